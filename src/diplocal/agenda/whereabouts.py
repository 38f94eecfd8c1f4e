"""Where somebody is, or who is somewhere: today, what is next, whom they met, and a line for each of the next days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from diplocal.agenda.lines import Line, Part, cells, wrap
from diplocal.agenda.look import Look
from diplocal.agenda.wording import (
    STATUS_STYLES,
    clean,
    clock_text,
    day_text,
    distance_text,
    mark,
    person_text,
    place_text,
    span_text,
    title_text,
)
from diplocal.model import Event, Kind, Participant, Status
from diplocal.store.matching import person_key
from diplocal.titles import status_text

MOST_MET = 8
CROWD = 12
"""People in an event beyond which nobody can be said to have met all the others."""
_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_LABEL_WIDTH = 10


def person(who: Participant, keys: frozenset[str], events: Sequence[Event], last: date, look: Look) -> list[Line]:
    """Where the person with these keys (`person_key`) is, what is next, whom they met, and the days up to `last` (inclusive)."""
    firm = _firm(events)
    known = ", ".join(clean(part) for part in (who.office, who.country) if part)
    heading: list[Part] = [(clean(who.name or ""), "bold"), (f"  {known}" if known else "", "dim")]
    lines: list[Line] = [*wrap(heading, look.width), []]
    lines += _section("Now", _now(firm, look.today) or [_last_seen(firm, look.today)], look)
    lines += _section("Next", [_next(firm, look.today)], look)
    lines += _section("Met", [*_met(firm, keys, look.today)] or [[("nobody on record", "dim")]], look)
    return lines + _days(events, last, look)


def place(name: str, events: Sequence[Event], last: date, look: Look) -> list[Line]:
    """What takes place there today, what is next, what was last, and the days up to `last` (inclusive)."""
    firm = _firm(events)
    lines: list[Line] = [*wrap([(clean(name), "bold")], look.width), []]
    lines += _section("Now", _now(firm, look.today) or [[("nothing on record", "dim")]], look)
    lines += _section("Next", [_next(firm, look.today)], look)
    lines += _section("Last", [_last(firm, look.today)], look)
    return lines + _days(events, last, look)


def _firm(events: Iterable[Event]) -> list[Event]:
    return [e for e in events if not e.when.vague and e.status not in _OFF]


def _section(label: str, entries: Iterable[list[Part]], look: Look) -> list[Line]:
    lines = [line for entry in entries for line in wrap(entry, look.width - _LABEL_WIDTH)]
    return [[((f"  {label}" if n == 0 else "").ljust(_LABEL_WIDTH), "cyan"), *line] for n, line in enumerate(lines)]


def _now(firm: Sequence[Event], today: date) -> list[list[Part]]:
    return [_with_place(e, until=True) for e in firm if e.when.first_day <= today <= e.when.last_day]


def _with_place(event: Event, *, until: bool = False) -> list[Part]:
    parts: list[Part] = [mark(event), (f" {title_text(event)}", "")]
    details = [clock_text(event), place_text(event.place)]
    if until and event.when.last_day > event.when.first_day:
        details.append(f"until {day_text(event.when.last_day)}")
    return [*parts, (f" · {' · '.join(filter(None, details))}" if any(details) else "", "dim")]


def _last_seen(firm: Sequence[Event], today: date) -> list[Part]:
    seen = [e for e in firm if e.when.last_day < today and (e.place.city or e.place.country) and e.kind is not Kind.CALL]
    if not seen:
        return [("not on record", "dim")]
    event = max(seen, key=lambda e: (e.when.last_day, e.when.first_day))
    where = ", ".join(clean(part) for part in (event.place.city, event.place.country) if part)
    return [("not on record today; last in ", "dim"), (where, ""), (f", {_day(event.when.last_day)}", "dim")]


def _next(firm: Sequence[Event], today: date) -> list[Part]:
    event = next((e for e in firm if e.when.first_day > today), None)
    if event is None:
        return [("nothing on record", "dim")]
    day = event.when.first_day
    return [(f"{distance_text(day, today)}, {day:%a} {_day(day)}: ", ""), *_with_place(event)]


def _last(firm: Sequence[Event], today: date) -> list[Part]:
    past = [e for e in firm if e.when.last_day < today]
    if not past:
        return [("nothing on record", "dim")]
    event = max(past, key=lambda e: (e.when.last_day, e.when.first_day))
    return [(f"{distance_text(event.when.last_day, today)}, {_day(event.when.last_day)}: ", ""), *_with_place(event)]


def _day(day: date) -> str:
    return span_text(day, day)


def _met(firm: Sequence[Event], keys: frozenset[str], today: date) -> Iterable[list[Part]]:
    """Who was in the same past events, the latest first, with the day and place."""
    met: dict[str, tuple[Participant, Event]] = {}
    for event in sorted(firm, key=lambda e: e.when.last_day, reverse=True):
        if event.when.last_day < today and len(event.people) <= CROWD:
            for other in event.people:
                if other.name and (key := person_key(other.name)) not in keys:
                    met.setdefault(key, (other, event))
    for other, event in list(met.values())[:MOST_MET]:
        where = event.place.city or event.place.country
        how = "by telephone" if event.kind is Kind.CALL else clean(where or "")
        yield [(person_text(other), ""), (", ".join(["", _day(event.when.last_day), *([how] if how else [])]), "dim")]
    if len(met) > MOST_MET:
        yield [(f"and {len(met) - MOST_MET} more", "dim")]


def _days(events: Sequence[Event], last: date, look: Look) -> list[Line]:
    """A line for each day from today to `last`, more where a day has several events; then the vague ones."""
    lines: list[Line] = [[]]
    day = look.today
    while day <= last:
        here = [e for e in events if not e.when.vague and e.when.first_day <= day <= e.when.last_day]
        heading = f"  {day:%a} {day_text(day):6}  "
        style = "bold" if day == look.today else "dim" if not here else ""
        blank = " " * cells(heading)
        room = look.width - cells(heading)
        shown = [line for event in here for line in wrap(_brief(event, look.today), room)] or [[("–", "dim")]]
        lines += [[(heading if n == 0 else blank, style), *line] for n, line in enumerate(shown)]
        day += timedelta(1)
    for event in (e for e in events if e.when.vague and e.when.last_day >= look.today):
        days = span_text(event.when.first_day, event.when.last_day)
        lines += [[("  ", ""), *line] for line in wrap([(f"{days}: ", "dim"), *_brief(event, look.today)], look.width - 2)]
    return lines


def _brief(event: Event, today: date) -> list[Part]:
    style = "strike" if event.status is Status.CANCELLED else ""
    where = ", ".join(clean(part) for part in (event.place.city, event.place.country) if part)
    parts: list[Part] = [mark(event), (f" {title_text(event)}", style)]
    if event.status is not Status.PLANNED:
        parts.append((f" ({status_text(event, today)})", STATUS_STYLES[event.status]))
    return [*parts, (f" · {where}" if where else "", "dim")]
