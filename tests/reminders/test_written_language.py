"""Announcements that are not in the language that they are said to be in."""

import pytest

from reminders.broadcasts import FIFTH, seems


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        pytest.param("Les inscriptions aux cours de la deuxième semaine sont ouvertes.", "es", "fr", id="another"),
        pytest.param("Les inscriptions aux cours de la deuxième semaine sont ouvertes.", "fr", "", id="the same"),
        pytest.param("Bonjour", "es", "", id="too short to be sure"),
        pytest.param("Die Anmeldung für die Kurse der zweiten Woche ist jetzt offen.", "es", FIFTH, id="a fifth"),
        pytest.param("https://example.org/abc", "es", "", id="nothing to read"),
    ],
)
def test_text_that_is_surely_in_another_language_is_noticed(text, language, other):
    assert seems(text, language) == other
