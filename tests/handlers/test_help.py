"""/help, commands in every language and mistyped, /stop and /start."""

import pytest
from sqlalchemy import select

from academy.programme import LANGUAGES
from handlers.help import MENU
from locales import text
from storage import applications
from storage.models import AddressRow, Delivery, Participation
from tests.handlers.steps import arrive, begins, newest, open_question, signed_up
from tests.support.people import edition


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_every_command(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say("/help")
    lines = [f"/{command} – {text(language, f'menu-{command}.does')}" for command in MENU]
    assert ana.last == text(language, "help", lines="\n".join(lines))


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_comes_by_its_name_in_every_language_whatever_theirs_is(shared, guest, language):
    ana = signed_up(shared, guest("en"))
    ana.say(f"/{text(language, 'menu-help')}")
    assert ana.last.startswith(begins("en", "help", lines=""))


@pytest.mark.parametrize(
    ("typed", "begin"),
    [
        ("/confidentialite", begins("en", "privacy", lines="")),
        ("/CONFIDENTIALITÉ", begins("en", "privacy", lines="")),
        ("/comecar", begins("en", "home-none", edition="")),
        ("/meusdados", text("en", "mydata")),
        ("/Agenda", begins("en", "agenda-heading", city="", time="")),
    ],
)
def test_commands_need_neither_accents_nor_small_letters(shared, guest, typed, begin):
    ana = signed_up(shared, guest("en"))
    ana.say(typed)
    assert ana.last.startswith(begin)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/agnda", "agenda"),
        ("/halp", "help"),
        ("/ajda", "help"),
        ("/adie", "help"),
        ("/ayda", "help"),
        ("/pefil", "profile"),
        ("/forgetmee", "forgetme"),
        ("/confidencialité", "privacy"),
        ("/linguas", "language"),
    ],
)
@pytest.mark.parametrize("language", ["en", "pt"])
def test_mistyped_command_is_answered_with_the_likeliest(shared, guest, typed, meant, language):
    ana = signed_up(shared, guest(language))
    ana.say(typed)
    assert ana.last == text(language, "command-unknown-near", command=f"/{meant}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_command_leads_to_help(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say("/xyzzy")
    assert (ana.last, ana.buttons) == (
        text(language, "command-unknown"),
        [text(language, f"button-{name}") for name in ("home", "agenda", "help")],
    )


def test_unknown_command_at_a_question_asks_it_again(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    ana.say("/xyzzy")
    assert ana.last == f"{text('en', 'command-unknown')}\n\n{text('en', 'join-name')}"
    ana.say("Ana Machel")
    assert newest(shared).name == "Ana Machel"


@pytest.mark.parametrize("words", ["help", "Ajuda", "AIDE", "ayuda"])
def test_word_that_names_a_command_needs_no_slash(shared, guest, words):
    ana = signed_up(shared, guest("en"))
    ana.say(words)
    assert ana.last.startswith(begins("en", "help", lines=""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_mean_nothing_here_get_a_way_on(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say("asdf")
    assert ana.last == text(language, "talk-lost")
    luis = arrive(shared, guest(language), "join.name")
    luis.press("pause")
    luis.say("asdf")
    assert luis.buttons[0] == text(language, "button-go-on")


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_keeps_unasked_messages_away_until_start(shared, guest, language):
    ana = arrive(shared, guest(language), "apply.summary")
    ana.press("send")
    ana.say("/stop")
    assert ana.last == text(language, "stop")
    stopped = select(AddressRow.stopped_at).where(AddressRow.member_id == newest(shared).id)
    assert shared.database.read(lambda db: db.scalar(stopped)) is not None
    ana.say("/agenda")
    assert ana.last.startswith(begins(language, "agenda-heading", city="", time=""))
    title = edition().title[language]
    ana.say("/start")
    assert ana.last == f"{text(language, 'start-again')}\n\n{text(language, 'home-applied', edition=title)}"
    assert shared.database.read(lambda db: db.scalar(stopped)) is None
    ana.say("/start")
    assert ana.last == text(language, "home-applied", edition=title)


def test_stop_holds_for_a_decision(elsewhen):
    app, visitor = elsewhen()
    ana = arrive(app, visitor("en"), "apply.summary")
    ana.press("send")
    ana.say("/stop")
    ana.accept()
    ana.reload()
    assert ana.last == text("en", "stop")
    found = app.database.read(lambda db: db.scalars(select(Delivery.state)).all())
    assert found != ["sent"]
    number = app.database.read(lambda db: db.scalars(select(Participation.id)).one())
    assert app.database.read(lambda db: len(applications.applications(db, 1))) == number


def test_stop_in_the_sign_up_leaves_the_question_and_start_goes_on(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    ana.say("/stop")
    assert open_question(shared, newest(shared).id) == ""
    ana.say("/start")
    assert ana.last == "\n\n".join(text("en", key) for key in ("start-again", "welcome-back", "join-name"))


def test_start_with_a_payload_is_a_start(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    ana.say("/start newsletter-2021")
    assert ana.last.endswith(text("en", "join-name"))
