"""What a failed request to Telegram means for the message in it."""

from __future__ import annotations

from telegram.error import TelegramError

from bot.channels import Fate, SendError
from bot.channels.telegram.request import ApiError, UnansweredError

# What Telegram says in words only: part of its description, what becomes of the message, our word for it.
SAID = (
    ("blocked by the user", Fate.UNREACHABLE, "blocked"),
    ("user is deactivated", Fate.UNREACHABLE, "deactivated"),
    ("can't initiate conversation", Fate.UNREACHABLE, "not_started"),
    ("was kicked", Fate.UNREACHABLE, "kicked"),
    ("not a member", Fate.UNREACHABLE, "not_a_member"),
    ("chat not found", Fate.UNREACHABLE, "no_chat"),
    ("user not found", Fate.UNREACHABLE, "no_chat"),
    ("peer_id_invalid", Fate.UNREACHABLE, "no_chat"),
    ("upgraded to a supergroup", Fate.UNREACHABLE, "moved"),
    ("chat was deleted", Fate.UNREACHABLE, "deleted"),
    ("chat was deactivated", Fate.UNREACHABLE, "deleted"),
    ("not enough rights", Fate.UNREACHABLE, "no_rights"),
    ("have no rights", Fate.UNREACHABLE, "no_rights"),
    ("chat_write_forbidden", Fate.UNREACHABLE, "no_rights"),
    ("message thread not found", Fate.UNREACHABLE, "no_topic"),
    ("topic_closed", Fate.UNREACHABLE, "no_topic"),
    ("topic_deleted", Fate.UNREACHABLE, "no_topic"),
    ("is not modified", Fate.REFUSED, "unchanged"),
    ("query is too old", Fate.REFUSED, "too_old"),
    ("query_id_invalid", Fate.REFUSED, "too_old"),
)

# A gateway's 503 says that nothing has taken the request. After 500, 502 and 504 something had taken it and broke,
# or was not heard of in time, so the message may have gone out.
STATUSES = {
    401: (Fate.NOT_SENT, "token"),
    404: (Fate.NOT_SENT, "token"),  # a token that cannot be one; our methods all exist
    403: (Fate.UNREACHABLE, "forbidden"),
    409: (Fate.NOT_SENT, "conflict"),
    429: (Fate.NOT_SENT, "flood"),
    500: (Fate.UNCERTAIN, "server_error"),
    502: (Fate.UNCERTAIN, "server_error"),
    503: (Fate.NOT_SENT, "unavailable"),
    504: (Fate.UNCERTAIN, "server_error"),
}


def send_error(error: TelegramError) -> SendError:
    """Classify a failure of the request class or of the library above it."""
    if isinstance(error, UnansweredError):
        return SendError(Fate.UNCERTAIN if error.left else Fate.NOT_SENT, error.reason)
    if not isinstance(error, ApiError):
        return SendError(Fate.UNCERTAIN, "garbled")  # an answer came, but cannot be read
    if error.status in (400, 403):
        for part, fate, reason in SAID:
            if part in error.description.lower():
                return SendError(fate, reason)
    return SendError(*STATUSES.get(error.status, (Fate.REFUSED, "refused")), error.retry_after)
