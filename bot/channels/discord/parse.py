"""What Discord's gateway delivers, as events of a person.

An interaction (a slash command, a pressed button, a chosen option, a form sent off) as it arrives, shortened:

    {"id": "1180…", "application_id": "1170…", "token": "aW50…", "type": 3, "locale": "pt-BR",
     "channel": {"id": "1175…", "type": 1}, "user": {"id": "4815…", "username": "ana"},
     "message": {"id": "1179…", "components": […]}, "data": {"component_type": 2, "custom_id": "a:join.start"}}

In a server it has `guild_id` and `member` (with the user inside) in the place of `user`.
"""

from __future__ import annotations

from typing import Any, cast

import discord

from academy.messages import Address, Incoming, Kind
from bot.channels.discord.components import ACTION, CHOICE, WRITE

CHANNEL = "discord"


def interaction(event: discord.Interaction) -> Incoming | None:
    """A person's slash command, press, choice or typed form; None for what we never offered.

    What is answered in a server is seen by that person alone, so it counts as private. `chat` is then the person
    (an own DM is opened when something is sent unasked), else the DM's channel as `#…`. `token` is the path under
    `/webhooks/` to which answers go for 15 minutes.
    """
    said = _said(event)
    if said is None:
        return None
    return Incoming(
        address=Address(CHANNEL, str(event.user.id)),
        event=str(event.id),
        chat=str(event.user.id) if event.guild_id else f"#{event.channel_id}",
        language=event.locale.value,
        message=str(event.message.id) if event.message else "",
        token=f"{event.application_id}/{event.token}",
        **said,
    )


def message(event: discord.Message, bot: int) -> Incoming | None:
    """What a person wrote to the bot in private, or to it by name in a server; None for anything else.

    `bot` is the bot's own user id. In a server the answer goes to the channel, where others read along.
    """
    if event.author.bot or event.type not in (discord.MessageType.default, discord.MessageType.reply):
        return None
    private = isinstance(event.channel, discord.DMChannel)
    if not private and bot not in (user.id for user in event.mentions):
        return None
    words = event.content.replace(f"<@{bot}>", "").strip()
    return Incoming(
        address=Address(CHANNEL, str(event.author.id)),
        event=str(event.id),
        chat=f"#{event.channel.id}",
        group=not private,
        **_written(words, event),
    )


def edit(event: discord.Message) -> Incoming | None:
    """A DM whose words the person changed; None when Discord only added a preview to it.

    Discord tells of both in the same way. A preview leaves the time of the last edit as it was, and the event's id
    is made of that time: a preview after an edit is the same event again.
    """
    if event.author.bot or event.edited_at is None or not isinstance(event.channel, discord.DMChannel):
        return None
    return Incoming(
        address=Address(CHANNEL, str(event.author.id)),
        event=f"{event.id}.{event.edited_at.timestamp():.3f}",
        kind=Kind.EDIT,
        chat=f"#{event.channel.id}",
        text=event.content,
    )


def asks_to_write(event: discord.Interaction) -> str:
    """The custom_id of the write button that was pressed; empty when it was something else."""
    pressed = event.type is discord.InteractionType.component
    custom_id = str(_data(event).get("custom_id", ""))
    return custom_id if pressed and custom_id.startswith(f"{WRITE}:") else ""


def label_of(event: discord.Interaction, custom_id: str) -> str:
    """What was written on the pressed button."""
    rows = event.message.components if event.message else []
    for button in (one for row in rows if isinstance(row, discord.ActionRow) for one in row.children):
        if isinstance(button, discord.Button) and button.custom_id == custom_id:
            return button.label or ""
    return ""


def _said(event: discord.Interaction) -> dict[str, Any] | None:
    data = _data(event)
    match event.type:
        case discord.InteractionType.application_command:
            words = " ".join(str(option["value"]) for option in data.get("options", ()))
            return {"kind": Kind.COMMAND, "command": data["name"], "text": words}
        case discord.InteractionType.modal_submit:
            return {"kind": Kind.TEXT, "text": data["components"][0]["component"]["value"]}
        case discord.InteractionType.component:
            return _pressed(data)
    return None


def _pressed(data: dict[str, Any]) -> dict[str, Any] | None:
    what, _, action = data["custom_id"].partition(":")
    if what == CHOICE:
        return {"kind": Kind.ACTION, "action": data["values"][0]}
    return {"kind": Kind.ACTION, "action": action} if what == ACTION else None


def _data(event: discord.Interaction) -> dict[str, Any]:
    return cast(dict[str, Any], event.data or {})


def _written(words: str, event: discord.Message) -> dict[str, Any]:
    if words.startswith("/"):  # typed past Discord's own menu
        command, _, rest = words[1:].partition(" ")
        return {"kind": Kind.COMMAND, "command": command, "text": rest.strip()}
    if words or event.mentions:
        return {"kind": Kind.TEXT, "text": words}
    return {"kind": Kind.ATTACHMENT, "attachment": _attachment(event)}


def _attachment(event: discord.Message) -> str:
    if event.stickers:
        return "sticker"
    if event.flags.voice:
        return "voice"
    if not event.attachments:
        return "other"  # a poll, a forwarded message
    kind = (event.attachments[0].content_type or "").partition("/")[0]
    return {"image": "photo", "video": "video", "audio": "audio"}.get(kind, "document")
