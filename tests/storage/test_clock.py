from datetime import UTC, datetime, timedelta

from storage.clock import Clock, SimulatedClock

START = datetime(2021, 11, 12, 8, 0, tzinfo=UTC)
SOON = timedelta(seconds=5)


def test_real_clock_is_aware_utc():
    assert Clock().now().tzinfo is UTC


def test_simulated_clock_starts_where_told_and_runs(sqlite):
    clock = SimulatedClock(sqlite, START)
    first = clock.now()
    assert START <= first < START + SOON
    assert clock.now() > first


def test_simulated_clock_goes_forward_and_never_back(sqlite):
    clock = SimulatedClock(sqlite, START)
    clock.forward(START + timedelta(days=2))
    clock.forward(START + timedelta(days=1))
    assert START + timedelta(days=2) <= clock.now() < START + timedelta(days=2) + SOON


def test_simulated_clock_goes_on_after_a_restart(sqlite):
    SimulatedClock(sqlite, START).forward(START + timedelta(days=2))
    assert START + timedelta(days=2) <= SimulatedClock(sqlite, START).now()
