"""A Telegram for each test that asks for one; see `tests.support.telegram` and `tests.support.telegram_stub`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.telegram import Emulator, running_emulator
from tests.support.telegram_stub import StubClient, running_stub


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    """Telegram as the emulator has it, empty."""
    with running_emulator() as emulator:
        yield emulator


@pytest.fixture(scope="module")
def _stub() -> Iterator[StubClient]:
    with running_stub() as stub:
        yield stub


@pytest.fixture
def stub(_stub: StubClient) -> StubClient:
    """Telegram with faults on demand, empty."""
    _stub.reset()
    return _stub
