"""Starting and ending the program as a person at a terminal does."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.support.postgres import free_port

ROOT = Path(__file__).parents[2]


def program(folder, *words, **settings):
    """`collective-brain …` with its data in a folder."""
    own = {"DATABASE_URL": f"sqlite:///{folder}/test.sqlite", "SECRET_KEY": "test"}
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env=inherited | own | settings,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def wait_until_it_answers(process, port):
    for _ in range(600):
        try:
            return httpx.get(f"http://127.0.0.1:{port}/").raise_for_status()
        except httpx.HTTPError:
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.05)
    raise AssertionError("no answer")


def test_start_says_what_runs_and_what_is_off_and_a_signal_ends_it_in_good_order(tmp_path):
    port = free_port()
    process = program(tmp_path, "run", WEB_PORT=str(port))
    wait_until_it_answers(process, port)
    with httpx.stream("GET", f"http://127.0.0.1:{port}/chat/stream", timeout=30):
        process.send_signal(signal.SIGTERM)
        said, complained = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said.splitlines() == [
        "Collective Brain",
        f"  Page chat  http://127.0.0.1:{port}/",
        f"  Database   sqlite:///{tmp_path}/test.sqlite",
        "  Telegram   off: no TELEGRAM_TOKEN",
        "  Discord    off: no DISCORD_TOKEN",
        "  Time       simulated (no platform is on), now 2021-11-12 08:00 UTC; set it forward on the page",
    ]
    assert complained == ""


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"WEB_PORT": "0"}, "WEB_PORT: Input should be greater than or equal to 1"),
        ({"DATABASE_URL": "sqlite:////proc/none/x.sqlite"}, "DATABASE_URL: "),
        ({"DATABASE_URL": "postgresql://127.0.0.1:1/none"}, "DATABASE_URL: "),
        ({"DATABASE_URL": "sqlite:////etc/hostname"}, "DATABASE_URL: file is not a database"),
        ({"PROGRAMME": "programmes/none.yaml"}, "PROGRAMME: programmes/none.yaml: there is no file"),
        ({"PROGRAMME": "pyproject.toml"}, "PROGRAMME: pyproject.toml"),
        ({"WEB_HOST": "203.0.113.7"}, "WEB_HOST: 203.0.113.7:"),
        ({"WEB_HOST": "no host"}, "WEB_HOST: no host:"),
    ],
)
def test_wrong_setting_is_one_line_and_starts_nothing(tmp_path, settings, line):
    process = program(tmp_path, "run", **{"WEB_PORT": str(free_port())} | settings)
    said, complained = process.communicate(timeout=60)
    assert (process.returncode, said) == (2, "")
    assert complained.startswith(line)
    assert len(complained.splitlines()) == 1


def test_port_in_use_is_told_by_its_setting(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = program(tmp_path, "run", WEB_PORT=str(port))
        _, complained = process.communicate(timeout=60)
    assert process.returncode == 2
    assert complained.startswith(f"WEB_PORT: 127.0.0.1:{port} cannot be used (Address already in use")


def test_check_finds_everything_in_order(tmp_path):
    process = program(tmp_path, "check")
    said, _ = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "Settings, texts and programme are in order.\n")
