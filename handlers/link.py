"""One person, two apps: a code from one, typed on the other."""

from __future__ import annotations

from academy.errors import AcademyError
from academy.messages import Button, Field, Reply
from academy.programme import in_language
from handlers.context import Context
from handlers.profile_lines import LINES, shown
from handlers.router import routes
from handlers.signup.consent import academy_needed
from handlers.signup.steps import way_on
from storage import catalogue, linking
from storage.consents import ACADEMY
from storage.linking import LENGTH, VALID, Conflict
from storage.models import LinkCode, Member

LABEL = 60  # characters of an answer that fit on a button


@routes.command("link")
@routes.action("link")
def link(ctx: Context) -> Reply:
    """Give a code for the other app, and take one from it."""
    if ctx.argument:
        return take(ctx)
    code = linking.new_code(ctx.db, ctx.member.id, ctx.now)
    ctx.ask("link.code")
    text = ctx.text("link", code=f"{code[:4]} {code[4:]}", minutes=VALID.seconds // 60)
    return _wanted(ctx, text)


def _wanted(ctx: Context, text: str) -> Reply:
    return Reply(text, ((_cancel(ctx),),), Field(ctx.text("link.field"), LENGTH, 2 * LENGTH))


@routes.question("link.code")
def _code_again(ctx: Context) -> Reply:
    return _wanted(ctx, ctx.text("link-waiting"))


@routes.answer("link.code")
def take(ctx: Context) -> Reply:
    """A code typed here: show what will be merged."""
    ctx.ask("link.code")
    found = linking.owner_of(ctx.db, ctx.argument, ctx.by, ctx.now, ctx.member.id)
    if found is None:
        return _wanted(ctx, ctx.text("link-unknown"))
    if found.member_id == ctx.member.id:
        return _wanted(ctx, ctx.text("link-same"))
    return _next(ctx, found, {})


def _next(ctx: Context, code: LinkCode, choices: dict[str, str]) -> Reply:
    """The next conflict to decide, or the last question."""
    theirs = linking.member_of(ctx.db, code)
    asked = linking.conflicts(ctx.db, ctx.member, theirs)
    ctx.ask("link.merge", code=code.id, choices=choices)
    for place, conflict in enumerate(asked):
        if conflict.field not in choices:
            return _conflict(ctx, place, len(asked), conflict)
    return _preview(ctx, theirs, asked, choices)


def _conflict(ctx: Context, place: int, count: int, conflict: Conflict) -> Reply:
    values = [_value(ctx, conflict.field, value) for value in (conflict.mine, conflict.theirs)]
    line = _label(ctx, conflict.field)
    if any(len(value) > LABEL for value in values):
        line = "\n\n".join([line, *values])
    rows = [
        (Button(value[:LABEL], f"choose:{conflict.field}:{side}"),)
        for value, side in zip(values, ("mine", "theirs"), strict=True)
    ]
    text = ctx.text("link-conflict-ask", place=place + 1, count=count, line=line)
    return Reply(text, (*rows, (_cancel(ctx),)), closes=True)


def _label(ctx: Context, field: str) -> str:
    kind, _, purpose = field.partition(".")
    if kind == "seat":
        title = catalogue.needed(ctx.db).round(int(purpose)).value.title
        return ctx.text("link-line-seat", round=in_language(title, ctx.member.language))
    return ctx.text(f"privacy-{purpose}" if kind == "consent" else f"link-line-{kind}")


def _value(ctx: Context, field: str, value: str | bool | int) -> str:
    if field.startswith("seat."):
        return in_language(catalogue.needed(ctx.db).elective(int(value)).value.title, ctx.member.language)
    if field.startswith("consent."):
        return ctx.text("privacy-yes" if value else "privacy-no")
    if field == "application":
        return ctx.text(f"link-application-{value}")
    return shown(ctx, field, str(value))


def _preview(ctx: Context, theirs: Member, asked: list[Conflict], choices: dict[str, str]) -> Reply:
    lines = []
    chosen = {conflict.field: conflict for conflict in asked}
    for field in (*LINES, "language"):
        value = getattr(ctx.member, field) or getattr(theirs, field)
        if field in chosen:
            value = chosen[field].mine if choices[field] == "mine" else chosen[field].theirs
        lines.append(f"{_label(ctx, field)}: {shown(ctx, field, value)}")
    apps = ", ".join(ctx.text(f"link-app-{name}") for name in linking.channels_of(ctx.db, ctx.member, theirs))
    row = (ctx.button("button-link-yes", "merge"), _cancel(ctx))
    return Reply(ctx.text("link-preview", lines="\n".join(lines), apps=apps), (row,), closes=True)


@routes.action("choose")
def choose(ctx: Context) -> Reply:
    """One side of a conflict."""
    field, _, side = ctx.argument.rpartition(":")
    if ctx.question != "link.merge" or side not in ("mine", "theirs"):
        raise AcademyError("link-expired")
    code = linking.code_by_id(ctx.db, ctx.data["code"], ctx.now)
    if field == f"consent.{ACADEMY}" and _takes_back(ctx, linking.member_of(ctx.db, code), side):
        return academy_needed(ctx)
    return _next(ctx, code, ctx.data["choices"] | {field: side})


def _takes_back(ctx: Context, theirs: Member, side: str) -> bool:
    """Whether a member would no longer agree to what membership needs."""
    mine_agreed = ctx.consents.get(ACADEMY, False)
    return mine_agreed != (side == "mine") and bool(ctx.member.joined_at or theirs.joined_at)


@routes.question("link.merge")
def _merge_again(ctx: Context) -> Reply:
    try:
        return _next(ctx, linking.code_by_id(ctx.db, ctx.data["code"], ctx.now), ctx.data["choices"])
    except AcademyError as error:  # their time is over
        ctx.leave()
        return Reply(ctx.text(error.key, **error.values), (way_on(ctx),))


@routes.action("merge")
def merge(ctx: Context) -> Reply:
    """Yes, these are both me."""
    if ctx.question != "link.merge":
        raise AcademyError("link-expired")
    code = linking.code_by_id(ctx.db, ctx.data["code"], ctx.now)
    choices = ctx.data["choices"]
    ctx.leave()
    linking.merge(
        ctx.db, ctx.member, linking.member_of(ctx.db, code), choices, ctx.by, ctx.address.channel, ctx.now
    )
    ctx.forget_consents()
    row = (ctx.button("button-profile", "profile"), *way_on(ctx))
    return Reply(ctx.text("link-done"), (row,), closes=True)


@routes.action("nolink")
def cancel(ctx: Context) -> Reply:
    """Nothing is merged."""
    if ctx.question.startswith("link."):
        ctx.leave()
    return Reply(ctx.text("link-cancelled"), closes=True)


def _cancel(ctx: Context) -> Button:
    return ctx.button("button-cancel", "nolink")
