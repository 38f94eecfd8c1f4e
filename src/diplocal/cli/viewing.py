"""Commands that show days: agenda, month, next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.filters import filtered, in_period
from diplocal.cli.session import Session, session_of
from diplocal.cli.terminal import count_text, print_as, show_lines, width
from diplocal.errors import UsageError
from diplocal.model import Event, Query, Status

if TYPE_CHECKING:
    from diplocal.agenda.lines import Line
    from diplocal.agenda.look import Look
    from diplocal.calendar import Calendar

AGENDA_DAYS = 14
MOST_DAYS = 3660
AHEAD = (31, 366, 3660)
"""Days that are looked through for the next event, one period after the other."""
When = Annotated[
    str | None, typer.Argument(metavar="WHEN", help="A day or period: 2014-11-17, 'next week', '17-26 November 2014'.")
]


class Forms(StrEnum):
    """How an agenda is printed."""

    TABLE = "table"
    DIARY = "diary"
    MD = "md"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


@filtered
def agenda(
    context: typer.Context,
    query: Query,
    when: When = None,
    days: Annotated[int | None, typer.Option(min=1, max=MOST_DAYS, metavar="N", help=f"How many days ({AGENDA_DAYS}).")] = None,
    past: Annotated[bool, typer.Option("--past", help="The days up to yesterday instead of those from today.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Who says so, in which words.")] = False,
    form: Annotated[Forms, typer.Option("--format", help="table, a newswire's diary, md, or forms for programs.")] = Forms.TABLE,
) -> None:
    """List the days of a period with what happens on each."""
    session = session_of(context)
    asked = _days(in_period(session, query, when), session.today, days, past)
    with session.calendar() as calendar:
        found = calendar.events(asked, sources=verbose or form not in (Forms.TABLE, Forms.DIARY))
        if form not in (Forms.TABLE, Forms.DIARY):
            print_as(form.value, found)
            return
        if not found:
            print(nothing(session, calendar, asked))
            return
        look = look_of(session, calendar, found, sources=verbose)
    first, last = asked.start or found[0].when.first_day, asked.end or max(e.when.last_day for e in found)
    show_lines(_diary(found, first, last, look) if form is Forms.DIARY else _agenda(found, first, last, look))


def _days(query: Query, today: date, days: int | None, past: bool) -> Query:
    """The query for the days that are shown: as asked for, else so many from today on, or up to yesterday."""
    count = timedelta((days or AGENDA_DAYS) - 1)
    if past and (query.start or query.end):
        raise UsageError("--past names a period, and so does WHEN, --from or --to; give one of them.")
    if past:
        return replace(query, start=today - timedelta(1) - count, end=today - timedelta(1))
    first, last = query.start, query.end
    if first is None and last is None:
        first = today
    if first and (days or last is None):
        last = first + count
    elif last and first is None:
        first = last - count if days else min(today, last)
    return replace(query, start=first, end=last)


def _agenda(events: Sequence[Event], first: date, last: date, look: Look) -> list[Line]:
    from diplocal.agenda.days import days
    from diplocal.agenda.wording import NEWS_MARK, span_text

    title: Line = [(f"{span_text(first, last)}: {count_text(len(events), 'event')}", "italic")]
    lines = [title, [], *days(events, first, last, look)]
    if look.news:
        lines += [[], [(f"{NEWS_MARK} new or changed since your last look", "dim")]]
    return lines


def _diary(events: Sequence[Event], first: date, last: date, look: Look) -> list[Line]:
    from diplocal.agenda.diary import diary

    return diary(events, first, last, look)


def look_of(session: Session, calendar: Calendar, events: Sequence[Event], *, sources: bool = False) -> Look:
    """What a view has to know beside these events."""
    from diplocal.agenda.look import Look
    from diplocal.cli import looking

    news = {} if session.as_of else looking.news(calendar, [event.uid for event in events])
    return Look(session.today, width(), session.zone, news, sources)


def nothing(session: Session, calendar: Calendar, asked: Query) -> str:
    """For those who found nothing: the period, and when there is something next, or what to run."""
    from diplocal.agenda.wording import distance_text, span_text, title_text

    period = f", {span_text(asked.start, asked.end)}" if asked.start and asked.end else ""
    upcoming = coming(calendar, replace(asked, end=None), (asked.end or session.today) + timedelta(1))
    if upcoming:
        day = upcoming.when.first_day
        return (
            f"No events{period}. The next is {distance_text(day, session.today)},"
            f" {day:%A} {span_text(day, day)}: {title_text(upcoming)}."
        )
    return f"No events{period}. {_whom_you_meant(calendar, asked) or what_there_is(calendar)}"


def _whom_you_meant(calendar: Calendar, asked: Query) -> str:
    """A sentence for each name of the query that nobody in the calendar has."""
    from diplocal.cli.guessing import nobody

    return " ".join(nobody(calendar, name) for name in (*asked.people, *asked.companions) if not calendar.people(name))


def what_there_is(calendar: Calendar) -> str:
    """A sentence for those who found nothing: what to do next."""
    from diplocal.agenda.wording import span_text

    info = calendar.info()
    if info.first_day is None or info.last_day is None:
        return "The calendar is empty: record documents with 'diplocal ingest PATH'."
    return f"The calendar covers {span_text(info.first_day, info.last_day)}: choose other days, or fewer filters."


def coming(calendar: Calendar, query: Query, day: date) -> Event | None:
    """The first event of the query that begins on `day` or later, is firm, and takes place as far as is known."""
    for days in AHEAD:
        for event in calendar.events(replace(query, start=day, end=day + timedelta(days)), sources=False):
            off = event.status in (Status.CANCELLED, Status.POSTPONED)
            if event.when.first_day >= day and not event.when.vague and not off:
                return event
    return None


@filtered
def month(context: typer.Context, query: Query, when: When = None) -> None:
    """Show a month as a grid."""
    from diplocal.agenda.month import month as grid
    from diplocal.periods import month_of

    session = session_of(context)
    asked = in_period(session, query, when)
    first, last = month_of(asked.start or session.today)
    with session.calendar() as calendar:
        events = calendar.events(replace(asked, start=first, end=last), sources=False)
        empty = "" if events else nothing(session, calendar, replace(asked, start=first, end=last))
        look = look_of(session, calendar, events)
    show_lines(grid(events, first.year, first.month, look))
    if empty:
        print(empty)


@filtered
def next_event(context: typer.Context, query: Query) -> None:
    """Say what is next, in one line for a status bar."""
    from diplocal.agenda.wording import clock_text, day_text, distance_text, title_text

    session = session_of(context)
    with session.calendar() as calendar:
        event = coming(calendar, query, query.start or session.today)
    if event is None:
        print("Nothing is coming up.")
        raise typer.Exit(1)
    day = event.when.first_day
    parts = [distance_text(day, session.today), f"{day:%a} {day_text(day)}", clock_text(event), title_text(event)]
    print(" · ".join(filter(None, parts)))
