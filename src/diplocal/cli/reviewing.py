"""Commands for what needs a person's eye: conflicts, review."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from diplocal.cli.correcting import Author, correction_record, desk_of, sentence, tell
from diplocal.cli.filters import filtered, in_period
from diplocal.cli.session import Session, session_of
from diplocal.cli.terminal import Form, note, print_records, show
from diplocal.errors import UsageError
from diplocal.model import Query
from diplocal.records import Record, event_record, when_record

if TYPE_CHECKING:
    from rich.console import RenderableType

    from diplocal.store.results import StoredClaim
    from diplocal.tracker.conflicts import Conflict
    from diplocal.tracker.desk import Desk
    from diplocal.tracker.review import Waiting

When = Annotated[str | None, typer.Argument(metavar="WHEN", help="A day or period; from today on if nothing is said.")]
Everything = Annotated[bool, typer.Option("--all", help="Past events too.")]
KEYS = "[a]ccept  [e]dit  [r]eject  [s]kip  [q]uit"


def _within(session: Session, query: Query, when: str | None, everything: bool) -> Query:
    asked = in_period(session, query, when)
    return asked if everything or asked.start or asked.end else replace(asked, start=session.today)


@filtered
def conflicts(
    context: typer.Context,
    query: Query,
    when: When = None,
    everything: Everything = False,
    form: Annotated[Form, typer.Option("--format", help="Text, or one of two forms for programs.")] = Form.TABLE,
) -> None:
    """Show what cannot all be true. One person in two cities at once, days that differ, corrections that were overruled."""
    session = session_of(context)
    with session.calendar() as calendar:
        found = calendar.conflicts(_within(session, query, when, everything))
    if form is not Form.TABLE:
        print_records(map(_conflict_record, found), form)
        return
    for conflict in found:
        show(_conflict(conflict))
    if not found:
        print("No conflicts.")


def _conflict_record(conflict: Conflict) -> Record:
    return {
        "kind": conflict.kind.value,
        "about": conflict.about,
        "events": [event_record(event) for event in conflict.events],
        "sayings": [_saying_record(claim) for claim in conflict.sayings],
        "correction": correction_record(conflict.correction) if conflict.correction else None,
    }


def _saying_record(claim: StoredClaim) -> Record:
    source, stated = claim.source, claim.recorded.claim
    return {
        **when_record(stated.when),
        "city": stated.place.city,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "url": source.url,
        "path": source.path,
        "quote": source.quote,
    }


def headline(conflict: Conflict) -> str:
    """What is wrong, in a sentence without a full stop."""
    from diplocal.agenda.wording import clean

    about = clean(conflict.about)
    match conflict.kind.value:
        case "place":
            cities = " and in ".join(clean(event.place.city or "") for event in conflict.events)
            return f"{about} would be in {cities} at one time"
        case "date":
            return f"{about}: publishers name different days"
        case _:
            hand = conflict.correction
            by = f"{clean(hand.author)} said on {hand.recorded:%Y-%m-%d}: {sentence(hand)}" if hand else about
            return f"{by}; a later document says otherwise"


def _conflict(conflict: Conflict) -> RenderableType:
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from diplocal.agenda.listing import short_days
    from diplocal.agenda.wording import UID_LENGTH, clean, title_text

    lines: list[RenderableType] = [Text(headline(conflict), style="bold")]
    for event in conflict.events:
        lines.append(Text(f"  {event.uid[:UID_LENGTH]}  {short_days(event.when)}  {title_text(event)}", style="cyan"))
    for claim in conflict.sayings:
        source, stated = claim.source, claim.recorded.claim
        day = source.published.isoformat() if source.published else "undated"
        said = f"{short_days(stated.when)}: " if stated.when else ""
        lines.append(Padding(Text(f"{said}{clean(source.publisher or source.path or source.title or '')}, {day}"), (0, 0, 0, 4)))
        if source.quote:
            lines.append(Padding(Text(f"“{clean(source.quote)}”", style="dim"), (0, 0, 0, 4)))
    return Group(*lines, Text())


@filtered
def review(
    context: typer.Context,
    query: Query,
    when: When = None,
    everything: Everything = False,
    only_list: Annotated[bool, typer.Option("--list", help="List what waits and ask nothing.")] = False,
    form: Annotated[Form, typer.Option("--format", help="To decide or list, or one of two forms for programs.")] = Form.TABLE,
    author: Author = None,
) -> None:
    """Go through what nobody accepted yet, the doubtful first. Accept, edit or reject each by one key."""
    session = session_of(context)
    with session.calendar() as calendar:
        waiting = calendar.review(_within(session, query, when, everything))
        if form is not Form.TABLE:
            print_records(map(_waiting_record, waiting), form)
        elif not waiting:
            print("Nothing waits for review.")
        elif only_list:
            show(_listed(waiting))
        elif session.as_of:
            raise UsageError("The past cannot be reviewed; leave out --as-of, or list it with --list.")
        else:
            _decide(desk_of(calendar, author), waiting)


def _waiting_record(waiting: Waiting) -> Record:
    return {
        **event_record(waiting.event),
        "reasons": [reason.value for reason in waiting.reasons],
        "conflicts": [headline(conflict) for conflict in waiting.conflicts],
    }


def _listed(waiting: Sequence[Waiting]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    from diplocal.agenda.listing import short_days
    from diplocal.agenda.wording import UID_LENGTH, clean, title_text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("UID", style="dim", no_wrap=True)
    table.add_column("When", style="cyan", no_wrap=True)
    table.add_column("What", ratio=1)
    table.add_column("Why")
    for one in waiting:
        quotes = [f"“{clean(source.quote)}”" for source in one.event.sources[-1:] if source.quote]
        what = Text.assemble(title_text(one.event), *(("\n" + quote, "dim") for quote in quotes))
        table.add_row(one.event.uid[:UID_LENGTH], short_days(one.event.when), what, ", ".join(one.reasons))
    return table


def _decide(desk: Desk, waiting: Sequence[Waiting]) -> None:
    """Show one event after the other and do what is said of it. What was decided is kept, even if the rest is left."""
    from diplocal.agenda.card import card

    for n, one in enumerate(waiting, 1):
        print(f"\n{n} of {len(waiting)}: {', '.join(one.reasons)}")
        for conflict in one.conflicts:
            print(f"  ! {headline(conflict)}")
        show(card(one.event))
        while (key := _key()) not in "aersq":
            note(f"{key!r} is none of the keys.")
        if key == "q":
            return
        if key == "a":
            tell(desk.accept(one.event.uid))
        elif key == "r":
            tell(desk.reject(one.event.uid))
        elif key == "e":
            _edit(desk, one)


def _edit(desk: Desk, one: Waiting) -> None:
    """Ask for assignments until they make sense; what was edited is accepted too. Nothing is changed for an empty line."""
    import shlex

    from diplocal.cli.statements import parse

    while line := _line("field=value ...: "):
        try:
            stated, fields = parse(shlex.split(line), one.event)
            tell(desk.edit(one.event.uid, stated, fields))
            tell(desk.accept(one.event.uid))
            return
        except (UsageError, ValueError) as error:
            note(f"diplocal: {error}")


def _key() -> str:
    """One key of a terminal, or the first character of a line of any other input; the end of input is quit."""
    print(f"\n{KEYS} ", end="", flush=True)
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.strip()[:1].lower() or ("s" if line else "q")
    from typer import getchar

    try:
        key = getchar().lower()
    except EOFError:
        return "q"
    print(key)
    return key


def _line(prompt: str) -> str:
    print(prompt, end="", flush=True)
    return sys.stdin.readline().strip()
