"""Certificates and statements: what stands on them, and how they look."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from papers.certificate import Attended, Paper, certificate, certificate_picture, statement, statement_picture
from papers.typesetting import UnprintableError
from tests.support.pictures import difference, unlike_kept

PICTURES = Path(__file__).parent / "pictures"
PER_INCH = 48
PAPER = Paper(
    language="en",
    name="Ana Beatriz da Conceição",
    edition="Academy on Social and Solidarity Economy, 12th edition",
    theme="Building back better: the role of Social and Solidarity Economy in a human-centred recovery",
    organisers=("ITC-ILO (Turin)", "ILO", "CASES"),
    starts=date(2021, 11, 15),
    ends=date(2021, 11, 26),
    hours=28.5,
    percent=92,
    code="7QK4-M2XD-9RTB-WH6P-3ZCA-FN8V",
    address="https://academy.example/verify/7QK4M2XD9RTBWH6P3ZCAFN8V",
    issued=date(2021, 11, 29),
)
LONG = (
    "María del Pilar Asunción Guadalupe de los Ángeles Fernández-Villaverde y Rodríguez de la Concepción Iturralde"
)
SESSIONS = [
    Attended(date(2021, 11, 15) + timedelta(days=number // 2), title, timedelta(minutes=90))
    for number, title in enumerate(
        [
            "Official opening",
            "High-level panel 1: A human-centred recovery – impacts of and responses to the crisis",
        ]
        * 7
    )
]
LOOKED_AT = [
    ("accented", {"language": "pt"}),
    ("arabic", {"name": "محمد ولد أحمد", "language": "fr"}),
    ("arabic-with-latin", {"name": "محمد (Mohamed) ولد أحمد"}),
    ("chinese", {"name": "王小明"}),
    ("vietnamese", {"name": "Nguyễn Thị Ánh", "language": "es"}),
    ("hebrew", {"name": "יעל בן־דוד"}),
    ("japanese-and-korean", {"name": "山田 はなこ 김민준"}),
    ("south-asia", {"name": "प्रेमचंद শেখ ਗੁਰਪ੍ਰੀਤ મહેતા ଫକୀର சுப்பிரமணிய వెంకట ಕುವೆಂಪು നാരായണ සුනිල්"}),
    ("south-east-asia", {"name": "สมชาย ສົມສັກ សុខ អោង အောင်ဆန်း"}),
    ("africa-and-caucasus", {"name": "አበበ በቀለ Ɓala Ẹ̀ṣọ́ შოთა Հովհաննես"}),
    ("greek", {"name": "Ελένη Παπαδοπούλου"}),
    ("cyrillic", {"name": "Дарья Щербакова"}),
    ("very-long", {"name": LONG, "version": 2}),
    ("one-endless-word", {"name": "X" * 120}),
    ("markup", {"name": '#read("/etc/passwd") *x* $y$ _z_ @q <a> \\ `c`'}),
    ("no-hours", {"hours": None}),
]


def rows(table: list[tuple[Any, ...]]) -> list[Any]:
    return [pytest.param(*values, id=values[0]) for values in table]


@pytest.mark.parametrize(("picture", "changed"), rows(LOOKED_AT))
def test_certificate_looks_as_the_kept_picture(picture: str, changed: dict[str, Any]) -> None:
    made = certificate_picture(replace(PAPER, **changed), PER_INCH)
    assert not unlike_kept(made, PICTURES / f"certificate-{picture}.png")


def test_statement_looks_as_the_kept_picture() -> None:
    assert not unlike_kept(statement_picture(PAPER, SESSIONS, PER_INCH), PICTURES / "statement.png")


def test_another_name_is_not_taken_for_the_kept_picture(tmp_path: Path) -> None:
    kept = tmp_path / "chinese.png"
    kept.write_bytes((PICTURES / "certificate-chinese.png").read_bytes())
    seen = tmp_path / "chinese.seen.png"
    said = f"look at {seen}; if it is right, it takes the place of chinese.png"
    other = (PICTURES / "certificate-hebrew.png").read_bytes()
    assert (unlike_kept(other, kept), seen.read_bytes()) == (said, other)


def test_pictures_of_two_names_differ_by_more_than_is_tolerated() -> None:
    one, other = ((PICTURES / f"certificate-{name}.png").read_bytes() for name in ("chinese", "greek"))
    assert difference(one, other) > 0.002


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Certificate of Participation – Academy"),
        ("fr", "Certificat de participation – Academy"),
        ("es", "Certificado de participación – Academy"),
        ("pt", "Certificado de participação – Academy"),
    ],
)
def test_certificate_tells_programs_its_language_title_and_standards(language: str, title: str) -> None:
    made = certificate(replace(PAPER, language=language, edition="Academy"))
    described = made[made.index(b"<?xpacket begin") : made.index(b"<?xpacket end")].decode()
    assert f"/Lang({language})".encode() in made.replace(b" ", b"")
    assert re.findall(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", described, re.DOTALL) == [title]
    assert re.findall(r"<dc:language>.*?<rdf:li>(.*?)</rdf:li>", described, re.DOTALL) == [language]
    assert re.findall(r"pdfaid:(?:part|conformance)>(\w)<", described) == ["2", "A"]
    assert re.findall(r"pdfuaid:part>(\d)<", described) == ["1"]


def test_certificate_of_the_same_values_has_the_same_bytes() -> None:
    assert certificate(PAPER) == certificate(replace(PAPER))
    assert certificate(PAPER) != certificate(replace(PAPER, code="another"))


def test_certificate_is_one_page_whatever_the_length_of_the_texts() -> None:
    longest = replace(PAPER, name=" ".join(["Anastasia"] * 12), theme=PAPER.theme * 2, version=3, edition=LONG)
    assert pages(certificate(longest)) == 1


@pytest.mark.parametrize(("sessions", "expected"), [(0, 1), (10, 1), (60, 3)])
def test_statement_takes_the_pages_it_needs(sessions: int, expected: int) -> None:
    assert pages(statement(PAPER, (SESSIONS * 5)[:sessions])) == expected


@pytest.mark.parametrize("name", ["བསྟན་འཛིན", "ߡߊߡߊߘߎ", "Ana ⵎⵓⵃ"])
def test_certificate_of_a_name_without_a_font_is_refused_naming_its_letters(name: str) -> None:
    with pytest.raises(UnprintableError) as refused:
        certificate(replace(PAPER, name=name))
    assert refused.value.text[0] in name


def test_certificate_after_a_refused_one_is_made() -> None:
    with pytest.raises(UnprintableError):
        certificate(replace(PAPER, name="བསྟན"))
    assert certificate(PAPER).startswith(b"%PDF-")


def pages(pdf: bytes) -> int:
    """How many pages a PDF has, those in compressed objects too."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return len(re.findall(rb"/Type\s*/Page\b", pdf + b"".join(map(_inflated, streams))))


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:  # a picture or a font, stored otherwise
        return b""
