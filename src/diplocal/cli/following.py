"""Commands that tell what is new and what is still open: changes, leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.filters import filtered
from diplocal.cli.session import session_of
from diplocal.cli.terminal import Form, print_records, show, width
from diplocal.model import Query
from diplocal.records import Record, claim_record, event_record

if TYPE_CHECKING:
    from rich.console import RenderableType

    from diplocal.calendar import Calendar
    from diplocal.store.results import Revision, StoredClaim

CHANGES_DAYS = 7
LAST_LOOK = "last-look"


@filtered
def changes(
    context: typer.Context,
    query: Query,
    since: Annotated[
        str | None, typer.Option(metavar="WHEN", help=f"yesterday, a day, or last-look: yours ({CHANGES_DAYS} days ago).")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="A table, or one of two forms for programs.")] = Form.TABLE,
) -> None:
    """List what was recorded lately. New, confirmed, moved, postponed, cancelled and held events, other people and places."""
    from diplocal.cli import looking

    session = session_of(context)
    with session.calendar() as calendar:
        if since == LAST_LOOK:
            revisions, begin = looking.unseen(calendar), "your last look"
        else:
            day = _day(since, session.today)
            revisions, begin = calendar.changes(datetime.combine(day, time()).astimezone()), day.isoformat()
        if session.as_of:
            end = datetime.combine(session.as_of + timedelta(1), time()).astimezone()
            revisions = [revision for revision in revisions if revision.recorded < end]
        seen = revisions
        if replace(query, as_of=None) != Query():
            revisions = _selected(calendar, query, revisions)
        if form is not Form.TABLE:
            print_records(map(_revision_record, revisions), form)
        elif revisions:
            show(_revisions(revisions))
        else:
            print(f"Nothing new since {begin}. Look further back with --since.")
        if since == LAST_LOOK and session.as_of is None:
            looking.remember(calendar, seen)


def _selected(calendar: Calendar, query: Query, revisions: Sequence[Revision]) -> list[Revision]:
    """The revisions of events that the query selects, as they were before, after, or are now (with what their sources say)."""
    from diplocal.store.matching import matches

    now = {event.uid for event in calendar.events(replace(query, as_of=None))}
    unsaid = replace(query, publishers=(), texts=())
    asked = query if unsaid == query else None  # revisions have no sources: of those questions only the present event knows
    states = ((r, state) for r in revisions for state in (r.before, r.after) if state)
    numbers = {r.number for r, state in states if asked and matches(state, asked)}
    return [r for r in revisions if r.uid in now or r.number in numbers]


def _day(since: str | None, today: date) -> date:
    from diplocal.periods import period

    if since is None:
        return today - timedelta(CHANGES_DAYS)
    return period(since, today, back=True)[0]


def _revision_record(revision: Revision) -> Record:
    return {
        "number": revision.number,
        "recorded": revision.recorded.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "uid": revision.uid,
        "sequence": revision.sequence,
        "news": revision.news,
        "fields": list(revision.fields),
        "before": event_record(revision.before) if revision.before else None,
        "after": event_record(revision.after) if revision.after else None,
    }


def _revisions(revisions: list[Revision]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    from diplocal.agenda.listing import NARROW, short_days
    from diplocal.agenda.wording import UID_LENGTH, title_text

    narrow = width() < NARROW
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Recorded" if narrow else "Recorded (UTC)", no_wrap=True)
    table.add_column("UID", style="dim", no_wrap=True)
    table.add_column("News", style="bold", no_wrap=True)
    if not narrow:
        table.add_column("When", style="cyan")
    table.add_column("What", ratio=1)
    for revision in revisions:
        states = [event for event in (revision.before, revision.after) if event]
        days = " → ".join(dict.fromkeys(short_days(event.when) for event in states))
        recorded = f"{revision.recorded:%Y-%m-%d}" if narrow else f"{revision.recorded:%Y-%m-%d %H:%M}"
        what = Text(title_text(states[-1]))
        told = [Text.assemble((days, "cyan"), "\n", what)] if narrow else [days, what]
        table.add_row(recorded, revision.uid[:UID_LENGTH], revision.news, *told)
    return table


@filtered
def leads(
    context: typer.Context,
    query: Query,
    form: Annotated[Form, typer.Option("--format", help="A table, or one of two forms for programs.")] = Form.TABLE,
) -> None:
    """List what is announced without a date yet."""
    session = session_of(context)
    with session.calendar() as calendar:
        found = calendar.leads()
    if day := session.as_of:
        found = [lead for lead in found if lead.source.published and lead.source.published <= day]
    found = [lead for lead in found if _asked_about(lead, query)]
    if form is not Form.TABLE:
        print_records(map(_lead_record, found), form)
    elif found:
        show(_leads(found))
    else:
        print("No leads: nothing on record is announced without a date, or not what the filters ask for.")


def _asked_about(lead: StoredClaim, query: Query) -> bool:
    """Whether the filters select a lead. It has no date: a period asks for when it was said. Nobody accepts it either."""
    from diplocal.store.matching import tells

    said = lead.source.published
    if (query.start and (not said or said < query.start)) or (query.end and (not said or said > query.end)):
        return False
    return not query.approved and tells(lead.recorded.claim, [lead.source], query)


def _lead_record(lead: StoredClaim) -> Record:
    source = lead.source
    return {
        "uid": lead.recorded.seed,
        **claim_record(lead.recorded.claim),
        "document": {
            "digest": source.digest,
            "publisher": source.publisher,
            "title": source.title,
            "url": source.url,
            "path": source.path,
            "published": source.published.isoformat() if source.published else None,
        },
    }


def _leads(found: list[StoredClaim]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    from diplocal.agenda.wording import UID_LENGTH, clean, title_text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("UID", style="dim", no_wrap=True)
    table.add_column("Said on", style="cyan", no_wrap=True)
    table.add_column("What", ratio=1)
    table.add_column("By")
    for lead in found:
        source = lead.source
        what = Text.assemble(title_text(lead.recorded.claim), "\n", (f"“{clean(source.quote)}”", "dim"))
        published = source.published.isoformat() if source.published else "undated"
        table.add_row(lead.recorded.seed[:UID_LENGTH], published, what, Text(clean(source.publisher or source.path or "")))
    return table
