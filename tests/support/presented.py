"""A session that is presented: its page and its check-in links over real HTTP, at a time of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.cookies import SimpleCookie

from starlette.responses import Response
from starlette.routing import BaseRoute

from academy.codes import checkin_code, checkin_link, checkin_payload, presenter_link
from bot.channels.web.channel import WebChannel
from bot.channels.web.cookies import PERSON, Cookies
from storage.clock import Clock
from storage.database import Db
from storage.models import AddressRow
from tests.conftest import NOW
from tests.support.attending import FIRST, LENGTH, SECRET, during
from tests.support.serving_pages import serving_pages
from web.checkin import CheckingIn
from web.presenter import Presenting

COOKIES = "of the tests"


class Hands(Clock):
    """Runs at real speed from an instant that can be set."""

    def __init__(self) -> None:
        self.set(during(1))

    def set(self, at: datetime) -> None:
        self._ahead = at - super().now()

    def now(self) -> datetime:
        return super().now() + self._ahead


@dataclass
class Presented:
    """The first session of `course`, whose id is 1."""

    url: str
    clock: Hands

    def link(self, language: str = "", ends: datetime = FIRST + LENGTH) -> str:
        """Where it is presented."""
        return presenter_link(SECRET, self.url, 1, ends, language)

    def code(self, ahead: timedelta = timedelta()) -> str:
        """The six digits of now, or some time later."""
        return checkin_code(SECRET, 1, self.clock.now() + ahead)

    def scan(self, back: timedelta = timedelta()) -> str:
        """The link in the picture of now, or some time before."""
        return checkin_link(self.url, checkin_payload(SECRET, 1, self.clock.now() - back))


def cookie_of(database: Db, member: int) -> dict[str, str]:
    """The cookie of a member's browser, from which they write to the page chat."""
    user = f"{member:032x}"
    at = {"chat": user, "created_at": NOW, "last_used_at": NOW}
    database.write(lambda db: db.add(AddressRow(member_id=member, channel="web", user=user, **at))).result()
    response = Response()
    Cookies(COOKIES, secure=False).keep_person(response, user)
    return {PERSON: SimpleCookie(response.headers["set-cookie"])[PERSON].value}


@contextmanager
def presenting(database: Db, telegram: str = "") -> Iterator[Presented]:
    """Serve both beside the page chat, whose people they know; `telegram`: our bot's username there."""
    clock = Hands()
    chat = WebChannel(database, clock, COOKIES, None, secure=False)

    def routes(address: str) -> list[BaseRoute]:
        checking_in = CheckingIn(database, clock, SECRET, chat.address_of, lambda: telegram)
        return [*Presenting(database, clock, SECRET, address).routes(), *checking_in.routes()]

    with serving_pages(routes) as url:
        yield Presented(url, clock)
