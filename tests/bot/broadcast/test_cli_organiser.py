"""Who may write announcements, as the command line adds, lists and removes them."""

import pytest

from storage.models import Organiser
from tests.bot.broadcast.steps import rows


def test_organiser_is_added_listed_and_removed(desk, monkeypatch):
    assert desk.run("organiser", "list").out.startswith("Nobody.")
    assert desk.run("organiser", "add", "telegram:ana").out == "telegram:ana may write announcements.\n"
    assert desk.run("organiser", "add", "telegram:ana").out == "telegram:ana may write announcements already.\n"
    monkeypatch.setenv("ORGANISERS", "discord:1623")
    listed = [line.split() for line in desk.run("organiser", "list").out.splitlines()]
    assert listed[1:] == [
        ["discord:1623", "–", "ORGANISERS"],
        ["telegram:ana", "Ana", "Machel", "organiser", "add"],
    ]
    assert (
        desk.run("organiser", "remove", "telegram:ana").out == "telegram:ana may no longer write announcements.\n"
    )
    assert rows(desk, Organiser.member_id) == []
    assert desk.run("organiser", "remove", "discord:1623").out.splitlines() == [
        "discord:1623 had not been added.",
        "They still may: they are named in ORGANISERS.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("telegram4815", "telegram4815 is not an address; write it like telegram:4815", id="no colon"),
        pytest.param(
            "telgram:4815", "telgram:4815: there is no channel 'telgram'; did you mean telegram?", id="channel"
        ),
        pytest.param(
            "telegram:4815",
            "Nobody has written to me from telegram:4815 yet. They must write to me once first; /start is enough.",
            id="unknown",
        ),
    ],
)
@pytest.mark.parametrize("command", ["add", "remove"])
def test_organiser_needs_an_address_that_is_known(desk, command, written, said):
    done = desk.run("organiser", command, written)
    assert (done.code, done.err.strip()) == (2, said)
    assert rows(desk, Organiser.member_id) == []
