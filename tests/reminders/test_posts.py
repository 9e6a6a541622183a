"""Posts of sessions in places: when, what, once, and edited when the session changes."""

import dataclasses
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import update

from academy.messages import Button, Reply
from academy.programme import Reminders
from bot.channels import Fate as Sent
from bot.channels import SendError
from reminders.posts import post_at
from storage.deliveries import Fate
from storage.models import Delivery
from tests.support.people import edition
from tests.support.posting import GROUP, LOUNGE, Bulletin, Memory

STARTS = datetime(2021, 11, 15, 12, 0, tzinfo=UTC)  # of "opening", 13:00 in Rome; it lasts 90 minutes
EVE = datetime(2021, 11, 14, 17, 0, tzinfo=UTC)  # 18:00 in Rome
EARLY = EVE - timedelta(minutes=1)
SOON = EVE + timedelta(hours=2)
LONG = timedelta(minutes=90)
NEW = "https://meet.example.org/new"


def opened(database):
    """The places with what their platforms show, after the post of the opening session."""
    bulletin, discord = Bulletin(database, LOUNGE), Memory("discord")
    bulletin.at(EVE, discord)
    return bulletin, discord


SENT = ("post", "sent", "")
LINK = (Button("Join the session", url="https://ecampus.example.org/sse12/opening"),)


@pytest.mark.parametrize(
    ("starts", "zone", "eve", "posted"),
    [
        pytest.param("2021-11-15T12:00", "Europe/Rome", time(18), "2021-11-14T17:00", id="winter"),
        pytest.param("2021-07-15T12:00", "Europe/Rome", time(18), "2021-07-14T16:00", id="summer"),
        pytest.param(
            "2021-11-15T22:00", "Pacific/Auckland", time(18), "2021-11-15T05:00", id="a later date there"
        ),
        pytest.param(
            "2021-03-29T08:00", "Europe/Rome", time(2, 30), "2021-03-28T00:30", id="a minute that is skipped"
        ),
        pytest.param("2021-11-15T12:00", "Europe/Rome", None, "2021-11-15T11:00", id="no eve: an hour before"),
    ],
)
def test_post_is_due_on_the_eve_by_the_clocks_of_the_academy(starts, zone, eve, posted):
    academy = dataclasses.replace(edition(), zone=zone, reminders=Reminders(eve))
    assert post_at(academy, datetime.fromisoformat(f"{starts}Z")) == datetime.fromisoformat(f"{posted}Z")


def test_session_is_posted_once_a_place_in_its_language(sqlite):
    bulletin = Bulletin(sqlite, GROUP, LOUNGE)
    telegram, discord = Memory("telegram"), Memory("discord")
    bulletin.at(EARLY, telegram, discord)
    assert (telegram.calls, discord.calls) == ([], [])
    bulletin.at(EVE, telegram, discord)
    assert [(verb, chat) for verb, chat, _ in telegram.calls] == [("send", "-1001234567890")]
    assert [(verb, chat) for verb, chat, _ in discord.calls] == [("send", "#1180000000000000001")]
    assert discord.shown["1"] == Reply(
        "**Official opening**\nMonday 15 November, 13:00–14:30 (Rome) · 12:00–13:30 UTC\n"
        "Interpreted into: English, French, Spanish, Portuguese",
        (LINK,),
    )
    assert telegram.shown["1"].text.splitlines()[1] == (
        "segunda-feira, 15 de novembro, 13:00–14:30 (Roma) · 12:00–13:30 UTC"
    )


def test_restart_posts_nothing_again(database):
    bulletin, discord = opened(database)
    bulletin.at(EVE, discord)
    bulletin.at(EVE + timedelta(minutes=5), discord)
    assert [verb for verb, *_ in discord.calls] == ["send"]
    assert bulletin.deliveries() == [SENT]


def test_crash_while_it_left_is_tried_again_under_the_same_nonce(database):
    bulletin, discord = opened(database)
    died = update(Delivery).values(state=Fate.SENDING, message="")
    database.write(lambda db: db.execute(died)).result()
    bulletin.at(EVE, discord)
    bulletin.at(EVE + timedelta(seconds=15), discord)
    first, second = discord.calls
    assert first == second
    assert bulletin.deliveries() == [SENT]


@pytest.mark.parametrize(
    ("how", "facts", "lines", "link"),
    [
        pytest.param(
            "move",
            (STARTS + timedelta(days=1), STARTS + timedelta(days=1) + LONG),
            [
                "Changed: please note the time and the link.",
                "**Official opening**",
                "Tuesday 16 November, 13:00–14:30 (Rome) · 12:00–13:30 UTC",
                "Interpreted into: English, French, Spanish, Portuguese",
            ],
            (LINK,),
            id="moved",
        ),
        pytest.param(
            "new_link",
            (NEW,),
            [
                "Changed: please note the time and the link.",
                "**Official opening**",
                "Monday 15 November, 13:00–14:30 (Rome) · 12:00–13:30 UTC",
                "Interpreted into: English, French, Spanish, Portuguese",
            ],
            ((Button("Join the session", url=NEW),),),
            id="a new link",
        ),
        pytest.param(
            "cancel",
            (),
            [
                "This session will not take place: **Official opening**",
                "",
                "It was planned for Monday 15 November, 13:00–14:30 (Rome) · 12:00–13:30 UTC.",
            ],
            (),
            id="cancelled",
        ),
    ],
)
def test_change_edits_the_post_in_its_place(database, how, facts, lines, link):
    bulletin, discord = opened(database)
    bulletin.change(SOON, how, *facts)
    bulletin.at(SOON, discord)
    bulletin.at(SOON, discord)
    assert [verb for verb, *_ in discord.calls] == ["send", "edit"]
    assert discord.calls[1] == ("edit", "#1180000000000000001", "1")
    assert discord.shown["1"] == Reply("\n".join(lines), link)
    assert bulletin.deliveries() == [SENT, ("edit", "sent", "")]


def test_link_that_comes_back_is_edited_each_time(database):
    bulletin, discord = opened(database)
    old = LINK[0].url
    for minute, link in enumerate((NEW, old, NEW, old), 1):
        bulletin.change(SOON + timedelta(minutes=minute), "new_link", link)
        bulletin.at(SOON + timedelta(minutes=minute), discord)
        assert discord.shown["1"].buttons[0][0].url == link
    assert [verb for verb, *_ in discord.calls] == ["send", "edit", "edit", "edit", "edit"]


def test_changes_before_the_edit_left_are_one_edit(database):
    bulletin, discord = opened(database)
    for link in (NEW, f"{NEW}er"):
        bulletin.change(SOON, "new_link", link)
        bulletin.plan(SOON)
    bulletin.at(SOON, discord)
    assert discord.shown["1"].buttons[0][0].url == f"{NEW}er"
    assert bulletin.deliveries() == [SENT, ("edit", "sent", "")]


def test_session_that_moves_before_its_post_is_posted_on_the_new_eve(database):
    bulletin, discord = Bulletin(database, LOUNGE), Memory("discord")
    bulletin.plan(EARLY)
    later = STARTS + timedelta(days=2)
    bulletin.change(EARLY, "move", later, later + LONG)
    bulletin.at(EVE, discord)
    assert bulletin.deliveries() == [("post", "queued", "")]
    bulletin.at(EVE + timedelta(days=2), discord)
    assert discord.shown["1"].text.splitlines()[1].startswith("Wednesday 17 November")
    assert bulletin.deliveries() == [SENT]


def test_session_cancelled_before_its_post_is_not_posted_until_it_takes_place_after_all(database):
    bulletin, discord = Bulletin(database, LOUNGE), Memory("discord")
    bulletin.plan(EARLY)
    bulletin.change(EARLY, "cancel")
    bulletin.at(EVE, discord)
    assert (discord.calls, bulletin.deliveries()) == ([], [("post", "cancelled", "cancelled")])
    bulletin.load(LOUNGE)
    bulletin.at(SOON, discord)
    assert bulletin.deliveries() == [SENT]


def test_post_that_was_deleted_is_not_posted_anew(database):
    bulletin, discord = opened(database)
    discord.failures = [SendError(Sent.REFUSED, "expired")]
    bulletin.change(SOON, "new_link", NEW)
    bulletin.at(SOON, discord)
    bulletin.at(SOON, discord)
    assert [verb for verb, *_ in discord.calls] == ["send", "edit"]
    assert bulletin.deliveries() == [SENT, ("edit", "failed", "expired")]


def test_edit_that_did_not_arrive_is_tried_again_and_says_nothing_of_it(database):
    bulletin, discord = opened(database)
    discord.failures = [SendError(Sent.NOT_SENT, "timeout")]
    bulletin.change(SOON, "new_link", NEW)
    bulletin.at(SOON, discord)
    assert bulletin.deliveries() == [SENT, ("edit", "queued", "timeout")]
    bulletin.at(SOON + timedelta(seconds=14), discord)
    assert [verb for verb, *_ in discord.calls] == ["send", "edit"]
    bulletin.at(SOON + timedelta(seconds=15), discord)
    assert [verb for verb, *_ in discord.calls] == ["send", "edit", "edit"]
    assert discord.shown["1"].text.splitlines()[0] == "Changed: please note the time and the link."


def test_place_that_wants_no_sessions_any_more_gets_no_post(database):
    bulletin, discord = Bulletin(database, LOUNGE), Memory("discord")
    bulletin.plan(EARLY)
    bulletin.load()
    bulletin.at(EVE, discord)
    assert (discord.calls, bulletin.deliveries()) == ([], [("post", "cancelled", "not concerned")])


def test_post_far_from_utc_names_the_day_there(sqlite):
    bulletin, discord = Bulletin(sqlite), Memory("discord")
    bulletin.load(LOUNGE, zone="Pacific/Auckland")
    bulletin.at(STARTS, discord)
    assert discord.shown["1"].text.splitlines()[1] == (
        "Tuesday 16 November, 01:00–02:30 (Auckland) · Mon 15 Nov, 12:00–13:30 UTC"
    )
