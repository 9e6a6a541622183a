"""Certificates from the command line: issued once whatever happens, corrected, revoked, printed."""

from __future__ import annotations

import subprocess
import time

import pytest
from sqlalchemy import func, select

from academy.programme import Proof
from storage import appeals, certificates, verification
from storage.models import Certificate, Delivery, Member
from tests.support.attending import after, attend, course, during, load, number
from tests.support.desk import open_desk
from tests.support.process import COMMAND, environment
from tests.support.webinar_reports import ZOOM_MEETING

PEOPLE = 300


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """After five days: two have earned it, one attended a session, one nothing."""
    opened = open_desk(sqlite, tmp_path, monkeypatch)
    opened.write(lambda db: [attend(db, 1, 1, 2, 3, 4, 5), attend(db, 2, 1, 2, 3, 4), attend(db, 3, 5)])
    return opened


def rows(desk):
    columns = (Certificate.member_id, Certificate.kind, Certificate.version, Certificate.name)
    return [tuple(row) for row in desk.read(lambda db: db.execute(select(*columns).order_by(*columns))).all()]


def code_of(desk, member):
    return desk.read(lambda db: certificates.of_member(db, member)[0].code)


ISSUED = [(1, "certificate", 1, "Ana Machel"), (2, "certificate", 1, "Luis Vargas"), (3, "statement", 1, "=1+1")]
TO_BE = "To be issued: 2 certificates, 1 statement."


def test_issue_asks_and_gives_everybody_theirs_once(desk):
    refused = desk.run("certificate", "issue", answer="n\n")
    assert (refused.out, rows(desk)) == ([TO_BE, "Issue them? [y/N]: n", "Nothing was changed."], [])
    done = desk.run("certificate", "issue", "--yes")
    said = "Issued: 2 certificates, 1 statement. The running assistant sends them."
    assert (done.code, done.out, rows(desk)) == (0, [TO_BE, said], ISSUED)
    again = desk.run("certificate", "issue", "--yes")
    assert again.out == ["Everybody has theirs already; nothing is to be issued."]
    assert rows(desk) == ISSUED


def test_issue_before_the_last_checkin_closes_says_when(desk):
    desk.at(during(5, 90))
    done = desk.run("certificate", "issue", "--yes")
    why = "one can still check in somewhere; certificates are issued after Fri 19 Nov 14:45 (Europe/Rome)"
    assert (done.code, done.err, rows(desk)) == (2, f"{why}; nothing was changed", [])


def test_issue_shows_first_what_is_not_settled(sqlite, tmp_path, monkeypatch):
    desk = open_desk(sqlite, tmp_path, monkeypatch, proof=Proof.REPORT)
    (tmp_path / "r.csv").write_text(ZOOM_MEETING.replace("Ana Costa,ana", "Ana Machel,ana"), "utf-8")
    desk.run("webinar", "import", "day1", "r.csv")
    desk.write(lambda db: appeals.appeal(db, 2, number(db, "day1"), "power cut", "web:2", after(5)).id)
    desk.write(lambda db: setattr(db.get_one(Member, 1), "name", "Ana 𓀀"))
    done = desk.run("certificate", "issue", answer="n\n")
    assert done.out == [
        "Beware: no report of day2, day3, day4, day5. See: collective-brain webinar import SESSION FILE",
        "Beware: open appeals, 1. See: collective-brain appeal list",
        "Beware: people in reports not recognised, 1. See: collective-brain webinar doubts",
        "To be issued: 1 statement.",
        "Beware: no font has all letters of: Ana 𓀀 (number 1).",
        "Once issued, give them a name that can be printed: collective-brain certificate name MEMBER NAME",
        "Issue them? [y/N]: n",
        "Nothing was changed.",
    ]


def test_corrected_name_is_a_new_version_and_the_old_one_says_so(desk):
    desk.run("certificate", "issue", "--yes")
    old = code_of(desk, 1)
    done = desk.run("certificate", "name", "Ana Machel", "Ana Luísa Machel")
    new = code_of(desk, 1)
    said = f"Issued: version 2, {new}, has the name Ana Luísa Machel; it is sent to them."
    assert (done.code, done.out, old != new) == (0, [said], True)
    assert desk.read(lambda db: verification.look_up(db, old).state) == "superseded"
    same = desk.run("certificate", "name", "1", "Ana Luísa Machel")
    assert same.out == [f"Nothing would change: version 2, {new}, has the name Ana Luísa Machel."]


def test_revoked_certificate_says_so_and_since_when(desk):
    desk.run("certificate", "issue", "--yes")
    code = code_of(desk, 1)
    typed = code.replace("-", " ").lower()
    assert desk.run("certificate", "revoke", typed, "--why", "a mistake").out == [f"{typed} is revoked."]
    found = desk.read(lambda db: verification.look_up(db, code))
    assert (found.state, found.revoked_at is not None) == ("revoked", True)
    again = desk.run("certificate", "revoke", code, "--why", "a mistake")
    assert again.out == [f"{code} was revoked before; nothing was changed."]
    printed = desk.run("certificate", "print", code, "a.pdf")
    assert (printed.code, printed.err) == (2, f"{code} is revoked; nothing was written")


def test_revoking_a_version_that_was_replaced_names_the_one_that_stays_valid(desk):
    desk.run("certificate", "issue", "--yes")
    old = code_of(desk, 1)
    desk.run("certificate", "name", "Ana Machel", "Ana Luísa Machel")
    new = code_of(desk, 1)
    done = desk.run("certificate", "revoke", old, "--why", "lost")
    stays = f"Beware: it had been replaced, and what took its place stays valid: {new}"
    assert done.out == [f"{old} is revoked.", stays]
    assert desk.run("certificate", "revoke", new, "--why", "lost").out == [f"{new} is revoked."]
    assert desk.run("certificate", "revoke", old, "--why", "lost").out == [
        f"{old} was revoked before; nothing was changed."
    ]


def test_printed_paper_is_a_pdf(desk):
    desk.run("certificate", "issue", "--yes")
    for member, said in ((1, "certificate of Ana Machel"), (3, "statement of =1+1")):
        done = desk.run("certificate", "print", code_of(desk, member), "a.pdf")
        assert (done.code, done.out) == (0, [f"a.pdf: {said}, version 1."])
        assert (desk.folder / "a.pdf").read_bytes().startswith(b"%PDF-")


REFUSED = [
    ("name 4 Chantal", "Chantal Diop (number 4) holds no certificate or statement of this edition that is valid"),
    ("name 1 A", "a name has 2 to 200 characters"),
    ("name 9 Ana", "there is no participant 9; see: collective-brain applications list"),
    ("revoke ABCD --why x", "there is no certificate ABCD; is every character of it right?"),
]


@pytest.mark.parametrize(("words", "why"), REFUSED, ids=[words for words, _ in REFUSED])
def test_what_cannot_be_says_why_and_changes_nothing(desk, words, why):
    desk.run("certificate", "issue", "--yes")
    done = desk.run("certificate", *words.split())
    assert (done.code, done.out, done.err, rows(desk)) == (2, [], f"{why}; nothing was changed", ISSUED)


def test_print_says_what_is_wrong(desk):
    done = desk.run("certificate", "print", "ABCD", "a.pdf")
    assert (done.code, done.err) == (
        2,
        "there is no certificate ABCD; is every character of it right?; nothing was written",
    )
    done = desk.run("certificate", "print", "ABCD", "a.png")
    assert (done.code, done.err) == (2, "a.png: write it as a.pdf")


def test_issue_killed_in_the_middle_and_begun_again_gives_each_person_one(sqlite, tmp_path):
    load(sqlite, course(days=5), people=PEOPLE)
    for first in range(1, PEOPLE + 1, 100):
        people = range(first, first + 100)
        sqlite.write(lambda db, people=people: [attend(db, one, 1, 2, 3, 4, 5) for one in people]).result()
    settings = {"DATABASE_URL": sqlite.url, "START_AT": after(5).isoformat()}
    env = environment(tmp_path, 1, settings)
    command = [COMMAND, "certificate", "issue", "--yes"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not count(sqlite, Certificate):
        assert process.poll() is None
        time.sleep(0.005)
    process.kill()
    process.wait(10)
    assert 0 < count(sqlite, Certificate) < PEOPLE
    subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True, timeout=60)
    query = select(Certificate.member_id).order_by(Certificate.member_id)
    assert sqlite.read(lambda db: list(db.scalars(query))) == list(range(1, PEOPLE + 1))
    assert count(sqlite, Delivery) == PEOPLE


def count(database, table):
    return database.read(lambda db: db.scalar(select(func.count()).select_from(table)))
