"""All tables, so that whoever imports this knows the whole schema."""

from storage.models.attendance import Appeal, CheckinSwitch, CodeTry, Evidence, Facilitator
from storage.models.audit import AuditEntry, Erasure
from storage.models.base import Base, Personal
from storage.models.broadcasts import Broadcast, Organiser
from storage.models.certificates import Certificate
from storage.models.conversations import Conversation, Receipt, Setting, WebMessage
from storage.models.deliveries import Attempt, Delivery
from storage.models.electives import (
    ElectiveState,
    FollowedLanguage,
    LedgerEntry,
    Offer,
    Precedence,
    RoundState,
    Seat,
    Swap,
    Waiting,
    Wish,
)
from storage.models.members import AddressRow, Consent, LinkCode, Member
from storage.models.participations import Participation
from storage.models.programmes import EditionRow, ElectiveRow, RoundRow, SessionRow
from storage.models.reminders import CalendarFeed, Intention, MutedReminder, Place, Reminder
from storage.models.webinars import WebinarAttendee, WebinarEmail, WebinarReport

__all__ = [
    "AddressRow",
    "Appeal",
    "Attempt",
    "AuditEntry",
    "Base",
    "Broadcast",
    "CalendarFeed",
    "Certificate",
    "CheckinSwitch",
    "CodeTry",
    "Consent",
    "Conversation",
    "Delivery",
    "EditionRow",
    "ElectiveRow",
    "ElectiveState",
    "Erasure",
    "Evidence",
    "Facilitator",
    "FollowedLanguage",
    "Intention",
    "LedgerEntry",
    "LinkCode",
    "Member",
    "MutedReminder",
    "Offer",
    "Organiser",
    "Participation",
    "Personal",
    "Place",
    "Precedence",
    "Receipt",
    "Reminder",
    "RoundRow",
    "RoundState",
    "Seat",
    "SessionRow",
    "Setting",
    "Swap",
    "Waiting",
    "WebMessage",
    "WebinarAttendee",
    "WebinarEmail",
    "WebinarReport",
    "Wish",
]
