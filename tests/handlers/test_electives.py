"""/electives at the page chat: what there is, a seat, a place on the list, changing, leaving."""

from __future__ import annotations

import pytest

from academy.programme import LANGUAGES, Constituency
from locales import text
from tests.handlers.conftest import make_app
from tests.handlers.rounds import course, elective, round_id, round_of, save, tap, with_rounds
from tests.handlers.steps import admitted, signed_up

ROUNDS = (
    round_of(
        "show",
        course("sa", 5),
        course("sb", None, ("en", "fr", "es")),
        course("sc", 5, ("en", "pt"), Constituency.EMPLOYERS, Constituency.TRADE_UNION),
    ),
    round_of("seat", course("ta", 60), course("tb", 60)),
    round_of("list", course("la", 1), course("lb", 9)),
    round_of("talk", course("va", 9, ("en", "fr")), course("vb", 9, ("en",))),
    round_of("later", course("ra", 9), days=7),
    round_of("past", course("pa", 9), days=-4),
)


@pytest.fixture(scope="module")
def shared(loaded_template, in_memory):
    app = make_app(loaded_template, in_memory)
    save(app, with_rounds(*ROUNDS))
    return app


def look(shared, person, code):
    """Open a round."""
    person.say("/electives")
    return tap(person, f"electives:{round_id(shared, code)}")


def test_round_shows_times_languages_seats_and_whom_each_is_for(shared, guest):
    ana = admitted(shared, guest("pt"))
    assert look(shared, ana, "show") == (
        "**Round show pt**\n"
        "Pode escolher até segunda-feira, 15 de novembro, 21:00 (Maputo) e, até lá, mudar de ideias sempre que "
        "quiser.\n"
        "Ainda não tem um lugar em nenhum destes cursos.\n\n"
        "Quando (Maputo):\n"
        "· ter., 16 de nov., 16:30–18:00\n· qua., 17 de nov., 16:30–18:00\n· qui., 18 de nov., 16:30–18:00\n\n"
        "**Care s pt**\nInterpretação: inglês, francês, espanhol, português\n5 vagas livres\n\n"
        "**Finance s pt**\n⚠ Sem interpretação em português. Disponível: inglês, francês, espanhol\n"
        "Sem limite de vagas\n\n"
        "**Housing s pt**\nInterpretação: inglês, português\n"
        "Destinado a: Organização de empregadores, Sindicato\n5 vagas livres\n"
        "✗ Este curso destina-se a grupos diferentes do que consta no seu perfil (/profile)."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_elective_is_described_on_demand_and_taken(shared, guest, language):
    ana = admitted(shared, guest(language))
    look(shared, ana, "seat")
    card = ana.press(f"Care t {language}")
    assert card.startswith(f"**Care t {language}**\nAll about care, {language}\n\n")
    taken = ana.press(text(language, "button-elective-take"))
    assert taken.startswith(text(language, "electives-seat", title=f"Care t {language}"))
    assert taken.count("16:30–18:00") == 3
    assert ana.notice == text(language, "electives-seat-notice")
    assert ana.buttons[0] == text(language, "button-elective-calendar")


def test_calendar_and_agenda_follow_a_seat_at_once(shared, guest):
    ana = admitted(shared, guest("en"))
    tap(ana, f"take:{elective(shared, 'ta')}")
    ana.press("Add to my calendar")
    assert ana.download().count(b"Care t en") == 3
    tap(ana, "agenda:2021-11-15")
    assert ("Care t en" in ana.last, "Finance t en" in ana.last) == (True, False)


def test_full_elective_has_a_waiting_list_in_order_of_arrival(shared, guest):
    seated, first, second = (admitted(shared, guest("en")) for _ in range(3))
    for person in (seated, first, second):
        look(shared, person, "list")
        person.press("Care l en")
    seated.press("Choose this elective")
    assert seated.notice == "✓ You have a seat."
    for place, person in enumerate((first, second), 1):
        person.press("Choose this elective")  # as the card still said
        assert person.notice == f"Waiting list: position {place}"
        assert f"You are number {place} on the waiting list." in person.last
    first.press("Leave the waiting list")
    assert first.last == text("en", "electives-unwaited", title="Care l en")
    second.say("/electives")
    assert "You are number 1 on the waiting list." in tap(second, f"elective:{elective(shared, 'la')}")
    assert second.buttons == ["Leave the waiting list", "‹ All electives"]


def test_language_that_is_missing_is_asked_for_once(shared, guest):
    ana = admitted(shared, guest("pt"))
    look(shared, ana, "talk")
    ana.press("Care v pt")
    asked = ana.press("Escolher este curso")
    assert asked == text("pt", "electives-language", title="Care v pt", mine="português")
    assert ana.buttons == ["Sim, em inglês", "Sim, em francês", "Não, prefiro que não"]
    assert ana.press("Sim, em inglês").startswith("A vaga é sua: **Care v pt**")
    tap(ana, f"elective:{elective(shared, 'vb')}")
    changed = ana.press("Mudar para este curso")
    assert changed.startswith("A vaga é sua: **Finance v pt**")
    assert text("pt", "electives-seat-left", title="Care v pt") in changed


def test_who_cannot_follow_another_language_takes_nothing(shared, guest):
    ana = admitted(shared, guest("pt"))
    tap(ana, f"take:{elective(shared, 'va')}")
    assert ana.press("Não, prefiro que não").startswith("**Care v pt**")
    assert ana.buttons == ["Escolher este curso", "‹ Todos os cursos"]


def test_seat_is_given_up_only_after_a_second_yes(shared, guest):
    ana = admitted(shared, guest("en"))
    tap(ana, f"take:{elective(shared, 'tb')}")
    ana.press("‹ All electives")
    assert "Your elective: **Finance t en**" in ana.last
    ana.press("✓ Finance t en")
    ana.press("Give up my seat")
    assert ana.last == text("en", "electives-leave-sure", title="Finance t en")
    ana.press("No, keep it")
    ana.press("Give up my seat")
    assert ana.press("Yes, give it up") == text("en", "electives-left", title="Finance t en")
    assert text("en", "electives-yours-not") in look(shared, ana, "seat")


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        pytest.param("ra", "You can choose from Monday 15 November, 10:00.", id="not open yet"),
        pytest.param("pa", "The time for choosing ended on Thursday 11 November, 21:00.", id="closed"),
        pytest.param("sc", text("en", "electives-refused-not-for-you"), id="for others"),
    ],
)
def test_button_that_comes_too_early_too_late_or_to_others_explains(shared, guest, code, refused):
    ana = admitted(shared, guest("en"))
    look(shared, ana, "show")
    said = tap(ana, f"take:{elective(shared, code)}")
    assert (ana.notice, refused in said) == (refused, True)
    assert ana.buttons == ["‹ All electives"]


@pytest.mark.parametrize(
    "action", ["take:99999", "take:x", "take:", f"take:{'9' * 40}", "follow:xx:take:1", "leave:x"]
)
def test_forged_button_does_nothing(shared, guest, action):
    ana = admitted(shared, guest("en"))
    assert tap(ana, action) in (text("en", "button-unknown"), text("en", "elective-gone"))


def test_those_who_do_not_take_part_are_told_whom_electives_are_for(shared, guest):
    rui = signed_up(shared, guest("en"))
    assert rui.say("/electives") == text("en", "elective-not-participant")


def test_home_leads_to_the_electives(shared, guest):
    ana = admitted(shared, guest("en"))
    ana.say("/start")
    assert ana.press("Electives").startswith("**Round show en**")
