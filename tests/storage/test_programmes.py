import dataclasses
from datetime import timedelta

import pytest
from sqlalchemy import select

from academy.programme import Certificate, CheckinRule, Proof
from storage import programmes
from storage.models import EditionRow, SessionRow
from tests.conftest import NOW
from tests.support.people import load_edition


def revisions(database):
    query = select(SessionRow.code, SessionRow.revision).order_by(SessionRow.id)
    return dict(database.read(lambda db: db.execute(query).all()))


def test_edition_comes_back_as_it_was_saved(database):
    saved = load_edition(database)
    _, read = database.read(programmes.current_edition)
    by_start = tuple(sorted(saved.sessions, key=lambda session: session.starts))
    assert dataclasses.replace(read, sessions=()) == dataclasses.replace(saved, sessions=())
    assert sorted(read.sessions, key=lambda s: s.code) == sorted(by_start, key=lambda s: s.code)


def test_checkin_rule_and_proofs_come_back_as_they_were_saved(database):
    edition = load_edition(database)
    rule = CheckinRule(opens=0, closes=5, grace=20, minimum=0.75, excused_limit=2)
    proven = [dataclasses.replace(each, proof=Proof.REPORT) for each in edition.sessions]
    changed = dataclasses.replace(edition, checkin=rule, sessions=tuple(proven))
    database.write(lambda db: programmes.save_edition(db, changed, NOW)).result()
    _, read = database.read(programmes.current_edition)
    assert read.checkin == rule
    assert {session.proof for session in read.sessions} == {Proof.REPORT}


def test_edition_saved_before_there_were_checkins_has_the_usual_rule(database):
    load_edition(database)
    database.write(forget_the_checkin_rule).result()
    assert database.read(programmes.current_edition)[1].checkin == CheckinRule()


@pytest.mark.parametrize("issue", [NOW, None], ids=["by themselves", "by command"])
def test_when_certificates_issue_themselves_comes_back_as_it_was_saved(database, issue):
    edition = load_edition(database)
    changed = dataclasses.replace(edition, certificate=Certificate(0.75, 4.5, issue))
    database.write(lambda db: programmes.save_edition(db, changed, NOW)).result()
    assert database.read(programmes.current_edition)[1].certificate == Certificate(0.75, 4.5, issue)


def forget_the_checkin_rule(db):
    row = db.scalars(select(EditionRow)).one()
    row.values = {name: value for name, value in row.values.items() if name != "checkin"}
    row.revision += 1


def test_saving_again_changes_no_revision(database):
    edition = load_edition(database)
    before = revisions(database)
    database.write(lambda db: programmes.save_edition(db, edition, NOW)).result()
    assert revisions(database) == before


def test_moved_session_gets_a_new_revision_also_when_moved_back(database):
    edition = load_edition(database)
    first = edition.sessions[0]
    hour = timedelta(hours=1)
    moved = dataclasses.replace(first, starts=first.starts + hour, ends=first.ends + hour)
    for sessions in ((moved, *edition.sessions[1:]), edition.sessions):
        changed = dataclasses.replace(edition, sessions=sessions)
        database.write(lambda db, changed=changed: programmes.save_edition(db, changed, NOW)).result()
    assert revisions(database)[first.code] == 3
    assert set(revisions(database).values()) == {1, 3}


def test_session_gone_from_the_file_is_cancelled_and_may_come_back(database):
    edition = load_edition(database)
    fewer = dataclasses.replace(edition, sessions=edition.sessions[1:])
    database.write(lambda db: programmes.save_edition(db, fewer, NOW)).result()
    assert len(database.read(programmes.current_edition)[1].sessions) == len(edition.sessions) - 1
    database.write(lambda db: programmes.save_edition(db, edition, NOW)).result()
    assert len(database.read(programmes.current_edition)[1].sessions) == len(edition.sessions)
    assert revisions(database)[edition.sessions[0].code] == 3
