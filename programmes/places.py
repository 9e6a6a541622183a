"""Places as a programme file tells them: community channels and groups that get posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yaml import Node

from academy.programme import Place, PlaceChannel, Purpose
from programmes.faults import meant
from programmes.fields import read_choice, read_choices
from programmes.rounds import Frame
from programmes.table import Table, plain

# Ids as the platforms give them: a group of Telegram may name a topic, "-1001234567890/42".
GROUP = re.compile(r"-[1-9]\d{4,15}(/[1-9]\d{0,9})?", re.ASCII)
BARE_GROUP = re.compile(r"100\d{8,11}", re.ASCII)
SNOWFLAKE = re.compile(r"\d{17,20}", re.ASCII)
IN_A_LINK = re.compile(r"(?:\D|.*\D)?(\d{17,20})\D*", re.ASCII)  # the last one: the channel of a message's link
FORMS = {PlaceChannel.TELEGRAM: GROUP, PlaceChannel.DISCORD: SNOWFLAKE}
LIKE = {
    PlaceChannel.TELEGRAM: "the number of a group, such as -1001234567890; a name may change hands",
    PlaceChannel.DISCORD: "the number of a channel, such as 1180000000000000001: right-click it, Copy Channel ID",
}


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place as written, with its lines."""

    table: Table
    value: Place


def read_place(node: Node, frame: Frame) -> PlaceDraft:
    """One item of `places`."""
    table = Table(node, "place", frame.faults, ("code", "channel", "chat", "language", "for"), ("role",))
    channel = read_choice(table, "channel", PlaceChannel.TELEGRAM)
    known = plain(table.text("channel")) in {plain(choice) for choice in PlaceChannel}
    value = Place(
        code=table.code(),
        channel=channel,
        chat=_chat(table, channel) if known else table.text("chat"),
        language=_language(table, frame.languages),
        purposes=read_choices(table, "for", Purpose),
        role=_role(table, channel) if known else "",
    )
    return PlaceDraft(table, value)


def check_places(places: Sequence[PlaceDraft]) -> None:
    """Note the chats that stand twice: a place has one language, and nobody wants a post twice."""
    first: dict[tuple[str, str], Table] = {}
    for place in places:
        chat = (place.value.channel, place.value.chat)
        if place.value.chat and chat in first:
            what = f"chat '{place.value.chat}' stands twice, first in line {first[chat].line('chat')}"
            place.table.fault("chat", what, "keep one place for it, with all it is for")
        first.setdefault(chat, place.table)


def finish_places(places: Sequence[PlaceDraft]) -> tuple[Place, ...]:
    """The places of a file without faults; their order says nothing, so it is that of their codes."""
    return tuple(sorted((place.value for place in places), key=lambda place: place.code))


def _chat(table: Table, channel: PlaceChannel) -> str:
    written = table.text("chat")
    if not written or FORMS[channel].fullmatch(written):
        return written
    table.fault("chat", f"'chat' cannot be '{written}' on {channel}", _probable(written, channel))
    return written


def _probable(written: str, channel: PlaceChannel) -> str:
    """A hint: the id that was probably meant, else what an id looks like."""
    if channel is PlaceChannel.TELEGRAM:
        return f"did you mean -{written}?" if BARE_GROUP.fullmatch(written) else LIKE[channel]
    found = IN_A_LINK.fullmatch(written)
    return f"did you mean {found[1]}?" if found else LIKE[channel]


def _language(table: Table, languages: tuple[str, ...]) -> str:
    written = plain(table.text("language"))
    if written and written not in languages:
        table.fault("language", f"'{written}' is no language of the edition", meant(written, languages))
    return written


def _role(table: Table, channel: PlaceChannel) -> str:
    written = table.text("role")
    if written and channel is not PlaceChannel.DISCORD:
        table.fault("role", "only Discord has roles", "remove the line")
    elif written and not SNOWFLAKE.fullmatch(written):
        found = IN_A_LINK.fullmatch(written)
        hint = f"did you mean {found[1]}?" if found else "the number of a role: right-click it, Copy Role ID"
        table.fault("role", f"'role' cannot be '{written}'", hint)
    return written
