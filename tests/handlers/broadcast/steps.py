"""What an organiser does on the way to an announcement, to begin a test behind it."""

from datetime import timedelta

from academy.messages import Address
from locales import text
from reminders.broadcasts import expand_due
from storage.models import Broadcast

ANA = Address("telegram", "ana")
ENGLISH = "The electives of the second week are open. Please choose yours before Friday evening."
SPANISH = "Los cursos de la segunda semana están abiertos. Elija el suyo antes del viernes por la noche."
FRENCH = "Les cours de la deuxième semaine sont ouverts. Choisissez le vôtre avant vendredi soir."
GERMAN = "Die Kurse der zweiten Woche sind offen. Bitte wählen Sie Ihren Kurs bis Freitagabend aus."


def say(key, **values):
    """A text as the organiser reads it."""
    return text("en", key, **values)


def labels(reply):
    """The labels of an answer's buttons, in order."""
    return [button.label for row in reply.buttons for button in row]


def row(chat, number=1):
    """An announcement as it is stored."""
    return chat.database.read(lambda db: db.get(Broadcast, number))


def drafted(chat, *texts):
    """A draft for everyone, the page of which is open."""
    chat.command("broadcast")
    chat.press("broadcast.new")
    for language, words in texts:
        chat.press(f"broadcast.text:1:{language}")
        chat.say(words)
    return chat.press("broadcast:1")


def confirmed(chat, *texts):
    """An announcement with these texts, which waits for its half minute."""
    drafted(chat, *texts)
    ask = chat.press("broadcast.send:1")
    return chat.press_label(labels(ask)[0])


def expand(chat, seconds=30):
    """Let time pass, and the announcements go out whose time has come."""
    chat.clock.at += timedelta(seconds=seconds)
    expand_due(chat.database, chat.clock.at)
