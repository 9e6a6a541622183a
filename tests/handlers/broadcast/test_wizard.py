"""The whole way to an announcement, and leaving it in the middle."""

import pytest
from sqlalchemy import select, update

from locales import text
from storage.models import Delivery, Member
from tests.handlers.broadcast.steps import ANA, ENGLISH, SPANISH, drafted, expand, labels, row, say
from tests.support.chat import Chat


def test_organiser_writes_in_two_languages_looks_confirms_and_it_goes_out(ana, luis):
    assert ana.command("broadcast").text == say("broadcast")
    assert ana.press_label(say("broadcast-button-new")).text == say("broadcast-texts")
    asked = ana.press_label("English")
    assert (asked.text, asked.field.maximum) == (say("broadcast-text", name="English", most=3500), 3500)
    noted = ana.say(ENGLISH)
    assert noted.text.startswith(say("broadcast-text-noted", name="English", count=len(ENGLISH)))
    assert labels(noted) == ["✓ English", "French", "Spanish", "Portuguese", "For whom", "Overview"]
    ana.press_label("Spanish")
    ana.say(SPANISH)
    page = ana.press_label("Overview")
    assert page.text.split("\n") == [
        "**Announcement 1 · draft**",
        "",
        "Text in English (85 characters): “The electives of the second week are open. Please choose yo…”",
        "Text in Spanish (93 characters): “Los cursos de la segunda semana están abiertos. Elija el su…”",
        "For: all members",
        "When: as soon as you confirm",
        "",
        "Get the text in English: 1 (Telegram 1)",
        "Get the text in Spanish: 1 (Discord 1)",
    ]
    assert ana.press_label("Show: Spanish").text == SPANISH
    assert ana.press("broadcast.send:1").text.endswith(say("broadcast-sure", when=say("broadcast-when-once")))
    going = ana.press_label("Yes, send it")
    assert (say("broadcast-waiting-seconds", count=30) in going.text, labels(going)) == (
        True,
        ["Take it back", "Refresh"],
    )
    expand(ana)
    deliveries = ana.database.read(lambda db: db.execute(select(Delivery.member_id, Delivery.subject)).all())
    assert [tuple(one) for one in deliveries] == [(1, {"language": "en"}), (luis, {"language": "es"})]
    assert "Still waiting: 2" in ana.press_label("Refresh").text


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
def test_every_page_is_written_in_the_language_of_the_organiser(sqlite, ana, luis, language):
    sqlite.write(lambda db: db.execute(update(Member).where(Member.id == 1).values(language=language))).result()
    drafted(ana, ("en", ENGLISH))
    for action in ("broadcast.whom:1", "broadcast.whom:1:states", "broadcast.when:1", "broadcast.fallback:1:en"):
        ana.press(action)
    ana.press_label(labels(ana.press("broadcast.send:1"))[0])
    expand(ana)
    page = ana.press("broadcast:1")
    assert (
        page.text.splitlines()[0]
        == f"**{text(language, 'broadcast-title', number='1', state=text(language, 'broadcast-state-sending'))}**"
    )
    assert text(language, "broadcast-fate-waiting", count=2) in page.text


def test_wizard_goes_on_where_it_was_after_a_restart_and_another_command(ana, luis):
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.whom:1:languages:en")
    ana.command("agenda")
    again = Chat(ana.database, ana.clock, "telegram", "ana", organisers=(ANA,))
    listed = again.command("broadcast")
    assert labels(listed)[0] == f"1 · draft · {ENGLISH}"[:40]
    page = again.press_label(labels(listed)[0])
    assert ("For: Language: English" in page.text, "Get the text in English: 1 (Telegram 1)" in page.text) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    "pressed",
    [
        "broadcast.whom:1:colours",
        "broadcast.whom:1:languages:de",
        "broadcast.whom:x",
        "broadcast.when:1:soon",
        "broadcast.text:1:de",
        "broadcast.show:1:fr",
        "broadcast.move:1:en:xx",
        "broadcast:",
    ],
)
def test_button_that_was_never_there_leads_nowhere(ana, pressed):
    drafted(ana, ("en", ENGLISH))
    found = ana.press(pressed)
    expected = "broadcast" if pressed == "broadcast:" else "button-unknown"
    assert found.text.startswith(say(expected))
    assert (row(ana).texts, row(ana).audience) == ({"en": ENGLISH}, {})


def test_unknown_announcement_is_not_found(ana):
    assert ana.press("broadcast:99").text == say("broadcast-unknown", number="99")


def test_words_typed_where_a_button_is_wanted_show_the_page_again(ana):
    page = drafted(ana, ("en", ENGLISH))
    assert (ana.say("What now?").text, labels(ana.replies[-1])) == (say("talk-press"), labels(page))
