"""What a participant is given at the end: a certificate of participation, or a statement of attended sessions."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from unicodedata import bidirectional

import segno

from locales import text
from locales.dates import long_day, short_day, span
from papers.typesetting import pdf, png

SCREEN = 96  # pixels an inch, for a picture to look at
QR_MASK = 3
INK = "#12304a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a certificate and a statement both say, in one language.

    `edition` and `theme` are in that language; dates are those of the edition's zone. Under `address` anybody can
    ask whether `code` is genuine. `hours` are those of the edition that were attended or earned; None: not told.
    `percent` is the share of counted sessions as it was told to the participant. From version 2 on the name was
    corrected.
    """

    language: str
    name: str
    edition: str
    theme: str
    organisers: Sequence[str]
    starts: date
    ends: date
    hours: float | None
    percent: float
    code: str
    address: str
    issued: date
    version: int = 1


@dataclass(frozen=True, slots=True)
class Attended:
    """A session that somebody attended: when by the edition's zone, its title in their language, its length."""

    day: date
    title: str
    length: timedelta


def certificate(paper: Paper) -> bytes:
    """The certificate as a PDF, one A4 page. The same values give the same bytes. Raises UnprintableError."""
    return pdf("certificate.typ", _certificate(paper), _moment(paper))


def certificate_picture(paper: Paper, per_inch: float = SCREEN) -> bytes:
    """The certificate as a PNG, with so many pixels an inch."""
    return png("certificate.typ", _certificate(paper), per_inch)


def statement(paper: Paper, sessions: Sequence[Attended]) -> bytes:
    """The statement of attended sessions as a PDF, A4, as many pages as needed. Raises UnprintableError."""
    return pdf("statement.typ", _statement(paper, sessions), _moment(paper))


def statement_picture(paper: Paper, sessions: Sequence[Attended], per_inch: float = SCREEN) -> bytes:
    """The first page of the statement as a PNG, with so many pixels an inch."""
    return png("statement.typ", _statement(paper, sessions), per_inch)


def _certificate(paper: Paper) -> dict[str, object]:
    language = paper.language
    return _said_by_both(paper) | {
        "title": text(language, "paper-certificate"),
        "does": text(language, "paper-participated"),
        "facts": [_dates(paper), *_hours_and_share(paper)],
    }


def _statement(paper: Paper, sessions: Sequence[Attended]) -> dict[str, object]:
    language = paper.language
    count = (text(language, "paper-sessions"), str(len(sessions)))
    return _said_by_both(paper) | {
        "title": text(language, "paper-statement"),
        "does": text(language, "paper-attended"),
        "head": [
            text(language, "paper-dates"),
            text(language, "paper-session"),
            text(language, "paper-length"),
        ],
        "rows": _rows(sessions, language),
        "facts": [_dates(paper), count, *_hours_and_share(paper)],
    }


def _said_by_both(paper: Paper) -> dict[str, object]:
    language = paper.language
    return {
        "lang": language,
        "certifies": text(language, "paper-certifies"),
        "name": paper.name,
        "leftwards": _leftwards(paper.name),
        "edition": paper.edition,
        "theme": paper.theme,
        "organisers": list(paper.organisers),
        "issued": text(language, "paper-issued", day=long_day(paper.issued, language)),
        "on": [paper.issued.year, paper.issued.month, paper.issued.day],
        "version": text(language, "paper-version", version=paper.version) if paper.version > 1 else "",
        "code": [text(language, "paper-code"), paper.code],
        "check": [text(language, "paper-check"), paper.address],
        "qr": _qr(paper.address),
        "qr_says": text(language, "paper-qr", address=paper.address),
    }


def _dates(paper: Paper) -> tuple[str, str]:
    """From when to when the edition was, with its caption."""
    return (text(paper.language, "paper-dates"), span(paper.starts, paper.ends, paper.language))


def _hours_and_share(paper: Paper) -> list[tuple[str, str]]:
    """How long it was, where that is told, and how much of it was attended; each with its caption."""
    language = paper.language
    share = (text(language, "paper-share"), text(language, "paper-percent", percent=paper.percent))
    if paper.hours is None:
        return [share]
    return [(text(language, "paper-length"), text(language, "paper-hours", hours=paper.hours)), share]


def _rows(sessions: Sequence[Attended], language: str) -> list[tuple[str, str, str]]:
    """Day, title and length of each session."""
    return [
        (short_day(session.day, language), session.title, _minutes(session.length, language))
        for session in sessions
    ]


def _minutes(length: timedelta, language: str) -> str:
    return text(language, "paper-minutes", minutes=round(length / timedelta(minutes=1)))


def _leftwards(name: str) -> bool:
    """Whether a name is read from right to left, by its first letter that says so (UAX 9, rule P2)."""
    directions = (bidirectional(character) for character in name)
    return next((found != "L" for found in directions if found in ("L", "R", "AL")), False)


def _qr(address: str) -> str:
    """The address as a QR code, an SVG; readable with 15 % of it covered."""
    drawn = io.BytesIO()
    # Trying all eight masks for the most even one takes 3 ms, a third of the time of a certificate.
    made = segno.make(address, error="m", micro=False, mask=QR_MASK)
    made.save(drawn, kind="svg", xmldecl=False, border=0, dark=INK)
    return drawn.getvalue().decode()


def _moment(paper: Paper) -> datetime:
    return datetime.combine(paper.issued, time(), UTC)
