"""Which words of a text may name a city, and which say the country: "moro em Luanda", "san jose costa rica"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from locales.gazetteer import Area, areas_coded, areas_written
from locales.spelling import fold

# Words around a city's name, folded; what stands between two words of a name ("de", "da") does no harm here.
_FRAME = frozenset(
    """
    i im am m is my me we re live living lives based currently now right in at from of near around close to by city
    town time zone timezone it its here hi hello good morning please thanks thank you and am located staying place
    home work working s do not don t dont know no idea yes somewhere capital village
    je j suis habite vis moi nous sommes ici dans en au aux de du des d pres chez ville mon ma mes actuellement
    maintenant bonjour merci c ce est a et fuseau horaire heure depuis ne sais pas vous habitons basee base capitale
    yo soy estoy vivo vivimos resido radico aqui desde del al cerca ciudad mi es y ahora mismo hola gracias
    zona horaria hora no se buenos dias por favor estamos somos encuentro pueblo
    eu sou estou moro vivo resido aqui no na nos nas em do da dos das desde perto cidade minha meu e agora ola
    bom dia obrigado obrigada por favor fuso horario nao sei estamos somos moramos fica encontro atualmente
    """.split()
)
_ARTICLES = frozenset("the le la les l el los las lo o os a as".split())
# "Lima, PE", "Lima (pe)", "Lima PE": behind a comma in any case, else in capitals only, since "de" and "la" are codes.
_CODE = re.compile(r"(?:[,(/-]\s*([A-Za-z]{2})|\s([A-Z]{2}))\W*$")
_LONGEST_AREA = 6  # words


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that may name a city, and the areas of which one must hold it (none: anywhere)."""

    words: tuple[str, ...]
    areas: tuple[Area, ...] = ()

    @property
    def name(self) -> str:
        return " ".join(self.words)


def readings(text: str) -> list[Reading]:
    """The ways to read a text, the most literal first, without those that read the same."""
    words = tuple(fold(text).split())
    plain = [Reading(words), *(Reading(bare) for bare in _unframed(words))]
    parted = [part for reading in plain for part in _parted(reading)]
    if coded := _coded(text):
        parted.insert(0, coded)
    bare = [Reading(rest, part.areas) for part in parted for rest in _unframed(part.words)]
    return list(dict.fromkeys(reading for reading in (*plain, *parted, *bare) if reading.words))


def phrases(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All runs of words that are not mere frame, longest first."""
    for size in range(min(len(words), 5), 0, -1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if not _FRAME.union(_ARTICLES).issuperset(run):
                yield run


def _unframed(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words without those around the name; with the article before it ("La Paz"), then without."""
    while words and words[-1] in _FRAME:
        words = words[:-1]
    start = next((at for at, word in enumerate(words) if word not in _FRAME | _ARTICLES), len(words))
    if start and words[start - 1] in _ARTICLES:
        yield words[start - 1 :]
    yield words[start:]


def _parted(reading: Reading) -> Iterator[Reading]:
    """The words before a country or state at the end, or after one at the beginning."""
    words = reading.words
    for size in range(min(len(words) - 1, _LONGEST_AREA), 0, -1):
        for rest, area in ((words[:-size], words[-size:]), (words[size:], words[:size])):
            if areas := areas_written(" ".join(area)):
                yield Reading(rest, tuple(areas))


def _coded(text: str) -> Reading | None:
    if not (code := _CODE.search(text)):
        return None
    areas = areas_coded(code[1] or code[2])
    return Reading(tuple(fold(text[: code.start()]).split()), tuple(areas))
