"""What is said of attendance, in the room that it has on a screen."""

from datetime import timedelta

import pytest

from academy.attendance import Mark
from academy.programme import LANGUAGES
from academy.standings import State
from bot.channels.split import utf16_units
from locales import attendance as lines
from storage import checkins
from tests.support.attending import course


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notice_fits_beside_a_button_on_telegram(language):
    edition = course(40)
    longest = ("Africa/Porto-Novo", language)
    standings = [
        checkins.standing_of(edition.sessions, [mark] * 40, edition.checkin, 0.8)
        for mark in (Mark.OPEN, Mark.PRESENT, Mark.ABSENT, Mark.PENDING)
    ]
    assert {one.state for one in standings} == set(State)
    said = [
        lines.checked_in(Mark.LATE, standing, counted, again, *longest)
        for standing in standings
        for counted in (True, False)
        for again in (True, False)
    ]
    now = edition.starts
    said += [
        lines.not_checked_in(
            result, now + timedelta(days=2) if result in ("early", "over") else None, now, *longest
        )
        for result in checkins.Result
        if result not in ("in", "again", "locked")
    ]
    said.append(lines.not_checked_in("locked", now + timedelta(seconds=60), now, *longest))
    assert [line for line in said if utf16_units(line) > 200] == []
