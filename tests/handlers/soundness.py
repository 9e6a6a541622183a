"""What must hold of the database and of every reply, whatever people do."""

from __future__ import annotations

from zoneinfo import available_timezones

from sqlalchemy import func, select, text

from academy.applications import State
from academy.messages import ACTION_BYTES, Reply
from academy.programme import LANGUAGES, Constituency
from bot.channels.discord import render as discord
from bot.channels.split import utf16_units
from bot.channels.telegram import render as telegram
from handlers.router import routes
from locales.places import COUNTRIES
from storage.consents import ACADEMY, PURPOSES, consents_of
from storage.database import DbSession
from storage.deliveries import Fate
from storage.members import PROFILE
from storage.models import AddressRow, Consent, Conversation, Delivery, LinkCode, Member, Participation, Receipt
from tests.support.discord_limits import complaints

SENT = (State.APPLIED, State.ACCEPTED, State.DECLINED, State.COMPLETED)
LONGEST = 8000  # characters: two messages on Telegram
ZONES = available_timezones()
LABEL = 80  # characters, as Discord takes


def faults_of_reply(reply: Reply) -> list[str]:
    """Why this reply cannot be sent everywhere as it is; none for a notice or a silence."""
    buttons = [button for row in reply.buttons for button in row]
    actions = [button.action for button in buttons if button.action]
    found = [f"no handler: {action}" for action in actions if action.partition(":")[0] not in routes.actions]
    found += [f"action too long: {action}" for action in actions if len(action.encode()) > ACTION_BYTES]
    found += [f"label: {button.label!r}" for button in buttons if not 0 < len(button.label.strip()) <= LABEL]
    if len(buttons) > 25:
        found.append(f"{len(buttons)} buttons")
    if len(reply.text) > LONGEST or reply.text != reply.text.strip():
        found.append(f"text of {len(reply.text)}: {reply.text[:40]!r}…{reply.text[-40:]!r}")
    if (buttons or reply.field or reply.document or reply.location) and not reply.text:
        found.append("something without a text")
    if reply.text.count("**") % 2:
        found.append(f"bold left open: {reply.text!r}")
    reply.to_json().encode()
    return found + _faults_on_telegram(reply) + _faults_on_discord(reply)


def _faults_on_telegram(reply: Reply) -> list[str]:
    calls = [call.params for call in telegram.render("7", reply)]
    texts = [call["text"] for call in calls if "text" in call]
    found = [f"Telegram: {text!r}" for text in texts if not 0 < utf16_units(text) <= 4096]
    found += [f"Telegram: {call['caption']!r}" for call in calls if utf16_units(call.get("caption", "")) > 1024]
    rows = [row for call in calls for row in call.get("reply_markup", {}).get("inline_keyboard", ())]
    pressed = [button["callback_data"] for row in rows for button in row if "callback_data" in button]
    return found + [f"Telegram: {action}" for action in pressed if not 0 < len(action.encode()) <= 64]


def _faults_on_discord(reply: Reply) -> list[str]:
    bodies = discord.render(reply)
    found = [f"Discord: {complaint}" for body in bodies for complaint in complaints(body)]
    shown = str([body["components"] for body in bodies])
    missing = [
        button for row in reply.buttons for button in row if repr(button.action or button.url)[1:-1] not in shown
    ]
    return found + [f"Discord: left out {button}" for button in missing]


def faults_of_database(db: DbSession) -> list[str]:
    """What does not fit together in it."""
    found = [f"dangling: {tuple(row)}" for row in db.execute(text("pragma foreign_key_check"))]
    found += [f"open receipt {number}" for number in db.scalars(select(Receipt.id).where(Receipt.incoming != ""))]
    found += [f"purpose {purpose}" for purpose in set(db.scalars(select(Consent.purpose))) - set(PURPOSES)]
    found += [f"delivery {state}" for state in set(db.scalars(select(Delivery.state))) - set(Fate)]
    known = {"", *routes.questions, *routes.answers}
    found += [f"question {name}" for name in set(db.scalars(select(Conversation.question))) - known]
    for member in db.scalars(select(Member)):
        found += [f"member {member.id}: {fault}" for fault in _faults_of_member(db, member)]
    for sent in db.scalars(select(Participation)):
        found += [f"participation {sent.id}: {fault}" for fault in _faults_of_participation(db, sent)]
    return found


def _faults_of_member(db: DbSession, member: Member) -> list[str]:
    found = []
    if member.language not in LANGUAGES:
        found.append(f"language {member.language}")
    if member.country is not None and member.country not in COUNTRIES:
        found.append(f"country {member.country}")
    if member.zone is not None and member.zone not in ZONES:
        found.append(f"zone {member.zone}")
    if member.constituency is not None and member.constituency not in list(Constituency):
        found.append(f"constituency {member.constituency}")
    if member.name is not None and not 2 <= len(member.name) <= 120:
        found.append(f"name {member.name!r}")
    if not db.scalar(select(func.count()).where(AddressRow.member_id == member.id)):
        found.append("no address")
    open_codes = select(func.count()).where(LinkCode.member_id == member.id, LinkCode.used_at.is_(None))
    if (db.scalar(open_codes) or 0) > 1:
        found.append("two codes")
    if member.joined_at is not None:
        found += [f"joined without {field}" for field in PROFILE if getattr(member, field) is None]
        if not consents_of(db, member.id).get(ACADEMY):
            found.append("joined without consent")
    return found


def _faults_of_participation(db: DbSession, mine: Participation) -> list[str]:
    member = db.get(Member, mine.member_id)
    found = [] if member and member.joined_at else ["of nobody who joined"]
    twin = (Participation.member_id == mine.member_id) & (Participation.edition_id == mine.edition_id)
    if db.scalar(select(func.count()).where(twin)) != 1:
        found.append("two in one edition")
    if mine.state not in list(State):
        found.append(f"state {mine.state}")
    if mine.motivation is not None and not 30 <= len(mine.motivation) <= 1500:
        found.append(f"motivation of {len(mine.motivation)}")
    if mine.state in SENT and not (mine.motivation and mine.commitment and mine.applied_at):
        found.append(f"{mine.state} but not complete")
    if mine.state in (State.ACCEPTED, State.DECLINED) and not mine.decided_at:
        found.append("decided at no time")
    return found
