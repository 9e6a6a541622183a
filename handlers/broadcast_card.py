"""The page of one announcement: a draft's overview, the half minute before it goes, its progress and its report.

It needs no more than the row and who reads it, so that the bot can also edit it by itself while it goes out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from math import ceil

from academy.messages import Button, Reply
from handlers.broadcast_lines import (
    FATES,
    Reader,
    fates,
    moment,
    title,
    when,
    who_gets_what,
    whom,
    written,
)
from storage import audiences, broadcasts
from storage.audiences import Plan
from storage.broadcasts import Stage
from storage.database import DbSession
from storage.models import Broadcast

NAMES = 10  # of those who were not reached, in a chat
MINUTE = 60  # seconds; a nearer time is counted down


def card(db: DbSession, row: Broadcast, reader: Reader, now: datetime) -> Reply:
    """The page of an announcement as it stands at `now` (aware)."""
    if row.state == Stage.DRAFT:
        return _draft(db, row, reader)
    if row.state == Stage.WAITING:
        return _waiting(db, row, reader, now)
    if row.state == Stage.UNDONE:
        again = _button(reader, row, "reopen")
        return Reply(f"{title(reader, row)}\n\n{reader.text('broadcast-undone')}", ((again,),))
    return _progress(db, row, reader)


def _draft(db: DbSession, row: Broadcast, reader: Reader) -> Reply:
    plan = audiences.plan(db, row)
    about = [
        *(written(reader, row) or [reader.text("broadcast-no-text")]),
        reader.text("broadcast-line-whom", whom=whom(db, reader, row)),
        reader.text("broadcast-line-when", when=when(db, reader, row)),
    ]
    who = who_gets_what(reader, plan)
    return Reply(
        "\n\n".join([title(reader, row), "\n".join(about), "\n".join(who)]), _draft_rows(row, reader, plan)
    )


def _draft_rows(row: Broadcast, reader: Reader, plan: Plan) -> tuple[tuple[Button, ...], ...]:
    change = tuple(_button(reader, row, name) for name in ("texts", "whom", "when"))
    shows = [_about_text(reader, row, "show", code) for code in row.texts]
    last = [_button(reader, row, name) for name in ("try", "send") if row.texts]
    last.append(_button(reader, row, "drop"))
    rows = (change, tuple(shows[:2]), tuple(shows[2:]), _fallbacks(row, reader, plan), tuple(last))
    return tuple(buttons for buttons in rows if buttons)


def _fallbacks(row: Broadcast, reader: Reader, plan: Plan) -> tuple[Button, ...]:
    """A text for those who have none in their language; pressed again, none."""
    if not (row.fallback or plan.without or plan.silent):
        return ()
    buttons = {code: _about_text(reader, row, "fallback", code) for code in row.texts}
    return tuple(
        replace(button, label=f"✓ {button.label}") if code == row.fallback else button
        for code, button in buttons.items()
    )


def _button(reader: Reader, row: Broadcast, name: str) -> Button:
    return Button(reader.text(f"broadcast-button-{name}"), f"broadcast.{name}:{row.id}")


def _about_text(reader: Reader, row: Broadcast, name: str, code: str) -> Button:
    label = reader.text(f"broadcast-button-{name}", name=reader.text(f"language-{code}"))
    return Button(label, f"broadcast.{name}:{row.id}:{code}")


def _waiting(db: DbSession, row: Broadcast, reader: Reader, now: datetime) -> Reply:
    assert row.send_at
    seconds = max(0, ceil((row.send_at - now).total_seconds()))
    said = reader.text("broadcast-waiting-seconds", count=seconds)
    if seconds > MINUTE:
        said = reader.text("broadcast-waiting", when=moment(db, reader, row.send_at))
    who = who_gets_what(reader, audiences.plan(db, row))
    buttons = (_button(reader, row, "undo"), _refresh(row, reader))
    return Reply("\n\n".join([title(reader, row), said, "\n".join(who)]), (buttons,))


def _progress(db: DbSession, row: Broadcast, reader: Reader) -> Reply:
    reached = broadcasts.progress(db, row.id)
    found = fates(reached)
    lines = [reader.text(f"broadcast-fate-{fate}", count=found[fate]) for fate in FATES if found[fate]]
    total = reader.text("broadcast-total", count=sum(reached.values()))
    under_way = row.state == Stage.SENDING or bool(found["waiting"] and row.state == Stage.SENT)
    heading = title(reader, row, under_way=under_way)
    parts = [heading, "\n".join([total, *lines]), _names(db, row, reader)]
    stop = _button(reader, row, "stop")
    buttons = (stop, _refresh(row, reader)) if under_way else (_refresh(row, reader),)
    return Reply("\n\n".join(part for part in parts if part), (buttons,))


def _names(db: DbSession, row: Broadcast, reader: Reader) -> str:
    """Members who did not surely get it, the first of them by name."""
    found = broadcasts.not_reached(db, row.id, NAMES)
    return reader.text("broadcast-not-reached", names=", ".join(name for name, *_ in found)) if found else ""


def _refresh(row: Broadcast, reader: Reader) -> Button:
    return Button(reader.text("broadcast-button-refresh"), f"broadcast:{row.id}")
