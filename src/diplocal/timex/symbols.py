"""What a time expression says, before it is known which day that is.

The terms are those of TimeML's TIMEX3: an expression is recognised symbolically, and resolved against the day of publication
(its document creation time) afterwards. Prepositions ("until", "since") are signals and not part of the expression.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import NamedTuple


class TimexKind(StrEnum):
    """What sort of expression it is."""

    DATE = "date"
    """A day, several days, or a longer period that can be found in the calendar."""
    CLOCK = "clock"
    """A clock time without a day."""
    DURATION = "duration"
    """A length of time ("a three-day visit")."""
    UNDATED = "undated"
    """Words that promise a time and name none ("in the near future")."""


class Relation(StrEnum):
    """How the preposition before the expression bounds what happens by it."""

    ON = "on"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    FROM = "from"
    SINCE = "since"


class Direction(StrEnum):
    """Where a date without a year lies: an announcement looks forward, a report looks back."""

    FORWARD = "forward"
    BACK = "back"
    NEAREST = "nearest"


class Unit(StrEnum):
    """The length of calendar that a point covers."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"


class Part(StrEnum):
    """Which part of the unit is meant. `REST` is what is left of it after the day of publication."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    REST = "rest"
    FIRST_HALF = "first-half"
    SECOND_HALF = "second-half"


class Point(NamedTuple):
    """One place in the calendar as the words give it; what they leave out is None.

    With `unit` `WEEK` or `WEEKEND` and a `day`, it is the one that contains that day.
    """

    unit: Unit = Unit.DAY
    year: int | None = None
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """Of the month, 1 to 31."""
    weekday: int | None = None
    """0 is Monday, as in `date.weekday`."""
    shift: int | None = None
    """Units from the day of reference: 1 is tomorrow, next week. A lone weekday: 1 is the first after it, -1 the last before."""
    number: int | None = None
    """Which week of the month (-1 the last), quarter or half of the year, or season (1 is spring); weeks to add to a weekday."""
    part: Part | None = None
    after_last: bool = False
    """Whether the day of reference is the date mentioned last, and not the day of publication."""


class Span(NamedTuple):
    """A point, or the range from `first` to `last` (inclusive)."""

    first: Point
    last: Point | None = None


class Clock(NamedTuple):
    """A clock time as written. `end` is None where no end is given.

    `zone` is an abbreviation ("GMT", "EDT"), "local", an IANA name, or an offset as "UTC+03:00"; None where the text names none.
    """

    start: time
    end: time | None = None
    zone: str | None = None


class Timex(NamedTuple):
    """A time expression over `text[start:end]`, taken by `rule`."""

    start: int
    end: int
    rule: str
    kind: TimexKind
    relation: Relation = Relation.ON
    spans: tuple[Span, ...] = ()
    """What a `DATE` names: several for a list."""
    clock: Clock | None = None
    days: int | None = None
    """The length of a `DURATION` in days, the first and the last one counted."""
    consecutive: bool = False
    """Whether a list of days is one run of days ("23, 24 and 25 November")."""
    alternative: bool = False
    """Whether a list offers a choice ("on 5 or 6 May")."""
    years: int | None = None
    """How many years from that of publication its year lies, where words tell it: -1 for "12 May last year"."""

    @property
    def has_year(self) -> bool:
        """Whether the text itself gives a year, in figures or in words."""
        return self.years is not None or any(p.year is not None for s in self.spans for p in (s.first, s.last) if p)

    @property
    def vague(self) -> bool:
        """Whether it covers more of the calendar than the event may take (a month, "early May", "next week")."""
        return self.kind is TimexKind.DATE and (self.alternative or any(coarse(s.first) for s in self.spans))

    @property
    def weekday(self) -> int | None:
        """The weekday that the text gives for its first day; 0 is Monday."""
        return self.spans[0].first.weekday if self.spans else None

    @property
    def ends(self) -> bool:
        """Whether it is the end of a longer time ("the end of the month")."""
        return len(self.spans) == 1 and self.spans[0].last is None and self.spans[0].first.part is Part.LATE


def coarse(point: Point) -> bool:
    """Whether a point is longer than one known day."""
    if point.unit is Unit.WEEK and point.weekday is not None:
        return False
    return point.unit is not Unit.DAY or point.part is not None


class Context(NamedTuple):
    """What the document knows around an expression."""

    anchor: date | None = None
    """The day of publication."""
    direction: Direction = Direction.NEAREST
    heading: date | None = None
    """The day heading above the expression."""
    year: int | None = None
    """The year that a title gives to the dates below it."""
    month: int | None = None
    """The month that a title gives to the days below it."""
    last: date | None = None
    """The date mentioned last before the expression."""
