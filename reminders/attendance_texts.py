"""What is said of attendance unasked: before it is too late, when it is, what became of an appeal, the paper."""

from __future__ import annotations

from academy.applications import TAKING_PART
from academy.calendar import local_date
from academy.messages import Button, Reply
from academy.programme import in_language
from locales import dates, text
from locales.attendance import impossible
from locales.sessions import hours
from storage.certificates import Kind, issued
from storage.letters import Desk, Letter, To
from storage.reasons import Reason


def decisive(letter: Letter, to: To, desk: Desk) -> Reply | Reason:
    """Before a session that decides: which, when, and where they stand."""
    meeting = letter.meeting
    if meeting is None or meeting.cancelled:
        return Reason.CANCELLED
    if meeting.revision != letter.revision:
        return Reason.MOVED
    if desk.edition is None or to.state not in TAKING_PART:
        return Reason.NOT_CONCERNED
    zone = to.zone or desk.edition.zone
    day = dates.day(local_date(meeting.value.starts, zone), to.language)
    when = f"{day}, {hours(meeting.value, zone, to.language)}"
    said = text(
        to.language,
        "attendance-news-decisive",
        title=in_language(meeting.value.title, to.language),
        when=when,
        city=dates.city(zone, to.language),
        attended=letter.subject["attended"],
        counted=letter.subject["counted"],
        needed=letter.subject["needed"],
    )
    return Reply(said, (_attendance(to),))


def out_of_reach(letter: Letter, to: To, desk: Desk) -> Reply | Reason:
    """That the certificate has become impossible, and what has not."""
    if desk.edition is None or letter.subject["edition"] != desk.edition_id:
        return Reason.ARCHIVED
    if to.state not in TAKING_PART:
        return Reason.NOT_CONCERNED
    about = letter.subject
    line = impossible(about["attended"], about["counted"], about["possible"], about["needed"], to.language)
    return Reply(text(to.language, "attendance-news-impossible", line=line), (_attendance(to),))


def appeal(letter: Letter, to: To, desk: Desk) -> Reply | Reason:
    """What became of an appeal."""
    if letter.meeting is None:
        return Reason.NOT_CONCERNED
    title = in_language(letter.meeting.value.title, to.language)
    said = text(to.language, f"attendance-news-{letter.subject['decision']}", title=title)
    return Reply(said, (_attendance(to),))


def paper(letter: Letter, to: To, desk: Desk, public_url: str) -> Reply | Reason:
    """The certificate or statement; it is made when it leaves."""
    if desk.edition is None or letter.subject["edition"] != desk.edition_id:
        return Reason.ARCHIVED
    address = f"{public_url}/verify/{letter.subject['code']}"
    said = text(to.language, f"certificate-given-{letter.kind}", address=address)
    return Reply(said, document=issued(letter.subject["certificate"], Kind(letter.kind), to.language))


def _attendance(to: To) -> tuple[Button, ...]:
    return (Button(text(to.language, "button-attendance"), "attendance"),)
