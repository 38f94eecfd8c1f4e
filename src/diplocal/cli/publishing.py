"""Commands that publish and check feeds: export, feeds check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.commands import group
from diplocal.cli.filters import filtered
from diplocal.cli.session import session_of
from diplocal.cli.terminal import count_text, note, say
from diplocal.errors import UsageError
from diplocal.model import Event, Query

if TYPE_CHECKING:
    from diplocal.calendar import Calendar
    from diplocal.feeds import Problem

feeds_group = group("feeds")

ATOM = "changes.atom"
ATOM_ENTRIES = 200
"""How many of the newest changes the Atom feed looks at."""

MOST_PROBLEMS = 100
"""Problems of one calendar file that are told one by one."""


@filtered
def export(
    context: typer.Context,
    query: Query,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Where to (exports/feeds in the home).")] = None,
) -> None:
    """Write calendar feeds and data files. An Atom feed tells what changed."""
    from diplocal import feeds
    from diplocal.feeds import unchanged
    from diplocal.meant import with_country_codes

    session = session_of(context)
    settings = session.settings
    folder = out or settings.exports / "feeds"
    saved = {name: with_country_codes(query) for name, query in settings.feeds.items()}
    options = feeds.ExportOptions(settings.cancelled, settings.base_url, saved)
    with session.calendar() as calendar:
        with calendar.database.reading() as rows:
            made_from = unchanged.origin(rows, query, options)
        found = None if session.as_of else unchanged.standing(folder, made_from)
        if found is None:
            events = calendar.events(query)
            beside = {} if session.as_of else {ATOM: _changes(calendar, query, events, settings.base_url)}
            written = feeds.export(events, folder, options=options, entries=feeds.Entries(calendar.database), beside=beside)
            unchanged.remember(folder, made_from, len(events), written)
            found = len(events), len(written)
    what = f"{count_text(found[0], 'event')}, {count_text(found[1], 'file')} in {folder}."
    say(f"{what} Subscribe to {folder / 'all.ics'} in a calendar application.")


def _changes(calendar: Calendar, query: Query, events: Sequence[Event], base_url: str | None) -> bytes:
    """The newest changes of these events as an Atom feed, the newest first; with what went away where the query is everything."""
    from diplocal.feeds.atom import atom_bytes

    shown = {event.uid for event in events}
    newest = [r for r in reversed(calendar.changes(newest=ATOM_ENTRIES)) if r.uid in shown or query == Query()]
    return atom_bytes(newest, name="Diplomatic calendar: changes", source_url=f"{base_url}/{ATOM}" if base_url else None)


@feeds_group.command()
def check(
    feeds: Annotated[list[str], typer.Argument(metavar="FILE|URL...", help="Calendar files (.ics), or where they are served.")],
) -> None:
    """Check calendar feeds against RFC 5545, and how they are served."""
    from diplocal.feeds.fetched import check_address

    wrong = 0
    for name in feeds:
        try:
            served = name.startswith(("http://", "https://"))
            problems = check_address(name) if served else [str(problem) for problem in _problems(Path(name))]
        except UsageError as error:
            wrong += 1
            note(f"diplocal: {error}")
            continue
        wrong += bool(problems)
        for found in problems[:MOST_PROBLEMS] or ["no problems"]:
            say(f"{name}: {found}")
        if len(problems) > MOST_PROBLEMS:
            say(f"{name}: and {len(problems) - MOST_PROBLEMS} more")
    if wrong:
        raise typer.Exit(1)


def _problems(path: Path) -> list[Problem]:
    """Raises UsageError for a file that cannot be read."""
    from diplocal import feeds

    try:
        return feeds.lint(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); name a calendar file.") from error
