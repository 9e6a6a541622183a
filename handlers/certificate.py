"""The certificate or statement, any time after it was issued; before, how far one is."""

from __future__ import annotations

import structlog

from academy.messages import Document, Reply
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import agreed, way_on
from locales.attendance import forecast
from papers.typesetting import UnprintableError
from reminders.certificate_papers import pdf_of
from storage import attendance, certificates
from storage.certificates import Printed

log = structlog.get_logger()


@routes.command("certificate")
@routes.action("certificate")
@agreed
def certificate(ctx: Context) -> Reply:
    """The newest paper that is valid, in the member's language of now."""
    held = [row.id for row in certificates.of_member(ctx.db, ctx.member.id) if not row.revoked_at]
    return _paper(ctx, certificates.printed(ctx.db, held[0])) if held else _on_the_way(ctx)


def _paper(ctx: Context, printed: Printed) -> Reply:
    address = f"{ctx.public_url}/verify/{printed.code}"
    try:
        content = pdf_of(printed, ctx.member.language, ctx.public_url)
    except UnprintableError:
        log.error("a certificate cannot be printed", code=printed.code)
        return Reply(ctx.text("certificate-unprintable", address=address), (way_on(ctx),))
    document = Document(f"{printed.kind}.pdf", content, "application/pdf")
    said = ctx.text(f"certificate-given-{printed.kind}", address=address)
    return Reply(said, (way_on(ctx),), document=document)


def _on_the_way(ctx: Context) -> Reply:
    standing = attendance.standing(ctx.db, ctx.member.id, ctx.now)
    if standing is None:
        return Reply(ctx.text("attendance-for-participants"), (way_on(ctx),))
    line = forecast(standing, ctx.zone, ctx.member.language)
    row = (ctx.button("button-attendance", "attendance"), *way_on(ctx))
    return Reply(f"{ctx.text('certificate-later')}\n\n{line}", (row,))
