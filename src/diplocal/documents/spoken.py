"""The day that a text itself tells to be its own, where another one stands at its head: that of its posting, or of a reprint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from diplocal.documents.datelines import MONTH_WORD, PLACE, Weight, datelines, parse_moment

_HEAD = 30
_LINES, _LINE = 400, 4000
"""How much of a text is looked through for the days that it tells."""
_APART = timedelta(days=3)
"""So far from the day of posting may the one lie that "today" or "tomorrow" tells."""
_POSTED_LATE = timedelta(days=31)
_LAST_WEEKDAY = 3
_SHIFTS = {"yesterday": 1, "tomorrow": -1}
_POINTING = re.compile(
    r"\b(today|tonight|this (?:morning|afternoon|evening)|tomorrow|yesterday),? ?\(?(?:\w+day,? ?)?(?:the )?"
    rf"({MONTH_WORD}\.? [0-3]?\d|[0-3]?\d(?:st|nd|rd|th)? (?:of )?{MONTH_WORD})(?:st|nd|rd|th)?\b",
    re.I,
)
_WEEKDAY = re.compile(r"\btoday, (mon|tues|wednes|thurs|fri|satur|sun)day[,.)]", re.I)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_AGENCY = r"(?: ?\([A-Z][\w./ -]{1,20}\))?"
_YEARLESS = re.compile(
    rf"(?:\([A-Z][\w -]{{1,20}}\) ?)?(?!(?:On|From|Until|By|In|At|The|For|As) ){PLACE}(?:, {PLACE})?{_AGENCY},? (?:\w+day,? )?"
    rf"({MONTH_WORD}\.? [0-3]?\d|[0-3]?\d {MONTH_WORD}\.?){_AGENCY},? ?(?:--|[–—:]|- )(?! ?\d)"
)
"""A dateline without its year: "KUWAIT, Nov 29 (KUNA) -- The minister left"."""


def own_day(lines: Sequence[str], posted: date, *, month_first: bool) -> date | None:
    """The day on which the words of a text were issued or said, None where it tells none beside that of its posting.

    It says so by its dateline, or by a day with which it names "tomorrow". `lines` are those that are not blank.
    """
    return _by_pointing(lines, posted) or _by_dateline(lines, posted, month_first=month_first) or _by_weekday(lines, posted)


def _by_pointing(lines: Sequence[str], posted: date) -> date | None:
    """The only day that "tomorrow, June 8th" and "this morning (April 9)" leave for today."""
    days = set()
    for line in lines[:_LINES]:
        for found in _POINTING.finditer(line[:_LINE]):
            for day in _near(found[2], posted):
                days.add(day + timedelta(days=_SHIFTS.get(found[1].casefold(), 0)))
    return days.pop() if len(days) == 1 else None


def _near(written: str, posted: date) -> Iterator[date]:
    """The day that a date without its year means, where it lies within a few days of another."""
    bare = re.sub(r"(?<=\d)(?:st|nd|rd|th)|\bof\b|\.", " ", written)
    for year in {(posted - _APART).year, (posted + _APART).year}:
        day = parse_moment(f"{' '.join(bare.split())} {year}")
        if isinstance(day, date) and abs(day - posted) <= _APART:
            yield day


def _by_dateline(lines: Sequence[str], posted: date, *, month_first: bool) -> date | None:
    """The day of the dateline with a place that opens the text, at most a month before it was posted.

    One of an agency is sure enough to be later than a day that stands elsewhere.
    """
    for line in lines[:_HEAD]:
        placed = [d.day for d in datelines(line, month_first=month_first) if d.placed and d.weight <= Weight.LEAD]
        found = None if placed else _YEARLESS.match(line)
        latest = posted + _POSTED_LATE if found and "(" in found[0] else posted
        years = (posted.year, posted.year - 1) if found else ()
        told = (parse_moment(f"{found[1].replace('.', '')} {year}") for year in years) if found else ()
        for day in (*placed, *told):
            if isinstance(day, date) and posted - _POSTED_LATE <= day <= latest:
                return day
    return None


def _by_weekday(lines: Sequence[str], posted: date) -> date | None:
    """The last day of the week before the posting on which it was "today, Thursday"."""
    told = {found[1].casefold() for line in lines[:_LINES] for found in _WEEKDAY.finditer(line[:_LINE])}
    if len(told) != 1:
        return None
    back = (posted.weekday() - _WEEKDAYS.index(told.pop())) % len(_WEEKDAYS)
    return posted - timedelta(days=back) if back <= _LAST_WEEKDAY else None
