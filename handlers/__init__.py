"""What to say: every topic registers its handlers here."""

from handlers import about, agenda, help, home, language, link, privacy, profile
from handlers.signup import application, consent, identity, navigation, zone

__all__ = [
    "about",
    "agenda",
    "application",
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
