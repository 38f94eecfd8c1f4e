"""Commands that look after the database: reextract, db info, db check, db upgrade."""

from __future__ import annotations

from collections import Counter

import typer

from diplocal.cli.commands import group
from diplocal.cli.session import session_of
from diplocal.cli.terminal import count_text, say

database_group = group("db")


def reextract(context: typer.Context) -> None:
    """Read all stored documents again by today's rules. Events and corrections keep who they are."""
    tally: Counter[str] = Counter()
    with session_of(context).calendar() as calendar:
        names = {document.digest: document.path or document.title for document in calendar.documents()}
        for done in calendar.reextract():
            tally.update(documents=1, created=len(done.created), changed=len(done.changed), removed=len(done.removed))
            if done.outcome.value != "unchanged":
                tally["replaced"] += 1
                say(f"read anew  {names.get(done.digest) or done.digest}: {count_text(done.claims, 'event')} found")
    documents = count_text(tally["documents"], "document")
    events = f"{tally['created']} events new, {tally['changed']} changed, {tally['removed']} gone"
    print(f"{documents} ({tally['replaced']} with other findings): {events}")


@database_group.command()
def info(context: typer.Context) -> None:
    """Say where the database is and what is in it."""
    with session_of(context).calendar() as calendar:
        found = calendar.info()
    rows = [("database", found.database), ("schema", found.schema)]
    rows += [(name, str(count)) for name, count in found.counts.items()]
    if found.first_day and found.last_day:
        rows.append(("days", f"{found.first_day.isoformat()} to {found.last_day.isoformat()}"))
    if found.size is not None:
        rows.append(("size", f"{found.size / 1_000_000:.1f} MB"))
    for name, value in rows:
        print(f"{name:14} {value}")


@database_group.command()
def check(context: typer.Context) -> None:
    """Check that the database is whole; exit with 1 where it is not."""
    with session_of(context).calendar() as calendar:
        problems = calendar.check()
    for problem in problems:
        print(problem)
    if problems:
        raise typer.Exit(1)
    print("The database is whole.")


@database_group.command()
def upgrade(context: typer.Context) -> None:
    """Bring the database to this version's form. A file is backed up before."""
    with session_of(context).calendar() as calendar:
        done = calendar.upgrade()
    if done is None:
        print("Nothing to upgrade.")
    else:
        print(f"Upgraded to schema {done.schema}" + (f"; the backup is {done.backup}." if done.backup else "."))
