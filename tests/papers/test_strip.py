"""The strip of days: as a drawing for pages, as a picture for chats."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from academy.programme import LANGUAGES
from locales import text
from papers.strip import SIGNS, Cell, Day, State, as_png, strip_svg
from tests.support.pictures import size_of, unlike_kept

PICTURES = Path(__file__).parent / "pictures"
SVG = "{http://www.w3.org/2000/svg}"
PRESENT, LATE, EXCUSED, ABSENT, PENDING, COMING, UNCOUNTED = State
MARKS = (
    (PRESENT, PRESENT, UNCOUNTED),
    (PRESENT, LATE),
    (ABSENT, PRESENT),
    (EXCUSED, PENDING),
    (PRESENT,),
    (COMING, COMING, UNCOUNTED),
    (COMING,),
)
DAYS = [
    Day(f"Day {number}", tuple(map(Cell, of_day, ("13:00", "15:30", "18:00"))))
    for number, of_day in enumerate(MARKS, start=15)
]


def words(svg: str) -> list[str]:
    return [str(each.text) for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_strip_looks_as_the_kept_picture(language: str) -> None:
    assert not unlike_kept(as_png(strip_svg(DAYS, language, "")), PICTURES / f"strip-{language}.png")


def test_strip_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    drawn = ElementTree.fromstring(strip_svg(DAYS, "en", "13 of 20 <attended>"))
    assert drawn.get("role") == "img"
    assert drawn.findtext(f"{SVG}title") == "13 of 20 <attended>"


def test_strip_explains_the_signs_that_occur_and_no_others() -> None:
    few = [Day("Mon 15", (Cell(ABSENT, "13:00"), Cell(PRESENT, "15:30")))]
    assert words(strip_svg(few, "pt", "")) == ["Mon 15", "13:00", "15:30", "Presença", "Ausência"]


def test_strip_has_a_shape_for_each_state_that_needs_no_colour() -> None:
    shapes = {"".join(part for part in sign.split('"') if "#" not in part) for sign in SIGNS.values()}
    assert len(shapes) == len(State) == len(SIGNS)


def test_strip_labels_are_data() -> None:
    day = Day("<b>&", (Cell(PRESENT, '"><script>'),))
    assert words(strip_svg([day], "en", "")) == ["<b>&", '"><script>', text("en", "strip-present")]


def test_strip_begins_a_new_row_after_five_days() -> None:
    tops = [each.get("y") for each in ElementTree.fromstring(strip_svg(DAYS, "en", "")).iter(f"{SVG}text")]
    heads = [top for top, said in zip(tops, words(strip_svg(DAYS, "en", "")), strict=True) if "Day" in said]
    assert heads[:5] == [heads[0]] * 5
    assert heads[5:] == [heads[5]] * 2 != heads[:2]


@pytest.mark.parametrize("days", [0, 1, 5, 30])
def test_strip_is_a_picture_whatever_the_number_of_days(days: int) -> None:
    drawing = strip_svg((DAYS * 5)[:days], "fr", 'width="7"')
    drawn = ElementTree.fromstring(drawing)
    assert size_of(as_png(drawing)) == (2 * int(drawn.get("width", 0)), 2 * int(drawn.get("height", 0)))
