"""All tables, so that whoever imports this knows the whole schema."""

from storage.models.audit import AuditEntry, Erasure
from storage.models.base import Base, Personal
from storage.models.conversations import Conversation, Receipt, Setting, WebMessage
from storage.models.deliveries import Attempt, Delivery
from storage.models.members import AddressRow, Consent, LinkCode, Member
from storage.models.participations import Participation
from storage.models.programmes import EditionRow, ElectiveRow, RoundRow, SessionRow

__all__ = [
    "AddressRow",
    "Attempt",
    "AuditEntry",
    "Base",
    "Consent",
    "Conversation",
    "Delivery",
    "EditionRow",
    "ElectiveRow",
    "Erasure",
    "LinkCode",
    "Member",
    "Participation",
    "Personal",
    "Receipt",
    "RoundRow",
    "SessionRow",
    "Setting",
    "WebMessage",
]
