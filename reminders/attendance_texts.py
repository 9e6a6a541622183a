"""What is said of attendance unasked: before it is too late, when it is, what became of an appeal, the paper."""

from __future__ import annotations

import structlog

from academy.applications import State
from academy.calendar import local_date
from academy.messages import Button, Document, Reply
from academy.programme import in_language
from locales import dates, text
from locales.attendance import impossible
from locales.sessions import hours
from papers.typesetting import UnprintableError
from reminders.certificate_papers import pdf_of
from storage.certificates import Facts, Kind, Printed
from storage.letters import Desk, Letter, To
from storage.reasons import Reason

log = structlog.get_logger()

TAKING_PART = (State.ACCEPTED, State.COMPLETED)


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
    """The certificate or statement itself; where it cannot be printed, at least that it is there."""
    if desk.edition is None or letter.subject["edition"] != desk.edition_id:
        return Reason.ARCHIVED
    printed = _printed(letter, desk)
    address = f"{public_url}/verify/{printed.code}"
    try:
        content = pdf_of(printed, to.language, public_url)
    except UnprintableError:
        log.error("a certificate cannot be printed", code=printed.code)
        return Reply(text(to.language, "certificate-unprintable", address=address))
    said = text(to.language, f"certificate-given-{printed.kind}", address=address)
    return Reply(said, document=Document(f"{printed.kind}.pdf", content, "application/pdf"))


def _printed(letter: Letter, desk: Desk) -> Printed:
    """All that is on the paper, as it was when it was issued."""
    assert desk.edition
    about = letter.subject
    facts = Facts(about["attended"], about["counted"], about["percent"], about["hours"], about["sessions"])
    attended = tuple(one for one in desk.edition.sessions if one.code in facts.sessions)
    issued = letter.promised_at or letter.expires_at
    return Printed(
        Kind(letter.kind), about["code"], about["version"], about["name"], desk.edition, facts, issued, attended
    )


def _attendance(to: To) -> tuple[Button, ...]:
    return (Button(text(to.language, "button-attendance"), "attendance"),)
