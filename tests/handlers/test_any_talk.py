"""Whatever people say, press and send, in any order: the database stays sound and every reply can be sent."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from academy.applications import DECIDABLE
from academy.messages import Address, Button, Kind, Reply
from academy.programme import LANGUAGES
from handlers.help import MENU
from storage import applications, members
from storage.database import Db
from storage.models import Participation
from tests.conftest import NOW
from tests.handlers.soundness import faults_of_database, faults_of_reply
from tests.handlers.steps import MOTIVATION, SIGN_UP
from tests.support.chat import Chat, HandClock, pressable

LENGTH = 200
EXAMPLES = 5

COMMANDS = (*MENU, "broadcast", "ajuda", "agnda", "xyzzy")
ARGUMENTS = ("", "", "", "Lisboa", "2021-11-18", "cost", "ABCD2345", "\x00", "x" * 5000)
WORDS = (
    *(
        "Ana Machel",
        "Moçambique",
        "Congo",
        "Lisboa",
        "Santiago",
        "UTC+1",
        "GMT+1",
        "yes",
        "no",
        "Skip",
        "Voltar",
        "back",
    ),
    *(
        "x",
        "x" * 40,
        "x" * 1600,
        "x" * 10_000,
        "**",
        "👍",
        "王小明",
        "محمد علي",
        "\u200b",
        "\ud83d",
        "a\x00b",
        " ",
    ),
    *("agenda", "help", "Português", "1", "22:00-07:00", MOTIVATION),
    "Je voudrais m’inscrire à l’académie, merci beaucoup.",
    "I would like to learn more about this academy, please.",
    "Ich möchte gerne an der Akademie teilnehmen, vielen Dank.",
)
# What says the same to all languages, and does not tell one from another.
WORDLESS = (
    "Ana Machel",
    "Congo",
    "Lisboa",
    "Santiago",
    "UTC+1",
    "x",
    "x" * 40,
    "x" * 10_000,
    "**",
    "👍",
    "王小明",
)
# Buttons that nobody ever showed.
FORGED = (
    *("", ":", "nothing", "zone:", "zone:Nowhere", "pick:../x", "country:XX", "constituency:king", "skip:name"),
    *(
        "keep:",
        "keep:link.code",
        "keep:join.zone",
        "keep:apply.summary",
        "back:",
        "back:nowhere",
        "back:link.merge",
    ),
    *("change:", "change:shoes", "change:motivation:send", "consent:", "consent:x:yes", "consent:academy:no"),
    *(
        "language:de",
        "commit:perhaps",
        "send",
        "later",
        "merge",
        "choose:name:mine",
        "choose:",
        "about:x",
        "agenda:x",
    ),
    *(
        "restart:yes",
        "restart:yes@1",
        "calendar:yes@1",
        "withdraw:yes@999999999999999999999",
        "forgetme:yes@-1",
        "privacy:x",
        "é" * 32,
    ),
)
ODD = (
    (Kind.LOCATION, {"location": (38.72, -9.14)}),
    (Kind.LOCATION, {"location": (0.0, -30.0)}),
    (Kind.LOCATION, {"location": (90.0, 180.0)}),
    (Kind.LOCATION, {"location": (-17.8, -178.9)}),
    (Kind.ATTACHMENT, {"attachment": "sticker"}),
    (Kind.EDIT, {"text": "something else"}),
    (Kind.BLOCKED, {}),
    (Kind.COMMAND, {"command": "start", "group": True}),
)

PAUSES = (timedelta(minutes=3), timedelta(minutes=11), timedelta(hours=20), timedelta(days=3))


class Talk:
    """Three people on three channels, one of them an organiser, and everything that anybody was ever shown."""

    def __init__(
        self,
        database: Db,
        languages: tuple[str, str, str] = ("pt-br", "fr", "en-GB"),
        words: tuple[str, ...] = WORDS,
    ) -> None:
        self.database, self.clock, self.words = database, HandClock(NOW), words
        organisers = (Address("discord", "3"),)
        places = zip(("web", "telegram", "discord"), "123", languages, strict=True)
        self.people = [Chat(database, self.clock, *place, organisers) for place in places]
        self.shown: list[str] = []
        self.codes = ["ABCD2345"]

    def step(self, who: int, what: int, which: int) -> Reply:
        """Do something: `what` is a percentage, `which` chooses among what there is."""
        person = self.people[who % len(self.people)]
        for share, do in self._ways:
            if what < share:
                reply = do(self, person, which)
                break
            what -= share
        self._see(reply)
        return reply

    def _answer(self, person: Chat, which: int) -> Reply:
        """What somebody does who wants to go on."""
        found = self.database.read(lambda db: members.person_at(db, person.address))
        question = found.conversation.question if found and found.conversation else ""
        answer = dict(SIGN_UP).get(question) or ("!go", "!apply", "!change:name")[which % 3]
        answer = answer if answer.startswith("!") or self.words is WORDS else "x" * 40
        return person.press(answer[1:]) if answer.startswith("!") else person.say(answer)

    def _press(self, person: Chat, which: int) -> Reply:
        """A button of the message they saw last, or any that anybody ever saw."""
        newest = next((pressable(reply) for reply in reversed(person.replies) if reply.text), [])
        actions = list(filter(None, map(_action, newest))) if which % 3 else self.shown
        return person.press(actions[which % len(actions)] if actions else "go")

    def _forge(self, person: Chat, which: int) -> Reply:
        return person.press(FORGED[which % len(FORGED)])

    def _say(self, person: Chat, which: int) -> Reply:
        words = (*self.words, *self.codes[-2:])
        return person.say(words[which % len(words)])

    def _command(self, person: Chat, which: int) -> Reply:
        arguments = (*ARGUMENTS, *self.codes[-2:])
        return person.command(COMMANDS[which % len(COMMANDS)], arguments[which // len(COMMANDS) % len(arguments)])

    def _odd(self, person: Chat, which: int) -> Reply:
        kind, said = ODD[which % len(ODD)]
        return person.do(kind, **said)

    def _organise(self, _: Chat, which: int) -> Reply:
        """Somebody decides about an application, or time passes."""
        if which % 2:
            self.clock.at += PAUSES[which // 2 % len(PAUSES)]
            return Reply()
        query = select(Participation.id).where(Participation.state.in_(DECIDABLE))
        found = self.database.read(lambda db: db.scalars(query).all())
        accept, now = which % 4 == 0, self.clock.now()
        self.database.write(lambda db: applications.decide_all(db, found, accept, "test", now)).result()
        return Reply()

    _ways: tuple[tuple[int, Callable[[Talk, Chat, int], Reply]], ...] = (
        (25, _answer),
        (35, _press),
        (5, _forge),
        (12, _say),
        (14, _command),
        (4, _odd),
        (5, _organise),
    )

    def _see(self, reply: Reply) -> None:
        self.shown += [action for action in map(_action, pressable(reply)) if action and action not in self.shown]
        self.codes += re.findall(r"\*\*(\w{4} \w{4})\*\*", reply.text)


def _action(button: Button) -> str:
    """What a button does; "" for a country, as each language offers others, and for another language."""
    return "" if button.action.startswith(("country:", "language:")) else button.action


@pytest.fixture(scope="module")
def fresh(loaded_template, in_memory) -> Iterator[Callable[[], Db]]:
    """Makes databases with the shipped edition."""
    opened: list[Db] = []

    def make() -> Db:
        path = in_memory / f"talk{len(opened)}.sqlite"
        opened.append(Db(f"sqlite:///{shutil.copy(loaded_template, path)}"))
        return opened[-1]

    yield make
    for database in opened:
        database.close()


STEP = st.tuples(st.integers(0, 2), st.integers(0, 99), st.integers(0, 10_000))


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to shorten an example of a second takes minutes
)
@given(steps=st.lists(STEP, min_size=LENGTH, max_size=LENGTH))
def test_any_talk_leaves_the_database_sound_and_every_reply_sendable(fresh, steps):
    database = fresh()
    talk = Talk(database)
    for number, step in enumerate(steps):
        reply = talk.step(*step)
        assert (faults_of_reply(reply), number, reply) == ([], number, reply)
        if number % 20 == 19:
            assert database.read(faults_of_database) == []
    assert database.read(faults_of_database) == []
    database.close()


def test_same_talk_in_four_languages_differs_in_words_only(fresh):
    talks = [Talk(fresh(), (code, code, code), WORDLESS) for code in LANGUAGES]
    chosen = random.Random(1)
    for number in range(LENGTH // 2):
        step = (chosen.randrange(3), chosen.randrange(100), chosen.randrange(10_000))
        replies = [talk.step(*step) for talk in talks]
        assert [faults_of_reply(reply) for reply in replies] == [[]] * len(LANGUAGES)
        offered = [[action for action in map(_action, pressable(reply)) if action] for reply in replies]
        assert offered[1:] == [offered[0]] * 3, (number, step, replies[0])
    assert [talk.database.read(faults_of_database) for talk in talks] == [[]] * len(LANGUAGES)
