"""What to say: every topic registers its handlers here."""

from handlers import (
    about,
    agenda,
    broadcast,
    broadcast_send,
    broadcast_texts,
    broadcast_when,
    broadcast_whom,
    help,
    home,
    language,
    link,
    privacy,
    profile,
)
from handlers.signup import application, consent, identity, navigation, zone

__all__ = [
    "about",
    "agenda",
    "application",
    "broadcast",
    "broadcast_send",
    "broadcast_texts",
    "broadcast_when",
    "broadcast_whom",
    "consent",
    "help",
    "home",
    "identity",
    "language",
    "link",
    "navigation",
    "privacy",
    "profile",
    "zone",
]
