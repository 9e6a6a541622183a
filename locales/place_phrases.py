"""Which words of a text may name a city, and which say the country: "moro em Luanda", "san jose costa rica"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from locales.gazetteer import Area, areas_coded, areas_written
from locales.spelling import fold

# Words around a city's name, folded; within a name ("Rio de Janeiro") they stay.
_FRAME = frozenset(
    re.findall(
        r"\w+",
        """
    i im am m is my me we re live living lives based currently now right in at from of near around close to by city
    town time zone timezone it its here hi hello please thanks thank you and are located staying place home work
    working s do not don t dont know no idea yes somewhere capital village called what this why an skip next
    africa afrique europe europa asia asie
    je j suis habite vis moi nous sommes ici dans en au aux de du des d pres chez ville mon ma mes actuellement
    maintenant bonjour merci c ce est a et fuseau horaire heure depuis ne sais pas vous habitons
    basee base capitale travaille viens oui non pourquoi un une
    yo soy estoy vivo vivimos resido radico aqui desde del al cerca ciudad mi es y ahora mismo hola gracias
    zona horaria hora no se estamos somos encuentro pueblo trabajo vengo si que por una esto
    eu sou estou moro vivo resido aqui no na nos nas em do da dos das desde perto cidade minha meu e agora ola
    obrigado obrigada fuso horario nao sei estamos somos moramos fica encontro atualmente trabalho venho sim um
    uma isto
        """,
    )
)
_ARTICLES = frozenset(("the", "le", "la", "les", "l", "el", "los", "las", "lo", "o", "os", "a", "as"))
_EVERYDAY = _FRAME | _ARTICLES
# "Lima, PE", "Lima (pe)", "Lima PE": behind a mark in any case, else in capitals only, as "de" and "la" are codes.
_CODE = re.compile(r"(?:[,(/-]\s*([A-Za-z]{2})|\s([A-Z]{2}))\W*$")
_MARK = re.compile(r"[,(/]| [-–] ")
_LONGEST_AREA = 6  # words


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that may name a city, and the areas of which one must hold it (none: anywhere).

    Not `sure` when an article that may belong to the name was left out.
    """

    words: tuple[str, ...]
    areas: tuple[Area, ...] = ()
    sure: bool = True

    @property
    def name(self) -> str:
        return " ".join(self.words)

    def holds(self, country: str, region: str) -> bool:
        """Whether a city in that country and region may be meant."""
        return not self.areas or any(
            area.country == country and area.region in ("", region) for area in self.areas
        )


def readings(text: str) -> Iterator[Reading]:
    """The ways to read a text, the most literal first, each once."""
    seen: set[Reading] = set()
    for reading in _all_readings(text):
        if reading.words and reading not in seen:
            seen.add(reading)
            yield reading


def before_mark(text: str) -> Reading:
    """What stands before the first comma, bracket, slash or dash: of "city, province" the city."""
    return Reading(tuple(fold(_MARK.split(text)[0]).split()))


def is_everyday(text: str) -> bool:
    """Whether a text has only words that name nothing."""
    return _EVERYDAY.issuperset(fold(text).split())


def is_framed(reading: Reading) -> bool:
    """Whether words that belong to no name stand at either end."""
    return not _FRAME.isdisjoint((reading.words[0], reading.words[-1]))


def phrases(reading: Reading) -> Iterator[Reading]:
    """All runs of up to five of its words that are not mere frame, longest first."""
    words = reading.words
    for size in range(min(len(words), 5), 0, -1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if not _EVERYDAY.issuperset(run):
                yield Reading(run, reading.areas)


def _all_readings(text: str) -> Iterator[Reading]:
    whole = Reading(tuple(fold(text).split()))
    yield whole
    plain = [whole, *_unframed(whole)]
    yield from plain
    parted = [*_coded(text), *(part for reading in plain for part in _parted(reading))]
    parted += [part for reading in parted for part in _parted(reading)]  # "Portland, Maine, USA"
    yield from parted
    for part in parted:
        yield from _unframed(part)


def _unframed(reading: Reading) -> Iterator[Reading]:
    """Without the words around the name; with the article before it ("La Paz"), then without."""
    words = reading.words
    while words and words[-1] in _FRAME:
        words = words[:-1]
    start = next((at for at, word in enumerate(words) if word not in _EVERYDAY), len(words))
    has_article = start > 0 and words[start - 1] in _ARTICLES
    if has_article:
        yield Reading(words[start - 1 :], reading.areas, reading.sure)
    yield Reading(words[start:], reading.areas, reading.sure and not has_article)


def _parted(reading: Reading) -> Iterator[Reading]:
    """The words before a country or state at the end, or after one at the beginning."""
    words = reading.words
    for size in range(min(len(words) - 1, _LONGEST_AREA), 0, -1):
        for rest, area in ((words[:-size], words[-size:]), (words[size:], words[:size])):
            if areas := areas_written(" ".join(area)):
                yield Reading(rest, tuple(areas), reading.sure)


def _coded(text: str) -> Iterator[Reading]:
    """The words before a code at the end, in its area and then, since it may be of a province, anywhere."""
    if code := _CODE.search(text):
        words = tuple(fold(text[: code.start()]).split())
        written = code[1] or code[2]
        yield Reading(words, tuple(areas_coded(written) or areas_written(written.lower())))
        yield Reading(words)
