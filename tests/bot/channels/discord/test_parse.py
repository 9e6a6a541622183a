import discord
import pytest

from academy.messages import Address, Incoming, Kind
from bot.channels.discord import parse
from bot.channels.discord.listener import Listener
from bot.channels.discord.rest import Rest
from tests.support.discord_api import BOT, person

ANA = Address("discord", "4815")
CHANNEL = {"id": "1175", "name": "general", "position": 0, "nsfw": False, "parent_id": None}
PRIVATE = {"channel": CHANNEL | {"type": 1}, "user": person("4815")}
IN_SERVER = {
    "channel": CHANNEL | {"type": 0, "permission_overwrites": []},
    "guild_id": "7",
    "member": {
        "user": person("4815"),
        "roles": [],
        "joined_at": "2021-11-01T08:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    },
}
MESSAGE = {
    "id": "1180",
    "channel_id": "1175",
    "author": person("4815"),
    "content": "",
    "timestamp": "2021-11-15T08:00:00+00:00",
    "edited_timestamp": None,
    "tts": False,
    "mention_everyone": False,
    "mentions": [],
    "mention_roles": [],
    "attachments": [],
    "embeds": [],
    "pinned": False,
    "type": 0,
}
PRESSED = {"message": MESSAGE | {"id": "1179", "author": BOT}}


async def nobody(_):
    raise AssertionError


@pytest.fixture(scope="module")
def state():
    """What discord.py's own objects are made with."""
    made = Listener(Rest("", ""), nobody)._connection
    made.user = discord.ClientUser(state=made, data=BOT)
    return made


def interaction(state, kind, data, where, **more):
    payload = {"id": "1180", "application_id": "1170", "token": "aW50", "version": 1, "type": kind, "data": data}
    payload |= {"locale": "en-US", "attachment_size_limit": 1} | where | more
    return discord.Interaction(data=payload, state=state)


def message(state, guild=False, **more):
    data = MESSAGE | more
    if guild:
        channel = discord.PartialMessageable(state=state, id=1175, guild_id=7)
    else:
        channel = discord.DMChannel._from_message(state, 1175)
    return discord.Message(state=state, channel=channel, data=data)


@pytest.mark.parametrize(
    ("kind", "data", "where", "expected"),
    [
        pytest.param(
            2,
            {"id": "1", "type": 1, "name": "agenda", "options": []},
            PRIVATE | {"locale": "pt-BR"},
            {"kind": Kind.COMMAND, "command": "agenda", "chat": "#1175", "language": "pt-BR"},
            id="a slash command in private",
        ),
        pytest.param(
            2,
            {"id": "1", "type": 1, "name": "link", "options": [{"type": 3, "name": "text", "value": "AB12"}]},
            IN_SERVER | {"locale": "es-419"},
            {"kind": Kind.COMMAND, "command": "link", "text": "AB12", "chat": "4815", "language": "es-419"},
            id="with words, in a server, where only that person sees the answer",
        ),
        pytest.param(
            3,
            {"component_type": 2, "custom_id": "a:elective:17"},
            PRIVATE | PRESSED,
            {"kind": Kind.ACTION, "action": "elective:17", "chat": "#1175", "message": "1179"},
            id="a button",
        ),
        pytest.param(
            3,
            {"component_type": 3, "custom_id": "choose:0", "values": ["country:PT"]},
            IN_SERVER | PRESSED,
            {"kind": Kind.ACTION, "action": "country:PT", "chat": "4815", "message": "1179"},
            id="an option of a menu",
        ),
        pytest.param(
            5,
            {
                "custom_id": "write",
                "components": [{"type": 18, "component": {"type": 4, "custom_id": "text", "value": "Ana 李"}}],
            },
            PRIVATE | PRESSED,
            {"kind": Kind.TEXT, "text": "Ana 李", "chat": "#1175", "message": "1179"},
            id="a form sent off",
        ),
    ],
)
def test_interaction_becomes_an_event(state, kind, data, where, expected):
    given = {"language": "en-US", "token": "1170/aW50"} | expected
    assert parse.interaction(interaction(state, kind, data, where)) == Incoming(ANA, event="1180", **given)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param(
            3, {"component_type": 2, "custom_id": "of another bot's past"}, id="a button we never offered"
        ),
        pytest.param(
            4, {"id": "1", "type": 1, "name": "link", "options": []}, id="autocomplete, which we do not ask for"
        ),
    ],
)
def test_interaction_that_we_never_offered_is_nothing(state, kind, data):
    assert parse.interaction(interaction(state, kind, data, PRIVATE | PRESSED)) is None


def test_asks_to_write_names_the_button_of_a_form_only(state):
    button = {"type": 2, "style": 1, "label": "Your name", "custom_id": "write:2:120:0"}
    pressed = {"message": MESSAGE | {"components": [{"type": 1, "components": [button]}]}}
    write = interaction(state, 3, {"component_type": 2, "custom_id": "write:2:120:0"}, PRIVATE | pressed)
    assert parse.asks_to_write(write) == "write:2:120:0"
    assert parse.label_of(write, "write:2:120:0") == "Your name"
    other = interaction(state, 3, {"component_type": 2, "custom_id": "a:agenda"}, PRIVATE | pressed)
    assert parse.asks_to_write(other) == ""


def attached(content_type, **more):
    return {"id": "1", "filename": "f", "size": 1, "url": "", "proxy_url": "", "content_type": content_type} | more


STICKER = {"id": "1", "name": "wave", "format_type": 1}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({"content": "Olá"}, {"kind": Kind.TEXT, "text": "Olá"}, id="words"),
        pytest.param({"content": "yes", "type": 19}, {"kind": Kind.TEXT, "text": "yes"}, id="a reply"),
        pytest.param(
            {"content": "/link AB12"},
            {"kind": Kind.COMMAND, "command": "link", "text": "AB12"},
            id="a command typed past the menu",
        ),
        pytest.param(
            {"content": "my answer", "attachments": [attached("image/png")]},
            {"kind": Kind.TEXT, "text": "my answer"},
            id="words under a photo count",
        ),
        pytest.param(
            {"attachments": [attached("image/png")]}, {"kind": Kind.ATTACHMENT, "attachment": "photo"}, id="photo"
        ),
        pytest.param(
            {"attachments": [attached("audio/ogg")], "flags": 1 << 13},
            {"kind": Kind.ATTACHMENT, "attachment": "voice"},
            id="voice",
        ),
        pytest.param(
            {"attachments": [attached("application/pdf")]},
            {"kind": Kind.ATTACHMENT, "attachment": "document"},
            id="document",
        ),
        pytest.param(
            {"sticker_items": [STICKER]}, {"kind": Kind.ATTACHMENT, "attachment": "sticker"}, id="sticker"
        ),
        pytest.param({}, {"kind": Kind.ATTACHMENT, "attachment": "other"}, id="a poll, a forwarded message"),
    ],
)
def test_message_in_private_becomes_an_event(state, said, expected):
    assert parse.message(message(state, **said), 1170) == Incoming(ANA, event="1180", chat="#1175", **expected)


def test_message_in_a_server_counts_when_it_is_to_the_bot(state):
    said = {"content": "<@1170> what is today?", "mentions": [person("1170", "brain") | {"bot": True}]}
    assert parse.message(message(state, guild=True, **said), 1170) == Incoming(
        ANA, event="1180", kind=Kind.TEXT, text="what is today?", chat="#1175", group=True
    )


@pytest.mark.parametrize(
    ("guild", "said"),
    [
        pytest.param(True, {"content": "hello all"}, id="to others in a server"),
        pytest.param(False, {"content": "hi", "author": BOT}, id="by a bot, itself included"),
        pytest.param(False, {"type": 6}, id="a note of Discord's: something was pinned"),
    ],
)
def test_message_to_nobody_here_is_nothing(state, guild, said):
    assert parse.message(message(state, guild=guild, **said), 1170) is None


def test_edit_carries_the_new_words_and_the_time_in_its_id(state):
    edited = message(state, content="Ana Maria", edited_timestamp="2021-11-15T08:01:00.250000+00:00")
    assert parse.edit(edited) == Incoming(
        ANA, event="1180.1636963260.250", kind=Kind.EDIT, chat="#1175", text="Ana Maria"
    )


@pytest.mark.parametrize(
    ("guild", "said"),
    [
        pytest.param(False, {"content": "https://example.org", "embeds": [{}]}, id="a preview that Discord added"),
        pytest.param(True, {"edited_timestamp": "2021-11-15T08:01:00+00:00"}, id="in a server"),
        pytest.param(False, {"edited_timestamp": "2021-11-15T08:01:00+00:00", "author": BOT}, id="by the bot"),
    ],
)
def test_edit_that_nobody_answered_with_is_nothing(state, guild, said):
    assert parse.edit(message(state, guild=guild, **said)) is None
