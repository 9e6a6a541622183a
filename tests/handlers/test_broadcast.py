import shutil
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from academy.messages import Address, Kind
from handlers.broadcast_card import card
from handlers.broadcast_lines import FATES, Reader, fates
from handlers.router import routes
from locales import text
from reminders.broadcasts import expand_due
from storage import organisers
from storage.database import Db
from storage.models import AuditEntry, Broadcast, Delivery, Member
from tests.conftest import NOW
from tests.support import crowd
from tests.support.chat import Chat, HandClock
from tests.support.people import apply, sign_up

ANA = Address("telegram", "ana")
ENGLISH = "The electives of the second week are open. Please choose yours before Friday evening."
SPANISH = "Los cursos de la segunda semana están abiertos. Elija el suyo antes del viernes por la noche."
FRENCH = "Les cours de la deuxième semaine sont ouverts. Choisissez le vôtre avant vendredi soir."
GERMAN = "Die Kurse der zweiten Woche sind offen. Bitte wählen Sie Ihren Kurs bis Freitagabend aus."


@pytest.fixture
def clock():
    return HandClock(NOW)


@pytest.fixture
def sqlite(loaded_template, tmp_path):
    """A database with the shipped edition."""
    database = Db(f"sqlite:///{shutil.copy(loaded_template, tmp_path / 'test.sqlite')}")
    yield database
    database.close()


@pytest.fixture
def ana(sqlite, clock):
    """An organiser named in the settings, in Maputo, who reads English."""
    sqlite.write(lambda db: sign_up(db, "ana", "telegram", language="en", zone="Africa/Maputo")).result()
    return Chat(sqlite, clock, "telegram", "ana", organisers=(ANA,))


@pytest.fixture
def luis(sqlite, ana):
    """A member who reads Spanish."""
    return sqlite.write(
        lambda db: sign_up(db, "luis", "discord", language="es", zone="America/Bogota").id
    ).result()


def say(key, **values):
    return text("en", key, **values)


def labels(reply):
    return [button.label for row in reply.buttons for button in row]


def row(chat, number=1):
    return chat.database.read(lambda db: db.get(Broadcast, number))


def drafted(chat, *texts):
    """A draft for everyone, the page of which is open."""
    chat.command("broadcast")
    chat.press("broadcast.new")
    for language, words in texts:
        chat.press(f"broadcast.text:1:{language}")
        chat.say(words)
    return chat.press("broadcast:1")


def confirmed(chat, *texts):
    drafted(chat, *texts)
    ask = chat.press("broadcast.send:1")
    return chat.press_label(labels(ask)[0])


def expand(chat, seconds=30):
    chat.clock.at += timedelta(seconds=seconds)
    expand_due(chat.database, chat.clock.at)


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
        == f"**{text(language, 'broadcast-title', number='1', state=text(language, 'broadcast-state-sent'))}**"
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


def test_organiser_added_by_command_sees_the_button_at_home_and_others_do_not(sqlite, ana, luis):
    def added(db):
        organisers.add(db, Address("discord", "luis"), "test", NOW)

    outsider = Chat(sqlite, ana.clock, "discord", "luis")
    assert text("es", "broadcast-button-list") not in labels(outsider.command("start"))
    sqlite.write(added).result()
    outsider.command("start")
    assert outsider.press_label(text("es", "broadcast-button-list")).text == text("es", "broadcast")


ACTIONS = sorted(name for name in routes.actions if name.startswith("broadcast"))
MORE = {"broadcast.text": ":fr", "broadcast.move": ":en:fr", "broadcast.remove": ":en", "broadcast.show": ":en"}


@pytest.mark.parametrize("action", ACTIONS)
def test_pressing_a_button_of_somebody_else_gets_a_polite_no_and_changes_nothing(sqlite, ana, luis, action):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH)) if action == "broadcast.undo" else drafted(
        ana, ("en", ENGLISH)
    )
    before = sqlite.read(lambda db: db.execute(select(*Broadcast.__table__.c)).all())
    outsider = Chat(sqlite, ana.clock, "discord", "luis")
    pressed = action if action == "broadcast.new" else f"{action}:1{MORE.get(action, '')}"
    assert outsider.press(pressed).text == text("es", "broadcast-not-allowed")
    assert sqlite.read(lambda db: db.execute(select(*Broadcast.__table__.c)).all()) == before
    refused = select(AuditEntry.by, AuditEntry.member_id, AuditEntry.details)
    found = sqlite.read(lambda db: db.execute(refused.where(AuditEntry.action == "announcement refused")).all())
    assert [tuple(one) for one in found] == [("discord:luis", luis, {"tried": pressed})]


def test_command_of_somebody_else_is_refused_and_noted_every_time(sqlite, ana, luis):
    outsider = Chat(sqlite, ana.clock, "discord", "luis")
    for _ in range(2):
        assert outsider.command("broadcast").text == text("es", "broadcast-not-allowed")
    tried = sqlite.read(lambda db: db.scalars(select(AuditEntry.details)).all())
    assert tried == [{"tried": "broadcast"}] * 2


def test_organiser_who_was_removed_cannot_finish_what_they_began(sqlite, ana, luis):
    sqlite.write(lambda db: organisers.add(db, Address("discord", "luis"), "test", NOW)).result()
    chat = Chat(sqlite, ana.clock, "discord", "luis")
    chat.press("broadcast.new")
    chat.press("broadcast.text:1:es")
    sqlite.write(lambda db: organisers.remove(db, Address("discord", "luis"), "test", NOW)).result()
    assert chat.say(SPANISH).text == text("es", "broadcast-not-allowed")
    assert row(chat).texts == {}
    assert chat.say("Hola").text != text("es", "broadcast-not-allowed")


@pytest.mark.parametrize(
    ("words", "doubt", "buttons"),
    [
        pytest.param(ENGLISH, "", [], id="right"),
        pytest.param(
            FRENCH,
            say("broadcast-doubt", name="English", other="French"),
            ["No, it is: English", "Yes, it is: French"],
            id="another",
        ),
        pytest.param(
            GERMAN,
            say("broadcast-doubt-fifth", name="English"),
            ["No, it is: English", "Write it again"],
            id="a fifth",
        ),
        pytest.param("OK", "", [], id="too short to tell"),
    ],
)
def test_text_in_the_wrong_language_is_noticed(ana, words, doubt, buttons):
    ana.press("broadcast.new")
    ana.press("broadcast.text:1:en")
    noted = ana.say(words)
    assert (doubt in noted.text, row(ana).texts) == (True, {"en": words})
    if doubt:
        assert labels(noted) == buttons
        assert doubt in ana.press("broadcast:1").text


def test_text_in_the_wrong_language_moves_to_the_right_one_or_stays(ana):
    ana.press("broadcast.new")
    ana.press("broadcast.text:1:en")
    ana.say(FRENCH)
    assert ana.press_label("Yes, it is: French").text == say("broadcast-texts-more")
    assert row(ana).texts == {"fr": FRENCH}
    ana.press("broadcast.text:1:en")
    ana.say(SPANISH)
    ana.press_label("No, it is: English")
    assert row(ana).texts == {"fr": FRENCH, "en": SPANISH}


def test_writing_announcements_in_french_offers_nobody_to_switch_to_french(ana):
    ana.press("broadcast.new")
    for _ in range(4):
        ana.press("broadcast.text:1:fr")
        reply = ana.say(FRENCH)
    assert labels(reply) == ["English", "✓ French", "Spanish", "Portuguese", "For whom", "Overview"]


@pytest.mark.parametrize("extra", [1, 2, 400])
def test_text_that_is_too_long_is_refused_with_its_count_and_can_be_sent_again(ana, extra):
    ana.press("broadcast.new")
    ana.press("broadcast.text:1:en")
    refused = ana.say("x" * (3500 + extra))
    assert refused.text == say("broadcast-text-long", count=3500 + extra, most=3500, extra=extra)
    assert ana.say("x" * 3500).text.startswith(say("broadcast-text-noted", name="English", count=3500))


def test_text_keeps_its_lines_and_its_bold_words(ana):
    drafted(ana, ("en", "**Dear all**,\n\nthe link has changed.\n"))
    assert ana.press("broadcast.show:1:en").text == "**Dear all**,\n\nthe link has changed."


def test_text_can_be_looked_at_again_and_removed(ana):
    drafted(ana, ("en", ENGLISH))
    assert say("broadcast-text-now", text=ENGLISH) in ana.press("broadcast.text:1:en").text
    assert ana.press_label("Remove this text").text == say("broadcast-texts")
    assert row(ana).texts == {}


def test_nothing_goes_out_while_somebody_has_no_text_unless_a_fallback_is_named(ana, luis):
    page = drafted(ana, ("en", ENGLISH))
    assert say("broadcast-line-without", whom="Spanish (1)") in page.text
    assert ana.press("broadcast.send:1").text.startswith(say("broadcast-uncovered", count=1))
    page = ana.press_label("Others read: English")
    assert page.text.endswith("Get the text in English: 2 (Discord 1, Telegram 1)")
    assert "✓ Others read: English" in labels(page)
    ana.press_label("✓ Others read: English")
    assert row(ana).fallback == ""
    ana.press("broadcast.fallback:1:en")
    ana.press("broadcast.send:1")
    assert say("broadcast-waiting-seconds", count=30) in ana.press_label("Yes, send it").text


def test_audience_is_ticked_list_by_list_and_counted_as_it_changes(sqlite, ana, luis):
    sqlite.write(lambda db: apply(db, sign_up(db, "eva", "web", language="es", constituency="union"))).result()
    drafted(ana, ("es", SPANISH))
    lists = ana.press("broadcast.whom:1")
    assert labels(lists) == ["Language", "Group", "Application", "Elective", "App", "Overview"]
    assert ana.press_label("Group").text.startswith(say("broadcast-whom-list"))
    ticked = ana.press_label("Trade union")
    assert "✓ Trade union" in labels(ticked)
    assert ticked.text.endswith("For: Group: Trade union\nGet the text in Spanish: 1 (web page 1)")
    ana.press("broadcast.whom:1")
    ana.press_label("Application")
    ana.press_label("Application accepted")
    assert ana.replies[-1].text.endswith(say("broadcast-nobody"))
    ana.press_label("Application sent")
    back = ana.press_label("‹ Back")
    assert "✓ Application" in labels(back)
    assert "For: Group: Trade union; Application: Application accepted, Application sent" in back.text
    ana.press_label("All members")
    assert row(ana).audience == {}


def test_electives_are_chosen_by_their_titles(ana):
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.whom:1:electives")
    assert [label[:4] for label in labels(ana.replies[-1])][:8] == [f"{number} · " for number in range(1, 9)]
    ana.press("broadcast.whom:1:electives:3")
    assert row(ana).audience == {"electives": ["3"]}


def test_community_channels_get_it_with_or_without_members(sqlite, ana):
    sqlite.write(lambda db: [crowd.place(db, "lobby", "en"), crowd.place(db, "plaza", "es")]).result()
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.whom:1:places")
    ana.press_label("lobby (English)")
    ana.press_label("plaza (Spanish)")
    page = ana.press("broadcast:1")
    assert page.text.endswith(
        "Get the text in English: 1 (Telegram 1)\nCommunity channels: lobby, plaza\nNo text yet for: plaza"
    )
    ana.press("broadcast.fallback:1:en")
    ana.press("broadcast.whom:1")
    ana.press_label("Only these channels")
    assert ana.press("broadcast:1").text.endswith("Community channels: lobby, plaza")
    ana.press_label(labels(ana.press("broadcast.send:1"))[0])
    expand(ana)
    rows = sqlite.read(lambda db: db.execute(select(Delivery.member_id, Delivery.place_id)).all())
    assert [tuple(one) for one in rows] == [(None, 1), (None, 2)]


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


@pytest.mark.parametrize(
    ("typed", "at", "shown"),
    [
        pytest.param(
            "2021-11-16 18:00",
            datetime(2021, 11, 16, 16, tzinfo=UTC),
            "When: Tuesday, 16 November 2021, 18:00 (Maputo)"
            " – academy’s time: Tuesday, 16 November 2021, 17:00 (Rome)",
            id="written out",
        ),
        pytest.param(
            "18h",
            datetime(2021, 11, 12, 16, tzinfo=UTC),
            "When: Friday, 12 November 2021, 18:00 (Maputo)"
            " – academy’s time: Friday, 12 November 2021, 17:00 (Rome)",
            id="today",
        ),
    ],
)
def test_time_is_typed_by_the_organisers_clock_and_shown_with_weekday_in_both(ana, typed, at, shown):
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    page = ana.say(typed)
    assert (row(ana).send_at, shown in page.text.splitlines()) == (at, True)
    ana.press("broadcast.send:1")
    waiting = ana.press_label("Yes, send it")
    assert say("broadcast-waiting", when=shown.removeprefix("When: ")) in waiting.text
    expand(ana, seconds=30)
    assert row(ana).state == "waiting"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        pytest.param("2021-11-12 09:59", "broadcast-when-past", id="a minute ago"),
        pytest.param("in the evening", "broadcast-when-unread", id="in words"),
        pytest.param("2021-02-30 10:00", "broadcast-when-unread", id="no such day"),
    ],
)
def test_time_that_cannot_be_is_refused_and_asked_again(ana, typed, key):
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    values = {"text": typed, "example": "2021-11-13 18:00"} if key == "broadcast-when-unread" else {}
    assert ana.say(typed).text == say(key, **values)
    ana.say("2021-11-12 11:00")
    assert row(ana).send_at == datetime(2021, 11, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "key", "offered", "chosen"),
    [
        pytest.param(
            "2022-03-27 02:30",
            "broadcast-when-skipped",
            ["01:30", "03:30"],
            datetime(2022, 3, 27, 1, 30, tzinfo=UTC),
            id="skipped",
        ),
        pytest.param(
            "2022-10-30 02:30",
            "broadcast-when-twice",
            ["02:30 (UTC+02:00)", "02:30 (UTC+01:00)"],
            datetime(2022, 10, 30, 1, 30, tzinfo=UTC),
            id="twice",
        ),
    ],
)
def test_local_time_that_clocks_skip_or_repeat_is_explained(sqlite, ana, typed, key, offered, chosen):
    sqlite.write(lambda db: db.execute(update(Member).values(zone="Europe/Rome"))).result()
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    explained = ana.say(typed)
    assert (explained.text, labels(explained)) == (say(key, time=typed, city="Rome"), offered)
    assert row(ana).send_at is None
    ana.press_label(offered[1])
    assert row(ana).send_at == chosen
    ana.press("broadcast.when:1")
    ana.press_label("As soon as I confirm")
    assert row(ana).send_at is None


def test_set_time_that_has_passed_before_the_confirmation_is_refused(ana):
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    ana.say("2021-11-12 11:00")
    ana.clock.at += timedelta(hours=2)
    assert ana.press("broadcast.send:1").text.startswith(say("broadcast-when-past"))


def test_trying_out_sends_real_messages_to_the_organiser_alone(ana, luis):
    drafted(ana, ("en", ENGLISH), ("es", SPANISH))
    assert ana.press_label("Send it to me only").notice == say("broadcast-tried", count=2)
    rows = ana.database.read(
        lambda db: db.execute(select(Delivery.member_id, Delivery.kind, Delivery.subject)).all()
    )
    assert [tuple(one) for one in rows] == [
        (1, "broadcast", {"language": language, "test": True}) for language in ("en", "es")
    ]


def test_what_changed_after_the_question_is_not_sent(ana, luis):
    drafted(ana, ("en", ENGLISH), ("es", SPANISH))
    asked = ana.press("broadcast.send:1")
    ana.press("broadcast.whom:1:languages:es")
    assert ana.press_label(labels(asked)[0]).text.startswith(say("broadcast-changed"))
    assert row(ana).state == "draft"


def test_pressing_yes_twice_sends_once(ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    first = row(ana).send_at
    ana.clock.at += timedelta(seconds=10)
    again = ana.press_label("Yes, send it")
    assert say("broadcast-waiting-seconds", count=20) in again.text
    assert row(ana).send_at == first


def test_half_a_minute_is_left_to_take_it_back_and_to_go_on_with_it(ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    assert say("broadcast-undone") in ana.press_label("Take it back").text
    expand(ana)
    assert (row(ana).state, ana.database.read(lambda db: db.scalars(select(Delivery)).all())) == ("undone", [])
    page = ana.press_label("Go on with it")
    assert (row(ana).state, "When: as soon as you confirm" in page.text) == ("draft", True)


def test_taking_it_back_too_late_says_so(ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    expand(ana)
    assert ana.press_label("Take it back").text == say("broadcast-undo-late")
    assert row(ana).state == "sent"


def test_draft_can_be_put_away(ana):
    drafted(ana, ("en", ENGLISH))
    assert say("broadcast-undone") in ana.press_label("Put it away").text
    assert row(ana).state == "undone"


def test_progress_is_refreshed_in_its_message_stopped_and_reported_with_reasons(sqlite, ana, luis):
    sqlite.write(
        lambda db: [sign_up(db, user, name=user.title(), language="en") for user in ("eva", "zoe", "max")]
    ).result()
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    expand(ana)
    page = ana.press_label("Refresh")
    assert (page.edits, labels(page)) == (True, ["Stop it", "Refresh"])

    def settle(db):
        states = ("sent", ""), ("failed", "blocked"), ("unknown", "timeout"), ("failed", "http_413")
        rows = db.scalars(select(Delivery.id).order_by(Delivery.id)).all()
        for delivery, (state, reason) in zip(rows, states, strict=False):
            db.execute(update(Delivery).where(Delivery.id == delivery).values(state=state, reason=reason))

    sqlite.write(settle).result()
    stopped = ana.press_label("Stop it")
    assert stopped.notice == say("broadcast-stopped", count=1)
    assert stopped.text.splitlines() == [
        "**Announcement 1 · stopped**",
        "",
        "Messages in all: 5",
        "Sent: 1",
        "May have arrived: 1",
        "Not sent because it was stopped: 1",
        "Cannot be reached any more: 1",
        "The app refused the message: 1",
        "",
        "Did not get it, or not for certain: Eva, Ana Machel, Zoe",
    ]
    assert ana.press("broadcast.stop:1").text == say("broadcast-not-going", number="1")


def test_stopping_what_has_left_altogether_says_so(sqlite, ana):
    confirmed(ana, ("en", ENGLISH))
    expand(ana)
    sqlite.write(lambda db: db.execute(update(Delivery).values(state="sent"))).result()
    assert labels(ana.press("broadcast:1")) == ["Refresh"]
    assert ana.press("broadcast.stop:1").text == say("broadcast-over")


def test_where_progress_is_shown_is_kept_for_the_bot_to_edit(ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    kept = {"channel": "telegram", "chat": "ana", "message": "1", "language": "en", "zone": "Africa/Maputo"}
    assert row(ana).progress == kept
    page = ana.database.read(
        lambda db: card(db, db.get(Broadcast, 1), Reader(kept["language"], kept["zone"]), NOW)
    )
    assert page.text == ana.replies[-1].text


@pytest.mark.parametrize(
    ("state", "reason", "fate"),
    [
        ("sent", "", "sent"),
        ("queued", "", "waiting"),
        ("claimed", "", "waiting"),
        ("sending", "", "waiting"),
        ("unknown", "timeout", "unknown"),
        ("expired", "late", "late"),
        ("cancelled", "halted", "halted"),
        ("cancelled", "stopped", "stopped"),
        ("cancelled", "no text", "untexted"),
        ("cancelled", "merged", "other"),
        ("failed", "no address", "gone"),
        ("failed", "unreachable", "gone"),
        ("failed", "dm_closed", "gone"),
        ("failed", "http_413", "refused"),
        ("failed", "flood", "away"),
    ],
)
def test_fates_are_told_in_words(state, reason, fate):
    assert fates({(state, reason): 3}) == {fate: 3}
    assert fate in FATES


def test_another_organiser_may_take_it_back(sqlite, ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    sqlite.write(lambda db: organisers.add(db, Address("discord", "luis"), "test", NOW)).result()
    chat = Chat(sqlite, ana.clock, "discord", "luis")
    chat.command("broadcast", "1")
    assert text("es", "broadcast-undone") in chat.press_label(text("es", "broadcast-button-undo")).text


def test_words_typed_where_a_button_is_wanted_show_the_page_again(ana):
    page = drafted(ana, ("en", ENGLISH))
    assert (ana.say("What now?").text, labels(ana.replies[-1])) == (say("talk-press"), labels(page))


def test_sticker_while_the_text_is_asked_for_changes_nothing(ana):
    ana.press("broadcast.new")
    ana.press("broadcast.text:1:en")
    assert say("broadcast-text", name="English", most=3500) in ana.do(Kind.ATTACHMENT, attachment="sticker").text
    assert ana.say(ENGLISH).text.startswith(say("broadcast-text-noted", name="English", count=len(ENGLISH)))


def test_organiser_without_a_zone_types_in_the_academys_time(sqlite, ana):
    sqlite.write(lambda db: db.execute(update(Member).values(zone=None))).result()
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    assert "When: Friday, 12 November 2021, 18:00 (Rome)" in ana.say("18:00").text.splitlines()
