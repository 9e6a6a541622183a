"""What a member may say of themself."""

from __future__ import annotations

import unicodedata

from academy.errors import AcademyError

NAME = (2, 120)  # characters, in any script
SHORT_TEXT = 300  # organisation, what they work on

# Formatting characters that some scripts need inside names: zero-width (non-)joiner.
JOINERS = "\u200c\u200d"
KEPT = f"{JOINERS}\n"


def visible(text: str) -> str:
    """The text without control, direction-changing and other invisible characters, and without space around it."""
    return "".join(map(_visible, text)).strip().strip(JOINERS).strip()


def _visible(character: str) -> str:
    if character in KEPT or not unicodedata.category(character).startswith("C"):
        return character
    return " " if character.isspace() else ""


def one_line(text: str) -> str:
    """What is visible of a text, composed and in one line."""
    return " ".join(visible(unicodedata.normalize("NFC", text)).split())


def check_name(text: str) -> str:
    """A name as it should stand on the certificate. Raises AcademyError when it cannot."""
    name = one_line(text)
    least, most = NAME
    if not any(character.isalpha() for character in name):
        raise AcademyError("join-name-letters")
    if not least <= len(name) <= most:
        raise AcademyError("join-name-length", count=len(name), least=least, most=most)
    return name


def check_short(text: str) -> str:
    """An organisation or what somebody works on. Raises AcademyError when it is too long or empty."""
    line = one_line(text)
    if not line:
        raise AcademyError("join-short-empty")
    if len(line) > SHORT_TEXT:
        raise AcademyError("join-short-long", count=len(line), most=SHORT_TEXT)
    return line
