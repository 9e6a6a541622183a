"""The standings of a whole academy at once: how long, and how it grows. `python -m bench attendance`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median
from time import process_time

from academy.attendance import Evidence, EvidenceKind, Mark
from academy.programme import CheckinRule, Proof, Session, SessionKind
from academy.standings import Standing, standings
from bench.report import Row, figure

SESSIONS = 30
SIZES = (1_000, 5_000, 20_000)
ROUNDS = 5
PROMISED, AIM = 5_000, 1.0  # participants, seconds
SHARE = 0.8
STARTS = datetime(2021, 11, 15, 12, tzinfo=UTC)
Known = dict[tuple[int, str], list[Evidence]]


def run() -> list[Row]:
    """Seconds of one core for all participants' standings after the last session, the median of five rounds."""
    return [row(size, seconds(size)) for size in SIZES]


def row(size: int, spent: float) -> Row:
    name = f"standings of {size:,} participants × {SESSIONS} sessions"
    if size == PROMISED:
        return figure(name, spent, "s", f"≤ {AIM:g}", spent <= AIM)
    return figure(name, spent, "s")


def seconds(size: int) -> float:
    """How long it takes for so many, each with evidence of every kind, mixed as it comes in life."""
    sessions = academy()
    evidence = evidenced(sessions, size)
    electives = dict.fromkeys(range(size), ())
    now = sessions[-1].ends + timedelta(days=1)
    reported = {session.code for session in sessions if session.proof is Proof.REPORT}

    def once() -> dict[int, Standing]:
        return standings(sessions, electives, evidence, CheckinRule(), SHARE, now, reported=reported)

    assert len(once()) == size
    return median(timed(once) for _ in range(ROUNDS))


def timed(action: Callable[[], object]) -> float:
    """Processor time, which what else runs on the machine does not lengthen much."""
    began = process_time()
    action()
    return process_time() - began


def academy() -> list[Session]:
    """Thirty sessions of an hour and a half, a third of them by each proof."""
    proofs = tuple(Proof)
    return [
        Session(
            f"s{number}",
            SessionKind.PLENARY,
            {},
            STARTS + timedelta(hours=8 * number),
            STARTS + timedelta(hours=8 * number, minutes=90),
            ("en",),
            proof=proofs[number % len(proofs)],
        )
        for number in range(SESSIONS)
    ]


def evidenced(sessions: list[Session], size: int) -> Known:
    """Nine in ten were there; one mark in twenty was decided by hand on top."""
    chance = Random(5)
    known: Known = {}
    for participant in range(size):
        for session in sessions:
            found = proofs_of(session, chance) if chance.random() < 0.9 else []
            if chance.random() < 0.05:
                found.append(Evidence(EvidenceKind.HAND, session.ends, Mark.EXCUSED))
            if found:
                known[participant, session.code] = found
    return known


def proofs_of(session: Session, chance: Random) -> list[Evidence]:
    """A tap or code of somebody who was there and, where a report decides, its line too."""
    tapped = session.starts + timedelta(minutes=chance.randrange(-10, 30))
    kind = EvidenceKind.CODE if session.proof is Proof.CODE else EvidenceKind.BUTTON
    found = [Evidence(kind, tapped)]
    if session.proof is Proof.REPORT:
        found.append(Evidence(EvidenceKind.REPORT, session.ends, minutes=chance.randrange(90), joined=tapped))
    return found
