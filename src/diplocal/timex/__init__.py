"""Time expressions: `recognise` finds them in a text as symbols, `resolve` tells the days they mean.

>>> from datetime import date
>>> text = "The minister will be in Oslo on 23-25 November."
>>> resolve(recognise(text)[0], Context(anchor=date(2014, 11, 13)))[0].last_day
datetime.date(2014, 11, 25)
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from diplocal.model import Precision, When
from diplocal.timex.compose import Composer
from diplocal.timex.grammar import load
from diplocal.timex.resolve import resolve
from diplocal.timex.symbols import Clock, Context, Direction, Part, Point, Relation, Span, Timex, TimexKind, Unit
from diplocal.timex.years import with_years
from diplocal.timex.zones import iana, to_zone

__all__ = [
    "Clock",
    "Context",
    "Direction",
    "Part",
    "Point",
    "Relation",
    "Span",
    "Timex",
    "TimexKind",
    "Unit",
    "extend",
    "iana",
    "recognise",
    "resolve",
    "to_zone",
]


def recognise(
    text: str, begin: int = 0, end: int | None = None, *, language: str = "en", month_first: bool = False
) -> list[Timex]:
    """The time expressions of `text[begin:end]` in order, not overlapping, the leftmost and longest of each place.

    Offsets index `text`. `month_first` reads 5/6/2024 as 6 May. Raises FileNotFoundError for a language without a pack.
    """
    grammar = load(language)
    found = Composer(grammar, text, len(text) if end is None else end, month_first).expressions(begin)
    return list(with_years(grammar, text, found))


def extend(when: When, duration: Timex) -> When:
    """A day from which something lasts, and the days it lasts: "three-day" from the 5th is the 5th to the 7th.

    Unchanged where `when` already has several days, a clock time or no exact day, and where `duration` is no duration.
    """
    if when.precision is not Precision.DAY or when.first_day != when.last_day or not duration.days:
        return when
    return replace(when, end=when.first_day + timedelta(days=duration.days - 1))
