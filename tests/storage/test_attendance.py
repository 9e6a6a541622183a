from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from academy.attendance import EvidenceKind, Mark
from academy.errors import AcademyError
from academy.programme import CheckinRule, Proof
from academy.standings import State
from storage import appeals, attendance, checkins, presenters, rooms
from storage.appeals import Decision
from storage.models import AuditEntry, Delivery, Evidence
from storage.organisers import Author
from tests.conftest import NOW
from tests.support.attending import COMMAND_LINE, after, attend, course, during, facilitate, load, number

MEMBER = Author("telegram:10001", 1)


def standing(database, member, now):
    return database.read(lambda db: attendance.standing(db, member, now))


def figures(found):
    return found.attended, found.counted, found.missed, found.possible, found.needed


def mark(database, member, code, says, now, author=COMMAND_LINE):
    return database.write(
        lambda db: rooms.mark_by_hand(db, author, number(db, code), member, says, "said so", now)
    ).result()


def complain(database, member, code, now, text="There was a power cut."):
    return database.write(
        lambda db: appeals.appeal(db, member, number(db, code), text, f"telegram:1000{member}", now).id
    ).result()


def decide(database, appeal, decision, now):
    return database.write(lambda db: appeals.decide(db, COMMAND_LINE, appeal, decision, now)).result()


def test_standing_is_of_participants_only(database):
    load(database, course(days=5), people=2)
    database.write(lambda db: attend(db, 1, 1, 3)).result()
    assert figures(standing(database, 1, after(3))) == (2, 5, 1, 4, 4)
    assert figures(standing(database, 2, after(3))) == (0, 5, 3, 2, 4)
    assert standing(database, 3, after(3)) is None


def test_standings_of_all_agree_with_those_of_one(database):
    load(database, course(days=5), people=7)

    def come(db):
        for member in range(1, 8):
            attend(db, member, *range(1, member % 5 + 1))

    database.write(come).result()
    everyone = database.read(lambda db: attendance.figures(db, 1, after(4)))
    assert len(everyone) == 7
    assert [one.standing for one in everyone] == [standing(database, one.member.id, after(4)) for one in everyone]


def test_check_in_answers_what_the_standing_says(database):
    load(database, course(days=5), people=1)
    database.write(lambda db: attend(db, 1, 2)).result()
    answered = database.write(lambda db: checkins.check_in(db, 1, number(db, "day3"), during(3))).result()
    assert answered.standing == standing(database, 1, during(3))


def test_mark_by_hand_stands_over_the_proof_which_is_kept(database):
    load(database, course(days=5))
    database.write(lambda db: attend(db, 1, 1)).result()
    assert mark(database, 1, "day1", Mark.ABSENT, after(1))
    assert figures(standing(database, 1, after(1)))[:3] == (0, 5, 1)
    kept = database.read(lambda db: db.execute(select(Evidence.kind, Evidence.says).order_by(Evidence.id)).all())
    assert [tuple(row) for row in kept] == [("button", None), ("hand", "absent")]
    assert not mark(database, 1, "day1", Mark.ABSENT, after(1) + timedelta(minutes=1))
    assert mark(database, 1, "day1", None, after(1) + timedelta(minutes=2))
    assert figures(standing(database, 1, after(1)))[:3] == (1, 5, 0)
    actions = database.read(lambda db: db.scalars(select(AuditEntry.action)).all())
    assert actions == ["marked by hand"] * 2


@pytest.mark.parametrize(
    "author", [MEMBER, Author("telegram:10002", 2)], ids=["oneself", "a facilitator of another"]
)
def test_only_facilitators_of_a_session_and_organisers_mark(sqlite, author):
    load(sqlite, course())
    sqlite.write(lambda db: facilitate(db, 2, "day2")).result()
    with pytest.raises(presenters.NotAPresenterError, match="present-not-allowed"):
        mark(sqlite, 1, "day1", Mark.PRESENT, after(1), author)
    assert mark(sqlite, 1, "day2", Mark.PRESENT, after(2), Author("telegram:10002", 2))
    assert sqlite.read(lambda db: db.scalar(select(func.count()).select_from(Evidence))) == 1


def test_only_facilitators_of_a_session_and_organisers_stop_its_check_in(sqlite):
    load(sqlite, course())
    facilitator = sqlite.write(lambda db: facilitate(db, 2, "day2")).result()
    for author in (MEMBER, facilitator):
        with pytest.raises(presenters.NotAPresenterError, match="present-not-allowed"):
            sqlite.write(lambda db, a=author: presenters.stop(db, a, number(db, "day1"), during())).result()
    sqlite.write(lambda db: presenters.stop(db, facilitator, number(db, "day2"), during(2))).result()
    stopped = [
        sqlite.read(lambda db, d=day: presenters.screen(db, number(db, d), NOW)) for day in ("day1", "day2")
    ]
    assert [one.stopped for one in stopped] == [False, True]


def test_nobody_but_participants_is_marked(sqlite):
    load(sqlite, course(), people=1)
    with pytest.raises(AcademyError, match="room-not-participant"):
        mark(sqlite, 9, "day1", Mark.PRESENT, after(1))


@pytest.mark.parametrize(
    ("limit", "excused", "expected"),
    [
        pytest.param(None, 0, (3, 5, 2, 3, 4), id="nobody excused"),
        pytest.param(None, 2, (3, 3, 0, 3, 3), id="both excused leave what is counted"),
        pytest.param(1, 2, (3, 4, 1, 3, 4), id="one may, the other is missed"),
        pytest.param(0, 2, (3, 5, 2, 3, 4), id="none may"),
    ],
)
def test_excused_sessions_leave_the_denominator(sqlite, limit, excused, expected):
    load(sqlite, course(days=5, checkin=CheckinRule(excused_limit=limit)), people=1)
    sqlite.write(lambda db: attend(db, 1, 1, 2, 3)).result()
    for day in range(4, 4 + excused):
        mark(sqlite, 1, f"day{day}", Mark.EXCUSED, after(5))
    assert figures(standing(sqlite, 1, after(5))) == expected


def test_room_shows_who_is_in_by_language_and_who_is_disputed(database):
    load(database, course(), people=4)
    database.write(lambda db: attend(db, 1, 1) or attend(db, 2, 1)).result()
    mark(database, 3, "day1", Mark.LATE, during())
    mark(database, 1, "day1", Mark.ABSENT, during())
    found = database.read(lambda db: rooms.room(db, number(db, "day1"), during()))
    marks = {one.member_id: (one.mark, one.disputed) for one in found.people}
    assert marks == {
        1: (Mark.ABSENT, True),
        2: (Mark.PRESENT, False),
        3: (Mark.LATE, False),
        4: (Mark.OPEN, False),
    }
    assert (len(found.there), found.late, found.by_language) == (2, 1, {"en": 1, "fr": 1})


def test_screen_counts_check_ins_by_language_and_follows_the_switch(database):
    load(database, course(), people=8)
    database.write(lambda db: [attend(db, member, 1) for member in (1, 2, 5, 6, 4)]).result()
    session = database.read(lambda db: number(db, "day1"))

    def screen(now):
        return database.read(lambda db: presenters.screen(db, session, now))

    assert (screen(during()).by_language, screen(during()).total) == ({"es": 2, "en": 2, "pt": 1}, 5)
    assert [screen(now).open for now in (during(1, -11), during(), after(1))] == [False, True, False]
    database.write(lambda db: presenters.stop(db, COMMAND_LINE, session, during())).result()
    assert (screen(during()).open, screen(during()).stopped) == (False, True)


def test_facilitators_present_their_sessions_and_organisers_all(database):
    load(database, course(days=3))
    author = database.write(lambda db: facilitate(db, 2, "day2")).result()

    def presented(who, now):
        theirs, over = database.read(lambda db: presenters.presented_by(db, who, now))
        return [row.code for row in theirs], over

    assert presented(author, NOW) == (["day2"], 0)
    assert presented(MEMBER, NOW) == ([], 0)
    assert presented(COMMAND_LINE, after(1)) == (["day1", "day2", "day3"], 1)
    assert presented(COMMAND_LINE, after(3)) == (["day1", "day2", "day3"], 3)


def test_disagreeing_sources_are_found(database):
    load(database, course(days=3))
    database.write(lambda db: attend(db, 1, 1) or attend(db, 2, 1)).result()
    mark(database, 2, "day1", Mark.ABSENT, after(1))
    (found,) = database.read(lambda db: attendance.disputes(db, 1, after(1)))
    assert (found.member_id, found.session.code, found.mark) == (2, "day1", Mark.ABSENT)
    (between,) = found.between
    assert (between.one, between.one_says) == (EvidenceKind.BUTTON, Mark.PRESENT)
    assert (between.other, between.other_says) == (EvidenceKind.HAND, Mark.ABSENT)


def test_another_rule_shows_whom_it_concerns_and_changes_nothing(database):
    edition = load(database, course(days=5), people=2)
    late = timedelta(minutes=15)
    database.write(lambda db: checkins.check_in(db, 1, number(db, "day1"), during(1, 0) + late)).result()
    database.write(lambda db: attend(db, 2, 1)).result()
    strict = replace(
        edition,
        sessions=tuple(replace(one, proof=Proof.CODE) for one in edition.sessions[:1]) + edition.sessions[1:],
    )
    (one, two) = database.read(lambda db: attendance.rule_difference(db, 1, strict, after(1)))
    assert [(d.member_id, d.change.before.attended, d.change.after.attended) for d in (one, two)] == [
        (1, 1, 0),
        (2, 1, 0),
    ]
    patient = replace(edition, checkin=CheckinRule(grace=30))
    (only,) = database.read(lambda db: attendance.rule_difference(db, 1, patient, after(1)))
    marks = (only.change.before.marks[0], only.change.after.marks[0])
    assert (only.member_id, *marks) == (1, Mark.LATE, Mark.PRESENT)
    assert standing(database, 1, after(1)).marks[0] is Mark.LATE


def test_evidence_is_listed_for_export(database):
    load(database, course(days=2), people=2, name="Ana Machel")
    database.write(lambda db: attend(db, 2, 1)).result()
    mark(database, 2, "day1", Mark.LATE, after(1))
    lines = database.read(lambda db: attendance.evidence_lines(db, 1))
    assert [(one.session, one.name, one.evidence.kind, one.evidence.says, one.note) for one in lines] == [
        ("day1", "Ana Machel", EvidenceKind.BUTTON, None, ""),
        ("day1", "Ana Machel", EvidenceKind.HAND, Mark.LATE, "said so"),
    ]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Decision.EXCUSED, (0, 4, 0, 4, 4)),
        (Decision.PRESENT, (1, 5, 0, 5, 4)),
        (Decision.REFUSED, (0, 5, 1, 4, 4)),
    ],
)
def test_appeal_is_decided_told_once_and_counts(database, decision, expected):
    load(database, course(days=5), people=1)
    appeal = complain(database, 1, "day1", after(1))
    assert [row[0].id for row in database.read(lambda db: appeals.appeals(db, 1))] == [appeal]
    done = [decide(database, appeal, decision, after(1)) for _ in range(2)]
    assert done == [True, False]
    assert figures(standing(database, 1, after(1))) == expected
    told = database.read(lambda db: db.execute(select(Delivery.key, Delivery.kind, Delivery.subject)).all())
    subject = {"appeal": appeal, "decision": decision.value, "edition": 1, "session": "day1"}
    assert [tuple(row) for row in told] == [(f"appeal{appeal}.1", "appeal-decided", subject)]
    assert database.read(lambda db: appeals.appeals(db, 1)) == []


def test_appeal_refused_may_be_made_and_decided_again(database):
    load(database, course(days=5), people=1)
    appeal = complain(database, 1, "day1", after(1))
    decide(database, appeal, Decision.REFUSED, after(1))
    assert complain(database, 1, "day1", after(2), "The power company's letter is here.") == appeal
    decide(database, appeal, Decision.EXCUSED, after(3))
    assert figures(standing(database, 1, after(3)))[1] == 4
    keys = database.read(lambda db: db.scalars(select(Delivery.key).order_by(Delivery.id)).all())
    assert keys == [f"appeal{appeal}.1", f"appeal{appeal}.2"]


@pytest.mark.parametrize(
    ("member", "code", "now", "text", "key"),
    [
        pytest.param(1, "day1", after(1), "The power went.", "appeal-needless", id="who was present"),
        pytest.param(2, "day1", during(1), "The power went.", "appeal-too-early", id="while one can check in"),
        pytest.param(9, "day1", after(1), "The power went.", "room-not-participant", id="who does not take part"),
        pytest.param(2, "day1", after(1), "  ? ", "appeal-text", id="without a reason"),
    ],
)
def test_appeal_that_makes_no_sense_is_refused(sqlite, member, code, now, text, key):
    load(sqlite, course())
    sqlite.write(lambda db: attend(db, 1, 1)).result()
    with pytest.raises(AcademyError, match=key):
        complain(sqlite, member, code, now, text)


def test_only_organisers_decide_appeals(sqlite):
    load(sqlite, course())
    author = sqlite.write(lambda db: facilitate(db, 2, "day1")).result()
    appeal = complain(sqlite, 1, "day1", after(1))
    with pytest.raises(AcademyError, match="appeal-not-allowed"):
        sqlite.write(lambda db: appeals.decide(db, author, appeal, Decision.PRESENT, after(1))).result()
    with pytest.raises(AcademyError, match="appeal-unknown"):
        decide(sqlite, 4711, Decision.PRESENT, after(1))


def test_nothing_is_possible_any_more_only_when_too_much_was_missed(sqlite):
    load(sqlite, course(days=5), people=1)
    states = [standing(sqlite, 1, after(day)).state for day in (1, 2)]
    assert states == [State.OPEN, State.IMPOSSIBLE]
