"""The certificate or statement, any time after it was issued; before, how far one is."""

from __future__ import annotations

from academy.messages import Reply
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import agreed, way_on
from locales.attendance import forecast
from storage import attendance, certificates
from storage.certificates import Kind
from storage.models import Certificate


@routes.command("certificate")
@routes.action("certificate")
@agreed
def certificate(ctx: Context) -> Reply:
    """The newest paper that is valid, in the member's language of now."""
    held = certificates.of_member(ctx.db, ctx.member.id)
    valid = next((row for row in held if not row.revoked_at), None)
    if valid:
        return _paper(ctx, valid)
    return Reply(ctx.text("certificate-revoked"), (way_on(ctx),)) if held else _on_the_way(ctx)


def _paper(ctx: Context, row: Certificate) -> Reply:
    address = f"{ctx.public_url}/verify/{row.code}"
    document = certificates.issued(row.id, Kind(row.kind), ctx.member.language)
    return Reply(ctx.text(f"certificate-given-{row.kind}", address=address), (way_on(ctx),), document=document)


def _on_the_way(ctx: Context) -> Reply:
    standing = attendance.standing(ctx.db, ctx.member.id, ctx.now)
    if standing is None:
        return Reply(ctx.text("attendance-for-participants"), (way_on(ctx),))
    line = forecast(standing, ctx.zone, ctx.member.language)
    row = (ctx.button("button-attendance", "attendance"), *way_on(ctx))
    return Reply(f"{ctx.text('certificate-later')}\n\n{line}", (row,))
