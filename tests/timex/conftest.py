"""The notation of the examples in the language pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

import pytest

from diplocal.model import Precision, When
from diplocal.timex import Timex, TimexKind


@pytest.fixture(scope="session")
def written() -> Callable[[Timex, Sequence[When]], str]:
    """A timex and what it resolves to, in the notation."""
    return _written


def _written(timex: Timex, whens: Sequence[When]) -> str:
    """ISO 8601: a day, START/END, a month; "~" before an estimate; PnD a duration; THH:MM a clock time; "-" for none."""
    if timex.kind is TimexKind.UNDATED:
        return "undated"
    if timex.kind is TimexKind.DURATION:
        return f"P{timex.days}D"
    if timex.kind is TimexKind.CLOCK and timex.clock is not None:
        return "/".join(f"T{_clock(t)}" for t in (timex.clock.start, timex.clock.end) if t is not None)
    return " ".join(map(_when, whens)) or "-"


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M")


def _when(when: When) -> str:
    if when.precision is Precision.MONTH:
        months = [day.strftime("%Y-%m") for day in (when.first_day, when.last_day)]
        return "/".join(dict.fromkeys(months))
    parts = dict.fromkeys(_moment(m) for m in (when.start, when.end) if m is not None)
    return ("~" if when.vague else "") + "/".join(parts)


def _moment(moment: date | datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M" if isinstance(moment, datetime) else "%Y-%m-%d")
