"""/attendance through the page chat: figures, days, the picture, appeals, and the address of webinars."""

from __future__ import annotations

from html import unescape

import pytest

from academy.messages import DRAWING, Document
from academy.programme import LANGUAGES, Proof
from locales import text
from storage import appeals, webinars
from storage.appeals import Decision
from tests.handlers.days import pass_time
from tests.handlers.steps import admitted, signed_up
from tests.support.attending import COMMAND_LINE, attend, course
from tests.support.chat import Chat

AFTER_FOUR = "2021-11-18T16:00+01:00"
PAGE = """**Your attendance**
You have 3 of 5 and may miss no more. Friday 19 November decides.
That is 60 per cent of the sessions that count. The certificate takes 80 per cent, that is 4.
If you attended nothing more, this session would decide: **Day 5**

Mon 15 · 14:00 Present
Tue 16 · 14:00 Absent
Wed 17 · 14:00 Present
Thu 18 · 14:00 Present
Fri 19 · 14:00 Still to come"""


@pytest.fixture
def ana(elsewhen):
    """Somebody who attended three of four days, and the assistant."""

    def open_(language: str = "en", *days: int, proof: Proof = Proof.BUTTON):
        app, visitor = elsewhen("2021-11-14T20:00+01:00", course(proof=proof))
        person = admitted(app, visitor(language))
        app.database.write(lambda db: attend(db, 1, *(days or (1, 3, 4)))).result()
        pass_time(person, "18 16:00")
        return app, person

    return open_


def test_page_has_figures_days_and_what_decides(ana):
    _, person = ana()
    assert person.say("/attendance") == PAGE
    assert person.buttons == ["I was there", "Agenda", "Home"]


def test_picture_on_the_page_is_an_svg_that_says_the_same(ana):
    _, person = ana()
    person.say("/attendance")
    drawn = person.download().decode()
    assert drawn.startswith("<svg")
    assert (drawn.count("<circle"), "Mon 15" in drawn, "Fri 19" in drawn) == (6, True, True)
    assert '<img src="/chat/file/' in person.client.get("/").text


def test_picture_is_the_same_drawing_elsewhere(ana):
    app, person = ana()
    person.say("/attendance")
    drawn = person.download()
    person.say("/link")
    phone = Chat(app.database, app.clock, "telegram", "77", "en")
    phone.command("start")
    phone.command("link", person.last.split("**")[1])
    phone.press("merge")
    reply = phone.command("attendance")
    assert (reply.text, reply.document) == (PAGE, Document("attendance.svg", drawn, DRAWING))
    assert PAGE.replace("**", "") in unescape(drawn.decode())


def test_who_does_not_take_part_is_told_so(elsewhen):
    app, visitor = elsewhen(AFTER_FOUR, course())
    assert signed_up(app, visitor("en")).say("/attendance") == text("en", "attendance-for-participants")


def test_appeal_is_written_looked_at_and_its_answer_comes(ana):
    app, person = ana()
    person.say("/attendance")
    person.press("I was there")
    assert person.last == text("en", "appeal-which")
    person.press("Tue 16 Nov, 14:00–15:30: Day 2")
    assert person.last.endswith(text("en", "appeal-ask"))
    assert person.say("x").startswith("Please write between 3 and 1,000 characters.")
    assert person.say("There was a power cut in the whole town.") == text("en", "appeal-noted")
    assert "An organiser is looking at it: **Day 2**" in person.say("/attendance")
    assert person.buttons == ["Agenda", "Home"]
    now = app.clock.now()
    app.database.write(lambda db: appeals.decide(db, COMMAND_LINE, 1, Decision.EXCUSED, now)).result()
    came = pass_time(person, "18 16:01")
    assert came == ["18 17:00 Your reason was accepted. This session no longer counts, so you lose nothing: Day 2"]
    assert "You have 3 of 4 and may miss no more." in person.say("/attendance")
    assert "Tue 16 · 14:00 Excused" in person.last


@pytest.mark.parametrize("number", ["1", "99999", "x", "²"])
def test_forged_appeal_changes_nothing(ana, number):
    app, person = ana()
    person.say("/attendance")
    person.client.post(
        "/chat",
        data={"action": f"appeal:{number}", "event": "forged-appeal"},
        headers={"HX-Request": "true", "Origin": person.url},
    )
    person.reload()
    assert person.last == text("en", "appeal-needless")
    assert app.database.read(lambda db: appeals.appeals(db, 1, None)) == []


def test_address_of_webinars_is_asked_once_and_may_be_left_out(ana):
    app, person = ana(proof=Proof.REPORT)
    assert text("en", "attendance-webinar") in person.say("/attendance")
    assert person.press("My webinar e-mail") == text("en", "webinar-ask")
    assert person.say("no address") == text("en", "webinar-email")
    assert person.say("Ana@Example.org") == text("en", "webinar-noted", email="ana@example.org")
    assert text("en", "attendance-webinar") not in person.say("/attendance")
    assert app.database.read(lambda db: webinars.email_of(db, 1)) == "ana@example.org"


def test_no_address_is_an_answer_too(ana):
    app, person = ana(proof=Proof.REPORT)
    person.say("/attendance")
    person.press("My webinar e-mail")
    assert person.press("No, thank you") == text("en", "webinar-skipped")
    assert app.database.read(lambda db: webinars.email_of(db, 1)) == ""


def test_warning_comes_on_the_eve_of_the_session_that_decides_and_once_when_it_is_too_late(ana):
    _, person = ana("en", 1, 3, 4)
    came = pass_time(person, "19 09:00")
    assert "18 18:00 Your certificate depends on this session: Day 5" in came
    came = pass_time(person, "19 18:00")
    assert [line for line in came if "too many" in line] == [
        "19 15:45 I am sorry: too many sessions are missing for the certificate."
    ]
    assert [line for line in pass_time(person, "20 18:00") if "too many" in line] == []


BEGINS = {
    "en": "Your sessions that count: 5. You may miss one. Tuesday 16 November decides.\n"
    "Not one has been counted so far. The certificate takes 80 per cent of them, that is 4.",
    "fr": "Vos sessions prises en compte\N{NO-BREAK SPACE}: 5. Vous pouvez en manquer une."
    " Jour décisif\N{NO-BREAK SPACE}: mardi 16 novembre.\n"
    "Aucune n’a encore été comptée. Le certificat en demande 80 pour cent, c’est-à-dire 4.",
    "es": "Sesiones que cuentan para usted: 5. Puede perderse una. Día decisivo: martes, 16 de noviembre.\n"
    "Todavía no se ha contado ninguna. El certificado exige el 80 por ciento, es decir, 4.",
    "pt": "Sessões que contam para o seu certificado: 5. Pode faltar a uma."
    " Dia decisivo: terça-feira, 16 de novembro.\n"
    "Ainda não foi contada nenhuma. O certificado exige 80 por cento, ou seja, 4.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_no_share_before_a_session_was_counted(elsewhen, language):
    app, visitor = elsewhen("2021-11-14T20:00+01:00", course())
    said = admitted(app, visitor(language)).say("/attendance")
    assert said.startswith(f"{text(language, 'attendance-heading')}\n{BEGINS[language]}\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_told_in_every_language(ana, language):
    _, person = ana(language)
    said = person.say("/attendance")
    assert said.startswith(text(language, "attendance-heading"))
    states = [text(language, f"strip-{state}") for state in ("present", "absent", "present", "present", "coming")]
    assert [line.rpartition("14:00 ")[2] for line in said.split("\n\n")[1].split("\n")] == states
