"""What only shows when the parts of a programme are seen together: codes, references, overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from academy.calendar import local
from academy.programme import Edition, SessionKind
from programmes.faults import meant
from programmes.places import PlaceDraft, check_places
from programmes.rounds import ElectiveDraft, RoundDraft
from programmes.sessions import SessionDraft
from programmes.table import Table


def check_together(
    rounds: Sequence[RoundDraft], sessions: Sequence[SessionDraft], places: Sequence[PlaceDraft]
) -> None:
    """Note the faults between rounds, electives, sessions and places, each with its table."""
    electives = [elective for round_ in rounds for elective in round_.electives]
    _check_doubles("round", ((each.table, each.code) for each in rounds))
    _check_doubles("elective", ((each.table, each.value.code) for each in electives))
    _check_doubles("session", ((each.table, each.code) for each in sessions))
    _check_doubles("place", ((each.table, each.value.code) for each in places))
    check_places(places)
    _check_references(electives, sessions)
    _check_closing(rounds, sessions)
    _check_overlaps(rounds, sessions)


def check_issue(rule: Table, edition: Edition, sessions: Sequence[SessionDraft]) -> None:
    """Note it in the certificate rule when certificates would be issued while one can still check in."""
    last = max((each for each in sessions if each.span), key=lambda each: each.when.ends, default=None)
    if last is None or edition.certificate.issue is None:
        return
    closes = last.when.ends + timedelta(minutes=edition.checkin.closes)
    if edition.certificate.issue < closes:
        what = f"certificates would be issued before check-ins for session '{last.code}' close"
        line = last.table.line("when")
        hint = f"from {local(closes, edition.zone):%Y-%m-%d %H:%M} on (line {line})"
        rule.fault("issue", what, hint)


def _check_doubles(noun: str, coded: Iterable[tuple[Table, str]]) -> None:
    first: dict[str, Table] = {}
    for table, code in coded:
        if code and code in first:
            line = first[code].line("code")
            table.fault("code", f"{noun} '{code}' stands twice, first in line {line}", "give one another code")
        first.setdefault(code, table)


def _check_references(electives: Sequence[ElectiveDraft], sessions: Sequence[SessionDraft]) -> None:
    codes = [elective.value.code for elective in electives]
    for session in sessions:
        if session.elective and session.elective not in codes:
            what = f"session '{session.code}' names an unknown elective '{session.elective}'"
            session.table.fault("elective", what, meant(session.elective, codes))
        _check_kind(session, codes)
    named = {session.elective for session in sessions}
    for elective in electives:
        if (code := elective.value.code) and code not in named:
            hint = f"add a session with elective: {code}, or remove the elective"
            elective.table.fault("code", f"elective '{code}' has no sessions", hint)


def _check_kind(session: SessionDraft, codes: Sequence[str]) -> None:
    if session.kind is SessionKind.ELECTIVE and not session.elective:
        hint = f"add elective: … ({', '.join(codes)})" if codes else "add elective: … and the elective itself"
        session.table.fault("kind", f"session '{session.code}' is an elective session but names no elective", hint)
    if session.kind is not SessionKind.ELECTIVE and session.elective:
        what = f"session '{session.code}' is of kind {session.kind} but belongs to elective '{session.elective}'"
        session.table.fault("kind", what, "remove kind, or remove elective")


def _check_closing(rounds: Sequence[RoundDraft], sessions: Sequence[SessionDraft]) -> None:
    for round_ in rounds:
        codes = {elective.value.code for elective in round_.electives}
        own = [session for session in sessions if session.span and session.elective in codes]
        first = min(own, key=lambda session: session.when.starts, default=None)
        if first and round_.closes and round_.closes > first.when.starts:
            begins = f"its session '{first.code}' begins (line {first.table.line('when')})"
            round_.table.fault(
                "closes",
                f"round '{round_.code}' closes after {begins}",
                "people choose before the electives begin",
            )


def _check_overlaps(rounds: Sequence[RoundDraft], sessions: Sequence[SessionDraft]) -> None:
    round_of = {elective.value.code: round_.code for round_ in rounds for elective in round_.electives}
    known = [session for session in sessions if session.span and session.elective in {"", *round_of}]
    in_order = sorted(known, key=lambda session: session.when.starts)
    for earlier, later in combinations(in_order, 2):
        if earlier.when.overlaps(later.when) and (hint := _clash(earlier, later, round_of)):
            what = f"session '{later.code}' overlaps session '{earlier.code}' (line {earlier.table.line('when')})"
            later.table.fault("when", what, hint)


def _clash(one: SessionDraft, other: SessionDraft, round_of: dict[str, str]) -> str:
    """Why somebody would have to be in both; nothing where they may run side by side."""
    if one.elective and other.elective:
        if one.elective == other.elective:
            return f"both are of elective '{one.elective}': move one"
        same_round = round_of[one.elective] == round_of[other.elective]
        return "" if same_round else "people take an elective of each round: move one"
    optional = any(not session.elective and not session.counted for session in (one, other))
    return "" if optional else "people are expected in both: move one, or mark an optional one counted: no"
