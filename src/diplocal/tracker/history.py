"""The states that an event went through, and which changes count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from diplocal.model import Event, State, Status, When

if TYPE_CHECKING:
    from diplocal.tracker.fold import Folded


def history(stands: Iterable[tuple[date | None, When | None, Status]]) -> tuple[State, ...]:
    """One state for each change of date or status, oldest first, from how the event stood after each claim in key order.

    Claims without a publication day, and those before any date was known, leave no state of their own.
    """
    states: list[State] = []
    for day, when, status in stands:
        if day is None or when is None:
            continue
        if not states or (states[-1].when, states[-1].status) != (when, status):
            states.append(State(day, when, status))
    return tuple(states)


def significant(before: Folded | Event | None, after: Folded | Event) -> bool:
    """Whether start, end, status or place changed, so that SEQUENCE rises (RFC 5545, 3.8.7.4).

    A finer precision of the same days does not count. False without a `before`: an event begins with SEQUENCE 0.
    """
    return before is not None and _telling(before) != _telling(after)


def _telling(event: Folded | Event) -> tuple[object, ...]:
    return event.when.start, event.when.end, event.status, event.place
