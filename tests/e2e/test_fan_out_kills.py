"""A reminder to 2,000 members over real HTTP, with `kill -9` at random points; `make soak` kills more often."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.fan_out import fan_out
from tests.support.telegram_stub import running_stub

# An outcome is recorded within 0.1 s of the platform's answer, which `make soak` holds to; here everything else of
# the tests runs beside it.
BUSY = 0.25


@pytest.mark.timeout(400)
def test_fan_out_with_kills_misses_nobody_and_marks_every_double(tmp_path: Path) -> None:
    with running_stub(delay=0.04, spread=0.02) as stub:
        done = fan_out(tmp_path, stub, 2000, 10, rate=1000, alive=0.5, seed=12)
    assert (len(done.kills), len(done.states)) == (10, 2000)
    assert done.left > 0  # every kill was in the midst of it
    assert list(done.faults(BUSY)) == []
    assert set(done.states.values()) == {"sent"}
