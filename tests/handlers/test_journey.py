import pytest

from locales import text
from tests.handlers.steps import MOTIVATION, admitted, begins, signed_up, walk


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
def test_newcomer_signs_up_applies_is_accepted_and_sees_the_agenda(guest, language):
    ana = guest({"pt": "pt-BR", "es": "es-419", "fr": "fr-SN", "en": "en-GB"}[language])
    walk(ana)
    assert "**" in ana.last
    assert ana.buttons == [text(language, "button-agenda"), text(language, "button-about")]
    ana.accept()
    assert ana.last.startswith(begins(language, "decision-accepted", edition="", day="", time=""))
    ana.press("agenda")
    assert ana.last.startswith(begins(language, "agenda-heading", city="", time=""))
    assert "14:00–15:30" in ana.last


def test_summary_shows_every_answer_and_changes_one_line(guest):
    ana = walk(guest("pt"), until="apply.summary")
    for shown in ("Ana Machel", "Moçambique", "Ministério do Trabalho", "Maputo", MOTIVATION):
        assert shown in ana.last
    ana.press(text("pt", "change-name"))
    ana.say("Ana Beatriz Machel")
    assert ana.last.startswith(text("pt", "join-name-noted", name="Ana Beatriz Machel"))
    assert MOTIVATION in ana.last
    ana.press("send")
    ana.accept()
    assert text("pt", "button-agenda") in ana.buttons


def test_back_asks_the_question_before_and_keeps_the_answer_on_request(guest):
    ana = walk(guest("es"), until="join.constituency")
    ana.press("back:join.constituency")
    assert ana.last == text("es", "join-country")
    ana.press("back:join.country")
    assert ana.last == text("es", "join-name")
    ana.press("keep:join.name")
    assert ana.last == text("es", "join-country")
    ana.press("keep:join.country")
    assert ana.last == text("es", "join-constituency")


def test_application_is_sent_once_however_often_the_button_is_pressed(guest):
    ana = walk(guest("pt"), until="apply.summary")
    summary = ana.replies[-1]
    ana.press("send", of=summary)
    count = len(ana.replies)
    ana.press("send", of=summary)
    assert (ana.notice, len(ana.replies)) == (text("pt", "apply-sent-already"), count)


def test_without_the_commitment_nothing_is_sent_and_nothing_is_lost(guest):
    ana = walk(guest("es"), until="apply.commitment")
    ana.press("commit:no")
    assert ana.last == text("es", "apply-commitment-refused")
    ana.press("apply")
    assert ana.last == text("es", "apply-commitment")
    ana.press("commit:yes")
    assert MOTIVATION in ana.last


def test_withdrawn_participant_may_apply_again(shared, guest):
    ana = admitted(shared, guest("pt"))
    ana.say("/start")
    ana.press("withdraw")
    ana.press(text("pt", "button-withdraw-yes"))
    assert ana.last == text("pt", "apply-withdrawn")
    ana.press("apply")
    assert MOTIVATION in ana.last


def test_member_who_did_not_apply_sees_where_they_stand(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say("/start")
    assert ana.buttons == [text("en", f"button-{name}") for name in ("agenda", "about", "apply", "profile")]
