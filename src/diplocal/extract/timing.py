"""When: which dates of a sentence count, what they resolve to, and the clock times and lengths that go with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from diplocal import timex
from diplocal.extract.blocks import Block
from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context
from diplocal.model import Precision, When
from diplocal.timex import Direction, Relation, Timex, TimexKind
from diplocal.timex.periods import weekday_after

LONGEST = timedelta(days=190)
"""Longer spans ("this year", "in 2013") name no time that a calendar could hold; half a year is one."""
WEEK_AHEAD, NEAR = timedelta(days=6), timedelta(days=31)
"""How far ahead of the publication the day lies, at least and at most, from which weekdays of a programme count."""
_ENDED = re.compile(r"[.!?]\s|\n\s*\n")
SENTENCE = 200
"""How many characters before a weekday its week may be named, in the same sentence."""
STAMPED = 80
"""How many characters the line has at most that tells when a page was put online and updated."""
LENGTH_BEFORE = 250
"""How many characters before its date the length of a visit may be told."""
UNDER_WAY = timedelta(days=31)
"""The longest stay of which only the end is told."""
_BESIDE = re.compile(r"[\s,(\[–-]*")
_TODAY = re.compile(r".*\b(?:today|tonight),?$|(?:later )?(?:today|tonight|this)\b", re.I | re.S)
_AFTER_DATELINE = re.compile(r"[\s,]*(?:\([^)]{1,40}\)|/[^/]{1,30}/|[A-Z][A-Z ]{1,11}(?=\s*[–—-]))?\s*,?\s*(?:--|[–—:.-])")
LONGEST_BEFORE = 8
"""How many characters before a date are looked at for the word with which it belongs to its sentence."""
_AGENCY = re.compile(r"[\s,]*\([^)]{1,40}\)\s*,?\s*(?:--|[–—-])\s")
_NO_DATELINE_BEFORE = re.compile(r"\b(?:on|from|of|until|by|for|to|since|in)$", re.I)


def dates(context: Context, start: int, end: int) -> list[Timex]:
    """The dates of a stretch of text; of two side by side that mean one day ("Saturday, 19 April") the exact one.

    "The evening of the 25th to the morning of the 28th" is one range; "a Tuesday" is none of this week.
    """
    found: list[Timex] = []
    text, layout = context.reading.text, context.reading.lexicon.layout
    for other in context.reading.timexes_in(start, end):
        lone = other.kind is TimexKind.DATE and other.rule == "weekday"
        if other.kind is not TimexKind.DATE or (
            lone and layout.any_weekday.search(text, max(start, other.start - 16), other.start)
        ):
            continue
        if found and layout.daypart_range.fullmatch(text, found[-1].end, other.start) and (whole := _spanning(found[-1], other)):
            found[-1] = whole
            continue
        if found and _BESIDE.fullmatch(context.reading.text, found[-1].end, other.start):
            first, second = _days(context, found[-1]), _days(context, other)
            if first and second and set(first) & set(second):
                found[-1] = other
                continue
        found.append(other)
    return found


def _spanning(first: Timex, last: Timex) -> Timex | None:
    """One date from the first day of one to the last day of another; None where one of them is more than a day."""
    spans = [t.spans[0] for t in (first, last) if len(t.spans) == 1 and t.spans[0].last is None]
    if len(spans) != 2:
        return None
    begin, end = spans[0].first, spans[1].first
    dated = begin._replace(year=begin.year or end.year, month=begin.month or end.month)
    return first._replace(end=last.end, spans=(spans[0]._replace(first=dated, last=end),))


def _days(context: Context, found: Timex) -> list[object]:
    return [
        w.first_day
        for w in timex.resolve(found, timex.Context(anchor=context.anchor, direction=Direction.FORWARD, last=context.last))
    ]


def clock_of(context: Context, start: int, end: int) -> Timex | None:
    """The clock time of a stretch of text, where it is the only one; "8 pm (0000 GMT)" is one, in local time if told."""
    clocks = _clocks(context, start, end)
    repeated = len(clocks) == 2 and context.reading.text[clocks[0].end : clocks[1].start].strip() in ("(", "/", "[")
    if repeated:
        return next((t for t in clocks if t.clock and t.clock.zone == "local"), clocks[0])
    return clocks[0] if len(clocks) == 1 else None


def begins_at(context: Context, start: int, end: int) -> Timex | None:
    """The clock time at which an entry begins that tells several, one after the other."""
    clocks = _clocks(context, start, end)
    times = [t.clock.start for t in clocks if t.clock is not None]
    return clocks[0] if clocks and len(times) == len(clocks) and all(a < b for a, b in pairwise(times)) else None


def _clocks(context: Context, start: int, end: int) -> list[Timex]:
    return [t for t in context.reading.timexes_in(start, end) if t.kind is TimexKind.CLOCK]


def resolve(context: Context, found: Timex, direction: Direction) -> list[When]:
    """The times of a date; consecutive days are one range, and a year or a season is no time for a calendar."""
    if context.anchor is None and not found.has_year:
        return []
    if direction is Direction.NEAREST and found.weekday is not None:
        direction = Direction.FORWARD
    within = _within_programme(context, found, direction)
    if within is not None:
        return [within]
    if (years := _years_named(context, found)) is not None:
        found = found._replace(years=years)
    week = _week_named(context, found)
    frame = timex.Context(anchor=week or context.anchor, direction=direction, last=context.mentioned or context.last)
    whens = [w for w in timex.resolve(found, frame) if w.last_day - w.first_day <= LONGEST]
    whens = joined(whens)
    if found.relation is Relation.UNTIL:
        return [w for when in whens if (w := _until(context, when))]
    if found.relation is Relation.BEFORE and found.ends and context.anchor is not None:
        return [replace(w, start=context.anchor) for w in whens if w.last_day - context.anchor <= LONGEST]
    return whens


def joined(whens: list[When]) -> list[When]:
    """Days that follow one another ("Wednesday 26 and Thursday 27 August") as one range; others as they are."""
    exact = all(w.first_day == w.last_day and w.precision is Precision.DAY for w in whens)
    if len(whens) > 1 and exact and all(b.first_day - a.first_day == timedelta(days=1) for a, b in pairwise(whens)):
        return [replace(whens[0], end=whens[-1].end)]
    return whens


def _week_named(context: Context, found: Timex) -> date | None:
    """The day before the week in which weekdays are that the sentence says to be next week: "Next week ... on Monday"."""
    points = [p for span in found.spans for p in span if p is not None]
    lone = bool(points) and all(p.weekday is not None and p.day is None and p.shift is None for p in points)
    before = context.reading.timexes_in(max(0, found.start - SENTENCE), found.start) if lone and context.anchor else []
    named = [t for t in before if t.rule == "period.shift" and t.spans[0].first.unit is timex.Unit.WEEK]
    if not named or context.anchor is None or _ENDED.search(context.reading.text, named[-1].end, found.start):
        return None
    ahead = named[-1].spans[0].first.shift == 1
    return context.anchor + timedelta(days=6 - context.anchor.weekday()) if ahead else None


def _years_named(context: Context, found: Timex) -> int | None:
    """How far off the year of a date lies that a sentence tells before it: "Last year's summit was held on 12 May"."""
    text = context.reading.text
    named = [t for t in context.reading.years_told if found.start - SENTENCE <= t.start < found.start]
    if not named or found.has_year or not any(s.first.month for s in found.spans):
        return None
    if not text.startswith(("'s", "’s"), named[-1].end) or _ENDED.search(text, named[-1].end, found.start):
        return None
    return named[-1].spans[0].first.shift


def _within_programme(context: Context, found: Timex, direction: Direction) -> When | None:
    """A lone weekday in the programme of a later week: "a visit on 17 to 19 September. On Monday, he will meet ..."."""
    alone = len(found.spans) == 1 and found.spans[0].last is None and found.spans[0].first.unit is timex.Unit.DAY
    point = found.spans[0].first if found.spans else None
    if not alone or point is None or point.weekday is None or (point.day, point.month, point.shift) != (None, None, None):
        return None
    start = context.week or (context.last if context.last_section == context.section else None)
    if start is None or context.anchor is None or direction is Direction.BACK:
        return None
    if context.week is None and not WEEK_AHEAD <= start - context.anchor <= NEAR:
        return None
    coming = weekday_after(context.anchor, point.weekday)
    same_week = context.week is None and coming.isocalendar()[:2] == start.isocalendar()[:2]
    day = coming if same_week else start + timedelta(days=(point.weekday - start.weekday()) % 7)
    exact = When(day, day, Precision.DAY)
    return at_clock(exact, found) or exact


def moved(context: Context, clause: Clause, whens: list[When]) -> tuple[list[When], list[When]]:
    """The old and the new time of "moved from Wednesday to Thursday", which reads like a range; else none and the times given."""
    assert clause.timex is not None
    before = context.reading.text[clause.start : clause.timex.start].rstrip().lower()
    if len(whens) != 1 or whens[0].first_day == whens[0].last_day or whens[0].vague or not before.endswith("from"):
        return [], whens
    first, last = whens[0].first_day, whens[0].last_day
    return [When(first, first, Precision.DAY)], [When(last, last, Precision.DAY)]


def _until(context: Context, end: When) -> When | None:
    """What lasts until a day: from the end of what was told before, or from the day of publication on."""
    latest = context.latest()
    told = latest.when if latest is not None else None
    start = (context.anchor if told.vague else told.last_day) if told is not None else context.last or context.anchor
    if start is None or end.vague or not timedelta() <= end.last_day - start <= UNDER_WAY:
        return None
    return When(start, end.last_day, Precision.DAY)


def at_clock(day: When, clock: Timex | None) -> When | None:
    """A clock time on a known day, in the zone as written; None where the day is not exact."""
    if clock is None or clock.clock is None or day.vague or day.precision is Precision.MINUTE:
        return None
    start = datetime.combine(day.first_day, clock.clock.start)
    end = clock.clock.end
    return When(
        start, datetime.combine(day.first_day, end) if end is not None and end >= clock.clock.start else None, Precision.MINUTE
    )


def lasting(context: Context, when: When, day: Timex | None, start: int, end: int, *, ends: bool = False) -> When:
    """A first day made longer by the length that the sentence gives ("a three-day visit starting on the 5th").

    Of several days, the length is that of the one beside it. With `ends` the day is the last one ("concludes his two-day visit").
    """
    inside = context.reading.timexes_in(start, end)
    days = [t for t in inside if t.kind is TimexKind.DATE]
    for found in inside:
        beside = min(days, key=lambda t: abs(t.start - found.start), default=None)
        if found.kind is TimexKind.DURATION and (day is None or beside is day or len(days) < 2):
            longer = timex.extend(when, found)
            days_more = longer.last_day - when.last_day
            return replace(when, start=when.first_day - days_more) if ends and days_more else longer
    told = context.reading.timexes_in(max(0, start - LENGTH_BEFORE), start)
    if told and told[-1].kind is TimexKind.DURATION and context.latest() is None:
        return timex.extend(when, told[-1])
    return when


def day_only(when: When) -> When:
    """The first day of a time."""
    return When(when.first_day, when.first_day, Precision.DAY)


def is_dateline(context: Context, block: Block, found: Timex) -> bool:
    """Whether a date is the day of publication standing before or after the text and not in it."""
    text = context.reading.text
    if _TODAY.match(text[found.start : found.end]):
        return False
    if _wire_dateline(context, block, found):
        return True
    if not found.has_year:
        return False
    before = text[block.start : found.start].strip(" \t\n•*|([–-")
    after = text[found.end : block.end].strip(" \t\n)|].:–-")
    if not before and not after:
        return not _is_hour_ahead(context, found)
    if block.end - block.start < STAMPED and _published_beside(context, block, found):
        return True
    if _NO_DATELINE_BEFORE.search(before[-LONGEST_BEFORE:]) or _TODAY.match(before):
        return False
    return any(w.first_day == context.anchor for w in timex.resolve(found, timex.Context(anchor=context.anchor))[:1])


def _is_hour_ahead(context: Context, found: Timex) -> bool:
    """Whether a day with an hour is still ahead at publication, and so is none on which a text was put online."""
    whens = timex.resolve(found, timex.Context(anchor=context.anchor)) if found.clock is not None else ()
    return context.anchor is not None and any(w.first_day > context.anchor for w in whens[:1])


def _published_beside(context: Context, block: Block, found: Timex) -> bool:
    """Whether a date follows that of publication in a short line, as one of an update does: "03.07.2025 | Updated 04.07.2025"."""
    others = (t for t in context.reading.dates_in(block.start, found.start) if t.has_year)
    frame = timex.Context(anchor=context.anchor)
    return any(w.first_day == context.anchor for t in others for w in timex.resolve(t, frame)[:1])


def _wire_dateline(context: Context, block: Block, found: Timex) -> bool:
    """Whether a date stands between the city and the dash of a wire report: "BEIJING, Jan. 11 (Xinhua) --".

    A city that is not in capitals takes the name of an agency behind the date.
    """
    text = context.reading.text
    before = text[block.start : found.start].strip(" \t\n,*•/(")
    if context.anchor is None or not 0 < len(before) < 45 or not _AFTER_DATELINE.match(text, found.end):
        return False
    if not before.isupper() and not (before.replace(" ", "").isalpha() and before.istitle() and _AGENCY.match(text, found.end)):
        return False
    whens = timex.resolve(found, timex.Context(anchor=context.anchor))
    return bool(whens) and abs(whens[0].first_day - context.anchor) <= timedelta(days=3)


def first_exact(whens: Iterable[When]) -> When | None:
    """The first time that is no vague one."""
    return next((w for w in whens if not w.vague), None)
