"""A check-in link in a browser: one button for whoever the page chat knows, for others the ways to check in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from academy.codes import Scanned, read_checkin_payload
from academy.errors import AcademyError
from academy.messages import Address
from academy.programme import in_language
from locales import dates
from locales.attendance import checked_in, not_checked_in
from locales.sessions import hours
from storage import checkins, members, presenters, transcripts
from storage.checkins import Outcome, Result
from storage.clock import Clock
from storage.database import Db, DbSession
from storage.presenters import Screen
from storage.transcripts import Reader
from web.pages import HEADERS, from_elsewhere, html, language_of, render


class CheckingIn:
    """The addresses under /checkin/; `secret` is that of links.

    `address_of` tells who asks, if it is somebody of the page chat; `telegram` our bot's username there, or "".
    """

    def __init__(
        self,
        database: Db,
        clock: Clock,
        secret: bytes,
        address_of: Callable[[Request], Address | None],
        telegram: Callable[[], str],
    ) -> None:
        self._database, self._clock, self._secret = database, clock, secret
        self._address_of, self._telegram = address_of, telegram

    def routes(self) -> list[BaseRoute]:
        """What the web server has to serve."""
        return [
            Route("/checkin/{payload}", self._offer),
            Route("/checkin/{payload}", self._take, methods=["POST"]),
        ]

    async def _offer(self, request: Request) -> Response:
        """Programs fetch links to show what is behind them, so looking alone checks nobody in."""
        return self._page(await self._visit(request))

    async def _take(self, request: Request) -> Response:
        if from_elsewhere(request):
            return Response(status_code=403, headers=HEADERS)
        visit = await self._visit(request)
        if visit.address is None or visit.reader is None:
            return self._page(visit)
        take = partial(_check_in, address=visit.address, payload=visit.payload, secret=self._secret, now=visit.now)
        outcome = await asyncio.wrap_future(self._database.write(take))
        return self._page(visit, outcome)

    async def _visit(self, request: Request) -> _Visit:
        now, payload = self._clock.now(), request.path_params["payload"]
        address = self._address_of(request)
        scanned = read_checkin_payload(self._secret, payload, now)
        screen, reader = await asyncio.to_thread(self._database.read, lambda db: _read(db, scanned, address, now))
        fresh = scanned is not None and scanned.fresh
        return _Visit(payload, now, fresh, screen, address, reader, language_of(request))

    def _page(self, visit: _Visit, outcome: Outcome | None = None) -> Response:
        session, language = visit.screen and visit.screen.session, visit.language
        username = self._telegram()
        page = render(
            "checkin.html",
            language,
            title=in_language(session.title, language) if session else "",
            hours=hours(session, visit.zone, language) if session else "",
            city=dates.city(visit.zone, language),
            said=visit.said(outcome),
            done=outcome is not None and outcome.standing is not None,
            known=visit.reader is not None,
            telegram=f"https://t.me/{username}?start={quote(visit.payload)}" if username else "",
        )
        return html(page, 200 if session else 404)


@dataclass(frozen=True, slots=True)
class _Visit:
    """Who opened which link when; `reader` is None for whoever the page chat does not know."""

    payload: str
    now: datetime
    fresh: bool
    screen: Screen | None
    address: Address | None
    reader: Reader | None
    preferred: str

    @property
    def language(self) -> str:
        return self.reader.language if self.reader else self.preferred

    @property
    def zone(self) -> str:
        """Theirs, else the academy's."""
        return (self.reader and self.reader.zone) or (self.screen.zone if self.screen else "UTC")

    def said(self, outcome: Outcome | None) -> str:
        """What became of the check-in, or why there can be none; "" while a tap would do."""
        if outcome is None:
            without = Result.NONE if self.screen is None else Result.STALE
            seen = self.fresh and self.screen is not None
            return "" if seen else not_checked_in(without, None, self.now, self.zone, self.language)
        if outcome.standing is None:
            return not_checked_in(outcome.result, outcome.instant, self.now, self.zone, self.language)
        counted = outcome.session is not None and outcome.session.counted
        again = outcome.result is Result.AGAIN
        return checked_in(outcome.mark, outcome.standing, counted, again, self.zone, self.language)


def _read(
    db: DbSession, scanned: Scanned | None, address: Address | None, now: datetime
) -> tuple[Screen | None, Reader | None]:
    reader = transcripts.reader(db, address.user) if address else None
    try:
        return (presenters.screen(db, scanned.session, now) if scanned else None), reader
    except AcademyError:
        return None, reader  # it was cancelled


def _check_in(db: DbSession, address: Address, payload: str, secret: bytes, now: datetime) -> Outcome:
    person = members.person_at(db, address)
    if person is None:
        return Outcome(Result.NOT_YOURS)  # erased a moment ago
    return checkins.check_in_by_link(db, person.member_id, payload, secret, now)
