"""Applying to the edition: motivation, commitment, summary, send."""

from __future__ import annotations

from academy.applications import MOTIVATION, State, check_motivation
from academy.errors import AcademyError
from academy.messages import Button, Field, Reply
from academy.programme import in_language
from handlers.certainty import is_sure, sure
from handlers.context import Context
from handlers.profile_lines import LINES, line
from handlers.router import routes
from handlers.signup.steps import PROFILE, SUMMARY, advance, ask, below, go_on, show, step
from storage import applications, members
from storage.models import Participation


def _mine(ctx: Context) -> Participation | None:
    return applications.participation_of(ctx.db, ctx.member.id, ctx.edition_id) if ctx.edition else None


def _draft(ctx: Context) -> Participation | None:
    """The application that is being written, as long as it may be sent."""
    found = _mine(ctx) if _open(ctx) else None
    return found if found and found.state == State.DRAFT else None


def _open(ctx: Context) -> bool:
    return ctx.edition is not None and ctx.now < ctx.edition.ends


@step("apply.offer", missing=lambda ctx: ctx.member.joined_at is None)
def _offer(ctx: Context) -> Reply:
    """The sign-up is complete; from here on they are a member."""
    ctx.member.joined_at = ctx.member.joined_at or ctx.now
    welcome = ctx.text("join-done", name=ctx.member.name)
    if not (_open(ctx) and ctx.edition):
        return Reply(f"{welcome}\n\n{ctx.text('apply-closed')}", ((ctx.button("button-home", "home"),),))
    edition = in_language(ctx.edition.title, ctx.member.language)
    buttons = ((ctx.button("button-apply", "apply"), ctx.button("button-later", "later")),)
    return Reply(f"{welcome}\n\n{ctx.text('apply-offer', edition=edition)}", buttons)


@routes.command("apply")
@routes.action("apply")
def apply(ctx: Context) -> Reply:
    """Begin or go on with an application."""
    if ctx.member.joined_at is None:
        return advance(ctx)
    if not _open(ctx):
        return Reply(ctx.text("apply-closed"), ((ctx.button("button-home", "home"),),))
    ctx.leave()
    mine = applications.draft(ctx.db, ctx.member.id, ctx.edition_id, ctx.now)
    return advance(ctx) if mine.state == State.DRAFT else show(ctx, "home")


@routes.action("later")
def later(ctx: Context) -> Reply:
    """Not now."""
    if ctx.question == "apply.offer":
        ctx.leave()
    return Reply(ctx.text("apply-later"), ((ctx.button("button-home", "home"),),), closes=True)


def _lacks_motivation(ctx: Context) -> bool:
    return bool((mine := _draft(ctx)) and not mine.motivation)


@step("apply.motivation", missing=_lacks_motivation)
def _motivation(ctx: Context) -> Reply:
    least, most = MOTIVATION
    text = ctx.text("apply-motivation", least=least, most=most)
    rows: tuple[tuple[Button, ...], ...] = ()
    if (mine := _draft(ctx)) and mine.motivation:
        text += "\n\n" + ctx.text("apply-motivation-now", motivation=mine.motivation)
        rows = ((ctx.button("button-keep-text", "keep:apply.motivation"),),)
    return Reply(text, rows, Field(ctx.text("apply-motivation.field"), least, most, long=True))


@routes.answer("apply.motivation")
def motivation(ctx: Context) -> Reply:
    """The motivation, counted for the person."""
    mine = _draft(ctx)
    if mine is None:
        return _no_draft(ctx)
    mine.motivation = check_motivation(ctx.argument)
    return go_on(ctx, "apply.motivation", ctx.text("apply-motivation-noted", count=len(mine.motivation)))


def _no_draft(ctx: Context) -> Reply:
    """Why there is nothing to write or to send (any more)."""
    if ctx.question.startswith("apply."):
        ctx.leave()
    mine = _mine(ctx)
    if mine and mine.state == State.DRAFT:
        return Reply(ctx.text("apply-closed"), ((ctx.button("button-home", "home"),),))
    if mine is None or mine.state == State.WITHDRAWN:
        return show(ctx, "home")
    said = ctx.text("apply-sent-already")
    return Reply(notice=said) if ctx.incoming.action else below(said, show(ctx, "home"))


@step("apply.commitment", missing=lambda ctx: bool((mine := _draft(ctx)) and not mine.commitment))
def _commitment(ctx: Context) -> Reply:
    row = (ctx.button("apply-commitment-yes", "commit:yes"), ctx.button("apply-commitment-no", "commit:no"))
    return Reply(ctx.text("apply-commitment"), (row,))


@routes.action("commit")
def commit(ctx: Context) -> Reply:
    """Three hours a day: yes or no."""
    mine = _draft(ctx)
    if mine is None:
        return _no_draft(ctx)
    if ctx.argument not in ("yes", "no"):
        raise AcademyError("button-unknown")
    mine.commitment = ctx.argument == "yes"
    if not mine.commitment:
        ctx.leave()
        return Reply(ctx.text("apply-commitment-refused"), ((ctx.button("button-go-on", "apply"),),), closes=True)
    return go_on(ctx, "apply.commitment")


@step(SUMMARY, missing=lambda ctx: _draft(ctx) is not None)
def _summary(ctx: Context) -> Reply:
    mine = _draft(ctx)
    lines = [line(ctx, field) for field in LINES]
    motivation = mine.motivation if mine and mine.motivation else ""
    text = ctx.text("apply-summary", lines="\n".join(lines), motivation=motivation)
    changes = [ctx.button(f"change-{field}", f"change:{field}:send") for field in (*LINES, "motivation")]
    pairs = [tuple(changes[place : place + 3]) for place in range(0, len(changes), 3)]
    return Reply(text, ((ctx.button("button-send", "send"),), *pairs))


@routes.action("change")
def change(ctx: Context) -> Reply:
    """Change one line of the summary (behind the second colon: "send") or of the profile."""
    field, _, origin = ctx.argument.partition(":")
    if field == "motivation":
        return ask(ctx, "apply.motivation", SUMMARY) if _draft(ctx) else _no_draft(ctx)
    if field not in LINES:
        raise AcademyError("button-unknown")
    return ask(ctx, f"join.{field}", SUMMARY if origin and _draft(ctx) else PROFILE)


@routes.action("send")
def send(ctx: Context) -> Reply:
    """Send the application; pressed twice, it is sent once."""
    mine = _draft(ctx)
    if mine is None or ctx.edition is None:
        return _no_draft(ctx)
    if not (mine.motivation and mine.commitment and all(_told(ctx))):
        return advance(ctx)
    state = applications.apply(ctx.db, mine, ctx.edition, ctx.by, ctx.now)
    ctx.leave()
    edition = in_language(ctx.edition.title, ctx.member.language)
    return Reply(ctx.text(f"apply-sent-{state}", edition=edition), after_sending(ctx), closes=True)


def _told(ctx: Context) -> list[bool]:
    return [getattr(ctx.member, field) is not None for field in members.PROFILE]


def after_sending(ctx: Context) -> tuple[tuple[Button, ...], ...]:
    """What somebody who applied may look at next."""
    return ((ctx.button("button-agenda", "agenda"), ctx.button("button-about", "about")),)


@routes.action("withdraw")
def withdraw(ctx: Context) -> Reply:
    """Take an application back, after asking once."""
    mine = _mine(ctx)
    if mine is None or mine.state not in (State.APPLIED, State.ACCEPTED):
        return show(ctx, "home")
    if not is_sure(ctx.argument, ctx.now):
        yes = ctx.button("button-withdraw-yes", f"withdraw:{sure(ctx.now)}")
        return Reply(ctx.text("apply-withdraw-sure"), ((yes, ctx.button("button-withdraw-no", "home")),))
    applications.withdraw(ctx.db, mine, ctx.by, ctx.now)
    return Reply(ctx.text("apply-withdrawn"), ((ctx.button("button-apply-again", "apply"),),), closes=True)
