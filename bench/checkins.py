"""A storm of check-ins by button over Telegram's HTTP: update in, mark stored durably, notice answered.

The assistant is a process of its own on SQLite; the platform is a stub in another. Beside it a peer written the
usual way (`bench/peers/checkin_peer.py`) at the same stub, with the same tables and statements. Then people who
press at a steady rate, while the answers of one chat take four seconds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from academy.programme import Reminders
from bench.minute import quantile
from bench.report import Row, figure
from storage import migrate, programmes
from storage.database import Db
from storage.models import Evidence, SessionRow
from tests.conftest import NOW
from tests.support.killable import Killable, killable
from tests.support.participants import insert_crowd
from tests.support.people import without_electives
from tests.support.telegram import TOKEN, wait_until
from tests.support.telegram_stub import StubClient, running_stub

# The window is open, and the reminder of the start is not due before the bench is over.
OPEN = "2021-11-15T12:50:10+01:00"
SIZES, USUAL = (1_000, 3_000, 9_000), 3_000  # people who press
TIMES = 3
WARM = 200  # presses before anything is measured
RATES, PROMISED = (100, 200, 400), 200  # arrivals a second
STEADY = 15  # seconds
SLOW = 4.0  # seconds that the answers of one chat take
TOGETHER = 2  # arrivals at once
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Storm:
    """How many check-ins a second of processor time, and a second on the clock."""

    cpu: float
    wall: float


def run() -> list[Row]:
    """Each storm three times, the median; then a quarter of a minute at each rate."""
    ours = {size: _median(_ours(size) for _ in range(TIMES)) for size in SIZES}
    peer = _median(_peer(USUAL) for _ in range(TIMES))
    usual = ours[USUAL]
    times = usual.cpu / peer.cpu
    return [
        figure(
            f"check-ins, {USUAL:,} press at once: a second of one core",
            usual.cpu,
            "/s",
            "≥ 1,000",
            usual.cpu >= 1000,
        ),
        figure("… a second on the clock", usual.wall, "/s"),
        *(
            figure(f"… with {size:,} people: a second of one core", ours[size].cpu, "/s")
            for size in SIZES
            if size != USUAL
        ),
        figure("the same by aiogram, async SQLAlchemy, aiosqlite: of one core", peer.cpu, "/s"),
        figure("… a second on the clock", peer.wall, "/s"),
        figure("check-ins against that peer", times, "×", "≥ 5", times >= 5),
        *(_waiting(rate) for rate in RATES),
    ]


def _waiting(rate: int) -> Row:
    late = quantile(_waits(rate), 0.99) * 1000
    name = f"check-in at {rate}/s, one chat takes 4 s: p99 of the others"
    return figure(name, late, "ms", "≤ 400", late <= 400) if rate == PROMISED else figure(name, late, "ms")


def _median(storms: Iterable[Storm]) -> Storm:
    found = list(storms)
    return Storm(statistics.median(one.cpu for one in found), statistics.median(one.wall for one in found))


def _ours(people: int) -> Storm:
    with _folder(people) as (folder, session_id), running_stub() as stub, _assistant(folder, stub) as assistant:
        return _storm(stub, assistant.pid, folder, session_id, people)


def _peer(people: int) -> Storm:
    with _folder(people) as (folder, session_id), running_stub() as stub:
        script = str(HERE / "peers" / "checkin_peer.py")
        command = [sys.executable, script, _url(folder), stub.url, str(session_id), OPEN]
        with subprocess.Popen(command, cwd=HERE.parent) as process:
            try:
                wait_until(lambda: bool(stub.state()["offsets"]), 30)
                return _storm(stub, process.pid, folder, session_id, people)
            finally:
                process.kill()


def _storm(stub: StubClient, pid: int, folder: Path, session_id: int, people: int) -> Storm:
    """Everybody presses at the same moment; the first few before, to warm up."""
    _press(stub, session_id, range(people, people + WARM))
    _wait_for(stub, WARM)
    _settle(pid)
    began, spent = time.monotonic(), _seconds(pid)
    _press(stub, session_id, range(people))
    _wait_for(stub, WARM + people)
    answered = [entry["answered"] for entry in stub.log("answerCallbackQuery")]
    wall, cpu = max(answered) - began, _seconds(pid) - spent
    _check(folder, people + WARM)
    return Storm(people / cpu, people / wall)


def _wait_for(stub: StubClient, answers: int) -> None:
    before = 0 if answers == WARM else WARM
    patience = 30 + STEADY * SLOW + (answers - before) / 50  # a chat is answered in order
    wait_until(lambda: stub.state()["noticed"] >= answers, patience)
    time.sleep(0.3)  # what is noted afterwards counts, too


def _settle(pid: int) -> None:
    """Wait until a process has done what it does once after its start."""
    spent = -1.0
    while _seconds(pid) - spent > 0.05:
        spent = _seconds(pid)
        time.sleep(1)


def _seconds(pid: int) -> float:
    """What a process and its threads have had of processors so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _check(folder: Path, marks: int) -> None:
    """All that was answered is stored."""
    database = Db(_url(folder))
    stored = database.read(lambda db: db.scalar(select(func.count()).select_from(Evidence)))
    database.close()
    assert stored == marks, f"{stored} marks of {marks}"


def _waits(rate: int) -> list[float]:
    """Seconds from each press of the others to its answer at the platform."""
    people = rate * STEADY
    slow = {f"slow{second}": SLOW for second in range(STEADY)}
    with (
        _folder(people) as (folder, session_id),
        running_stub(delay=0.06, spread=0.02, slow=slow) as stub,
        _assistant(folder, stub),
    ):
        _press(stub, session_id, range(people, people + WARM))
        _wait_for(stub, WARM)
        pressed = _press_steadily(stub, session_id, people, rate, list(slow))
        _wait_for(stub, WARM + people + len(slow))
        answered = {entry["params"]["callback_query_id"]: entry["at"] for entry in stub.log("answerCallbackQuery")}
    return sorted(answered[query] - at for query, at in pressed.items())


def _press_steadily(
    stub: StubClient, session_id: int, people: int, rate: int, slow: list[str]
) -> dict[str, float]:
    """When each of them pressed, by query; beside them the last person does once a second, slowly answered."""
    pressed: dict[str, float] = {}
    began = time.monotonic()
    late = iter(slow)
    for first in range(0, people, TOGETHER):
        time.sleep(max(0.0, began + first / rate - time.monotonic()))
        together = [_update(number, session_id) for number in range(first, first + TOGETHER)]
        if first % rate == 0:
            together.append(_update(people, session_id, next(late)))
        now = time.monotonic()
        pressed |= {str(number): now for number in range(first, first + TOGETHER)}
        stub.feed(*together)
    return pressed


def _press(stub: StubClient, session_id: int, people: range) -> None:
    stub.feed(*(_update(number, session_id) for number in people))


def _update(number: int, session_id: int, query: str = "") -> dict[str, Any]:
    """A press as Telegram sends it, by the participant whose id is one more than `number`."""
    user = int(f"1000{number + 1}")
    person = {"id": user, "is_bot": False, "first_name": "Ana", "username": "ana", "language_code": "pt-br"}
    chat = {"id": user, "first_name": "Ana", "username": "ana", "type": "private"}
    bot = {"id": 7, "is_bot": True, "first_name": "Stub", "username": "stub_bot"}
    data = f"checkin:{session_id}"
    keyboard = {"inline_keyboard": [[{"text": "I'm here", "callback_data": data}]]}
    message = {
        "message_id": 55,
        "from": bot,
        "chat": chat,
        "date": 1,
        "text": "It begins now.",
        "reply_markup": keyboard,
    }
    pressed = {"id": query or str(number), "from": person, "chat_instance": "-1", "data": data, "message": message}
    return {"callback_query": pressed}


@contextmanager
def _folder(people: int) -> Iterator[tuple[Path, int]]:
    """A database with so many participants, some more to warm up, and the id of the session that begins."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        database = Db(_url(Path(name)))
        migrate.upgrade(database)
        # No electives: invitations to choose would be sent meanwhile.
        loaded = replace(without_electives(), reminders=Reminders(None, ()))
        database.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
        insert_crowd(database, people + WARM)
        first = select(SessionRow.id).where(SessionRow.code == "opening")
        session_id = database.read(lambda db: db.scalars(first).one())
        database.close()
        yield Path(name), session_id


def _url(folder: Path) -> str:
    return f"sqlite:///{folder}/assistant.sqlite"


@contextmanager
def _assistant(folder: Path, stub: StubClient) -> Iterator[Killable]:
    chosen = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": stub.url, "START_AT": OPEN}
    with killable(folder, **chosen) as assistant:
        assistant.start()
        yield assistant


if __name__ == "__main__":
    for row in run():
        print(row)
