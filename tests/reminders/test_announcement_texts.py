import pytest

from academy.messages import Reply
from reminders.texts import Cancelled, write
from storage import letters
from storage.letters import Announcement, Letter, To
from storage.reasons import Reason
from tests.conftest import NOW

TEXTS = {"en": "Good morning to all.", "pt": "Bom dia a todos e a todas."}
NOBODY = frozenset()


def letter(language, announcement):
    to = To("es", None, 0, 0, "", NOBODY, NOBODY, NOBODY)
    later = NOW.replace(year=2022)
    kind, subject = "broadcast", {"language": language}
    return Letter(1, kind, 0, subject, 7, NOW, later, 2, 0, 1, to, None, announcement, False, ())


@pytest.mark.parametrize(
    ("language", "announcement", "expected"),
    [
        pytest.param("pt", Announcement(False, TEXTS, ""), Reply(TEXTS["pt"]), id="the language fixed for them"),
        pytest.param("fr", Announcement(False, TEXTS, "en"), Reply(TEXTS["en"]), id="the fallback"),
        pytest.param("fr", Announcement(False, TEXTS, ""), Cancelled(Reason.NO_TEXT), id="neither"),
        pytest.param("pt", Announcement(True, TEXTS, "en"), Cancelled(Reason.HALTED), id="stopped meanwhile"),
        pytest.param("pt", None, Cancelled(Reason.NO_TEXT), id="gone"),
    ],
)
def test_announcement_is_written_in_the_language_fixed_for_its_recipient(language, announcement, expected):
    assert write(letter(language, announcement), letters.Desk(0, None, {}), NOW) == expected
