import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from academy.attendance import Mark
from academy.errors import AcademyError
from storage import certificates, linking, personal, rooms, verification
from storage.certificates import Facts, Kind
from storage.models import Certificate, Delivery, Member, Participation
from storage.verification import CertificateState
from tests.support.attending import COMMAND_LINE, after, attend, course, load, number

END = after(5)
ISSUER = """
import sys, time
from datetime import datetime
from storage import certificates
from storage.database import Db
database, now = Db(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
last = 0
while last is not None:
    batch = database.write(lambda db: certificates.issue(db, 1, "test", now, last, 5))
    last = batch.result().last
    print("issued", flush=True)
    time.sleep(0.02)
"""


def prepare(database, people=4):
    """Of each four, the first attended all of five sessions, the second four, the third one, the fourth none."""
    load(database, course(days=5), people=people)

    def come(db):
        for member in range(1, people + 1):
            attend(db, member, *[(1, 2, 3, 4, 5), (1, 2, 3, 4), (5,), ()][(member - 1) % 4])

    database.write(come).result()


def issue(database, now=END, most=50):
    """All of it; how many were issued."""
    issued, last = 0, 0
    while last is not None:
        batch = database.write(lambda db, a=last: certificates.issue(db, 1, "test", now, a, most)).result()
        issued, last = issued + batch.issued, batch.last
    return issued


def left(database):
    return len(database.read(lambda db: certificates.due(db, 1, END)))


def rows(database):
    columns = (Certificate.member_id, Certificate.kind, Certificate.version)
    return [tuple(row) for row in database.read(lambda db: db.execute(select(*columns).order_by(*columns))).all()]


def held(database, member):
    return database.read(lambda db: certificates.of_member(db, member))


def look_up(database, code):
    return database.read(lambda db: verification.look_up(db, code))


def told(database):
    query = select(Delivery.member_id, Delivery.kind, Delivery.state).order_by(Delivery.id)
    return [tuple(row) for row in database.read(lambda db: db.execute(query)).all()]


def test_issue_gives_certificates_to_those_who_earned_them_and_statements_to_the_others(database):
    prepare(database)
    assert left(database) == 3
    assert issue(database) == 3
    assert rows(database) == [(1, "certificate", 1), (2, "certificate", 1), (3, "statement", 1)]
    assert told(database) == [
        (1, "certificate", "queued"),
        (2, "certificate", "queued"),
        (3, "statement", "queued"),
    ]
    assert (left(database), issue(database)) == (0, 0)


def test_printed_is_what_was_true_when_it_was_issued(database):
    prepare(database)
    issue(database)
    printed = [
        database.read(lambda db, m=m: certificates.printed(db, certificates.of_member(db, m)[0].id))
        for m in (2, 3)
    ]
    hours = course().certificate.hours
    assert hours is None
    assert [(one.kind, one.facts) for one in printed] == [
        (Kind.CERTIFICATE, Facts(4, 5, "80", 6.0, ["day1", "day2", "day3", "day4"])),
        (Kind.STATEMENT, Facts(1, 5, "20", 1.5, ["day5"])),
    ]
    assert [session.code for session in printed[1].sessions] == ["day5"]
    subject = database.read(lambda db: db.scalars(select(Delivery.subject).where(Delivery.member_id == 3)).one())
    assert subject == {"edition": 1, "certificate": 3, "code": printed[1].code}


def test_nothing_is_issued_while_one_can_still_check_in(sqlite):
    prepare(sqlite)
    with pytest.raises(AcademyError, match="certificates-too-early"):
        issue(sqlite, after(4))
    assert rows(sqlite) == []


@pytest.mark.parametrize("most", [1, 3, 10])
def test_issue_in_any_batches_gives_everyone_one(sqlite, most):
    prepare(sqlite, people=10)
    assert issue(sqlite, most=most) == 8
    assert len(rows(sqlite)) == len(told(sqlite)) == 8


def test_issue_killed_in_between_goes_on_and_nobody_has_two(database):
    prepare(database, people=40)
    command = [sys.executable, "-c", ISSUER, database.url, END.isoformat()]
    folder = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(3):
            assert process.stdout.readline() == "issued\n"
        process.kill()
    begun = len(rows(database))
    assert 0 < begun < 30
    assert issue(database) == 30 - begun
    assert len({member for member, _, _ in rows(database)}) == len(rows(database)) == len(told(database)) == 30


def stands(database):
    query = select(Participation.state).order_by(Participation.member_id)
    return database.read(lambda db: list(db.scalars(query)))


def test_whoever_holds_a_certificate_has_completed_the_edition_until_it_is_revoked(database):
    prepare(database)
    issue(database)
    assert stands(database) == ["completed", "completed", "accepted", "accepted"]
    codes = [held(database, member)[0].code for member in (1, 3)]
    database.write(lambda db: [certificates.revoke(db, code, "mistake", "test", END) for code in codes]).result()
    assert stands(database) == ["accepted", "completed", "accepted", "accepted"]


def test_replaced_version_that_is_revoked_takes_nothing_from_its_holder(sqlite):
    prepare(sqlite)
    issue(sqlite)
    old = held(sqlite, 1)[0].code
    sqlite.write(lambda db: certificates.correct_name(db, 1, 1, "Ana Lurdes Machel", "test", END)).result()
    sqlite.write(lambda db: certificates.revoke(db, old, "mistake", "test", END)).result()
    assert stands(sqlite)[0] == "completed"


def test_revoked_certificate_of_somebody_erased_is_still_revoked(sqlite):
    prepare(sqlite)
    issue(sqlite)
    code = held(sqlite, 1)[0].code
    sqlite.write(lambda db: certificates.revoke(db, code, "mistake", "test", END)).result()
    sqlite.write(lambda db: personal.erase(db, 1, END)).result()
    found = look_up(sqlite, code)
    assert (found.state, found.name, found.revoked_at) == (CertificateState.REVOKED, "", END)


def test_correction_after_the_statement_earns_the_certificate_in_its_place(database):
    prepare(database)
    issue(database)
    (statement,) = held(database, 3)

    def correct(db):
        for day in (1, 2, 3):
            rooms.mark_by_hand(db, COMMAND_LINE, number(db, f"day{day}"), 3, Mark.PRESENT, "", END)

    database.write(correct).result()
    assert (left(database), issue(database)) == (1, 1)
    assert [row.kind for row in held(database, 3)] == ["certificate"]
    assert look_up(database, statement.code).state is CertificateState.SUPERSEDED
    assert told(database)[2:] == [(3, "statement", "cancelled"), (3, "certificate", "queued")]


def test_code_confirms_name_edition_and_hours(database):
    prepare(database)
    issue(database)
    (row,) = held(database, 1)
    found = look_up(database, row.code.lower().replace("-", " "))
    edition = course()
    assert (found.state, found.kind, found.name) == (CertificateState.VALID, Kind.CERTIFICATE, "Ana Machel")
    assert (found.title, found.zone) == (edition.title, edition.zone)
    assert (found.starts, found.ends) == (edition.starts, edition.ends)
    assert (found.hours, found.issued_at, found.revoked_at) == (7.5, END, None)


def test_code_that_was_mistyped_or_never_issued_confirms_nothing(sqlite):
    prepare(sqlite)
    issue(sqlite)
    code = held(sqlite, 1)[0].code
    other = code.translate(str.maketrans("01", "10")) if set(code) & set("01") else code[::-1]
    assert [look_up(sqlite, typed) for typed in (other, "", "hello", "0000-0000-0000-0000-0000-0000")] == [
        None
    ] * 4


def test_corrected_name_makes_a_new_version_and_the_old_one_says_so(database):
    prepare(database)
    issue(database)
    (old,) = held(database, 1)

    def correct(db, name):
        return certificates.correct_name(db, 1, 1, name, "test", END)

    new = database.write(lambda db: correct(db, "  Ana  Lurdes Machel ")).result()
    assert (new.version, new.name, new.facts == old.facts) == (2, "Ana Lurdes Machel", True)
    assert database.write(lambda db: correct(db, "Ana Lurdes Machel").code).result() == new.code
    states = [look_up(database, code).state for code in (old.code, new.code)]
    assert states == [CertificateState.SUPERSEDED, CertificateState.VALID]
    assert [row.code for row in held(database, 1)] == [new.code]
    assert [state for member, _, state in told(database) if member == 1] == ["cancelled", "queued"]
    assert (left(database), issue(database)) == (0, 0)


@pytest.mark.parametrize(
    ("member", "name", "key"), [(4, "Ana Machel", "certificate-none"), (1, " A ", "certificate-name")]
)
def test_name_of_nothing_or_no_name_is_refused(sqlite, member, name, key):
    prepare(sqlite)
    issue(sqlite)
    with pytest.raises(AcademyError, match=key):
        sqlite.write(lambda db: certificates.correct_name(db, member, 1, name, "test", END)).result()


def test_revoked_certificate_says_since_when_and_is_not_sent_or_issued_again(database):
    prepare(database)
    issue(database)
    code = held(database, 1)[0].code
    later = END + timedelta(days=1)
    done = [
        database.write(lambda db: certificates.revoke(db, code, "somebody else's", "test", later)).result()
        for _ in range(2)
    ]
    found = look_up(database, code)
    assert (done, found.state, found.revoked_at) == ([True, False], CertificateState.REVOKED, later)
    assert told(database)[0] == (1, "certificate", "cancelled")
    assert issue(database) == 0
    with pytest.raises(AcademyError, match="certificate-unknown"):
        database.write(lambda db: certificates.revoke(db, "7K3M", "", "test", later)).result()


def test_erased_holders_certificate_is_confirmed_as_genuine_and_no_more(database):
    prepare(database)
    issue(database)
    code = held(database, 1)[0].code
    database.write(lambda db: personal.erase(db, 1, END)).result()
    found = look_up(database, code)
    assert (found.state, found.name, found.hours) == (CertificateState.ERASED, "", None)
    assert found.issued_at == END
    row = database.read(lambda db: db.scalars(select(Certificate).where(Certificate.code == code)).one())
    assert (row.member_id, row.name, row.facts) == (None, "", {})


def test_merged_members_certificates_all_stay_known_and_one_is_valid(database):
    prepare(database)
    issue(database)
    codes = [held(database, member)[0].code for member in (1, 2)]

    def merge(db):
        linking.merge(
            db, db.get(Member, 1), db.get(Member, 2), {"zone": "mine", "language": "mine"}, "t", "web", END
        )

    database.write(merge).result()
    states = sorted(look_up(database, code).state for code in codes)
    assert states == [CertificateState.SUPERSEDED, CertificateState.VALID]
    assert rows(database) == [(1, "certificate", 1), (1, "certificate", 2), (3, "statement", 1)]
    assert len(held(database, 1)) == 1


def test_hundreds_are_issued_by_one_command(sqlite):
    prepare(sqlite, people=400)
    assert issue(sqlite) == 300


def test_verification_asks_no_table_of_members(sqlite):
    prepare(sqlite)
    issue(sqlite)
    code = held(sqlite, 1)[0].code
    sqlite.write(lambda db: db.execute(update(Member).values(name="changed since"))).result()
    assert look_up(sqlite, code).name == "Ana Machel"
    assert sqlite.read(lambda db: db.scalar(select(func.count()).select_from(Certificate))) == 3
