"""Members as the command line is given them: by an address, by the number of their application, or by name."""

from __future__ import annotations

from collections.abc import Mapping

from academy.messages import Address
from bot.config import channel_fault
from bot.terminal import fail
from programmes.faults import closest
from storage import members, registers
from storage.database import DbSession
from storage.registers import Person

NOTHING = "nothing was changed"


def read_address(written: str) -> Address:
    """An address such as telegram:4815; any other ends the command."""
    try:
        address = Address.parse(written)
    except ValueError:
        fail(f"{written} is not an address; write it like telegram:4815")
    if fault := channel_fault(address):
        fail(fault)
    return address


def find_person(db: DbSession, written: str) -> Person:
    """Who of the current edition is meant; nobody, or several of one name, ends the command."""
    known = registers.people(db)
    if ":" in written:
        return _at(db, read_address(written), known)
    if written.isdecimal():
        found = [one for one in known.values() if one.number == int(written)]
    else:
        found = [one for one in known.values() if one.name.casefold() == written.strip().casefold()]
    if len(found) > 1:
        numbers = ", ".join(str(one.number) for one in found)
        fail(f"{len(found)} people are called {written}; say which by number: {numbers}; {NOTHING}")
    return found[0] if found else _nobody(written, known)


def _at(db: DbSession, address: Address, known: Mapping[int, Person]) -> Person:
    person = members.person_at(db, address)
    if person is None:
        fail(f"nobody has written from {address} yet; {NOTHING}")
    if person.member_id not in known:
        fail(f"{address} has not applied to the current edition; {NOTHING}")
    return known[person.member_id]


def _nobody(written: str, known: Mapping[int, Person]) -> Person:
    near = closest(written, [one.name for one in known.values() if one.name])
    numbers = [one.number for one in known.values() if one.name == near]
    hint = f"did you mean {near}, number {numbers[0]}?" if near else "see: collective-brain applications list"
    fail(f"there is no participant {written}; {hint}; {NOTHING}")
