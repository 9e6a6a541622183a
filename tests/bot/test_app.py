"""The assistant as one process: it ends in good order at whatever moment it is told to."""

from __future__ import annotations

import threading
from pathlib import Path

import httpx

from tests.handlers.conftest import make_app
from tests.support.web import serving


def test_stop_during_the_first_look_at_what_is_due_closes_all_that_was_opened(
    sqlite_template: Path, in_memory: Path
) -> None:
    app = make_app(sqlite_template, in_memory)
    looking, told, closed = threading.Event(), threading.Event(), threading.Event()
    close = app.database.close
    app.database.close = lambda: (close(), closed.set())
    app.timetable.tick = lambda: (looking.set(), told.wait(10))
    with serving(app.run) as url:
        assert httpx.get(url).status_code == 200
        assert looking.wait(10)
        # The loop is told to stop by leaving this block; the look ends a moment after that.
        threading.Timer(0.2, told.set).start()
    assert closed.is_set()
