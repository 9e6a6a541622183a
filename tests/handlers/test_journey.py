import pytest

from locales import text
from tests.handlers.steps import MOTIVATION, SIGN_UP, member, participant, walk

TITLE = "12"


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
def test_newcomer_signs_up_applies_is_accepted_and_sees_the_agenda(visitor, language):
    ana = visitor({"pt": "pt-BR", "es": "es-419", "fr": "fr-SN", "en": "en-GB"}[language])
    walk(ana)
    assert "**" in ana.last
    assert ana.buttons == [text(language, "button-agenda"), text(language, "button-about")]
    ana.accept()
    assert ana.last.startswith(text(language, "decision-accepted", edition="X", day="Y", time="Z")[:12])
    ana.press("agenda")
    assert text(language, "agenda-today", day="")[:4] not in ana.last
    assert ana.last.startswith(text(language, "agenda-heading", city="Maputo", time="10:00")[:12])
    assert "14:00–15:30" in ana.last


def test_summary_shows_every_answer_and_changes_one_line(visitor):
    ana = walk(visitor("pt"), until="apply.summary")
    for shown in ("Ana Machel", "Moçambique", "Ministério do Trabalho", "Maputo", MOTIVATION):
        assert shown in ana.last
    ana.press(text("pt", "change-name"))
    ana.say("Ana Beatriz Machel")
    assert ana.last.startswith(text("pt", "join-name-noted", name="Ana Beatriz Machel"))
    assert MOTIVATION in ana.last
    ana.press("send")
    ana.accept()
    assert text("pt", "button-agenda") in ana.buttons


@pytest.mark.parametrize("question", [question for question, _ in SIGN_UP])
def test_start_goes_on_where_they_were(visitor, question):
    ana = walk(visitor("fr"), until=question)
    ana.press("pause") if question != "apply.offer" else ana.press("later")
    ana.forward("2021-11-19T09:00+01:00")
    open_again = ana.say("/start")
    if question == "join.consent":
        assert open_again.startswith(text("fr", "welcome", edition="")[:20])
    elif question == "apply.offer":
        assert text("fr", "button-apply") in ana.buttons
    else:
        assert open_again.startswith(text("fr", "welcome-back"))
        answer = dict(SIGN_UP)[question]
        ana.press(answer[1:]) if answer.startswith("!") else ana.say(answer)
        assert text("fr", "talk-lost") not in ana.last


def test_back_asks_the_question_before_and_keeps_the_answer_on_request(visitor):
    ana = walk(visitor("es"), until="join.constituency")
    ana.press("back:join.constituency")
    assert ana.last == text("es", "join-country")
    ana.press("back:join.country")
    assert ana.last == text("es", "join-name")
    ana.press("keep:join.name")
    assert ana.last == text("es", "join-country")
    ana.press("keep:join.country")
    assert ana.last == text("es", "join-constituency")


def test_starting_over_asks_first_and_then_forgets(visitor):
    ana = walk(visitor("en"), until="join.constituency")
    ana.press("restart")
    assert ana.last == text("en", "join-restart-sure")
    ana.press("go")
    assert ana.last == text("en", "join-constituency")
    ana.press("restart")
    ana.press(text("en", "button-restart-yes"))
    assert ana.last == text("en", "consent-academy")
    for _ in range(3):
        ana.press(text("en", "consent-academy-yes")) if ana.last == text("en", "consent-academy") else None
        break
    assert ana.last.endswith(text("en", "consent-found"))


def test_application_is_sent_once_however_often_the_button_is_pressed(visitor):
    ana = walk(visitor("pt"), until="apply.summary")
    summary = ana.replies[-1]
    ana.press("send", of=summary)
    count = len(ana.replies)
    ana.press("send", of=summary)
    assert (ana.notice, len(ana.replies)) == (text("pt", "apply-sent-already"), count)


def test_motivation_is_counted_for_the_person(visitor):
    ana = walk(visitor("en"), until="apply.motivation")
    ana.say("Too short.")
    assert ana.last == text("en", "apply-motivation-short", count=10, least=30, missing=20)
    ana.say("x" * 1501)
    assert ana.last == text("en", "apply-motivation-long", count=1501, most=1500, extra=1)
    ana.say("x" * 1500)
    assert ana.last.startswith(text("en", "apply-motivation-noted", count=1500))


def test_declined_member_hears_it_kindly_and_stays_a_member(visitor, app):
    from storage import applications

    ana = walk(visitor("fr"))
    now = app.clock.now()
    app.database.write(lambda db: applications.decide_all(db, [1], accept=False, by="test", now=now)).result()
    ana.next_event()
    assert ana.last.startswith(text("fr", "decision-declined", edition="X").split("X")[0])
    ana.say("/start")
    assert ana.last.startswith(text("fr", "home-declined", edition="X").split("X")[0])


def test_without_the_commitment_nothing_is_sent_and_nothing_is_lost(visitor):
    ana = walk(visitor("es"), until="apply.commitment")
    ana.press("commit:no")
    assert ana.last == text("es", "apply-commitment-refused")
    ana.press("apply")
    assert ana.last == text("es", "apply-commitment")
    ana.press("commit:yes")
    assert MOTIVATION in ana.last


def test_without_consent_nothing_more_is_asked(visitor):
    ana = visitor("pt")
    ana.say("/start")
    ana.press("go")
    ana.press("consent:academy:no")
    assert ana.last == text("pt", "consent-academy-refused")
    ana.say("Ana Machel")
    assert ana.last.startswith(text("pt", "welcome", edition="X").split("X")[0])


def test_withdrawn_participant_may_apply_again(visitor):
    ana = participant(visitor("pt"))
    ana.say("/start")
    ana.press("withdraw")
    ana.press(text("pt", "button-withdraw-yes"))
    assert ana.last == text("pt", "apply-withdrawn")
    ana.press("apply")
    assert MOTIVATION in ana.last


def test_member_who_did_not_apply_sees_where_they_stand(visitor):
    ana = member(visitor("en"))
    ana.say("/start")
    assert ana.buttons == [text("en", f"button-{name}") for name in ("agenda", "about", "apply", "profile")]
