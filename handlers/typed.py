"""Some people type what stands on a button, because they cannot or do not see that it can be pressed."""

from __future__ import annotations

from collections.abc import Mapping

from academy.messages import Reply
from locales.spelling import fold

LONGEST = 100  # characters of a label


def words_for(reply: Reply) -> dict[str, str]:
    """What may be typed for the buttons of a reply, folded, and their actions: "yes" for "Yes, I agree", too."""
    buttons = [button for row in reply.buttons for button in row if button.action]
    starts = [(fold(button.label.partition(",")[0]), button.action) for button in buttons]
    whole = [(fold(button.label), button.action) for button in buttons]
    return _unambiguous(starts) | _unambiguous(whole)


def typed_for(words: str, shown: Mapping[str, str]) -> str:
    """The action of the button that these words name, or ""."""
    return shown.get(fold(words), "") if len(words) <= LONGEST else ""


def _unambiguous(pairs: list[tuple[str, str]]) -> dict[str, str]:
    actions: dict[str, set[str]] = {}
    for words, action in pairs:
        actions.setdefault(words, set()).add(action)
    return {words: min(found) for words, found in actions.items() if words and len(found) == 1}
