"""One event in full: when, where, who, who says so in which words, and what it went through."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from diplocal.agenda.wording import STATUS_STYLES, clean, clock_text, days_text, place_text, reader_text, title_text
from diplocal.model import Event, Participant, Source, State, Status
from diplocal.press import press_lines


def card(event: Event, zone: tzinfo | None = None) -> RenderableType:
    """The card of an event, its sources in the order given and its history, oldest first. `zone` as in `Look`."""
    title = Text(title_text(event), style="bold strike" if event.status is Status.CANCELLED else "bold")
    kind = Text.assemble((event.kind.value, "blue"), " · ", (event.status.value, STATUS_STYLES[event.status]))
    parts: list[RenderableType] = [title, kind, Text(), _facts(event, zone)]
    if event.sources:
        parts += [Text(), Text("Said by", style="bold"), *map(_source, event.sources)]
    if event.history:
        parts += [Text(), Text("History", style="bold"), _history(event.history)]
    return Group(*parts)


def _facts(event: Event, zone: tzinfo | None) -> Table:
    clock = clock_text(event)
    here = reader_text(event, zone)
    rows = [
        ("When", [days_text(event.when) + (f", {clock}" if clock else ""), *([f"{here} for you"] if here else [])]),
        ("Where", [place_text(event.place)]),
        ("Who", [_person(p) for p in event.people] + [clean(b) for b in event.bodies]),
        ("Press", [clean(text) for text in press_lines(event.press)]),
        ("Certainty", [f"{event.confidence:.0%}"]),
        ("UID", [event.uid]),
        ("Changed", [f"{event.modified:%Y-%m-%d %H:%M} UTC, sequence {event.sequence}"]),
    ]
    return _pairs(
        (name, value) for name, values in rows for name, value in zip([name, *[""] * len(values)], values, strict=False)
    )


def _pairs(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan")
    table.add_column()
    for name, value in rows:
        if value:
            table.add_row(f"  {name}", Text(value))
    return table


def _person(person: Participant) -> str:
    parts = [part for part in (person.name, person.office, person.country) if part]
    role = f" ({person.role.value})" if person.role else ""
    return clean(", ".join(parts)) + role


def _source(source: Source) -> RenderableType:
    day = f"{source.published.day} {source.published:%B %Y}" if source.published else "undated"
    lines = Text(f"{clean(source.publisher or 'unnamed source')}, {day}")
    if source.title:
        lines.append(f"\n{clean(source.title)}", style="italic")
    if source.quote:
        lines.append(f"\n“{clean(source.quote)}”")
    if where := source.url or source.path:
        lines.append(f"\n{clean(where)}", style="dim")
    return Padding(lines, (0, 0, 0, 2))


def _history(states: Iterable[State]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for state in states:
        status = Text(state.status.value, style=STATUS_STYLES[state.status])
        table.add_row(f"  {state.as_of.isoformat()}", status, days_text(state.when))
    return table
