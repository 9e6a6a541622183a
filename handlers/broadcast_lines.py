"""How an announcement is described, line by line: for whom, when, who gets which text, what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from academy.applications import State
from academy.broadcasts import FILTERS, Audience
from academy.programme import LANGUAGES, Constituency, in_language
from locales import dates, text
from reminders.broadcasts import FIFTH, seems
from storage import audiences
from storage.audiences import Plan
from storage.broadcasts import Stage
from storage.database import DbSession
from storage.deliveries import PENDING, Fate
from storage.models import Broadcast
from storage.programmes import current_edition
from storage.reasons import Reason, Trouble, trouble_of

SHOWN = 60  # characters of a text in the overview
# What the values of an audience's lists are called, where the programme does not say.
NAMED = {
    "languages": {code: f"language-{code}" for code in LANGUAGES},
    "constituencies": {value.value: f"constituency-{value}" for value in Constituency},
    "states": {state.value: f"link-application-{state}" for state in State},
    "channels": {channel: f"link-app-{channel}" for channel in ("telegram", "discord", "web")},
}

# What became of messages, as organisers read it, in this order.
FATES = ("sent", "waiting", "unknown", "halted", "stopped", "away", "gone", "refused", "late", "untexted", "other")
_REASONS: dict[str, str] = {
    Reason.HALTED: "halted",
    Reason.STOPPED: "stopped",
    Reason.NO_ADDRESS: "gone",
    Reason.UNREACHABLE: "gone",
    Reason.NO_TEXT: "untexted",
}
_TROUBLES = {Trouble.REFUSED: "refused", Trouble.AWAY: "away"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever reads the description: their language and IANA zone."""

    language: str
    zone: str

    def text(self, key: str, **values: object) -> str:
        """A text in their language."""
        return text(self.language, key, **values)

    def languages(self, codes: Iterable[str]) -> str:
        """Names of languages."""
        return ", ".join(self.text(f"language-{code}") for code in codes)


def title(reader: Reader, row: Broadcast, *, under_way: bool = False) -> str:
    """Its number and how far it has come, in bold; it is going out until the last message has left."""
    state = reader.text(f"broadcast-state-{Stage.SENDING if under_way else row.state}")
    return f"**{reader.text('broadcast-title', number=str(row.id), state=state)}**"


def written(reader: Reader, row: Broadcast) -> list[str]:
    """The beginning of each text, with a word of doubt where it seems to be in another language."""
    lines = []
    for language, words in row.texts.items():
        start = " ".join(words.replace("**", "").split())
        start = start if len(start) <= SHOWN else start[: SHOWN - 1].rstrip() + "…"
        name = reader.text(f"language-{language}")
        lines.append(reader.text("broadcast-line-text", name=name, start=start, count=len(words)))
        if other := seems(words, language):
            lines.append(doubt(reader, language, other))
    return lines


def doubt(reader: Reader, language: str, other: str) -> str:
    """That a text seems to be in another language than it should."""
    name = reader.text(f"language-{language}")
    if other == FIFTH:
        return reader.text("broadcast-doubt-fifth", name=name)
    return reader.text("broadcast-doubt", name=name, other=reader.text(f"language-{other}"))


def whom(db: DbSession, reader: Reader, row: Broadcast) -> str:
    """For whom it is, in a line."""
    audience = Audience.from_json(row.audience)
    if not audience.members:
        return reader.text("broadcast-whom-nobody")
    asked = [
        f"{reader.text(f'broadcast-whom-{name}')}: {', '.join(labels(db, reader, name, getattr(audience, name)))}"
        for name in FILTERS
        if getattr(audience, name)
    ]
    return "; ".join(asked) or reader.text("broadcast-whom-everyone")


def labels(db: DbSession, reader: Reader, name: str, values: Iterable[str]) -> list[str]:
    """What the values of one of an audience's lists are called."""
    known = options(db, reader, name)
    return [known.get(value, value) for value in values]


def options(db: DbSession, reader: Reader, name: str) -> dict[str, str]:
    """Everything that one of an audience's lists may hold, with what it is called."""
    found = current_edition(db)
    if name == "electives":
        electives = [elective for round_ in found[1].rounds for elective in round_.electives] if found else []
        return {one.code: f"{one.code} · {in_language(one.title, reader.language)}" for one in electives}
    if name == "places":
        rows = audiences.places_for_announcements(db, found[0] if found else None)
        return {row.code: f"{row.code} ({reader.text(f'language-{row.language}')})" for row in rows}
    return {value: reader.text(key) for value, key in NAMED[name].items()}


def when(db: DbSession, reader: Reader, row: Broadcast) -> str:
    """When it goes out, in the reader's time and in the academy's."""
    if row.send_at is None:
        return reader.text("broadcast-when-once")
    return moment(db, reader, row.send_at)


def moment(db: DbSession, reader: Reader, at: datetime) -> str:
    """An instant with its weekday in the reader's time and in the academy's, where that differs."""
    said = _moment(reader, at, reader.zone)
    found = current_edition(db)
    if found is None or dates.clock(found[1].zone).utcoffset(at) == dates.clock(reader.zone).utcoffset(at):
        return said
    return reader.text("broadcast-when-academy", mine=said, academy=_moment(reader, at, found[1].zone))


def _moment(reader: Reader, at: datetime, zone: str) -> str:
    day = dates.full_day(at.astimezone(dates.clock(zone)).date(), reader.language)
    return f"{day}, {dates.hour(at, zone, reader.language)} ({dates.city(zone, reader.language)})"


def who_gets_what(reader: Reader, plan: Plan) -> list[str]:
    """How many get which text on which channel, and who gets none."""
    lines = [_share(reader, language, channels) for language, channels in plan.texts.items()]
    if plan.places:
        names = ", ".join(place.code for place in plan.places)
        lines.append(reader.text("broadcast-line-places", places=names))
    if plan.without or plan.silent:
        waiting = [f"{reader.text(f'language-{language}')} ({count})" for language, count in plan.without.items()]
        waiting += [place.code for place in plan.silent]
        lines.append(reader.text("broadcast-line-without", whom=", ".join(waiting)))
    if plan.unreachable:
        lines.append(reader.text("broadcast-line-unreachable", count=plan.unreachable))
    return lines or [reader.text("broadcast-nobody")]


def _share(reader: Reader, language: str, channels: Counter[str]) -> str:
    apps = NAMED["channels"]
    where = ", ".join(f"{reader.text(apps[channel])} {count}" for channel, count in sorted(channels.items()))
    name = reader.text(f"language-{language}")
    return reader.text("broadcast-line-share", name=name, count=channels.total(), channels=where)


def fates(reached: Mapping[tuple[str, str], int]) -> Counter[str]:
    """How many messages came to which of FATES; `reached` is what `storage.broadcasts.progress` gives."""
    found: Counter[str] = Counter()
    for (state, reason), count in reached.items():
        found[_fate(state, reason)] += count
    return found


def _fate(state: str, reason: str) -> str:
    if state == Fate.SENT:
        return "sent"
    if state in (*PENDING, Fate.SENDING):
        return "waiting"
    if state == Fate.UNKNOWN:
        return "unknown"
    if state == Fate.EXPIRED:
        return "late"
    if reason in _REASONS:
        return _REASONS[reason]
    return _TROUBLES.get(trouble_of(reason), "gone") if state == Fate.FAILED else "other"
