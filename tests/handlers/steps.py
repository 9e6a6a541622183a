"""The usual way through the sign-up, to begin a test somewhere in the middle of it."""

from __future__ import annotations

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


def walk(person: WebPerson, until: str = "") -> WebPerson:
    """Begin and answer each question until that one is open ("" for all)."""
    person.say("/start")
    person.press("go")
    for question, answer in SIGN_UP:
        if question == until:
            return person
        person.press(answer[1:]) if answer.startswith("!") else person.say(answer)
    return person


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
