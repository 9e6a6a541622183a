from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.messages import Address, Incoming, Kind
from bot.channels.telegram.parse import ATTACHMENTS, parse

ANA = {"id": 4815, "is_bot": False, "first_name": "Ana", "language_code": "pt-br"}
HERE = {"id": 4815, "type": "private", "first_name": "Ana"}
GROUP = {"id": -1009, "type": "supergroup", "title": "Class of 2021"}
ME = Address("telegram", "4815")


def message(chat: dict[str, Any] = HERE, sender: dict[str, Any] = ANA, **content: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1763800000, "from": sender, "chat": chat, **content}


def update(kind: str = "message", /, **content: Any) -> dict[str, Any]:
    return {"update_id": 90, kind: message(**content)}


def pressed(data: str = "elective:17", **query: Any) -> dict[str, Any]:
    return {
        "update_id": 90,
        "callback_query": {"id": "438", "from": ANA, "chat_instance": "-3", "data": data, **query},
    }


def membership(status: str, chat: dict[str, Any] = HERE) -> dict[str, Any]:
    change = {"chat": chat, "from": ANA, "date": 1, "old_chat_member": {"status": "member"}}
    return {"update_id": 90, "my_chat_member": {**change, "new_chat_member": {"status": status}}}


def incoming(kind: Kind, chat: str = "4815", **values: Any) -> Incoming:
    return Incoming(ME, "90", kind, chat, language="pt-br", **values)


@pytest.mark.parametrize(
    ("sent", "understood"),
    [
        pytest.param(update(text="Bom dia"), incoming(Kind.TEXT, text="Bom dia"), id="words"),
        pytest.param(update(text="/agenda"), incoming(Kind.COMMAND, command="agenda"), id="a command"),
        pytest.param(
            update(text="/start ci_abc"),
            incoming(Kind.COMMAND, command="start", text="ci_abc"),
            id="a deep link's payload",
        ),
        pytest.param(
            update(text="/Start@stub_bot  a\nb "),
            incoming(Kind.COMMAND, command="start", text="a\nb"),
            id="a command by our name, in capitals, with words of two lines",
        ),
        pytest.param(update(text="/ 5"), incoming(Kind.TEXT, text="/ 5"), id="a slash alone is no command"),
        pytest.param(update(text="/é"), incoming(Kind.TEXT, text="/é"), id="a letter that no command has"),
        pytest.param(
            update(text="/start@other_bot"),
            incoming(Kind.COMMAND, command="start"),
            id="another bot's name, said to us in private",
        ),
        pytest.param(
            update(text="a\x00b\ud83d"),
            incoming(Kind.TEXT, text="ab?"),
            id="what no database takes: NUL and half an emoji",
        ),
        pytest.param(
            update(chat=GROUP, text="/agenda@Stub_Bot"),
            incoming(Kind.COMMAND, "-1009", command="agenda", group=True),
            id="a command to us in a group",
        ),
        pytest.param(update(chat=GROUP, text="/start@other_bot"), None, id="a command to another bot in a group"),
        pytest.param(
            update(chat=GROUP, text="hello"),
            incoming(Kind.TEXT, "-1009", text="hello", group=True),
            id="words in a group",
        ),
        pytest.param(
            update(chat=GROUP, text="/agenda", message_thread_id=4, is_topic_message=True),
            incoming(Kind.COMMAND, "-1009/4", command="agenda", group=True),
            id="a forum's topic is part of the chat",
        ),
        pytest.param(
            update(chat=GROUP, text="yes", message_thread_id=4),
            incoming(Kind.TEXT, "-1009", text="yes", group=True),
            id="a thread of replies is no topic",
        ),
        pytest.param(
            update(location={"latitude": 38.7, "longitude": -9}),
            incoming(Kind.LOCATION, location=(38.7, -9.0)),
            id="a location",
        ),
        pytest.param(
            update(
                location={"latitude": 38.7, "longitude": -9.1},
                venue={"location": {"latitude": 38.7, "longitude": -9.1}, "title": "ISCTE", "address": "Lisboa"},
            ),
            incoming(Kind.LOCATION, location=(38.7, -9.1)),
            id="a venue is where it is",
        ),
        pytest.param(update(location={"latitude": 91, "longitude": 0}), None, id="no such place on earth"),
        pytest.param(update(location={"latitude": 10**400, "longitude": 0}), None, id="no such number"),
        pytest.param(
            update(photo=[{"file_id": "A"}], caption="our stall"),
            incoming(Kind.ATTACHMENT, attachment="photo", text="our stall"),
            id="a photo with words under it",
        ),
        pytest.param(
            update(animation={"file_id": "A"}, document={"file_id": "A"}),
            incoming(Kind.ATTACHMENT, attachment="animation"),
            id="an animation, which is a document, too",
        ),
        pytest.param(update(pinned_message={"message_id": 3}), None, id="a service message"),
        pytest.param(
            update("edited_message", text="Lisbon", edit_date=1), incoming(Kind.EDIT, text="Lisbon"), id="an edit"
        ),
        pytest.param(
            update("edited_message", photo=[{}], caption="new"),
            incoming(Kind.EDIT, text="new"),
            id="a caption",
        ),
        pytest.param(
            update("edited_message", location={"latitude": 1, "longitude": 1}), None, id="a live location moves"
        ),
        pytest.param(
            pressed(message={**message(), "message_id": 12}),
            incoming(Kind.ACTION, action="elective:17", message="12", token="438"),
            id="a button",
        ),
        pytest.param(
            pressed(message={"message_id": 12, "date": 0, "chat": HERE}),
            incoming(Kind.ACTION, action="elective:17", message="12", token="438"),
            id="a button of a month ago",
        ),
        pytest.param(
            pressed(inline_message_id="BAAA"),
            incoming(Kind.ACTION, action="elective:17", token="438"),
            id="a button under a message from inline mode",
        ),
        pytest.param(
            pressed(message={"message_id": 12, "date": 1, "chat": GROUP}),
            incoming(Kind.ACTION, "-1009", action="elective:17", message="12", token="438", group=True),
            id="a button in a group",
        ),
        pytest.param(
            pressed(message={"message_id": 12, "date": 1, "chat": {"id": -100, "type": "channel"}}),
            incoming(Kind.ACTION, "-100", action="elective:17", message="12", token="438", group=True),
            id="a button under a channel's post",
        ),
        pytest.param(pressed("", game_short_name="chess"), None, id="a game's button"),
        pytest.param(membership("kicked"), incoming(Kind.BLOCKED), id="the bot was blocked"),
        pytest.param(membership("member"), None, id="the bot was unblocked"),
        pytest.param(membership("kicked", GROUP), None, id="a group removed the bot"),
        pytest.param(update(sender={**ANA, "is_bot": True}, text="beep"), None, id="another bot"),
        pytest.param(update(chat={"id": -100, "type": "channel"}, text="post"), None, id="a message in a channel"),
        pytest.param({"update_id": 90, "channel_post": message(text="post")}, None, id="a channel's post"),
        pytest.param({"update_id": 90, "inline_query": {"id": "1", "from": ANA}}, None, id="inline mode"),
        pytest.param({"message": message(text="hi")}, None, id="no number"),
    ],
)
def test_parse_understands(sent, understood):
    assert parse(sent, "stub_bot") == understood


@pytest.mark.parametrize("kind", ATTACHMENTS)
def test_parse_names_every_kind_of_attachment(kind):
    assert parse(update(**{kind: {"file_id": "A"}})) == incoming(Kind.ATTACHMENT, attachment=kind)


def test_parse_takes_every_addressed_command_while_our_name_is_unknown():
    understood = incoming(Kind.COMMAND, "-1009", command="agenda", group=True)
    assert parse(update(chat=GROUP, text="/agenda@any_bot")) == understood


SAMPLES = [
    update(text="/start ci_abc", message_thread_id=4, is_topic_message=True),
    update(location={"latitude": 38.7, "longitude": -9.1}),
    update(photo=[{"file_id": "A"}], caption="our stall"),
    update("edited_message", text="Lisbon"),
    pressed(message={**message(), "message_id": 12}),
    membership("kicked"),
]
NONSENSE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.text(),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@st.composite
def mutated(draw: st.DrawFn, value: Any) -> Any:
    """The same with some of its parts gone or replaced by anything."""
    if draw(st.integers(0, 9)) == 0:
        return draw(NONSENSE)
    if isinstance(value, dict):
        kept = [name for name in value if draw(st.integers(0, 19))]
        return {name: draw(mutated(value[name])) for name in kept}
    return [draw(mutated(item)) for item in value] if isinstance(value, list) else value


@settings(max_examples=500)
@given(st.sampled_from(SAMPLES).flatmap(mutated))
def test_parse_never_raises_and_gives_only_what_can_be_stored(sent):
    understood = parse(sent, "stub_bot")
    if understood:
        words = (understood.text, understood.command, understood.action, understood.language, understood.token)
        assert ("\0" in "".join(words), "".join(words).encode().decode()) == (False, "".join(words))
        assert Incoming.from_json(understood.to_json()).chat == understood.chat
        assert int(understood.event) is not None
