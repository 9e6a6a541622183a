"""Reads the file of an edition and checks it, telling all its faults at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from yaml import Node

from academy.programme import (
    ABOUT_QUESTIONS,
    LANGUAGES,
    Admission,
    Certificate,
    CheckinRule,
    Edition,
    Proof,
    Reminders,
    Words,
)
from programmes.checks import check_issue, check_together
from programmes.faults import Fault, ProgrammeFaults
from programmes.fields import (
    read_choice,
    read_count,
    read_hours,
    read_languages,
    read_limit,
    read_minutes,
    read_share,
    read_words,
)
from programmes.places import finish_places, read_place
from programmes.rounds import Frame, read_round
from programmes.sessions import finish_sessions, read_session
from programmes.table import Table
from programmes.times import read_clock, read_moment
from programmes.yaml_lines import UnreadableError, load
from programmes.zones import read_zone

__all__ = ["Fault", "ProgrammeFaults", "check", "read"]

REQUIRED = ("code", "title", "theme", "zone", "host", "organisers", "about", "sessions")
# "at least 80 % participation is required": the rule of the academy.
SHARE = 0.8
OPTIONAL = ("languages", "admission", "certificate", "reminders", "check in", "rounds", "places")


def read(path: Path) -> Edition:
    """The edition of a programme file. Raises ProgrammeFaults with every fault; never gives half an edition."""
    faults: list[Fault] = []
    try:
        edition = _read_edition(load(path), faults)
    except UnreadableError as wrong:
        raise ProgrammeFaults(path, [wrong.fault]) from None
    if edition is None:
        raise ProgrammeFaults(path, faults)
    return edition


def check(path: Path) -> list[Fault]:
    """Every fault of a programme file, by line; none when it can be loaded."""
    try:
        read(path)
    except ProgrammeFaults as wrong:
        return list(wrong.faults)
    return []


def _read_edition(root: Node, faults: list[Fault]) -> Edition | None:
    """The edition, or None where it is not free of faults."""
    table = Table(root, "programme", faults, REQUIRED, OPTIONAL)
    frame = Frame(read_zone(table), _read_languages(table), faults)
    checkin, proof = _read_checkin(table)
    rule = table.group("certificate", "certificate rule", (), ("share", "hours", "issue"))
    edition = replace(_read_head(table, frame, _read_certificate(rule, frame)), checkin=checkin)
    rounds = [read_round(node, frame) for node in table.items("rounds")]
    sessions = [read_session(node, frame, proof) for node in table.items("sessions")]
    places = [read_place(node, frame) for node in table.items("places")]
    check_together(rounds, sessions, places)
    check_issue(rule, edition, sessions)
    if faults:
        return None
    finished = tuple(draft.finished() for draft in rounds)
    electives = {elective.code: elective for round_ in finished for elective in round_.electives}
    told = finish_sessions(sessions, electives)
    return replace(edition, rounds=finished, sessions=told, places=finish_places(places))


def _read_head(table: Table, frame: Frame, certificate: Certificate) -> Edition:
    """The edition without its rounds and sessions."""
    return Edition(
        code=table.code(),
        title=read_words(table, "title", frame.languages),
        theme=read_words(table, "theme", frame.languages),
        zone=frame.zone,
        languages=frame.languages,
        admission=read_choice(table, "admission", Admission.COMMITTEE),
        host=read_words(table, "host", frame.languages),
        organisers=tuple(table.texts("organisers")),
        certificate=certificate,
        reminders=_read_reminders(table),
        about=_read_about(table, frame),
    )


def _read_languages(table: Table) -> tuple[str, ...]:
    languages = read_languages(table, "languages", LANGUAGES)
    if not languages:
        table.fault("languages", "an edition has at least one language", f"choose from: {', '.join(LANGUAGES)}")
    return languages


def _read_certificate(own: Table, frame: Frame) -> Certificate:
    at = read_moment(own, "issue", frame.zone)
    return Certificate(read_share(own, "share", SHARE), read_hours(own, "hours"), at)


def _read_reminders(table: Table) -> Reminders:
    own = table.group("reminders", "reminders", (), ("eve", "minutes before"))
    usual = Reminders()
    eve = read_clock(own, "eve", usual.eve)
    return Reminders(eve, read_minutes(own, "minutes before", usual.minutes_before))


def _read_checkin(table: Table) -> tuple[CheckinRule, Proof]:
    """The rule, and the proof of the sessions that name none."""
    keys = ("opens", "closes", "grace", "proof", "minimum", "excused limit")
    own = table.group("check in", "check-in rule", (), keys)
    usual = CheckinRule()
    rule = CheckinRule(
        opens=read_count(own, "opens", usual.opens, "minutes"),
        closes=read_count(own, "closes", usual.closes, "minutes"),
        grace=read_count(own, "grace", usual.grace, "minutes"),
        minimum=read_share(own, "minimum", usual.minimum),
        excused_limit=read_limit(own, "excused limit"),
    )
    return rule, read_choice(own, "proof", Proof.BUTTON)


def _read_about(table: Table, frame: Frame) -> dict[str, Words]:
    own = table.group("about", "about section", ABOUT_QUESTIONS, ())
    return {question: read_words(own, question, frame.languages) for question in ABOUT_QUESTIONS}
