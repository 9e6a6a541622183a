"""What `collective-brain broadcast new` is given: texts in files, for whom, when. Each fault ends the command."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import available_timezones

from academy import calendar
from academy.broadcasts import check_text
from academy.calendar import AmbiguousTimeError, NonexistentTimeError
from academy.errors import AcademyError
from academy.programme import LANGUAGES
from bot.terminal import fail
from locales import dates, text, typed_times, zones

NOTHING = "nothing was saved"
LIKE = "write it like 2021-11-16 18:00"


def meant(written: str, known: Collection[str]) -> str:
    """What was probably meant, or everything that is known; a mapping says what its keys are called."""
    names = {value.casefold(): value for value in known}
    if isinstance(known, Mapping):
        names = {label.casefold(): value for value, label in known.items()} | names
    word = written.casefold()
    near = [name for name in names if word and name.startswith(word)] or get_close_matches(word, names, n=1)
    return f"did you mean {names[near[0]]}?" if near else f"known: {', '.join(known) or 'none'}"


def choices(option: str, given: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """The values of an option that may stand several times, each of which must be known."""
    for value in given:
        if value not in known:
            fail(f"{option}: there is no {value!r}; {meant(value, known)}; {NOTHING}")
    return tuple(dict.fromkeys(given))


def read_texts(given: Sequence[str]) -> dict[str, str]:
    """The texts by language, from `--text LANGUAGE=FILE` as often as there are languages."""
    texts: dict[str, str] = {}
    for option in given:
        language, equals, name = option.partition("=")
        if not equals:
            fail(f"--text {option}: say the language first, such as --text en={option}; {NOTHING}")
        choices(f"--text {option}", [language], {code: text("en", f"language-{code}") for code in LANGUAGES})
        if language in texts:
            fail(f"--text {option}: there is a text in this language already; {NOTHING}")
        texts[language] = _read(Path(name))
    return texts


def _read(file: Path) -> str:
    try:
        return check_text(file.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        fail(f"{file}: not UTF-8 from byte {error.start}; save it as UTF-8; {NOTHING}")
    except AcademyError as error:
        fail(f"{file}: {text('en', error.key, **error.values)} {NOTHING.capitalize()}.")
    except OSError as error:
        near = get_close_matches(file.name, _neighbours(file), n=1)
        hint = f"; did you mean {file.with_name(near[0])}?" if near else ""
        fail(f"{file}: {error.strerror}{hint}; {NOTHING}")


def _neighbours(file: Path) -> list[str]:
    return [one.name for one in file.parent.iterdir()] if file.parent.is_dir() else []


def read_zone(written: str) -> str:
    """An IANA zone."""
    zone = zones.is_zone(written)
    if zone is None:
        fail(f"--zone: there is no {written!r}; {_likely_zone(written)}; {NOTHING}")
    return zone


def _likely_zone(written: str) -> str:
    zones_by_name = {zone.casefold(): zone for zone in available_timezones()}
    by_city = {name.rpartition("/")[2]: zone for name, zone in sorted(zones_by_name.items()) if "/" in name}
    word = written.casefold().replace(" ", "_")
    for known in (zones_by_name, by_city):
        if near := get_close_matches(word, known, n=1):
            return f"did you mean {known[near[0]]}?"
    return "write it like Europe/Rome"


def read_instant(written: str, zone: str, now: datetime) -> datetime:
    """The instant of a local time in a zone, or of one with its offset; aware. It must be after `now`."""
    at = _with_offset(written) or _local(written, zone, now)
    if at <= now:
        here = f"{calendar.local(now, zone):%Y-%m-%d %H:%M}"
        fail(f"--at: {written} has passed in {zone}, where it is {here}; {NOTHING}")
    return at


def _with_offset(written: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _local(written: str, zone: str, now: datetime) -> datetime:
    local = typed_times.read(written, now.astimezone(dates.clock(zone)).replace(tzinfo=None))
    if local is None:
        fail(f"--at: {written!r} is not a day and time; {LIKE}; {NOTHING}")
    try:
        return calendar.instant(local, zone)
    except NonexistentTimeError as error:
        before, behind = (f"{one:%Y-%m-%d %H:%M}" for one in error.alternatives)
        fail(f"--at: {error}, its clocks go forward; did you mean {before} or {behind}? {NOTHING.capitalize()}")
    except AmbiguousTimeError as error:
        first, second = (calendar.local(one, zone).isoformat(timespec="minutes") for one in error.instants)
        fail(f"--at: {error}, its clocks go back; did you mean {first} or {second}? {NOTHING.capitalize()}")
