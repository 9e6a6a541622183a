from hypothesis import given
from hypothesis import strategies as st

from bot.channels.split import split, utf16_units


def test_split_cuts_at_a_paragraph_when_there_is_one():
    assert split("first part\n\nsecond part", 20) == ["first part", "second part"]


def test_split_closes_bold_and_opens_it_again():
    assert split("**" + "word " * 5 + "end**", 20) == ["**word word word**", "**word word end**"]


@given(st.text(alphabet="ab *\n.😀"), st.integers(8, 40))
def test_split_keeps_every_part_within_the_limit_and_every_letter(text, limit):
    parts = split(text, limit, utf16_units)
    assert [part for part in parts if utf16_units(part) > limit] == []
    letters = [character for character in text if character in "ab😀"]
    assert [character for part in parts for character in part if character in "ab😀"] == letters
