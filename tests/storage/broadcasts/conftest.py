"""An organiser and her draft."""

import pytest

from academy.messages import Address
from storage import broadcasts, organisers
from storage.organisers import Author
from tests.conftest import NOW
from tests.support.people import load_edition, sign_up


@pytest.fixture
def author(database):
    """Ana, an organiser, who reads Portuguese."""
    load_edition(database)

    def made(db):
        member = sign_up(db)
        organisers.add(db, Address("web", "ana"), "test", NOW)
        return Author("web:ana", member.id)

    return database.write(made).result()


@pytest.fixture
def number(database, author):
    """Ana's draft for everyone, in Portuguese."""

    def made(db):
        row = broadcasts.begin(db, author, NOW)
        return broadcasts.write_text(db, author, row.id, "pt", "Bom dia.").id

    return database.write(made).result()
