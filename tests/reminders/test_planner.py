"""Firing starts early enough that the last member is reminded by the promised minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from academy.programme import Reminders
from reminders import planner
from storage import programmes
from storage.models import Reminder
from tests.conftest import NOW
from tests.support.participants import insert_crowd
from tests.support.people import edition


@pytest.mark.parametrize(
    ("members", "rate", "seconds"),
    [
        pytest.param(0, 30.0, 0.0, id="nobody yet"),
        pytest.param(570, 30.0, 23.0, id="at thirty a second, of which 28.5 are used"),
        pytest.param(570, 1000.0, 0.0, id="at a thousand a second: all have it in the minute that was promised"),
    ],
)
def test_reminder_fires_early_only_where_the_last_member_would_have_it_late(sqlite, members, rate, seconds):
    loaded = replace(edition(), reminders=Reminders(None, (10,)))
    sqlite.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    insert_crowd(sqlite, members)
    sqlite.write(lambda db: planner.reconcile(db, NOW, rate)).result()
    planned = sqlite.read(lambda db: db.scalars(select(Reminder)).all())
    early = {round((row.promised_at - row.fires_at) / timedelta(seconds=1), 3) for row in planned}
    assert early == {seconds}
