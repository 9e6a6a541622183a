"""Check-ins at the same moment, in threads and processes: one counts."""

import subprocess
import sys
import threading
import time
from pathlib import Path

from academy.attendance import Mark
from storage import checkins
from storage.checkins import Result
from tests.support.attending import course, during, load, number, proofs

TAPPER = """
import sys
from datetime import datetime
from storage import checkins
from storage.database import Db
database, session, now = Db(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
taps = [database.write(lambda db, m=m: checkins.check_in(db, m, session, now)) for m in range(1, 31)]
print(sum(tap.result().result is checkins.Result.IN for tap in taps))
database.close()
"""


def test_one_check_in_under_taps_from_two_channels_and_many_threads(database):
    load(database, course(), people=4)
    session = database.read(lambda db: number(db, "day1"))
    outcomes, start = [], threading.Barrier(12)

    def press(member):
        start.wait()
        for _ in range(5):
            future = database.write(lambda db: checkins.check_in(db, member, session, during()))
            outcomes.append((member, future.result().result))

    threads = [threading.Thread(target=press, args=(1 + n % 4,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(proofs(database)) == [(member, "button") for member in (1, 2, 3, 4)]
    assert len(outcomes) == 60
    assert {result for _, result in outcomes} == {Result.IN, Result.AGAIN}


def test_one_check_in_under_taps_in_two_processes(database):
    load(database, course(), people=30)
    command = [sys.executable, "-c", TAPPER, database.url, str(database.read(lambda db: number(db, "day1")))]
    command.append(during().isoformat())
    running = [
        subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    counted = [int(process.communicate(timeout=50)[0]) for process in running]
    assert sum(counted) == 30
    assert sorted(proofs(database)) == [(member, "button") for member in range(1, 31)]


def test_of_two_taps_at_the_same_moment_one_is_the_first(database):
    load(database, course())
    session = database.read(lambda db: number(db, "day1"))

    def hold(db):
        outcome = checkins.check_in(db, 1, session, during())
        time.sleep(0.5)  # not committed yet: the other tap does not see it
        return outcome

    first = database.write(hold)
    time.sleep(0.1)
    second = database.write(lambda db: checkins.check_in(db, 1, session, during()))
    found = [first.result(), second.result()]
    assert [(one.result, one.mark) for one in found] == [(Result.IN, Mark.PRESENT), (Result.AGAIN, Mark.PRESENT)]
    assert proofs(database) == [(1, "button")]
