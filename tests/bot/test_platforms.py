"""Discord as the assistant's settings put it together."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from sqlalchemy import select

from academy.messages import Reply
from bot.config import Settings
from bot.platforms import platforms
from handlers.help import MENU
from storage.models import AddressRow
from tests.support.discord_running import Inside, until
from tests.support.discord_stub import DiscordStub
from tests.support.people import greet


def with_discord(database, use, **values):
    """What a use of the channel gives, once it is connected, with the stub it is connected to."""

    async def main():
        async with DiscordStub() as stub:
            urls = {"discord_api_url": stub.api_url, "discord_gateway_url": stub.gateway_url}
            settings = Settings.model_validate({"discord_token": stub.token, **urls, **values})
            ((channel, pace),) = platforms(settings, database, "key")
            task = asyncio.create_task(channel.run(Inside()))
            await until(lambda: stub.gateway.identified)
            try:
                return await use(channel, pace, stub)
            finally:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
                await channel.close()

    return asyncio.run(main())


def test_guild_id_offers_the_whole_menu_in_that_server_alone(sqlite):
    async def look(channel, pace, stub):
        return stub.api.guild_commands, stub.api.commands

    there, everywhere = with_discord(sqlite, look, discord_guild_id=7)
    assert ({guild: [one["name"] for one in menu] for guild, menu in there.items()}, everywhere) == (
        {"7": list(MENU)},
        [],
    )


def test_opened_direct_message_is_known_after_a_restart(sqlite):
    sqlite.write(lambda db: greet(db, "4815", "discord")).result()

    async def send(channel, pace, stub):
        await channel.send("4815", Reply("In ten minutes"), "d1")
        return pace.first.wait() > 0

    assert with_discord(sqlite, send)
    assert sqlite.read(lambda db: db.scalars(select(AddressRow.chat)).all()) == ["#84815"]
