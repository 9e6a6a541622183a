"""People on an in-process Discord (simcord) with its own permissions, limits and components."""

import asyncio
from contextlib import asynccontextmanager

import discord
import pytest
import simcord
import simcord.interactions

from academy.messages import Button, Field, Kind, Reply
from bot.channels.discord.channel import DiscordChannel
from bot.channels.discord.commands import Command
from bot.channels.discord.listener import Listener
from bot.channels.discord.rest import Rest

MENU = [
    Command("agenda", {"fr": "programme"}, {"en": "What comes next", "fr": "La suite"}, {}),
    Command("link", {}, {"en": "Two apps, one person"}, {"en": "The code"}),
]


class ThroughSimcord(Rest):
    """Calls that simcord answers in the place of Discord; all but the bytes on the wire is the real thing."""

    http: discord.http.HTTPClient

    def __init__(self):
        super().__init__("", "")

    async def _exchange(self, method, path, body, document):
        try:
            return 200, {}, await self.http.request(discord.http.Route(method, path), json=body)
        except discord.HTTPException as error:
            return error.status, {}, {"code": error.code}


class World:
    """One server with one channel, a member Ana, and the bot."""

    def __init__(self):
        self.heard = []
        self.replies = []
        self.rest = ThroughSimcord()
        self.menu = None
        self.channel = DiscordChannel("", MENU, self._recall, self._remember, self._opened)
        self.channel._rest = self.rest

    def listener(self):
        return Listener(self.rest, self._receive)

    def inhabit(self, env):
        self.env = env
        self.rest.http = env.bot.http
        server = env.create_guild()
        self.general = server.create_text_channel("general")
        self.user = env.create_user("ana")
        self.ana = server.add_member(self.user)

    async def restart(self):
        await self.env.restart_bot(self.listener())
        self.rest.http = self.env.bot.http

    async def _receive(self, incoming):
        self.heard.append(incoming)
        if self.replies:
            await self.channel.answer(incoming, self.replies.pop(0))

    async def _recall(self):
        return self.menu

    async def _opened(self, user, chat):
        pass

    async def _remember(self, menu):
        self.menu = menu


@asynccontextmanager
async def world(*replies):
    new = World()
    new.replies = list(replies)
    async with simcord.run(new.listener()) as env:
        new.inhabit(env)
        await new.channel._tell_menu(env.bot.application_id)
        yield new


COUNTRIES = tuple((Button(name, f"country:{name}"),) for name in ("PT", "BR", "CV", "AO", "MZ", "TL"))


def test_listener_answers_a_slash_command_in_a_server_to_its_person_only():
    async def talk():
        async with world(Reply("Monday, **9:00**")) as here:
            result = await here.ana.slash(here.general, "agenda")
            return result.acknowledged, result.response.ephemeral, result.response.content

    assert asyncio.run(talk()) == (True, True, "Monday, **9:00**")


def test_listener_answers_a_slash_command_in_private_plainly():
    async def talk():
        async with world(Reply("Linked")) as here:
            result = await here.user.slash("link", text="AB12")
            return result.response.ephemeral, result.response.content, here.heard[0].text

    assert asyncio.run(talk()) == (False, "Linked", "AB12")


@pytest.mark.parametrize("restart", [False, True], ids=["the same process", "after a restart"])
def test_listener_takes_a_button(restart):
    async def talk():
        async with world(Reply("Shall we?", ((Button("Yes", "join:1"),),)), Reply("Welcome")) as here:
            asked = await here.ana.slash(here.general, "agenda")
            if restart:
                await here.restart()
            pressed = await here.ana.click(asked.response, label="Yes")
            follow_up = pressed.followups[0]
            return here.heard[1].action, follow_up.content, follow_up.ephemeral

    assert asyncio.run(talk()) == ("join:1", "Welcome", True)


def test_listener_takes_a_choice_from_a_menu():
    async def talk():
        async with world(Reply("Which country?", COUNTRIES)) as here:
            asked = await here.ana.slash(here.general, "agenda")
            await here.ana.select(asked.response, ["country:MZ"])
            return here.heard[1].kind, here.heard[1].action

    assert asyncio.run(talk()) == (Kind.ACTION, "country:MZ")


@pytest.mark.parametrize("restart", [False, True], ids=["the same process", "after a restart"])
def test_listener_opens_a_form_and_takes_what_was_typed(restart):
    async def talk():
        async with world(Reply("Your name?", field=Field("Your name", 2, 120)), Reply("Hello")) as here:
            asked = await here.ana.slash(here.general, "agenda")
            if restart:
                await here.restart()
            shown = await here.ana.click(asked.response, label="Your name")
            sent = await here.ana.submit_modal(shown, {"text": "Ana 李"})
            return shown.modal["title"], here.heard[1].text, sent.followups[0].content

    assert asyncio.run(talk()) == ("Your name", "Ana 李", "Hello")


def test_listener_edits_the_pressed_message():
    async def talk():
        async with world(Reply("Page 1", ((Button("Next", "page:2"),),)), Reply("Page 2", edits=True)) as here:
            asked = await here.user.slash("agenda")
            await here.user.click(asked.response, label="Next")
            return [(message.content, message.components) for message in here.user.dm_channel.history()]

    assert asyncio.run(talk()) == [("Page 2", [])]


def test_listener_takes_words_and_changed_words_in_private():
    async def talk():
        async with world(Reply("Hello")) as here:
            said = await here.user.send_dm("Olá")
            await here.user.edit(said, "Olá!")
            return [(one.kind, one.text) for one in here.heard], here.user.dm_channel.last_message.content

    assert asyncio.run(talk()) == ([(Kind.TEXT, "Olá"), (Kind.EDIT, "Olá!")], "Hello")


def test_listener_hears_in_a_server_only_what_is_said_to_it():
    async def talk():
        async with world() as here:
            await here.ana.send(here.general, "good morning all")
            await here.ana.send(here.general, f"{here.env.bot.user.mention} what is today?")
            return [(one.text, one.group) for one in here.heard]

    assert asyncio.run(talk()) == [("what is today?", True)]


def test_listener_passes_on_the_language_of_the_persons_app(monkeypatch):
    real = simcord.interactions.base_payload  # simcord knows English only

    def in_portuguese(*args, **kwargs):
        record, payload = real(*args, **kwargs)
        return record, payload | {"locale": "pt-BR"}

    monkeypatch.setattr(simcord.interactions, "base_payload", in_portuguese)

    async def talk():
        async with world() as here:
            await here.user.slash("agenda")
            return here.heard[0].language

    assert asyncio.run(talk()) == "pt-BR"


def test_answer_from_a_receipt_reaches_the_person_after_a_restart():
    async def talk():
        async with world() as here:
            result = await here.ana.slash(here.general, "agenda")
            stored = here.heard[0].to_json()
            await here.restart()
            await here.channel.answer(type(here.heard[0]).from_json(stored), Reply("Monday"))
            return result.response.content, result.response.ephemeral

    assert asyncio.run(talk()) == ("Monday", True)


def test_answer_after_fifteen_minutes_comes_by_dm():
    async def talk():
        async with world() as here:
            await here.ana.slash(here.general, "agenda")
            await here.env.advance_time(16 * 60)
            await here.channel.answer(here.heard[0], Reply("Monday"))
            return here.user.dm_channel.last_message.content

    assert asyncio.run(talk()) == "Monday"
