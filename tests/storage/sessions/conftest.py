"""Stories of sessions that change, each told in one transaction."""

from __future__ import annotations

import pytest

from tests.support.people import load_edition


@pytest.fixture
def told(database):
    """Runs a story in one transaction, with the shipped edition loaded, and gives what it returns."""
    load_edition(database)
    return lambda story: database.write(story).result()
