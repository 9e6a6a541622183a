"""/certificate through the page chat: the paper in the member's language, or how far they are."""

from __future__ import annotations

import pytest

from academy.programme import LANGUAGES
from locales import text
from papers.certificate import Paper
from reminders import certificate_papers
from storage import certificates
from storage.members import change_language
from storage.models import Certificate, Member
from tests.handlers.days import pass_time
from tests.handlers.steps import admitted
from tests.support.attending import attend, course


@pytest.fixture
def holder(elsewhen):
    """Somebody after the edition, who attended some days and has been issued what they earned."""

    def open_(language: str = "en", days: int = 5, **told: str):
        app, visitor = elsewhen("2021-11-18T16:00+01:00", course())
        person = admitted(app, visitor(language), **told)
        app.database.write(lambda db: attend(db, 1, *range(1, days + 1))).result()
        pass_time(person, "26 16:00")
        now = app.clock.now()
        app.database.write(lambda db: certificates.issue(db, 1, "test", now)).result()
        return app, person

    return open_


def code_of(app) -> str:
    return app.database.read(lambda db: db.query(Certificate).one().code)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("days", "kind"), [(5, "certificate"), (2, "statement")])
def test_paper_comes_by_itself_and_again_when_asked_for(holder, language, days, kind):
    app, person = holder(language, days)
    said = text(language, f"certificate-given-{kind}", address=f"{person.url}/verify/{code_of(app)}")
    pass_time(person, "26 16:01")
    sent = next(message for message in person.replies if message.file)
    first = person.download(sent)
    assert sent.text.partition("http")[0] == said.partition("http")[0]
    assert person.say("/certificate").partition("http")[0] == said.partition("http")[0]
    assert (first[:5], person.download()) == (b"%PDF-", first)


def test_home_congratulates_whoever_has_completed_the_edition(holder):
    _, person = holder("en")
    title = "**Academy on Social and Solidarity Economy, 12th edition**"
    assert person.say("/start") == f"You completed this edition ({title}). Congratulations."
    assert person.press("Certificate").startswith("Here is your certificate.")
    person.say("/start")
    assert person.press("Attendance").startswith("**Your attendance**")


def test_paper_is_made_while_others_can_write(holder, monkeypatch):
    app, person = holder("en")

    def slow(paper: Paper) -> bytes:
        app.database.write(lambda db: None).result(5)  # in the thread that writes this would wait for itself
        return made(paper)

    made = certificate_papers.certificate
    monkeypatch.setattr(certificate_papers, "certificate", slow)
    pass_time(person, "26 16:01")
    assert len([message for message in person.replies if message.file]) == 1
    assert person.say("/certificate").startswith("Here is your certificate.")
    assert person.download().startswith(b"%PDF-")


def test_paper_that_cannot_be_made_is_said_with_a_number(holder, monkeypatch):
    def broken(paper: Paper) -> bytes:
        raise RuntimeError("no fonts")

    _, person = holder("en")
    monkeypatch.setattr(certificate_papers, "certificate", broken)
    assert person.say("/certificate").startswith("Something went wrong")
    assert not any(message.file for message in person.replies)


def test_holder_of_a_revoked_paper_is_told_so(holder):
    app, person = holder("en")
    code, now = code_of(app), app.clock.now()
    app.database.write(lambda db: certificates.revoke(db, code, "by mistake", "test", now)).result()
    pass_time(person, "26 16:01")
    assert person.say("/certificate") == text("en", "certificate-revoked")
    assert not any(message.file for message in person.replies)


def test_paper_is_in_the_language_of_now(holder):
    app, person = holder("en")
    person.say("/certificate")
    before = person.download()
    app.database.write(lambda db: change_language(db.get_one(Member, 1), "fr")).result()
    person.say("/certificate")
    assert person.download() != before


def test_before_it_is_issued_one_sees_how_far_one_is(elsewhen):
    app, visitor = elsewhen("2021-11-18T16:00+01:00", course())
    person = admitted(app, visitor("en"))
    app.database.write(lambda db: attend(db, 1, 1, 3, 4)).result()
    assert person.say("/certificate") == (
        "Certificates are issued after the academy. This is where you stand:\n\n"
        "You have 3 of 5 and may miss no more. Friday 19 November decides."
    )


def test_name_that_no_font_has_does_not_lose_the_paper(holder):
    app, person = holder("en", name="Ana \U00013000\U00013001")
    pass_time(person, "26 16:01")
    told = [message.text for message in person.replies if "letters of your name" in message.text]
    assert len(told) == 1
    assert person.say("/certificate").startswith("Your document is ready")
    assert code_of(app) in person.last
