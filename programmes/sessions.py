"""Sessions as a programme file tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yaml import Node

from academy.programme import Elective, Proof, Session, SessionKind, Words
from programmes.fields import read_choice, read_languages, read_link, read_words, read_yes
from programmes.rounds import Frame
from programmes.table import Table
from programmes.times import Span, read_span

NO_ELECTIVE = Elective(code="", title={}, description={}, languages=())


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """A session as written, with its lines. `span` is None where `when` cannot be read."""

    table: Table
    code: str
    kind: SessionKind
    title: Words  # none: that of its elective, numbered
    span: Span | None
    languages: tuple[str, ...] | None  # None: those of its elective
    link: str
    counted: bool
    elective: str
    speakers: str
    proof: Proof

    @property
    def when(self) -> Span:
        """The span, in a file without faults."""
        assert self.span
        return self.span

    def finished(self, elective: Elective | None, place: str) -> Session:
        """The session of a file without faults; `place` is what its title says of its place in the elective."""
        own = elective or NO_ELECTIVE
        return Session(
            code=self.code,
            kind=self.kind,
            title=self.title or {language: title + place for language, title in own.title.items()},
            starts=self.when.starts,
            ends=self.when.ends,
            languages=own.languages if self.languages is None else self.languages,
            link=self.link,
            counted=self.counted,
            elective=self.elective,
            speakers=self.speakers,
            proof=self.proof,
        )


def read_session(node: Node, frame: Frame, proof: Proof) -> SessionDraft:
    """One item of `sessions`. One that names an elective takes kind, title and languages from it.

    `proof` is that of sessions that name none.
    """
    optional = ("kind", "title", "languages", "link", "counted", "elective", "speakers", "proof")
    table = Table(node, "session", frame.faults, ("code", "when"), optional)
    elective = table.text("elective")
    if not elective:
        table.require(("title",))
    return SessionDraft(
        table,
        code=table.code(),
        kind=read_choice(table, "kind", SessionKind.ELECTIVE if elective else SessionKind.PLENARY),
        title=read_words(table, "title", frame.languages),
        span=read_span(table, "when", frame.zone),
        languages=_languages(table, frame.languages, elective),
        link=read_link(table, "link"),
        counted=read_yes(table, "counted", True),
        elective=elective,
        speakers=table.text("speakers"),
        proof=read_choice(table, "proof", proof),
    )


def _languages(table: Table, all_languages: tuple[str, ...], elective: str) -> tuple[str, ...] | None:
    if elective and table.node("languages") is None:
        return None
    return read_languages(table, "languages", all_languages)


def finish_sessions(drafts: Sequence[SessionDraft], electives: Mapping[str, Elective]) -> tuple[Session, ...]:
    """The sessions of a file without faults, by time; those of an elective are told apart by "(2/3)"."""
    ordered = sorted(drafts, key=lambda draft: (draft.when.starts, draft.code))
    finished = []
    for draft in ordered:
        course = [other.code for other in ordered if other.elective == draft.elective]
        place = f" ({course.index(draft.code) + 1}/{len(course)})" if len(course) > 1 else ""
        finished.append(draft.finished(electives.get(draft.elective), place))
    return tuple(finished)
