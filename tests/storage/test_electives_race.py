"""The last seat, for which several processes reach at once."""

import subprocess
import sys
import time

from sqlalchemy import select

from storage import ledger
from storage.models import Offer, Seat, Waiting
from tests.support.electives import load, people

PROCESSES, PEOPLE, SEATS = 4, 40, 5
RACER = """
import sys
from datetime import datetime
from storage import catalogue, electives
from storage.database import Db
from storage.models import Member

url, code, now, *people = sys.argv[1:]
database = Db(url)
database.read(catalogue.current)
sys.stdin.readline()
for number in people:
    def take(db, number=int(number)):
        chosen = catalogue.elective_by_code(db, code).id
        return electives.take(db, db.get_one(Member, number), chosen, "m", datetime.fromisoformat(now))
    database.write(take).result()
database.close()
"""


def race(database, codes):
    """Let processes tap for their people, each for its elective; all start at one word."""
    crowd = people(database, PEOPLE)
    url = database.engine.url.render_as_string(hide_password=False)
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, url, code, "2021-11-10T09:00:00+00:00", *map(str, crowd[n::PROCESSES])],
            stdin=subprocess.PIPE,
        )
        for n, code in zip(range(PROCESSES), codes, strict=True)
    ]
    time.sleep(1.5)
    for racer in racers:
        racer.stdin.close()  # the line they wait for
    assert [racer.wait(50) for racer in racers] == [0] * PROCESSES
    return crowd


def test_last_seats_go_to_as_many_as_there_are_whoever_reaches(database):
    load(database, {"a": SEATS, "b": 1})
    crowd = race(database, ["a"] * PROCESSES)

    def standing(db):
        numbers = db.scalars(select(Seat.number).order_by(Seat.number)).all()
        waits = db.scalars(select(Waiting.member_id).order_by(Waiting.id)).all()
        arrived = [entry.member_id for entry in ledger.entries(db) if entry.action == "waits"]
        everybody = {*db.scalars(select(Seat.member_id)), *waits}
        replayed = ledger.replay(ledger.entries(db)) == ledger.current(db)
        return numbers, waits == arrived, everybody == set(crowd), replayed

    assert database.read(standing) == (list(range(1, SEATS + 1)), True, True, True)
    assert database.read(lambda db: db.scalars(select(Offer.id)).all()) == []
