"""Who looks at the page, and in which language and zone it is written for them."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from academy.programme import LANGUAGES
from bot.channels.web.cookies import Cookies, new_person
from storage.transcripts import Reader

ZONE = "Europe/Rome"  # the academy's: of the simulated clock, and of days before anybody's own zone is known


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at the page.

    `language` is that of the page; `client_language` what the browser (or its user, on the page) prefers, as
    written ("pt-BR", or ""). `zone` is the member's, else their browser's, else "". `known`: has written before;
    then `version` is the latest of their transcript.
    """

    user: str
    language: str
    client_language: str
    zone: str
    known: bool
    version: int


def visitor(request: Request, cookies: Cookies, user: str | None, reader: Reader | None) -> Visitor:
    """Who asks: a member is met in their language, anybody else in the one chosen here or the browser's."""
    asked = request.query_params.get("lang", "")
    chosen = asked if asked in LANGUAGES else cookies.language(request)
    preferred = accepted_languages(request.headers.get("accept-language", ""))
    ours = [written for written in preferred if _short(written) in LANGUAGES]
    guess = chosen or (_short(ours[0]) if ours else LANGUAGES[0])
    return Visitor(
        user=user or new_person(),
        language=reader.language if reader else guess,
        client_language=chosen or next(iter(ours or preferred), ""),
        zone=(reader and reader.zone) or cookies.zone(request),
        known=reader is not None,
        version=reader.version if reader else 0,
    )


def _short(written: str) -> str:
    return written.split("-")[0].lower()


def accepted_languages(header: str) -> list[str]:
    """The languages of an Accept-Language header, the most wanted first; what is unreadable is left out."""
    wanted = []
    for place, part in enumerate(header[:500].split(",")):
        name, _, weight = part.strip().partition(";q=")
        try:
            weighed = float(weight or 1)
        except ValueError:
            continue
        if name.replace("-", "").isalnum() and weighed > 0:
            wanted.append((-weighed, place, name))
    return [name for _, _, name in sorted(wanted)]
