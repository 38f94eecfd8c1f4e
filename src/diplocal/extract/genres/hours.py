"""The clock times of a list: those that end its lines, those of the parts of an entry, and those at which an office is open."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from diplocal.extract.genres.days import Day
from diplocal.extract.genres.segments import Segment
from diplocal.extract.reading import Reading
from diplocal.timex import Timex, TimexKind

LONGEST_LINE = 200
MOST_PARTS = 24
"""How many lines above a part its entry may stand."""
_BEFORE_CLOCK = re.compile(r"[,–—(|@-]\s*\Z")

Clocks = Mapping[int, Timex]
"""Index of a segment -> its clock time."""


def closing_clocks(reading: Reading, segments: Sequence[Segment]) -> dict[int, Timex]:
    """The clock times that end short lines, of which there are several: "Reception, City Hall – 18:30"."""
    found: dict[int, Timex] = {}
    for index, segment in enumerate(segments):
        told = reading.timexes_in(segment.start, segment.end)
        if told and told[-1].kind is TimexKind.CLOCK and segment.end - segment.start < LONGEST_LINE:
            before, after = reading.text[segment.start : told[-1].start], reading.text[told[-1].end : segment.end]
            if _BEFORE_CLOCK.search(before) and not after.strip(" )]"):
                found[index] = told[-1]
    return found if len(found) > 1 else {}


def gives_opening_hours(reading: Reading, segments: Sequence[Segment], clocks: Clocks, days: Mapping[int, Day]) -> bool:
    """Whether the days are weekdays alone, and no clock time has a word of an event."""
    weekdays = all(reading.text[day.start : day.end].isalpha() for day in days.values())
    lines = [segments[i] for i in clocks]
    return bool(days and lines) and weekdays and not any(reading.opens(line.start, line.end) for line in lines)


def is_part(reading: Reading, segments: Sequence[Segment], clocks: Clocks, days: Mapping[int, Day], index: int) -> bool:
    """Whether a clock line is a part of the entry above, which has its hours and stands further left."""
    clock, column = clocks[index].clock if index in clocks else None, _column(reading, segments[index])
    if clock is None or not column:
        return False
    above = itertools.takewhile(lambda i: i not in days, range(index - 1, max(-1, index - MOST_PARTS), -1))
    whole = next((i for i in above if i in clocks and _column(reading, segments[i]) < column), None)
    hours = clocks[whole].clock if whole is not None else None
    return hours is not None and hours.end is not None and hours.start <= clock.start <= hours.end


def _column(reading: Reading, segment: Segment) -> int:
    return segment.start - reading.text.rfind("\n", 0, segment.start) - 1
