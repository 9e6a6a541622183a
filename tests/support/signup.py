"""The way of a newcomer through sign-up and application, on any channel."""

from __future__ import annotations

import re

from tests.support.reading import pattern

START_AT = "2021-11-12T09:00+01:00"
MOTIVATION = "Trabalho com cooperativas rurais e quero aprender com os colegas de outros países."

# What is asked, by its text's key, and what somebody does then; "!" presses a button by its action.
WAY = (
    ("welcome", "!go"),
    ("consent-academy", "!consent:academy:yes"),
    ("consent-found", "!consent:found:yes"),
    ("consent-news", "!consent:news:no"),
    ("join-name", "Ana Machel"),
    ("join-country", "Moçambique"),
    ("join-constituency", "!constituency:government"),
    ("join-organisation", "Ministério do Trabalho"),
    ("join-work", "!skip:work"),
    ("join-zone-guessed", "!zone:Africa/Maputo"),
    ("apply-offer", "!apply"),
    ("apply-motivation", MOTIVATION),
    ("apply-commitment", "!commit:yes"),
    ("apply-summary", "!send"),
)
SENT = "apply-sent-applied"


def says(message: str, language: str, key: str) -> bool:
    """Whether a message ends with this text, its last line that is.

    Where its keyboards go, Telegram needs two messages for what is one elsewhere.
    """
    return bool(re.search(pattern(language, key).splitlines()[-1], message))
