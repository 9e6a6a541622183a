"""The usual way through the sign-up, to begin a test somewhere in the middle of it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from academy.applications import State
from bot.app import App
from locales import text
from storage import applications, programmes
from storage.consents import PURPOSES, record_consent
from storage.database import DbSession
from storage.members import PROFILE
from storage.models import AddressRow, Conversation, Member
from tests.support.page import Choice
from tests.support.web import WebPerson

MOTIVATION = "Trabalho com cooperativas rurais e quero aprender com os colegas de outros países."

# What a person does at each question, in order; "!" presses a button by its action.
SIGN_UP = (
    ("join.consent", "!consent:academy:yes"),
    ("join.found", "!consent:found:yes"),
    ("join.news", "!consent:news:no"),
    ("join.name", "Ana Machel"),
    ("join.country", "Moçambique"),
    ("join.constituency", "!constituency:government"),
    ("join.organisation", "Ministério do Trabalho"),
    ("join.work", "!skip:work"),
    ("join.zone", "!zone:Africa/Maputo"),
    ("apply.offer", "!apply"),
    ("apply.motivation", MOTIVATION),
    ("apply.commitment", "!commit:yes"),
    ("apply.summary", "!send"),
)
QUESTIONS = [question for question, _ in SIGN_UP]
# What those steps leave behind.
TOLD = {
    "name": "Ana Machel",
    "country": "MZ",
    "constituency": "government",
    "organisation": "Ministério do Trabalho",
    "work": "",
    "zone": "Africa/Maputo",
}


def walk(person: WebPerson, until: str = "") -> WebPerson:
    """Begin and answer each question until that one is open ("" for all)."""
    person.say("/start")
    person.press("go")
    for question, answer in SIGN_UP:
        if question == until:
            return person
        do(person, answer)
    return person


def do(person: WebPerson, answer: str) -> str:
    """Type something or press a button, as SIGN_UP writes it."""
    return person.press(answer[1:]) if answer.startswith("!") else person.say(answer)


def press_old(person: WebPerson, action: str) -> str:
    """Press a button of a message of long ago, as an app that never took it away still shows it."""
    old = replace(person.replies[0], choices=(Choice(action, action),))
    return person.press(action, of=old)


def arrive(app: App, person: WebPerson, question: str, **told: str) -> WebPerson:
    """Open a question with all answers before it as by `walk`, but written into storage: much faster."""
    person.say("/start")
    member = app.database.write(lambda db: _tell(db, app, question, told)).result()
    person.press("go") if QUESTIONS.index(question) < 10 else person.say("/apply")
    assert open_question(app, member) == question, person.written
    return person


def _tell(db: DbSession, app: App, question: str, told: dict[str, str]) -> int:
    place, now = QUESTIONS.index(question), app.clock.now()
    member = db.scalars(select(Member).order_by(Member.id.desc())).first()
    assert member
    for purpose in PURPOSES[:place]:
        record_consent(db, member.id, purpose, purpose != "news", "web", now)
    for field in PROFILE[: max(place - 3, 0)]:
        setattr(member, field, told.get(field, TOLD[field]))
    if place > QUESTIONS.index("apply.offer"):
        member.joined_at = now
    if place > QUESTIONS.index("apply.motivation"):
        mine = applications.draft(db, member.id, programmes.current_edition(db)[0], now)
        mine.motivation = MOTIVATION
        mine.commitment = True if question == "apply.summary" else None
    return member.id


def member(person: WebPerson) -> WebPerson:
    """Signed up, not applied."""
    walk(person, until="apply.offer")
    person.press("later")
    return person


def participant(person: WebPerson) -> WebPerson:
    """Applied and accepted."""
    walk(person)
    person.accept()
    return person


def signed_up(app: App, person: WebPerson, **told: str) -> WebPerson:
    """Signed up, not applied, as `arrive` does it."""
    arrive(app, person, "apply.offer", **told)
    person.press("pause")
    return person


def admitted(app: App, person: WebPerson, **told: str) -> WebPerson:
    """Applied and accepted, as `arrive` does it."""
    arrive(app, person, "apply.summary", **told)
    person.press("send")
    person.accept()
    return person


def newest(app: App) -> Member:
    """The member who was met last."""
    return app.database.read(lambda db: db.scalars(select(Member).order_by(Member.id.desc())).first())


def open_question(app: App, member_id: int) -> str:
    """The question that is open for a member with one address, or ""."""
    query = select(Conversation.question).join(AddressRow, AddressRow.id == Conversation.address_id)
    return app.database.read(lambda db: db.scalar(query.where(AddressRow.member_id == member_id))) or ""


def standing(app: App, member_id: int) -> State | None:
    """How a member stands to the edition."""
    found = app.database.read(
        lambda db: applications.participation_of(db, member_id, programmes.current_edition(db)[0])
    )
    return State(found.state) if found else None


def begins(language: str, key: str, **values: str) -> str:
    """What a text begins with, up to the first of its values (words, not numbers)."""
    return text(language, key, **dict.fromkeys(values, "\x01")).split("\x01")[0]


def forge(person: WebPerson, action: str, number: int = 0) -> str:
    """Press a button that no message has, and return the answer."""
    headers = {"HX-Request": "true", "Origin": person.url}
    person.client.post("/chat", data={"action": action, "event": f"forged{number}"}, headers=headers)
    person.reload()
    return person.last
