"""What loading a programme would change, told in plain English before it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, time

from academy.calendar import local
from academy.programme import Edition
from programmes.times import Span

# Longer texts are not quoted, only named.
QUOTED = 60
# What is told of something new, by the first of these that it has.
SUMMARY = ("when", "round", "electives", "zone", "channel")
# The order of sessions follows from their times, that of places says nothing; each is told by itself.
FOLLOWS = {"code", "sessions", "places"}

Facts = dict[str, object]  # what is said of a thing → its value


def difference(old: Edition | None, new: Edition) -> list[str]:
    """What would change from the loaded edition (None: nothing is loaded) to this one, a line each.

    Times are in the zone of the new edition. No line means that nothing would change.
    """
    before, after = _things(old) if old else {}, _things(new)
    lines = []
    for name in dict.fromkeys((*after, *before)):
        if name not in after:
            lines.append(f"{name}: removed")
        elif name not in before:
            lines.append(f"{name}: added, {_summary(after[name], new.zone)}")
        else:
            lines += [f"{name}: {change}" for change in _changes(before[name], after[name], new.zone)]
    return lines


def _things(edition: Edition) -> dict[str, Facts]:
    """Everything in an edition by its name, with what is said of it."""
    things = {f"edition {edition.code}": _facts(edition)}
    for round_ in edition.rounds:
        things[f"round {round_.code}"] = _facts(round_)
        for elective in round_.electives:
            things[f"elective {elective.code}"] = {"round": round_.code} | _facts(elective)
    for session in edition.sessions:
        facts = _facts(session)
        span = Span(session.starts, session.ends)
        things[f"session {session.code}"] = {"when": span} | {
            label: facts[label] for label in facts if label not in {"starts", "ends"}
        }
    for place in edition.places:
        facts = _facts(place)
        things[f"place {place.code}"] = {"for" if label == "purposes" else label: facts[label] for label in facts}
    return things


def _facts(thing: object, label: str = "") -> Facts:
    """Every field of a value, those of values within it too: `title en`, `certificate share`."""
    if isinstance(thing, Mapping):
        parts = thing.items()
    elif is_dataclass(thing):
        parts = {field.name: getattr(thing, field.name) for field in fields(thing)}.items()
    elif isinstance(thing, tuple):
        return {label: tuple(getattr(part, "code", part) for part in thing)}
    else:
        return {label: thing}
    return {
        name: value
        for key, part in parts
        if label or key not in FOLLOWS
        for name, value in _facts(part, f"{label} {key.replace('_', ' ')}".strip()).items()
    }


def _changes(before: Facts, after: Facts, zone: str) -> Iterator[str]:
    for label in dict.fromkeys((*after, *before)):
        old, new = before.get(label), after.get(label)
        if old == new or _only_members(label, old, new):
            continue
        if isinstance(old, Span) and isinstance(new, Span):
            yield _moved(old, new, zone)
        else:
            yield _changed(label, _written(old, zone), _written(new, zone))


def _only_members(label: str, old: object, new: object) -> bool:
    """Whether a round or elective came or went, which is told where it is; another order is told here."""
    if label not in {"rounds", "electives"} or not isinstance(old, tuple) or not isinstance(new, tuple):
        return False
    return set(old) != set(new)


def _changed(label: str, old: str, new: str) -> str:
    if max(len(old), len(new)) > QUOTED:
        return f"{label} is reworded"
    return f"{label} {old} → {new}"


def _moved(old: Span, new: Span, zone: str) -> str:
    """From when to when, saying only what differs: the day, the hour, the length."""
    year = local(old.starts, zone).year != local(new.starts, zone).year
    same_day = local(old.starts, zone).date() == local(new.starts, zone).date()
    if old.ends - old.starts == new.ends - new.starts:
        target = f"{local(new.starts, zone):%H:%M}" if same_day else _moment(new.starts, zone, year=year)
        return f"moved from {_moment(old.starts, zone, year=year)} to {target}"
    return f"moved from {_span(old, zone, year=year)} to {_span(new, zone, year=year)}"


def _summary(facts: Facts, zone: str) -> str:
    label = next(label for label in SUMMARY if label in facts)
    value = _written(facts[label], zone)
    return value if label == "when" else f"{label} {value}"


def _written(value: object, zone: str) -> str:
    match value:
        case None | "" | ():
            return "none"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case datetime():
            return _moment(value, zone, year=True)
        case time():
            return f"{value:%H:%M}"
        case Span():
            return _span(value, zone, year=True)
        case tuple():
            parts = [str(part) for part in value]
            return (", " if any(" " in part for part in parts) else " ").join(parts)
    return str(value)


def _moment(at: datetime, zone: str, *, year: bool) -> str:
    clock = local(at, zone)
    return f"{clock:%a} {clock.day} {clock:%b %Y %H:%M}" if year else f"{clock:%a} {clock.day} {clock:%b %H:%M}"


def _span(span: Span, zone: str, *, year: bool) -> str:
    starts, ends = local(span.starts, zone), local(span.ends, zone)
    end = f"{ends:%H:%M}" if ends.date() == starts.date() else _moment(span.ends, zone, year=year)
    return f"{_moment(span.starts, zone, year=year)}–{end}"
