"""Commands that publish and check feeds: export, lint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from diplocal.cli.filters import filtered
from diplocal.cli.session import session_of
from diplocal.cli.terminal import count_text, note, say
from diplocal.model import Query


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(export)
    app.command()(lint)


@filtered
def export(
    context: typer.Context,
    query: Query,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Where to (exports/feeds in the home).")] = None,
) -> None:
    """Write calendar feeds and data files of all events."""
    from diplocal import feeds

    session = session_of(context)
    folder = out or session.settings.exports / "feeds"
    with session.calendar() as calendar:
        events = calendar.events(replace(query, as_of=session.as_of))
    settings = session.settings
    options = feeds.ExportOptions(feeds.Cancelled(settings.cancelled.value), settings.base_url)
    written = feeds.export(events, folder, options=options)
    what = f"{count_text(len(events), 'event')}, {count_text(len(written), 'file')} in {folder}."
    say(f"{what} Subscribe to {folder / 'all.ics'} in a calendar application.")


def lint(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Calendar files (.ics).")],
) -> None:
    """Check calendar files against RFC 5545."""
    from diplocal import feeds

    wrong = 0
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            wrong += 1
            note(f"diplocal: {path} cannot be read ({error.strerror}); name a calendar file.")
            continue
        problems = feeds.lint(data)
        wrong += bool(problems)
        for found in map(str, problems) if problems else ["no problems"]:
            say(f"{path}: {found}")
    if wrong:
        raise typer.Exit(1)
