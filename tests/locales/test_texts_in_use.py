"""The catalogues hold what the assistant says, and nothing else: its source is read for keys."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from academy.applications import State
from academy.attendance import EvidenceKind, Mark
from academy.broadcasts import LISTS
from academy.electives import Reason as Refusal
from academy.programme import ABOUT_QUESTIONS, LANGUAGES, Constituency
from bot import cli_session
from bot.attendance_input import WHY_NOT as WHY_NOT_ATTENDANCE
from bot.cli import WHY_NOT
from bot.platforms import WITH_WORDS
from handlers.broadcast_lines import FATES
from handlers.help import MENU
from locales import FOLDER
from papers.strip import State as CellState
from reminders.elective_texts import WRITERS
from reminders.texts import ATTENDANCE, PAPERS
from storage.appeals import Decision
from storage.broadcasts import Stage
from storage.certificates import Kind
from storage.checkins import Result
from storage.consents import PURPOSES
from storage.ledger import Action
from storage.members import PROFILE
from storage.news import NOTICES
from storage.reasons import Reason, Trouble
from storage.verification import CertificateState
from tests.support.catalogues import entries

HOUSE = FOLDER.parent
ROOMS = ("academy", "bot", "handlers", "locales", "papers", "programmes", "reminders", "storage", "web")

# Whoever was erased asks no more, and what a crash cut off is sent again or may have arrived.
UNHEARD = (Reason.ERASED, Reason.CRASH)

NEWS = [
    *("open", "open-ranked", "remind", "extended", "closed", "offer", "offer-all", "offer-over", "offer-waits"),
    *("seat-hand", "seat-allocation", "seat-lost", "cancelled-seat", "cancelled-waiting", "cancelled-wish"),
    *("unplaced", "exchange-asked", "exchange-done"),
]
# Keys that the source puts together, as it writes them, and what they may become.
FAMILIES = {
    "about-{}": ABOUT_QUESTIONS,
    "apply-sent-{}": (State.APPLIED, State.ACCEPTED),
    "attendance-appeal-{}": ("open", *Decision),
    "attendance-news-{}": Decision,
    "broadcast-button-{}": [
        "drop",
        "fallback",
        "reopen",
        "send",
        "show",
        "stop",
        "texts",
        "try",
        "undo",
        "when",
        "whom",
    ],
    "broadcast-fate-{}": FATES,
    "broadcast-state-{}": Stage,
    "broadcast-whom-{}": LISTS,
    "change-{}": (*PROFILE, "motivation"),
    "certificate-given-{}": Kind,
    "checkin-{}": [result for result in Result if result not in (Result.IN, Result.AGAIN, Result.LOCKED)],
    "consent-{}-yes": PURPOSES,
    "consent-{}-no": PURPOSES,
    "consent-{}-{}": [f"{purpose}-{answer}" for purpose in PURPOSES for answer in ("given", "refused")],
    "constituency-{}": Constituency,
    "electives-news-{}": NEWS,
    "electives-refused-{}": Refusal,
    "evidence-{}": EvidenceKind,
    "home-{}": ("none", *State),
    "join-{}": ("organisation", "work"),
    "join-{}.field": ("organisation", "work"),
    "language-{}": LANGUAGES,
    "link-app-{}": ("telegram", "discord", "web"),
    "link-application-{}": State,
    "link-line-{}": (*PROFILE, "language", "application"),
    "mark-{}": Mark,
    "menu-{}": MENU,
    "menu-{}.does": MENU,
    "menu-{}.words": WITH_WORDS,
    "privacy-{}": (*PURPOSES, "yes", "no", "unasked"),
    "privacy-change-{}": PURPOSES,
    "profile-{}": PROFILE,
    "reminder-eve-{}": ("today", "tomorrow", "later"),
    "session-{}": NOTICES,
    "strip-{}": CellState,
    "verify-{}": (*CertificateState, "unknown"),
    "why-cause-{}": ("decision", "broadcast", *NOTICES, *WRITERS, *ATTENDANCE, *PAPERS),
    "why-not-{}": [reason.replace(" ", "-") for reason in Reason if reason not in UNHEARD],
    "why-try-{}": [trouble for trouble in Trouble if trouble is not Trouble.REFUSED],
    "why-where-{}": ("telegram", "discord", "web"),
}
# The deliveries of electives, the entries of their ledger, and what the command line answers in English.
REFUSALS = ("elective-full", "elective-unknown", "elective-cancelled-before")
OF_ELECTIVES = (*WRITERS, *Action, *REFUSALS, "round-allocated", "round-past", "round-unknown")
# Where attendance is decided in English only, and what its deliveries are called.
OF_ATTENDANCE = (*WHY_NOT_ATTENDANCE, *ATTENDANCE, "certificate-none", "appeal-not-allowed")
NO_KEYS = {*OF_ATTENDANCE, *WHY_NOT, *cli_session.WHY_NOT, *OF_ELECTIVES}

# Functions that take a key and its values.
ASKING = ("text", "button", "AcademyError")

ENTRIES = entries("en")
Node = tuple[str, ast.AST]


@cache
def source() -> list[Node]:
    """Every node of the Python source, with its file."""
    files = sorted(path for room in ROOMS for path in (HOUSE / room).rglob("*.py"))
    return [(str(path.relative_to(HOUSE)), node) for path in files for node in ast.walk(_parsed(path))]


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def looks_like_a_key(words: str) -> bool:
    """Whether it has the form of a key and begins with the topic of one."""
    form = re.fullmatch(r"([a-z]+)(-[a-z{}]+)+(\.[a-z]+)?", words)
    return bool(form) and form[1] in {key.partition("-")[0] for key in ENTRIES if "-" in key}


def put_together() -> set[str]:
    """Keys with something filled in, as "home-{}"."""
    found = {_template(node) for _, node in source() if isinstance(node, ast.JoinedStr)}
    return {template for template in found if looks_like_a_key(template)}


def _template(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def written_out() -> set[str]:
    """All strings of the source and of the page's templates that are keys or look like one."""
    python = {str(node.value) for _, node in source() if isinstance(node, ast.Constant)}
    pages = (path.read_text("utf-8") for room in ("bot", "web") for path in (HOUSE / room).rglob("*.html"))
    quoted = {words for page in pages for words in re.findall(r"""["']([a-z.-]+)["']""", page)}
    return {words for words in python | quoted if words in ENTRIES or looks_like_a_key(words)}


def of_families() -> set[str]:
    return {
        re.sub(r"\{\}(-\{\})?", value, template, count=1)
        for template, values in FAMILIES.items()
        for value in values
    }


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Where a text with a written-out key is asked for: place, key and the values given."""
    for file, node in source():
        if isinstance(node, ast.Call) and _named(node.func) in ASKING:
            written = (argument.value for argument in node.args if isinstance(argument, ast.Constant))
            if key := next((word for word in written if word in ENTRIES), None):
                yield f"{file}:{node.lineno}", str(key), {str(keyword.arg) for keyword in node.keywords}


def _named(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_keys_that_the_source_puts_together_are_the_families_above() -> None:
    assert put_together() == FAMILIES.keys()


def test_keys_in_the_source_exist() -> None:
    assert (written_out() | of_families()) - ENTRIES.keys() - NO_KEYS == set()


def test_keys_of_the_catalogue_are_used() -> None:
    quoted = {key for entry in ENTRIES.values() for key in entry.quoted}
    assert ENTRIES.keys() - written_out() - of_families() - quoted == set()


def test_texts_are_given_the_values_that_they_need() -> None:
    lacking = [
        f"{place}: {key} needs {', '.join(sorted(ENTRIES[key].variables - values))}"
        for place, key, values in calls()
        if ENTRIES[key].variables - values
    ]
    assert lacking == []
