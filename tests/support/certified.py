"""Certificates in every state that a code can have."""

from __future__ import annotations

from datetime import timedelta

from storage import certificates, personal
from storage.database import Db, DbSession
from tests.support.attending import after, attend, course, load

END = after(5)
NAME = "Ana Machel"


def certified(database: Db) -> dict[str, str]:
    """A code in each state, and that of a valid statement."""
    load(database, course(), 5, name=NAME)

    def issue(db: DbSession) -> dict[str, str]:
        for member in range(1, 5):
            attend(db, member, 1, 2, 3, 4)
        attend(db, 5, 1)
        certificates.issue(db, 1, "test", END)
        codes = {}
        for member, state in enumerate(("valid", "revoked", "superseded", "erased", "statement"), 1):
            codes[state] = certificates.of_member(db, member)[0].code
        certificates.revoke(db, codes["revoked"], "issued by mistake", "test", END + timedelta(days=1))
        certificates.correct_name(db, 3, 1, "Ana Maria Machel", "test", END)
        personal.erase(db, 4, END)
        return codes

    return database.write(issue).result()
