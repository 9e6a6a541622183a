"""One person, two apps: web with web, web with Telegram."""

import pytest
from sqlalchemy import select

from academy.applications import State
from academy.electives import Seated
from academy.programme import LANGUAGES
from locales import text
from storage import catalogue, electives, linking
from storage.consents import consents_of
from storage.members import PROFILE
from storage.models import ElectiveRow, Member, Participation, Seat
from tests.conftest import NOW
from tests.handlers import steps
from tests.handlers.linking import WRONG, addresses, code_of
from tests.handlers.steps import admitted, arrive, begins, newest, press_old, signed_up


@pytest.mark.parametrize("language", LANGUAGES)
def test_link_gives_a_code_that_can_be_read_and_typed(shared, guest, language):
    ana = signed_up(shared, guest(language))
    code = code_of(ana)
    assert ana.last == text(language, "link", code=code, minutes=10)
    assert (ana.buttons, ana.replies[-1].limits) == ([text(language, "button-cancel")], (8, 16))
    assert set(code) <= {*linking.ALPHABET, " "}


@pytest.mark.parametrize("how", ["{code}", "/link {code}", "/relier {small}", "{dashed}", " {small} "])
def test_code_typed_elsewhere_shows_what_is_merged_and_makes_one_of_two(shared, guest, how):
    ana = signed_up(shared, guest("en"))
    number, code = newest(shared).id, code_of(ana)
    other = guest("en")
    other.say("/link")
    other.say(how.format(code=code, small=code.lower(), dashed=code.replace(" ", "-")))
    lines = other.last.split("\n\n")[1].split("\n")
    assert lines == [
        "Name: Ana Machel",
        "Country: Mozambique",
        "Group: Government",
        "Organisation: Ministério do Trabalho",
        "Topics: –",
        "Time zone: Maputo",
        "Language: English",
    ]
    assert "Channels: web page" in other.last
    assert other.buttons == [text("en", "button-link-yes"), text("en", "button-cancel")]
    other.press("merge")
    assert other.last == text("en", "link-done")
    kept = newest(shared)
    assert (addresses(shared, kept.id), {name: getattr(kept, name) for name in PROFILE}) == (
        ["web", "web"],
        steps.TOLD,
    )
    assert shared.database.read(lambda db: db.get(Member, number)) is None
    for person in (ana, other):
        person.say("/profile")
        assert "Name: Ana Machel" in person.last


def test_web_and_telegram_become_one_and_both_go_on(shared, guest, chat):
    ana, phone = admitted(shared, guest("pt")), chat("telegram", "pt-br")
    code = code_of(ana)
    phone.command("start")
    assert phone.command("link", code).text.startswith(begins("pt", "link-preview", lines="", apps=""))
    assert "Telegram, página web" in phone.replies[-1].text
    assert phone.press("merge").text == text("pt", "link-done")
    number = newest(shared).id
    assert (addresses(shared, number), steps.standing(shared, number)) == (["telegram", "web"], State.ACCEPTED)
    assert phone.command("start").text.startswith(begins("pt", "home-accepted", edition=""))
    ana.say("/start")
    assert ana.last.startswith(begins("pt", "home-accepted", edition=""))
    assert shared.database.read(lambda db: consents_of(db, number)) == {
        "academy": True,
        "found": True,
        "news": False,
    }


def test_code_giver_is_no_longer_asked_for_a_code(shared, guest, chat):
    ana, phone = signed_up(shared, guest("en")), chat()
    phone.command("link", code_of(ana))
    phone.press("merge")
    ana.say("agenda")
    assert ana.last.startswith(begins("en", "agenda-heading", city="", time=""))


def test_conflicts_are_asked_one_by_one_and_the_choice_is_kept(shared, guest):
    ana = signed_up(shared, guest("en"))
    code = code_of(ana)
    other = signed_up(
        shared, guest("fr"), name="Ana B. Machel", country="PT", zone="Europe/Lisbon", work="coopératives"
    )
    press_old(other, "consent:news:yes")
    other.say("/link")
    other.say(code)
    asked = []
    for label in ("Ana Machel", "Portugal", "Maputo", "Français", text("fr", "privacy-yes")):
        asked.append(other.last.split("\n\n")[-1])
        shown = [button for button in other.buttons if button.lower() == label.lower()]
        other.press(shown[0])
    names = [text("fr", f"link-line-{field}") for field in ("name", "country", "zone", "language")]
    assert asked == [*names, text("fr", "privacy-news")]
    other.press("merge")
    kept = newest(shared)
    assert (kept.name, kept.country, kept.zone, kept.work) == ("Ana Machel", "PT", "Africa/Maputo", "coopératives")
    assert (kept.language, shared.database.read(lambda db: consents_of(db, kept.id))["news"]) == ("fr", True)


def test_two_seats_in_a_round_are_asked_about_and_one_is_kept(shared, guest):
    ana = admitted(shared, guest("pt"))
    ana = admitted(shared, guest("pt"))
    number = newest(shared).id
    other = admitted(shared, guest("pt"))

    def take(db, member, code):
        chosen = catalogue.elective_by_code(db, code).id
        return electives.take(db, db.get_one(Member, member), chosen, "m", NOW)

    for member, code in ((number, "2"), (newest(shared).id, "3")):
        assert shared.database.write(lambda db, m=member, c=code: take(db, m, c)).result() == Seated()
    other.say("/link")
    other.say(code_of(ana))
    assert other.last.split("\n\n")[1].startswith("A sua vaga: ")
    assert [button[:12] for button in other.buttons[:2]] == ["ESS e transi", "Rumo a uma E"]
    press_old(other, f"choose:seat.{first_round(shared)}:theirs")
    other.press("merge")
    kept = shared.database.read(lambda db: db.scalars(select(ElectiveRow.code).join(Seat)).all())
    assert kept == ["2"]


def first_round(app):
    """The id of the first round."""
    return app.database.read(lambda db: catalogue.needed(db).rounds[0].id)


def test_conflict_may_be_typed_and_long_values_are_shown_whole(shared, guest):
    long = [
        "Federação das cooperativas agrícolas e de crédito do norte " + end
        for end in ("de Moçambique", "de Angola")
    ]
    ana = signed_up(shared, guest("en"), organisation=long[0])
    code = code_of(ana)
    other = signed_up(shared, guest("en"), organisation=long[1])
    other.say(f"/link {code}")
    assert all(value in other.last for value in long)
    assert all(len(label) <= 60 for label in other.buttons)
    other.press("choose:organisation:theirs")
    assert f"Organisation: {long[0]}" in other.last


@pytest.mark.parametrize(
    ("side", "motivation"),
    [("mine", "I want to meet the others and to tell what we do."), ("theirs", steps.MOTIVATION)],
)
def test_two_applications_are_asked_and_the_chosen_one_stands(shared, guest, side, motivation):
    ana = arrive(shared, guest("en"), "apply.summary")
    ana.press("send")
    code = code_of(ana)
    other = arrive(shared, guest("en"), "apply.motivation")
    other.say("I want to meet the others and to tell what we do.")
    other.say(f"/link {code}")
    assert other.buttons[:2] == [text("en", "link-application-draft"), text("en", "link-application-applied")]
    other.press(f"choose:application:{side}")
    other.press("merge")
    kept = shared.database.read(
        lambda db: db.scalars(select(Participation).where(Participation.member_id == newest(shared).id)).one()
    )
    expected = (State.DRAFT, None) if side == "mine" else (State.APPLIED, True)
    assert (kept.motivation, kept.state, kept.commitment) == (motivation, *expected)


def test_needed_consent_cannot_be_merged_away(shared, guest):
    ana = signed_up(shared, guest("en"))
    code = code_of(ana)
    other = arrive(shared, guest("en"), "join.consent")
    other.press("consent:academy:no")
    other.say(f"/link {code}")
    assert other.last.endswith(text("en", "privacy-academy"))
    other.press("choose:consent.academy:mine")
    assert other.last == text("en", "privacy-academy-needed")
    press_old(other, "choose:consent.academy:theirs")
    other.press("merge")
    assert shared.database.read(lambda db: consents_of(db, newest(shared).id))["academy"] is True


def test_own_code_is_for_the_other_app(shared, guest):
    ana = signed_up(shared, guest("pt"))
    ana.say(code_of(ana))
    assert (ana.last, ana.buttons) == (text("pt", "link-same"), [text("pt", "button-cancel")])
    assert steps.open_question(shared, newest(shared).id) == "link.code"


def test_words_that_are_no_code_do_not_lock(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say("/link")
    for words in ("Where do I find it?", "I have no code", "help", "12345678", "ABC", "hm", "what now"):
        ana.say(words)
        assert ana.last == text("en", "link-unknown")


def test_code_with_a_slip_may_be_typed_again(shared, guest):
    ana, other = signed_up(shared, guest("en")), guest("en")
    code = code_of(ana)
    other.say(f"/link {WRONG}")
    assert other.last.startswith(text("en", "link-unknown"))
    other.say(code)
    assert other.last.startswith(begins("en", "link-preview", lines="", apps=""))


@pytest.mark.parametrize("step", ["link.code", "link.merge"])
@pytest.mark.parametrize("language", ["fr", "es"])
def test_linking_may_be_cancelled(shared, guest, step, language):
    ana, other = signed_up(shared, guest(language)), guest(language)
    other.say("/start")
    other.say("/link" if step == "link.code" else f"/link {code_of(ana)}")
    other.press(text(language, "button-cancel"))
    assert (other.last, steps.open_question(shared, newest(shared).id)) == (text(language, "link-cancelled"), "")
    press_old(other, "merge")
    assert other.last == text(language, "link-expired")


@pytest.mark.parametrize("action", ["merge", "choose:name:mine", "choose:name", "nolink"])
def test_old_buttons_of_linking_merge_nothing(shared, guest, action):
    ana = signed_up(shared, guest("en"))
    press_old(ana, action)
    assert ana.last == text("en", "link-cancelled" if action == "nolink" else "link-expired")


def test_open_question_of_linking_stays_whatever_comes_between(shared, guest):
    ana, other = signed_up(shared, guest("en")), signed_up(shared, guest("en"))
    code = code_of(ana)
    other.say("/link")
    press_old(other, "constituency:union")
    noted = text("en", "join-constituency-noted", constituency="Trade union")
    assert other.last == f"{noted}\n\n{text('en', 'link-waiting')}"
    other.say(code)
    press_old(other, "stay")
    assert other.last.startswith(f"{text('en', 'language-stays')}\n\n")
    assert other.buttons[-1] == text("en", "button-cancel")
    other.press("choose:constituency:mine")
    other.say("yes")
    assert other.last == text("en", "link-done")


def test_linking_in_the_sign_up_goes_on_with_it(shared, guest, chat):
    ana, phone = arrive(shared, guest("en"), "join.constituency"), chat()
    phone.command("link", code_of(ana))
    phone.press("merge")
    assert [button.action for button in phone.replies[-1].buttons[0]] == ["profile", "go"]
    assert phone.press("go").text == text("en", "join-constituency")
    ana.say("/start")
    assert ana.last.endswith(text("en", "join-constituency"))


def test_two_people_who_typed_each_others_codes_are_merged_once(shared, guest):
    ana = signed_up(shared, guest("en"))
    number = newest(shared).id
    other = signed_up(shared, guest("en"))
    codes = code_of(ana), code_of(other)
    ana.say(codes[1])
    other.say(codes[0])
    ana.press("merge")
    assert ana.last == text("en", "link-done")
    other.press("merge")
    assert other.last == text("en", "link-expired")
    assert addresses(shared, number) == ["web", "web"]
