"""`collective-brain certificate`: issued once to everybody who earned one, corrected, revoked, printed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.attendance_input import change, look
from bot.certificate_issue import check_papers, counted, issue_all, say_obstacles
from bot.electives_change import agreed
from bot.member_input import NOTHING, find_person
from bot.terminal import BY, current_edition, fail, opened, out, save, settings
from storage import certificates
from storage.certificates import Printed
from storage.database import Db, DbSession
from storage.models import Certificate, Member

app = typer.Typer(help="Issue, correct, revoke and print certificates.", no_args_is_help=True)

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before issuing.")]
Code = Annotated[str, typer.Argument(help="The code that stands on it.", metavar="CODE")]


@app.command("issue")
def issue(yes: Yes = False) -> None:
    """Issue certificates to those who earned them and statements to the others; each is sent to its holder.

    Shows first what may still change them. Interrupted at any point it is begun again, and nobody has two.
    """
    with opened() as (database, now):
        edition_id, edition = database.read(current_edition)
        due = look(database, lambda db: certificates.due(db, edition_id, now))
        if not due:
            out.print("Everybody has theirs already; nothing is to be issued.")
            return
        say_obstacles(database, edition_id)
        out.print(f"To be issued: {counted(due.values())}.")
        check_papers(database, edition, due, now)
        if agreed("Issue them?", yes):
            issue_all(database, edition_id, len(due), now)
            out.print(f"Issued: {counted(due.values())}. The running assistant sends them.")


@app.command("name")
def name(
    whom: Annotated[
        str,
        typer.Argument(help="An address, a number as in `applications list`, or a name.", metavar="MEMBER"),
    ],
    right: Annotated[str, typer.Argument(help='As it should stand there, such as "Ana Machel".', metavar="NAME")],
) -> None:
    """Issue what somebody holds once more with another name; the version before says that there is a newer one."""
    with opened() as (database, now):
        edition_id, _ = database.read(current_edition)
        who = database.read(lambda db: find_person(db, whom))

        def correct(db: DbSession) -> tuple[int, str, bool]:
            held = {row.code for row in certificates.of_member(db, who.member_id)}
            row = certificates.correct_name(db, who.member_id, edition_id, right, BY, now)
            return row.version, row.code, row.code not in held

        version, code, new = change(database, correct, member=f"{who.name} (number {who.number})")
    said = f"version {version}, {code}, has the name {right}"
    out.print(f"Issued: {said}; it is sent to them." if new else f"Nothing would change: {said}.", markup=False)


@app.command("revoke")
def revoke(
    code: Code,
    why: Annotated[str, typer.Option("--why", help="Why; it is kept, and told to nobody who checks the code.")],
) -> None:
    """Declare a certificate void; whoever checks its code sees that and since when."""
    with opened() as (database, now):
        done = change(database, lambda db: certificates.revoke(db, code, why, BY, now))
        newer = database.read(lambda db: certificates.in_its_place(db, code))
    out.print(f"{code} is revoked." if done else f"{code} was revoked before; {NOTHING}.", markup=False)
    if newer:
        out.print(f"Beware: it had been replaced, and what took its place stays valid: {newer}", markup=False)


@app.command("print")
def print_(
    code: Code,
    file: Annotated[Path, typer.Argument(help="Where to write it, such as ana.pdf.", metavar="FILE.pdf")],
) -> None:
    """Write a certificate or statement into a file, in its holder's language."""
    from papers.typesetting import UnprintableError
    from reminders.certificate_papers import pdf_of

    if file.suffix.lower() != ".pdf":
        fail(f"{file}: write it as {file.with_suffix('.pdf').name}")
    given = settings()
    with opened() as (database, _):
        printed, language = _printed(database, code)
    try:
        content = pdf_of(printed, language, given.address)
    except UnprintableError as error:
        fail(f"{code}: {error}; it was not written")
    save(file, content)
    out.print(f"{file}: {printed.kind} of {printed.name}, version {printed.version}.", markup=False)


def _printed(database: Db, code: str) -> tuple[Printed, str]:
    row = database.read(lambda db: certificates.by_code(db, code))
    if row is None:
        fail(f"there is no certificate {code}; is every character of it right?; nothing was written")
    if row.member_id is None or row.revoked_at:
        fail(f"{code} is {'revoked' if row.revoked_at else 'of somebody who was erased'}; nothing was written")
    return database.read(lambda db: (certificates.printed(db, row.id), _language(db, row)))


def _language(db: DbSession, row: Certificate) -> str:
    return db.get_one(Member, row.member_id).language
