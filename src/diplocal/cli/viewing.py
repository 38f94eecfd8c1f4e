"""Commands that show the calendar: agenda, month, events, show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

import typer

from diplocal.cli.filters import filtered
from diplocal.cli.session import Session, session_of
from diplocal.cli.terminal import Form, count_text, print_records, show
from diplocal.errors import UsageError
from diplocal.model import Event, Query

AGENDA_DAYS = 14
MOST_DAYS = 3660
When = Annotated[
    str | None, typer.Argument(metavar="WHEN", help="A day or period: 2014-11-17, 'next week', '17-26 November 2014'.")
]


class Rows(StrEnum):
    """How a list of events is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("agenda")(agenda)
    app.command("month")(month)
    app.command("events")(events)
    app.command("show")(show_event)


def found(session: Session, query: Query, first: date | None, last: date | None) -> Sequence[Event]:
    """The events of the query in a period (inclusive ends, None for open), as known on the session's day."""
    with session.calendar() as calendar:
        return calendar.events(replace(query, start=first, end=last, as_of=session.as_of))


def what_there_is(session: Session) -> str:
    """A sentence for those who found nothing: what to do next."""
    from diplocal.agenda.wording import span_text

    with session.calendar() as calendar:
        info = calendar.info()
    if info.first_day is None or info.last_day is None:
        return "The calendar is empty: record documents with 'diplocal ingest PATH'."
    return f"The calendar covers {span_text(info.first_day, info.last_day)}: choose other days, or fewer filters."


@filtered
def agenda(
    context: typer.Context,
    query: Query,
    when: When = None,
    days: Annotated[int | None, typer.Option(min=1, max=MOST_DAYS, metavar="N", help=f"How many days ({AGENDA_DAYS}).")] = None,
) -> None:
    """List the days of a period with what happens on each."""
    from diplocal.periods import period

    session = session_of(context)
    first, last = period(when, session.today) if when else (session.today, session.today + timedelta(AGENDA_DAYS - 1))
    if days:
        last = first + timedelta(days - 1)
    show_days(session, found(session, query, first, last), first, last)


def show_days(session: Session, events: Sequence[Event], first: date, last: date) -> None:
    """Print the agenda of a period, or what to do where it is empty."""
    from rich.console import Group
    from rich.text import Text

    from diplocal import agenda as views
    from diplocal.agenda.wording import span_text

    if not events:
        print(f"No events, {span_text(first, last)}. {what_there_is(session)}")
        return
    title = f"{span_text(first, last)}: {count_text(len(events), 'event')}"
    show(Group(Text(title, style="italic"), Text(), views.days(events, first, last, session.today)))


@filtered
def month(context: typer.Context, query: Query, when: When = None) -> None:
    """Show a month as a grid."""
    from diplocal import agenda as views
    from diplocal.periods import month_of, period

    session = session_of(context)
    day = period(when, session.today)[0] if when else session.today
    first, last = month_of(day)
    events = found(session, query, first, last)
    show(views.month(events, day.year, day.month, session.today))
    if not events:
        print(f"No events. {what_there_is(session)}")


@filtered
def events(
    context: typer.Context,
    query: Query,
    begin: Annotated[str | None, typer.Option("--from", metavar="WHEN", help="First day; today if nothing is said.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="WHEN", help="Last day.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Past events too.")] = False,
    form: Annotated[Rows, typer.Option("--format", help="A table, or one of three forms for programs.")] = Rows.TABLE,
) -> None:
    """List events, from today on."""
    from diplocal.periods import period

    session = session_of(context)
    last = period(end, session.today)[1] if end else None
    first = period(begin, session.today)[0] if begin else None
    if first and last and last < first:
        raise UsageError(f"--from {first.isoformat()} is later than --to {last.isoformat()}; put the earlier day first.")
    if first is None and not everything and (last is None or last >= session.today):
        first = session.today
    print_events(session, found(session, query, first, last), form)


def print_events(session: Session, events: Sequence[Event], form: Rows) -> None:
    """Print events in the form asked for."""
    from diplocal.records import event_record

    if form is Rows.CSV:
        from diplocal.feeds.tables import csv_bytes

        # RFC 4180 wants CRLF: bytes, so that no platform turns it into something else
        typer.get_binary_stream("stdout").write(csv_bytes(events))
    elif form is not Rows.TABLE:
        print_records(map(event_record, events), Form(form.value))
    elif events:
        from diplocal.agenda import listing

        show(listing(events))
    else:
        print(f"No events. {what_there_is(session)}")


def show_event(
    context: typer.Context,
    uid: Annotated[str, typer.Argument(metavar="UID", help="The event's UID, or its first characters.")],
    form: Annotated[Form, typer.Option("--format", help="A card, or JSON.")] = Form.TABLE,
) -> None:
    """Show one event. People, place, sources with their words, history, and what was stated by hand."""
    from diplocal.cli.correcting import by_hand, correction_record
    from diplocal.records import event_record

    session = session_of(context)
    with session.calendar() as calendar:
        event = calendar.show(uid, as_of=session.as_of)
        corrections = [c for c in calendar.corrections(uid) if session.as_of is None or c.recorded.date() <= session.as_of]
    if form is not Form.TABLE:
        hands = [correction_record(correction) for correction in corrections]
        print_records([{**event_record(event), "approved": event.approved, "corrections": hands}], Form.JSONL)
        return
    from diplocal.agenda import card

    show(card(event))
    if corrections:
        print("\nBy hand")
        show(by_hand(corrections))
