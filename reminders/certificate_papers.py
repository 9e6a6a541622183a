"""A certificate or statement that was issued, as the PDF that its holder is given."""

from __future__ import annotations

from decimal import Decimal

from academy.calendar import local_date
from academy.programme import in_language
from papers.certificate import Attended, Paper, certificate, statement
from storage.certificates import Kind, Printed


def pdf_of(printed: Printed, language: str, public_url: str) -> bytes:
    """The paper in a language; days are those of the edition's zone. Raises papers.typesetting.UnprintableError.

    `public_url` is where our pages are, without a slash at the end: there anybody can ask about its code.
    """
    paper = _paper(printed, language, public_url)
    if printed.kind is Kind.CERTIFICATE:
        return certificate(paper)
    zone = printed.edition.zone
    attended = [
        Attended(local_date(one.starts, zone), in_language(one.title, language), one.ends - one.starts)
        for one in printed.sessions
    ]
    return statement(paper, attended)


def _paper(printed: Printed, language: str, public_url: str) -> Paper:
    edition, facts = printed.edition, printed.facts
    percent = Decimal(facts.percent)
    return Paper(
        language=language,
        name=printed.name,
        edition=in_language(edition.title, language),
        theme=in_language(edition.theme, language),
        organisers=edition.organisers,
        starts=local_date(edition.starts, edition.zone),
        ends=local_date(edition.ends, edition.zone),
        hours=facts.hours,
        percent=int(percent) if percent == int(percent) else float(percent),
        code=printed.code,
        address=f"{public_url}/verify/{printed.code}",
        issued=local_date(printed.issued_at, edition.zone),
        version=printed.version,
    )
