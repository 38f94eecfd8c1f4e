"""Full dates in a line, and what the line says by them: a dateline, a date that is none, or a date in passing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from importlib import resources

_LOOKED_AT = 300
"""Characters at the start of a line among which a dateline is looked for."""


class Weight(IntEnum):
    """How surely a date in a line is the publication's: the lower, the surer."""

    LABELLED = 0
    """ "Published: 13 November 2014" """
    BARE = 1
    """The line holds nothing else, save a clock time, a place or a reference number."""
    LEAD = 2
    """The line goes on after it: "MOSCOW, 13 November 2014 – The Minister ..." """
    LOOSE = 3
    """The line holds more, but the date is parted from it: "News | 14.02.2025, 15:37 | World"."""
    PASSING = 4
    """Any other date that stands in the line."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date in `line[start:end]`, with its clock (HH:MM) where one stands beside it."""

    start: int
    end: int
    day: date
    clock: str | None
    weight: Weight
    placed: bool = False
    """Whether a place stands before or after it, parted by a comma or dash."""


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_WORD = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_FOREIGN = {
    name: int(number)
    for number, names in tomllib.loads(resources.files(__package__).joinpath("months.toml").read_text(encoding="utf-8")).items()
    for name in names
}
"""Months in other languages: sites write the date of a page in English as they write all dates."""
_MONTH = rf"(?P<month>{MONTH_WORD}|{'|'.join(sorted(_FOREIGN, key=len, reverse=True))})\b\.?"
MONTH = re.compile(_MONTH, re.I)
"""The name of a month, or its first letters."""
_YEAR_WORD = r"(?:19|20)\d\d"
_ANY_YEAR = re.compile(rf"{_YEAR_WORD}|['’]\d\d|/\d\d\b")
_YEAR = rf"(?P<year>{_YEAR_WORD}|['’]\d\d)(?=\d\d?:\d\d|T\d|\D|$)"
_DAY = r"(?P<day>[0-3]?\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(rf"(?<!\w)(?<!\d[/.:])(?<!\w-){form}", re.I)
    for form in (
        rf"{_DAY}(?:{_ORDINAL}|\.|º)(?: day)?(?: of| de)?[ \xa0-]*{_MONTH},?(?: de)?[ \xa0-]*{_YEAR}",
        rf"(?P<year>{_YEAR_WORD})\.?[ \xa0]+{_MONTH}[ \xa0]+{_DAY}\b\.?",
        rf"{_MONTH}[ \xa0]*{_DAY}{_ORDINAL},?[ \xa0]*{_YEAR}",
        rf"(?P<year>{_YEAR_WORD})(?P<sign>[-/.])(?P<month>[01]?\d)(?P=sign){_DAY}(?=T\d|\D|$)(?![-/.]\d)",
        rf"(?P<first>[0-3]?\d)(?P<sign>[-/.])(?P<second>[0-3]?\d)(?P=sign){_YEAR}(?![-/.]\d)",
        rf"(?P<first>[0-3]?\d)\. (?P<second>[01]?\d)\. {_YEAR}",
        r"(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>\d\d)(?![-/.]?\d)",
    )
)
_EITHER = re.compile(rf"(?<![\d/.-])(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR_WORD}(?![-/.]?\d)")
_AMERICAN = re.compile(r"(?<![\d/])[01]?\d/[0-3]?\d/\d\d,? [01]?\d:[0-5]\d\s?[AP]M\b")
"""The short date and time of American sites: 12/1/17, 2:12 PM."""
_NAMED = (re.compile(rf"\b{_DAY}{_ORDINAL} {_MONTH}", re.I), re.compile(rf"\b{_MONTH} {_DAY}\b", re.I))
_MONTH_APART = 31
_TOLD_AT = 1500
"""Characters of a line in which a date with its month in letters is looked for."""
_GAP = r"[\s,;|–—•·-]"
_CLOCK = re.compile(
    rf"(?:{_GAP}|\bat\b|T)*(?P<hour>[01]?\d|2[0-3])(?:[:h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?|\.(?P<point>[0-5]\d)(?!\.?\d))?"
    r"(?P<half>\s*[ap]\.?\s?m\b\.?)?(?:\s*(?:hrs|hours|h)\b\.?)?"
    r"(?-i:\s*\(?(?:[A-Z]{2,5}(?:[+-]\d\d?(?::?\d\d)?)?\b|Z\b|(?:local|[A-Z]\w+) time)\)?|[+-]\d\d:?\d\d)?(?!\d)",
    re.I,
)
_CLOCK_BEFORE = re.compile(
    rf"(?<!\d)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?P<half>\s*[ap]\.?m\b\.?)?{_GAP}*(?:\bon\b{_GAP}*)?$", re.I
)
_JOINT = r"\s*(?:[-–—&]|\bto\b|\band\b|\buntil\b)\s*"
_RANGE_BEFORE = re.compile(rf"(?<![:\d])\d\d?{_ORDINAL}(?:[ \xa0]+{MONTH_WORD}(?:,?[ \xa0]+{_YEAR_WORD})?)?{_JOINT}$", re.I)
_RANGE_AFTER = re.compile(
    rf"{_JOINT}(?:\w+day,?\s+)?(?:[0-3]?\d{_ORDINAL}(?:\s+{MONTH_WORD}\b|[./-]\d)|{MONTH_WORD}\s+[0-3]?\d\b)", re.I
)

_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|(?<!press )(?<!media )released?|publication|publish date|date of (?:issue|release)"
    r"|created|publicaci[oó]n|publicado|publication le|publi[eé]e? le|ver[oö]ffentlicht|gepubliceerd"
    r"|pubblicato|opublikowano|udgivet|publisert|publicerad|(?:position |status )?as (?:of|at|on))\b",
    re.I,
)
_BYLINE = re.compile(r"^\W*(?i:by|posted by)(?: [A-ZÀ-Þ][\w.'’-]+){1,4}[\s,|/–-]*(?:(?:on|at) )?(?:\w+day,? )?$")
"""What stands before the date of a signed article: "By Anna Berg Sunday, 15 February 2009"."""
_NEVER = re.compile(
    r"\b(?:(?:last |page )*(?:updated?|modified|changed?|edited|reviewed)|retrieved|crawled|accessed|archived|captured"
    r"|snapshot|printed|copyright|generated|saved|downloaded|viewed|visited|fetched|scraped|expires?|deadline|valid until|adopted"
    r"|signed)\b|©",
    re.I,
)
_UPDATED = re.compile(r"\bupdated?\b", re.I)
_PREPOSITION = re.compile(
    r"\b(?:on|from|to|until|till|since|of|by|for|in|after|before|between|and|the)\s*(?:\w+day,?\s*)?$", re.I
)
_FILLER = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:press|media) (?:releases?|statements?|notes?|advisory)|(?:for )?immediate release|news|statement|speech|communiqu[eé]"
    r"|information|comment|dated?|published|posted|issued|released?|publication|publish|created|of|on|at|by|the|time|hrs"
    r"|ref(?:erence)?|nos?|nr|number|pr)\b"
    r"|(?<!\w)[\w./-]*\d[\w./()-]*",
    re.I,
)
_LATIN = re.compile(r"[a-zà-ž]", re.I)
PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?:[ -](?:de |of |the |upon )?[A-ZÀ-Þ][\w'’.-]*){0,3}"
_PLACE_BEFORE = re.compile(
    rf"^\W*(?:[A-Z][\w -]{{1,20}}\) )?(?:{PLACE})(?:, {PLACE})?(?:\s*\([A-Za-z]+\))?\s*[,–—|-]\s*(?:\w+day,?\s*)?(?:the\s+)?$"
)
_CITY_AND_COUNTRY = re.compile(rf"^\W*{PLACE},\s?{PLACE}\s+(?:\w+day,?\s*)?$")
"""The place of a dateline without a sign after it: "Abuja, Nigeria February 2, 2022. The ..."."""
_PLACE_AFTER = re.compile(rf"^\s*[,–—|-]\s*(?:{PLACE})\W*$")
_GOES_ON = re.compile(r"\s*(?:[–—:(]|/\s?[A-Z]|-\s|\.(?:\s|$|-))")


def _day(match: re.Match[str], *, month_first: bool) -> date | None:
    found = match.groupdict()
    if "first" in found:
        first, second = int(found["first"]), int(found["second"])
        day, month = (second, first) if (month_first and first <= 12) or second > 12 else (first, second)
    else:
        day, word = int(found["day"]), found["month"]
        month = int(word) if word.isdigit() else _month(word)
    try:
        return date(_year(found["year"]), month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    return _FOREIGN.get(word.casefold()) or _MONTHS.index(word[:3].lower()) + 1


def _year(written: str) -> int:
    """A year; of two digits, one from 1970 to 2069."""
    year = int(written.strip("'’"))
    return year if year >= 100 else year + (2000 if year < 70 else 1900)


def _hhmm(match: re.Match[str]) -> str | None:
    """HH:MM of a clock match; None for a number alone."""
    found = match.groupdict()
    minute, half = found["minute"] or found.get("point"), (found["half"] or "").strip().lower()
    if not (minute or half):
        return None
    hour = int(found["hour"])
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"{hour:02}:{minute or '00'}"


def _found(line: str, *, month_first: bool) -> Iterator[tuple[int, int, date, str | None]]:
    """Every full date that is no end of a range, with its clock: (start, end, day, clock), the clock inside the span."""
    for pattern in _DATES:
        for match in pattern.finditer(line):
            day = _day(match, month_first=month_first)
            if day is None or _RANGE_BEFORE.search(line, max(0, match.start() - 30), match.start()):
                continue
            start, end, clock = match.start(), match.end(), None
            if (after := _CLOCK.match(line, end)) and (clock := _hhmm(after)):
                end = after.end()
            elif (before := _CLOCK_BEFORE.search(line, max(0, start - 20), start)) and (clock := _hhmm(before)):
                start = before.start()
            if not _RANGE_AFTER.match(line, end):
                yield start, end, day, clock


def datelines(line: str, *, month_first: bool = False, updates: bool = False) -> list[Dateline]:
    """The full dates of one line in order; dates of updates, crawls and copyrights, and both ends of ranges, are left out.

    With `updates`, those of updates are kept. `month_first` reads 05/06/2024 as 6 May. A clock that is glued to the year
    ("201419:42") is told apart.
    """
    line = line[:_LOOKED_AT]
    if not _ANY_YEAR.search(line):
        return []
    month_first = month_first or _AMERICAN.search(line) is not None
    found = sorted(_found(line, month_first=month_first))
    lines: list[Dateline] = []
    last = 0
    for start, end, day, clock in found:
        if start < last:
            continue
        label = line[last:start]
        published, never = (max((m.start() for m in p.finditer(label)), default=-1) for p in (_PUBLISHED, _NEVER))
        last = end
        if never <= published or never < 0 or (updates and _UPDATED.search(label)):
            weight, placed = _weigh(line, start, end, labelled=published >= 0 or never > published)
            lines.append(Dateline(start, end, day, clock, weight, placed))
    return lines


def _weigh(line: str, start: int, end: int, *, labelled: bool) -> tuple[Weight, bool]:
    before, after = line[:start], _NEVER.split(line[end:], maxsplit=1)[0]
    if _BYLINE.match(before) and not _residue(after):
        return Weight.LABELLED, False
    if not _residue(before) and not _residue(after):
        return (Weight.LABELLED if labelled else Weight.BARE), False
    placed = bool(_PLACE_BEFORE.match(before))
    if placed and not _residue(after):
        return Weight.BARE, True
    if _CITY_AND_COUNTRY.match(before) and _GOES_ON.match(after):
        return Weight.LEAD, True
    if not _residue(before) and _PLACE_AFTER.match(after):
        return Weight.BARE, True
    if placed and _GOES_ON.match(after):
        return Weight.LEAD, True
    return (Weight.LOOSE if labelled or _is_parted(before, after) else Weight.PASSING), placed


def _is_parted(before: str, after: str) -> bool:
    """Whether a date stands apart from the words before it: at the head of the line, after a sign, or after capitals alone."""
    if _PREPOSITION.search(before):
        return False
    words = re.findall(r"[^\W\d_]+", before)
    if not words or re.search(r"(?:[,;|/(\[–—·•-]|\s{2,})\s*$", before):
        return True
    return len(words) <= 6 and (all(w[0].isupper() for w in words) or (len(words) <= 3 and not _residue(after)))


def _residue(part: str) -> str:
    """What is left of a part of a line without weekdays, labels, reference numbers and signs, and without foreign script."""
    left = re.sub(r"[\W_]+", "", _FILLER.sub("", part))
    return left if _LATIN.search(left) else ""


def month_leads(lines: Sequence[str]) -> bool | None:
    """Whether 05/06 is 6 May in these lines, where dates with the month in letters tell it; None where they do not."""
    pairs = [(int(m["first"]), int(m["second"])) for line in lines for m in _EITHER.finditer(line[:_LOOKED_AT])]
    doubtful = [(first, second) for first, second in pairs if first != second and 0 < first <= 12 and 0 < second <= 12]
    if not doubtful:
        return None
    written = [m for line in lines for pattern in _NAMED for m in pattern.finditer(line[:_TOLD_AT])]
    days = [date(2000, _month(m["month"]), min(int(m["day"]), 28)) for m in written if 0 < int(m["day"]) < 32]
    for first, second in doubtful:
        day_leads, month_leads = (any(_near(date(2000, *md), day) for day in days) for md in ((second, first), (first, second)))
        if day_leads != month_leads:
            return month_leads
    return None


def _near(a: date, b: date) -> bool:
    """Whether two days lie within a month, whatever the year."""
    apart = abs((a - b).days)
    return min(apart, 366 - apart) <= _MONTH_APART


def parse_moment(text: str) -> date | datetime | None:
    """The date, or the datetime with or without offset, of a machine-readable or written date; None where there is none."""
    text = text.strip()
    try:
        return datetime.fromisoformat(text) if re.search(r"\d:\d", text) else date.fromisoformat(text)
    except ValueError:
        pass
    found = datelines(text[:80])
    if not found:
        return None
    if found[0].clock is None:
        return found[0].day
    return datetime.fromisoformat(f"{found[0].day.isoformat()}T{found[0].clock}")
