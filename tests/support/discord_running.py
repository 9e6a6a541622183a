"""A DiscordChannel that runs against the stub, and what is behind it."""

import asyncio
from contextlib import asynccontextmanager, suppress

from bot.channels.discord.channel import DiscordChannel
from bot.channels.discord.commands import Command

MENU = [Command("agenda", {"fr": "programme"}, {"en": "What comes next", "fr": "La suite"}, {})]
ANA, SERVER = "4815", "7"


async def until(condition):
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.005)


class Inside:
    """What hears every event and answers with what it is told to."""

    def __init__(self, *replies):
        self.heard = []
        self.replies = list(replies)
        self.channel = None

    async def __call__(self, incoming):
        self.heard.append(incoming)
        if self.replies:
            await self.channel.answer(incoming, self.replies.pop(0))


def discord_at(stub, memory=None, token=None, guild=""):
    kept = {} if memory is None else memory

    async def recall():
        return kept.get("menu")

    async def remember(value):
        kept["menu"] = value

    async def opened(user, chat):
        kept[user] = chat

    urls = {"api_url": stub.api_url, "gateway_url": stub.gateway_url}
    return DiscordChannel(token or stub.token, MENU, recall, remember, opened, guild=guild, **urls)


@asynccontextmanager
async def running(stub, receive, memory=None, guild=""):
    """The channel of one process, connected, until the process ends."""
    channel = discord_at(stub, memory, guild=guild)
    if isinstance(receive, Inside):
        receive.channel = channel
    before = stub.gateway.identified
    task = asyncio.create_task(channel.run(receive))
    await until(lambda: task.done() or stub.gateway.identified > before)
    try:
        yield channel
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await channel.close()


def asked(stub, method="POST"):
    """The calls since the login, as method and path."""
    skipped = ("/users/@me", "/oauth2/applications/@me")
    return [f"{call['method']} {call['path']}" for call in stub.api.requests if call["path"] not in skipped]


def written(stub):
    """What the bot's messages say, in order, and whether only one person sees them."""
    own = [message for message in stub.api.messages.values() if message["author"].get("bot")]
    return [(message["content"], bool(message["flags"] & 64)) for message in own]
