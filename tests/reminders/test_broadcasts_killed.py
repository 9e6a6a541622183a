"""`kill -9` while an announcement is expanded: nobody is missed, nobody has it twice."""

import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from reminders.broadcasts import expand_due
from storage.models import Broadcast, Delivery
from tests.conftest import NOW
from tests.support import crowd
from tests.support.participants import insert_crowd
from tests.support.people import load_edition

ROOT = Path(__file__).parents[2]
THEN = NOW + timedelta(seconds=30)
MEMBERS = 1200
KILLS = 6
EXPANDING = """
import sys
from datetime import datetime
from reminders.broadcasts import expand_due
from storage import expansion
from storage.database import Db

def expand(*given, really=expansion.expand):
    print(".", flush=True)
    return really(*given)

expansion.CHUNK, expansion.expand = 5, expand
expand_due(Db(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
"""


def expand_and_kill(url, batches, seconds):
    """A process that expands in small batches, killed so many seconds after it has begun so many of them."""
    command = [sys.executable, "-c", EXPANDING, url, THEN.isoformat()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert all(process.stdout.readline() == b".\n" for _ in range(batches))
        time.sleep(seconds)
        process.kill()
    return process.returncode


def test_expansion_that_is_killed_again_and_again_reaches_everybody_once(database):
    load_edition(database)
    insert_crowd(database, MEMBERS)
    number = database.write(lambda db: crowd.confirmed(db)).result()
    dice = random.Random(7)
    codes = [expand_and_kill(database.url, dice.randint(1, 20), dice.random() / 100) for _ in range(KILLS)]
    reached = database.read(lambda db: db.get(Broadcast, number).reached)
    expand_due(database, THEN)
    members = database.read(lambda db: db.scalars(select(Delivery.member_id).order_by(Delivery.member_id)).all())
    assert list(members) == list(range(1, MEMBERS + 1))
    assert (codes, 0 < reached < MEMBERS - 5) == ([-signal.SIGKILL] * KILLS, True)
