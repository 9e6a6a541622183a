"""How full electives are, and who is in them, on a terminal."""

from __future__ import annotations

from storage import electives
from tests.support.elective_desk import member, take
from tests.support.electives import NOW, elective, round_id


def test_show_says_how_full_each_elective_is(desk):
    take(desk, (1, "a"), (2, "b"), (3, "b"))
    done = desk.run("show")
    assert (done.code, done.err) == (0, "")
    assert [line.rstrip() for line in done.out] == [
        "Times are those of Europe/Rome.",
        "",
        "one · words · first come · open until Mon 15 Nov 20:00",
        " Code     Seats  Taken  Offered      Free  Waiting  Title",
        " a            2      1        0         1        0  words",
        " b            1      1        0         0        1  words",
        " u     no limit      0        0  no limit        0  words",
    ]


def test_show_names_who_is_in_an_elective_and_who_waits(desk):
    take(desk, (2, "b"), (3, "b"), (1, "b"))
    desk.write(lambda db: electives.leave(db, member(db, 2), round_id(db), "", NOW))
    desk.write(lambda db: electives.place(db, member(db, 4), elective(db, "a"), "", NOW))
    done = desk.run("show", "b")
    assert [line.rstrip() for line in done.out[3:]] == [
        "",
        "Nobody has a seat.",
        "",
        " Place  No.  Name          Since (Europe/Rome)  Asked until",
        " 1      3    Chantal Diop  Wed 10 Nov 10:00     Thu 11 Nov 07:00",
        " 2      1    Ana Machel    Wed 10 Nov 10:00",
    ]
    assert [line.rstrip() for line in desk.run("show", "a").out[3:]] == [
        "",
        " Seat  No.  Name  How   Since (Europe/Rome)",
        " 1     4    =1+1  hand  Wed 10 Nov 10:00",
        "",
        "Nobody waits.",
    ]


def test_show_counts_the_wishes_of_a_ranked_round(ranked):
    assert [line.rstrip() for line in ranked.run("show").out[2:]] == [
        "one · words · ranked · closed Mon 15 Nov 20:00",
        " Code     Seats  Wished  Dearest  Taken  Offered      Free  Waiting  Title",
        " a            2       4        4      0        0         2        0  words",
        " b            1       2        0      0        0         1        0  words",
        " u     no limit       0        0      0        0  no limit        0  words",
        "4 people have said what they wish for.",
    ]
    assert [line.rstrip() for line in ranked.run("show", "b").out[1:4]] == [
        " Code  Seats  Wished  Dearest  Taken  Offered  Free  Waiting  Title",
        " b         1       2        0      0        0     1        0  words",
        "4 people have said what they wish for.",
    ]
