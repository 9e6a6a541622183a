"""The engine, and the one way in which anything is written."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session

T = TypeVar("T")
DbSession = Session  # what `write` and `read` give; for rooms that do not import SQLAlchemy
GROUP = 256  # events in one SQLite transaction at most, so that a commit never waits long
POOL = 4  # writers with PostgreSQL
# How long a group may wait there for a row that somebody else has locked, well under the second after which the
# server ends one of two who wait for each other.
PATIENCE_MS = 100
BUSY_MS = 10_000  # how long another process (the command line) may hold SQLite's write lock


class DbUnavailable(Exception):  # noqa: N818 – reads as what happened
    """The database cannot be opened; the message says why, without its password."""


class _Job(NamedTuple):
    function: Callable[[Session], Any]
    future: Future[Any]


class Db:
    """A database, SQLite or PostgreSQL.

    `write` runs functions of the SQLAlchemy session that are wholly done or not at all. With SQLite one thread
    writes, and the functions that wait at that moment share a transaction; should one fail, all are run again with
    a savepoint each, so a function must have no effect but on the database. With PostgreSQL a small pool of
    threads writes, a transaction each, and beside it one as with SQLite, for what has to happen in the order in
    which it came; should one of those fail or wait for a lock, all are run again in that order, each in a
    transaction of its own. Raises DbUnavailable.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.sqlite = make_url(url).get_backend_name() == "sqlite"
        self._reading = _engine(url, writes=False)
        self._writing = _engine(url, writes=True) if self.sqlite else self._reading
        self._writers: _Group | _Pool = _Group(self._writing) if self.sqlite else _Pool(self._writing)

    def write(self, function: Callable[[Session], T], in_order: bool = False) -> Future[T]:
        """Run a function in a transaction; the future is done after the commit, or holds what it raised.

        With `in_order` no earlier than those that were given so before it.
        """
        return self._writers.submit(function, in_order)

    def read(self, function: Callable[[Session], T]) -> T:
        """Run a function that changes nothing, in the thread of the caller."""
        with Session(self._reading) as db:
            return function(db)

    @property
    def engine(self) -> Engine:
        """For migrations and tools; everything else goes through `read` and `write`."""
        return self._writing

    def close(self) -> None:
        """Finish what waits and let go of the connections."""
        self._writers.close()
        self._writing.dispose()
        self._reading.dispose()


class _Pool:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(POOL, "write")
        # Several threads would overtake each other on the way to a lock.
        self._in_order = _Group(engine)

    def submit(self, function: Callable[[Session], T], in_order: bool) -> Future[T]:
        return self._in_order.submit(function) if in_order else self._threads.submit(self._run, function)

    def _run(self, function: Callable[[Session], T]) -> T:
        with self._engine.begin() as connection:
            return _call(function, connection)

    def close(self) -> None:
        self._threads.shutdown()
        self._in_order.close()


_PATIENCE = text(f"set local lock_timeout = {PATIENCE_MS}")


class _Group:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sqlite = engine.dialect.name == "sqlite"
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="write", daemon=True)
        self._thread.start()

    def submit(self, function: Callable[[Session], T], in_order: bool = True) -> Future[T]:
        future: Future[T] = Future()
        self._jobs.put(_Job(function, future))
        return future

    def close(self) -> None:
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while job := self._jobs.get():
            jobs = [job]
            last = False
            while len(jobs) < GROUP and not self._jobs.empty():
                if (more := self._jobs.get()) is None:
                    last = True
                    break
                jobs.append(more)
            self._run([job for job in jobs if _begins(job)])
            if last:
                return

    def _run(self, jobs: list[_Job]) -> None:
        if len(jobs) < 2:
            self._run_alone(jobs)
            return
        try:
            with self._engine.begin() as connection:
                if not self._sqlite:
                    connection.execute(_PATIENCE)
                results = [_call(job.function, connection) for job in jobs]
        except Exception:
            # Events of a group lock more than one member, and not before a round, as those do that are alone:
            # rather than wait for each other, they let go.
            again = self._run_apart if self._sqlite else self._run_alone
            again(jobs)
            return
        for job, result in zip(jobs, results, strict=True):
            job.future.set_result(result)

    def _run_alone(self, jobs: list[_Job]) -> None:
        for job in jobs:
            try:
                with self._engine.begin() as connection:
                    result = _call(job.function, connection)
            except Exception as error:
                job.future.set_exception(error)
            else:
                job.future.set_result(result)

    def _run_apart(self, jobs: list[_Job]) -> None:
        outcomes: list[tuple[_Job, Any, Exception | None]] = []
        try:
            with self._engine.begin() as connection:
                for job in jobs:
                    try:
                        with connection.begin_nested():
                            outcomes.append((job, _call(job.function, connection), None))
                    except Exception as error:
                        outcomes.append((job, None, error))
        except Exception as error:  # the commit itself failed: nothing was done for anybody
            outcomes = [(job, None, error) for job in jobs]
        for job, result, failure in outcomes:
            if failure is None:
                job.future.set_result(result)
            else:
                job.future.set_exception(failure)


def _begins(job: _Job) -> bool:
    # Whoever waits may give up (a request that was broken off). What begins is finished all the same.
    return job.future.set_running_or_notify_cancel()


def _call(function: Callable[[Session], T], connection: Connection) -> T:
    # rollback_only: closing the session must not roll back what the connection's transaction keeps.
    with Session(connection, expire_on_commit=False, join_transaction_mode="rollback_only") as db:
        result = function(db)
        db.flush()
        return result


def _engine(url: str, *, writes: bool) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        # hide_parameters: what people wrote must not stand in a log because a statement failed.
        return create_engine(url, pool_size=POOL * 2, pool_pre_ping=True, hide_parameters=True)
    folder = Path(make_url(url).database or "").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DbUnavailable(f"{folder} cannot be made ({error.strerror})") from None
    engine = create_engine(url, connect_args={"check_same_thread": False}, hide_parameters=True)
    event.listen(engine, "connect", _configure)
    if writes:
        event.listen(engine, "begin", _begin_immediate)
    return engine


def _configure(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN, not the driver
    cursor = connection.cursor()
    # synchronous=full: an event that was acknowledged survives a power cut; grouping shares the cost.
    for pragma in ("journal_mode=wal", "synchronous=full", f"busy_timeout={BUSY_MS}", "foreign_keys=on"):
        cursor.execute(f"pragma {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    # A deferred transaction that turns into a writing one fails at once when another process writes.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
