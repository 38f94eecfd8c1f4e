"""Lists in which what is on stands above its day, and the place below it: "Seminar on trade", "15-16 March", "Bergen, Norway"."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from diplocal.extract.genres.days import Day, only_places
from diplocal.extract.genres.layout import LONGEST_TITLE, TURNS, Layout
from diplocal.extract.genres.segments import Segment
from diplocal.timex import Timex

_CLOSING = "\"'”’»)"


@dataclass(frozen=True, slots=True)
class Card:
    """The day below a title, with its clock time, and the offset of the place below that."""

    day: Day
    clock: Timex | None
    city: int | None


def cards(layout: Layout) -> dict[int, Card]:
    """The lines that say what is on, with what stands below each, where all days of a list stand below theirs.

    A list with its days above has something on after the last of them, and none but its title before the first.
    """
    days = {i: card for i in range(len(layout.segments)) if (card := _card(layout, i)) is not None}
    last = max(days, default=-1)
    if len(days) < TURNS or not all(_is_short(layout, i - 1) and _goes_with_it(layout, i, days, last) for i in days):
        return {}
    telling = [i for i in days if _tells(layout, i - 1)]
    if telling[:1] != [min(days)] or len(telling) < max(TURNS, len(days) // 2):
        return {}
    return {i - 1: card for i, card in days.items()}


def _day(layout: Layout, segment: Segment) -> Timex | None:
    """The days that are all of a line, but for signs and a place behind them."""
    told = layout.reading.dates_in(segment.start, segment.end)
    text = layout.reading.text
    if len(told) != 1 or told[0].spans[0].first.day is None:
        return None
    before, after = text[segment.start : told[0].start], text[told[0].end : segment.end]
    if any(c.isalnum() for c in before) or (
        any(c.isalnum() for c in after) and not only_places(layout.reading, told[0].end, segment.end)
    ):
        return None
    return told[0]


def _is_short(layout: Layout, index: int) -> bool:
    """Whether there is a line that can be a title, and is not that of the whole list."""
    if index < 0:
        return False
    line = layout.segments[index]
    short = line.end - line.start < LONGEST_TITLE and layout.reading.text[line.end - 1] != "."
    return short and line.block not in (*layout.titles, *layout.visits)


def _tells(layout: Layout, index: int) -> bool:
    return layout.reading.opens(layout.segments[index].start, layout.segments[index].end)


def _goes_with_it(layout: Layout, index: int, days: Container[int], last: int) -> bool:
    """Whether what stands right below a day is its place, a text, the title of the next day, or nothing that is on."""
    if index + 1 == len(layout.segments) or index + 2 in days:
        return True
    below = layout.segments[index + 1]
    place = layout.spot(below) is not None
    told = layout.reading.text[below.start : below.end].rstrip(_CLOSING)[-1:] == "." or below.end - below.start > LONGEST_TITLE
    if index < last or told:
        return place or told
    beyond = index + 2 if place else index + 1
    return beyond == len(layout.segments) or not _tells(layout, beyond)


def _card(layout: Layout, index: int) -> Card | None:
    found = _day(layout, layout.segments[index])
    when = layout.resolve(found) if found is not None else None
    if found is None or when is None or when.first_day == when.last_day == layout.anchor:
        return None
    below = layout.segments[index + 1 : index + 2]
    beside = layout.reading.matches_in(found.end, layout.segments[index].end)
    city = beside[0].start if beside else layout.spot(below[0]) if below else None
    return Card(Day(when, found.start, found.end), found if found.clock else None, city)
