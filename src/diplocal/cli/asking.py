"""Commands that answer one question: who, where, stats."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.completing import people, places
from diplocal.cli.filters import filtered, in_period
from diplocal.cli.session import session_of
from diplocal.cli.terminal import EventForm, Form, print_as, print_records, show_lines, width
from diplocal.cli.viewing import When, look_of, nothing
from diplocal.errors import UsageError
from diplocal.model import Event, Participant, Query, Status

if TYPE_CHECKING:
    from diplocal.agenda.stats import Tally
    from diplocal.calendar import Calendar

DAYS_AHEAD = 14
MOST_DAYS = 366
Days = Annotated[int, typer.Option(min=1, max=MOST_DAYS, metavar="N", help="How many days to look ahead.")]


class Pictures(StrEnum):
    """How counts are printed."""

    TABLE = "table"
    SVG = "svg"
    JSON = "json"
    CSV = "csv"
    MD = "md"


Shown = Annotated[EventForm, typer.Option("--format", help="For people, or all the events in a form for programs.")]


@filtered
def who(
    context: typer.Context,
    query: Query,
    name: Annotated[str, typer.Argument(metavar="PERSON", autocompletion=people, help="Any part of a name.")],
    days: Days = DAYS_AHEAD,
    form: Shown = EventForm.TABLE,
) -> None:
    """Say where somebody is, what is next, whom they met."""
    from diplocal.agenda.whereabouts import person
    from diplocal.cli.guessing import one_person

    if not name.strip():
        raise UsageError("Nobody is named; give any part of a name.")
    session = session_of(context)
    with session.calendar() as calendar:
        named = one_person(calendar, name)
        found = calendar.events(replace(query, people=tuple(named)), sources=form is not EventForm.TABLE)
        if form is not EventForm.TABLE:
            print_as(form.value, found)
            return
        look = look_of(session, calendar, found)
    known, keys = _known(named, found)
    show_lines(person(known, keys, found, session.today + timedelta(days - 1), look))


def _known(named: Sequence[str], events: Sequence[Event]) -> tuple[Participant, frozenset[str]]:
    """The person as the latest event has them, under the fullest and most used of the names, and the keys of all their names."""
    from diplocal.store.matching import person_key

    keys = frozenset(map(person_key, named))
    seen = [p for e in events for p in e.people if p.name and person_key(p.name) in keys]
    latest = next((p for p in reversed(seen) if p.office), seen[-1] if seen else Participant(None))
    used = Counter(p.name or "" for p in seen) or Counter(named)
    return replace(latest, name=max(used, key=lambda name: (len(name.split()), used[name]))), keys


@filtered
def where(
    context: typer.Context,
    query: Query,
    name: Annotated[str, typer.Argument(metavar="PLACE", autocompletion=places, help="A country or a city.")],
    days: Days = DAYS_AHEAD,
    form: Shown = EventForm.TABLE,
) -> None:
    """Say what takes place in a country or city, now and next."""
    from diplocal.agenda.whereabouts import place

    session = session_of(context)
    with session.calendar() as calendar:
        label, asked = _place(calendar, query, name)
        found = [e for e in calendar.events(asked, sources=form is not EventForm.TABLE) if _is_there(e, asked)]
        if form is not EventForm.TABLE:
            print_as(form.value, found)
            return
        look = look_of(session, calendar, found)
    show_lines(place(label, found, session.today + timedelta(days - 1), look))


def _place(calendar: Calendar, query: Query, name: str) -> tuple[str, Query]:
    """What the name stands for, a city of the calendar first, then a country; and what asks for its events."""
    from diplocal import gazetteer
    from diplocal.meant import did_you_mean
    from diplocal.store.matching import folded

    cities = calendar.cities()
    known = gazetteer.load()
    if city := next((city for city in cities if folded(city) == folded(name)), None):
        return city, replace(query, cities=(city,))
    code = name.upper() if known.country(name.upper()) else known.country_named(name)
    if code is None:
        meant = did_you_mean(name, [*cities, *known.country_names()], "`diplocal stats` shows where there is something")
        raise UsageError(f"{name!r} is no country, and no city of the calendar{meant}")
    return known.country_name(code), replace(query, countries=(code,))


def _is_there(event: Event, asked: Query) -> bool:
    """A country is asked for as a place: who only comes from there is elsewhere."""
    return not asked.countries or event.place.country in asked.countries


@filtered
def stats(
    context: typer.Context,
    query: Query,
    when: When = None,
    top: Annotated[int, typer.Option(min=1, metavar="N", help="How many countries.")] = 12,
    form: Annotated[
        Pictures, typer.Option("--format", help="Bars for people, a picture, or forms for programs.")
    ] = Pictures.TABLE,
) -> None:
    """Count events by country, kind and month."""
    from diplocal.agenda.stats import bars, svg, tallies

    session = session_of(context)
    asked = in_period(session, query, when)
    with session.calendar() as calendar:
        events = [e for e in calendar.events(asked, sources=False) if e.status is not Status.CANCELLED]
        if not events and form is Pictures.TABLE:
            print(nothing(session, calendar, asked))
            return
    found = tallies(events, top=top)
    title = f"{len(events)} event{'' if len(events) == 1 else 's'}{_span(events)}"
    if form is Pictures.SVG:
        print(svg(found, title), end="")
    elif form is not Pictures.TABLE:
        _print_counts(found, form)
    else:
        blocks = [line for tally in found for line in ([], *bars(tally, width()))]
        show_lines([[(title, "italic")], *blocks])


def _span(events: Sequence[Event]) -> str:
    from diplocal.agenda.wording import span_text

    if not events:
        return ""
    last: date = max(event.when.last_day for event in events)
    return f", {span_text(events[0].when.first_day, last)}"


def _print_counts(found: Sequence[Tally], form: Pictures) -> None:
    rows = [(tally.name, name, count) for tally in found for name, count in tally.counts.items()]
    if form is Pictures.JSON:
        print_records([{"by": by, "name": name, "events": count} for by, name, count in rows], Form.JSON)
    elif form is Pictures.CSV:
        import csv

        csv.writer(sys.stdout, lineterminator="\n").writerows([("by", "name", "events"), *rows])
    else:
        print("| by | name | events |\n| --- | --- | --- |")
        for by, name, count in rows:
            print(f"| {by} | {name.replace('|', '/')} | {count} |")
