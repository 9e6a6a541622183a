"""The connection over which Discord tells what people do."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary

import discord
import structlog

from academy.messages import Incoming
from bot.channels import Receive, SendError
from bot.channels.discord import parse
from bot.channels.discord.components import form
from bot.channels.discord.render import EPHEMERAL
from bot.channels.discord.rest import Rest

log = structlog.get_logger(__name__)

# discord.py warns of libraries that it misses for voice; we do not speak.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False

# Discord's numbers for the first answer to an interaction: "thinking…", nothing visible yet, a form.
_THINKING, _LATER, _FORM = 5, 6, 9


class Listener(discord.Client):
    """Acknowledges what people do within Discord's three seconds and hands it on, person by person in order.

    Nothing is kept in memory between events: no messages, no members, no views. An event that could not be taken
    in stops no other: discord.py logs it, and Discord tells the person that nothing came.
    """

    def __init__(self, rest: Rest, receive: Receive) -> None:
        super().__init__(
            # None of these is privileged: words are readable in DMs and where the bot is mentioned.
            intents=discord.Intents(guilds=True, dm_messages=True, guild_messages=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self._rest = rest
        self._receive = receive
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def on_interaction(self, event: discord.Interaction) -> None:
        """A slash command, a press, a choice, a form."""
        if custom_id := parse.asks_to_write(event):
            opened = {"type": _FORM, "data": form(custom_id, parse.label_of(event, custom_id))}
            await self._acknowledge(event, opened)
        elif incoming := parse.interaction(event):
            acknowledged = asyncio.create_task(self._acknowledge(event, _deferral(event)))
            await self._take(incoming, acknowledged)

    async def on_message(self, event: discord.Message) -> None:
        """Somebody wrote."""
        assert self.user  # known since the login
        if incoming := parse.message(event, self.user.id):
            await self._take(incoming)

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """Somebody changed what they wrote (raw, because no message is kept to compare it with)."""
        if incoming := parse.edit(event.message):
            await self._take(incoming)

    async def _take(self, incoming: Incoming, acknowledged: asyncio.Task[None] | None = None) -> None:
        # discord.py starts a task an event, in their order; up to the lock nothing may be awaited.
        async with self._turns.setdefault(incoming.address.user, asyncio.Lock()):
            if acknowledged:
                await acknowledged  # an answer before that would come from nowhere
            await self._receive(incoming)

    async def _acknowledge(self, event: discord.Interaction, answer: object) -> None:
        try:
            await self._rest.call("POST", f"/interactions/{event.id}/{event.token}/callback", answer)
        except SendError as error:  # what was said still counts; its answer will go by DM
            log.warning("discord_unacknowledged", interaction=event.id, reason=error.reason)


def _deferral(event: discord.Interaction) -> dict[str, object]:
    if event.type is not discord.InteractionType.application_command:
        return {"type": _LATER}
    return {"type": _THINKING, "data": {"flags": EPHEMERAL if event.guild_id else 0}}
