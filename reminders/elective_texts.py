"""What is said of rounds and electives unasked, as long as it is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy.applications import State
from academy.messages import Button, Reply
from academy.programme import Round, RoundMode, Session, in_language
from locales import dates, text
from locales.sessions import times
from storage.letters import Desk, Letter, To
from storage.reasons import Reason


@dataclass(frozen=True, slots=True)
class News:
    """A letter about a round, with what is needed to write it."""

    letter: Letter
    to: To
    desk: Desk
    round: Round

    def text(self, name: str, **values: object) -> str:
        """A text of this topic in the recipient's language."""
        return text(self.to.language, f"electives-news-{name}", **values)

    def button(self, key: str, action: str) -> Button:
        """A button in the recipient's language."""
        return Button(text(self.to.language, key), action)

    @property
    def subject(self) -> dict[str, Any]:
        """What the letter is about."""
        return self.letter.subject

    @property
    def zone(self) -> str:
        """Whose clocks count: the recipient's, else the academy's."""
        assert self.desk.edition
        return self.to.zone or self.desk.edition.zone

    @property
    def city(self) -> str:
        """Where those clocks are."""
        return dates.city(self.zone, self.to.language)

    @property
    def name(self) -> str:
        """What the round is called."""
        return in_language(self.round.title, self.to.language)

    def title(self, code: str) -> str:
        """What an elective of the round is called."""
        titles = (one.title for one in self.round.electives if one.code == code)
        return in_language(next(titles, {}), self.to.language)

    def moment(self, name: str) -> str:
        """An instant of the subject, where the recipient is."""
        return dates.moment(datetime.fromisoformat(self.subject[name]), self.zone, self.to.language)

    def sessions(self) -> tuple[Session, ...]:
        """The sessions of the elective it is about that are held, by time."""
        of_elective = (
            one for one in self.desk.meetings.values() if one.elective_id == self.subject["elective_id"]
        )
        return tuple(one.value for one in of_elective if not one.cancelled)

    def ways(self, key: str = "button-elective-see") -> tuple[tuple[Button, ...], ...]:
        """The button that leads to the round."""
        return ((self.button(key, f"round:{self.subject['round_id']}"),),)


Writer = Callable[[News], Reply | Reason]


def write(letter: Letter, to: To, desk: Desk) -> Reply | Reason:
    """The message, or why there is none any more."""
    rounds = desk.edition.rounds if desk.edition else ()
    about = next((one for one in rounds if one.code == letter.subject["round"]), None)
    if about is None or to.state != State.ACCEPTED:
        return Reason.NOT_CONCERNED
    return WRITERS[letter.kind](News(letter, to, desk, about))


def _invitation(news: News) -> Reply:
    ranked = news.round.mode is RoundMode.RANKED
    said = news.text(
        "open-ranked" if ranked else "open", title=news.name, when=news.moment("closes"), city=news.city
    )
    return Reply(said, news.ways("button-elective-choose"))


def _reminder(news: News) -> Reply:
    values = {"title": news.name, "when": news.moment("closes"), "city": news.city}
    return Reply(news.text("remind", days=news.subject["days"], **values), news.ways("button-elective-choose"))


def _dates(news: News) -> Reply:
    said = news.text(news.subject["what"], title=news.name, when=news.moment("closes"), city=news.city)
    return Reply(said, news.ways())


def _offer(news: News) -> Reply:
    title, offer = news.title(news.subject["elective"]), news.subject["offer"]
    if news.subject["held"]:
        said = news.text("offer", title=title, when=news.moment("until"), city=news.city)
    else:
        said = news.text("offer-all", title=title)
    yes = news.button("button-elective-accept", f"accept:{offer}")
    no = news.button("button-elective-pass", f"pass:{offer}")
    held = times(news.sessions(), news.zone, news.to.language)
    return Reply(f"{said}\n\n{held}", ((yes,), (no,)))


def _offer_over(news: News) -> Reply:
    name = "offer-waits" if news.subject.get("waits") else "offer-over"
    return Reply(news.text(name, title=news.title(news.subject["elective"])), news.ways())


def _seat(news: News) -> Reply | Reason:
    if news.subject["elective_id"] not in news.to.electives:
        return Reason.OVERTAKEN
    said = news.text(f"seat-{news.subject['how']}", title=news.title(news.subject["elective"]))
    held = times(news.sessions(), news.zone, news.to.language)
    calendar = (news.button("button-elective-calendar", "calendar"),)
    return Reply(f"{said}\n\n{held}", (calendar, *news.ways()))


def _seat_lost(news: News) -> Reply | Reason:
    if news.subject["elective_id"] in news.to.electives:
        return Reason.OVERTAKEN
    return Reply(news.text("seat-lost", title=news.title(news.subject["elective"])), news.ways())


def _cancelled(news: News) -> Reply:
    said = news.text(f"cancelled-{news.subject['had']}", title=news.title(news.subject["elective"]))
    return Reply(said, news.ways())


def _unplaced(news: News) -> Reply:
    return Reply(news.text("unplaced", title=news.name), news.ways())


def _swap(news: News) -> Reply:
    gives, wants = news.title(news.subject["gives"]), news.title(news.subject["wants"])
    if news.subject["event"] == "done":
        return Reply(news.text("exchange-done", gives=gives, wants=wants), news.ways())
    yes = news.button("button-elective-agree", f"agree:{news.subject['swap']}")
    return Reply(news.text("exchange-asked", gives=gives, wants=wants), ((yes,), *news.ways()))


WRITERS: dict[str, Writer] = {
    "round-open": _invitation,
    "round-remind": _reminder,
    "round-changed": _dates,
    "seat-offer": _offer,
    "offer-over": _offer_over,
    "seat": _seat,
    "seat-lost": _seat_lost,
    "elective-cancelled": _cancelled,
    "unplaced": _unplaced,
    "swap": _swap,
}
