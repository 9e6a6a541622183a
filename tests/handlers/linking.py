"""Codes that make one of two people, asked for and read."""

import re

from sqlalchemy import select

from storage.models import AddressRow

WRONG = "ABCD2345"


def code_of(person):
    """Ask for a code and read it."""
    person.say("/link")
    return re.search(r"\*\*(\w{4} \w{4})\*\*", person.last)[1]


def addresses(app, number):
    """The channels of a member's addresses."""
    query = select(AddressRow.channel).where(AddressRow.member_id == number)
    return sorted(app.database.read(lambda db: db.scalars(query).all()))
