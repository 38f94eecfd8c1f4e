"""Chooses the anchor: the day on which the words were spoken or issued, from which "tomorrow" counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from diplocal.documents import spoken
from diplocal.documents.datelines import Dateline, Weight, datelines, month_leads, parse_moment
from diplocal.documents.page import Stamp
from diplocal.model import Anchor, Issue, Publisher

_HEAD, _FOOT = 30, 6
"""Lines, counted without blank ones, among which a dateline may stand."""
_TOP = 12
"""Lines among which a date may stand that is only parted from other words, or that of an update where there is no other."""
_TITLES = 4
"""How many lines at the top can be titles."""
_TITLE = 120
"""Longer lines are no titles."""
_SHORT = 40
"""Longer lines below a title are no datelines."""
_BULLET = 2
"""How many characters may stand before the date that opens an item."""
_FAR = timedelta(days=1)
"""Sources that are further apart than this disagree."""
_POSTED_LATE = timedelta(days=31)
"""So much later than it was spoken may a transcript be put online; a title's date that is older is about something else."""
_EARLIEST = date(1900, 1, 1)

_SPOKEN = re.compile(
    r"\b(?:briefing|transcript|press conference|press availability|remarks|statement|interview|comments?"
    r"|speech|answers? (?:to|a)|repl(?:y|ies))\b",
    re.I,
)
_SAID_TODAY = re.compile(
    r"\b(?:press|briefing|statement|said|announced)\b[^.]{0,60}\btoday,? \(?(?:\w+day,? )?[^.]{0,24}\d{4}", re.I
)
_LEADS_ON = re.compile(r"\W*(?:next|prev(?:ious)?|related|see also|read (?:also|more)|more)\b[\s:»>-]", re.I)
"""A link to another text."""
_IMMEDIATE = re.compile(r"\bfor immediate release\b", re.I)
_PLANNED = re.compile(r"\b(?:schedule|agenda|programme|itinerary|guidance|diary|appointments|events|week ahead|ahead)\b", re.I)
_AHEAD = re.compile(r"\b(?:ahead|coming|next|upcoming|schedule|agenda|programme|program|diary|calendar)\b", re.I)
_ISSUE = re.compile(r"\b(?:issue|digest|bulletin|week|newsletter|no\.?)\b", re.I)
_RANGE_END = re.compile(r"\d\s*[-–]\s*(\d{1,2} [A-Za-z]+ (?:19|20)\d\d)\b")
_WEEK = re.compile(r"\b(\d{1,2})\s*(?:[-–]|to|and|until)\s*(\d{1,2} [A-Za-z]+ (?:19|20)\d\d)\b")
_MONTH_AND_YEAR = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?((?:19|20)\d\d)\b"
)
_ROW = re.compile(r" \| .* \| ")
"""After the date that opens a row of a table."""
_WEEKDAY = re.compile(r"\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_YEARLESS = re.compile(r"[A-ZÀ-Þ][\w .'’(),|:-]{2,40}?, (\w{3,9}\.? \d{1,2}|\d{1,2} \w{3,9})(?: \([A-Za-z]+\))?\s*[–—:.-]")
_ENTRY = re.compile(r"\W*(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d|\s*[ap]\.?m)(?=.*[a-z]{3})", re.I)
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-/_.]?)(?P<month>[01]\d|[1-9](?=[-/_.]))(?P=sign)(?P<day>[0-3]\d|[1-9])(?!\d)"
)


def find(
    lines: Sequence[str],
    *,
    title: str | None = None,
    stamps: Sequence[Stamp] = (),
    url: str | None = None,
    publisher: Publisher | None = None,
    given: date | None = None,
    file_name: str | None = None,
) -> tuple[Anchor | None, tuple[Issue, ...]]:
    """The anchor of a text, or None, and what is doubtful about it. `lines` are those of the text that are not blank.

    The order: given, what the format carries, the address, a dateline, the name of the file. A briefing whose title tells its
    own day keeps it where it was put online later.
    """
    told_order = month_leads([*lines[:_HEAD], *lines[-_FOOT:]])
    month_first = bool(publisher and publisher.month_first) if told_order is None else told_order
    zone = publisher.timezone if publisher else None
    told = list(_in_lines(lines, title, month_first=month_first))
    found = [*_stamped(stamps, zone), *_in_address(url), *told]
    if not stamps and told and _released(lines, told[0], month_first=month_first):
        found = [*told, *found]
    if given is not None:
        found.insert(0, Anchor(given, "given"))
    for line in (*([title] if title else ()), *(() if given else _titles(lines, month_first=month_first))):
        in_title = datelines(line, month_first=month_first)
        if given is None and len(in_title) == 1:
            found = _with_title(found, line, in_title[0])
    found = found or list(_last_resort(lines, month_first=month_first))
    if not found and (by_name := next(_in_address(file_name, "file name"), None)):
        return by_name, (
            Issue(
                "dated-by-file-name",
                f"The text tells no publication date: {by_name.day} was read from {file_name}; --published sets it.",
            ),
        )
    if not found:
        return None, (
            Issue("no-anchor-date", "No publication date was found: relative dates cannot be told; give one with --published."),
        )
    chosen = found[0]
    own = spoken.own_day(lines, chosen.day, month_first=month_first) if given is None else None
    if own is not None and own != chosen.day:
        return Anchor(own, "dateline"), ()
    other = next((a for a in found[1:] if abs(a.day - chosen.day) > _FAR), None)
    if other is None:
        return chosen, ()
    return chosen, (
        Issue(
            "anchor-disagrees", f"Published on {chosen.day} ({chosen.how}) or on {other.day} ({other.how}); the first was taken."
        ),
    )


def _titles(lines: Sequence[str], *, month_first: bool) -> Iterator[str]:
    """The lines of the head that tell when something was spoken: titles of briefings, and "met the press today, 21 January"."""
    dated = (datelines(line, month_first=month_first) for line in lines[:_TOP])
    own = next((i for i, found in enumerate(dated) if any(d.weight <= Weight.LEAD for d in found)), _TOP)
    yield from (
        line for line in lines[: min(_TOP, own + 2)] if len(line) <= _TITLE and _SPOKEN.search(line) and not _LEADS_ON.match(line)
    )
    yield from (found[0] for line in lines[:_TOP] if (found := _SAID_TODAY.search(line)))


def _released(lines: Sequence[str], told: Anchor, *, month_first: bool) -> bool:
    """Whether a dateline follows "For immediate release": it is then surer than the address of a page that reprints it."""
    for before, line in pairwise(lines[:_HEAD]):
        if _IMMEDIATE.search(before) and any(d.day == told.day for d in datelines(line, month_first=month_first)):
            return True
    return False


def _stamped(stamps: Sequence[Stamp], zone: str | None) -> Iterator[Anchor]:
    for stamp in stamps:
        moment = stamp.moment
        if not isinstance(moment, datetime):
            day, clock = moment, None
        else:
            local = _local(moment, zone) if stamp.how != "mail" else moment
            day, clock = local.date(), f"{local:%H:%M}" if local.time() != time(0) else None
        if day >= _EARLIEST:
            yield Anchor(day, stamp.how, clock)


def _local(moment: datetime, zone: str | None) -> datetime:
    """A moment in UTC as the publisher's clocks showed it. Midnight UTC stands for a date alone; other offsets are local."""
    if moment.utcoffset() != timedelta(0) or zone is None or moment.time() == time(0):
        return moment
    return moment.astimezone(ZoneInfo(zone))


def _in_address(address: str | None, how: str = "address") -> Iterator[Anchor]:
    for match in _IN_ADDRESS.finditer(address or ""):
        try:
            yield Anchor(date(int(match["year"]), int(match["month"]), int(match["day"])), how)
        except ValueError:
            continue
        return


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: int
    dateline: Dateline


def _in_lines(lines: Sequence[str], title: str | None, *, month_first: bool) -> Iterator[Anchor]:
    """The datelines of the head, best first; without any, that of the foot."""
    head = _candidates(lines, 0, min(_HEAD, len(lines)), month_first=month_first)
    title_at = next((i for i, line in enumerate(lines[:_HEAD]) if title and line.strip() == title), 0)
    head = [c for c in head if not (title and lines[c.line].strip() == title) and not _is_day_heading(c, head, lines, title_at)]
    foot = _candidates(lines, max(_HEAD, len(lines) - _FOOT), len(lines), month_first=month_first)
    foot = [c for c in foot if not _is_day_heading(c, foot, lines, title_at)]
    near = sorted(head, key=lambda c: (_weight(c, lines, title_at), abs(c.line - title_at) + 0.5 * (c.line < title_at)))
    near[:1] = _newest_first(near, head) or near[:1]
    if not near or near[0].dateline.weight >= Weight.LOOSE:
        yield from _week_end(lines)
    if not near or near[0].line >= _TOP:
        yield from _updates(lines, month_first=month_first)
    for candidate in near or foot[-1:]:
        yield Anchor(candidate.dateline.day, "dateline", candidate.dateline.clock)


def _weight(candidate: _Candidate, lines: Sequence[str], title_at: int) -> int:
    """How surely a date is the text's: right below the title one serves that only opens its line ("Dec 20, 2022   NEWS")."""
    below = 0 < title_at == candidate.line - 1 and candidate.dateline.start == 0 and len(lines[candidate.line]) <= _SHORT
    return min(candidate.dateline.weight, Weight.BARE) if below else candidate.dateline.weight


def _newest_first(near: Sequence[_Candidate], head: Sequence[_Candidate]) -> list[_Candidate]:
    """The first of the dates that open the items of a list of news, where the best date is one of several such."""
    opening = [c for c in head if c.dateline.start <= _BULLET and c.dateline.weight is Weight.LOOSE]
    days = [c.dateline.day for c in opening]
    falling = len(set(days)) > 1 and days == sorted(days, reverse=True)
    return opening[:1] if falling and near[0].dateline.weight is Weight.LOOSE else []


def _candidates(lines: Sequence[str], first: int, last: int, *, month_first: bool) -> list[_Candidate]:
    return [
        _Candidate(index, dateline)
        for index in range(first, last)
        for dateline in datelines(lines[index], month_first=month_first)
        if dateline.weight < (Weight.PASSING if index < _TOP else Weight.LOOSE) and not _ROW.match(lines[index], dateline.end)
    ]


def _updates(lines: Sequence[str], *, month_first: bool) -> Iterator[Anchor]:
    """The day of an update at the head: no good sign, but better than none."""
    for line in lines[:_TOP]:
        known = datelines(line, month_first=month_first)
        for found in datelines(line, month_first=month_first, updates=True):
            if found not in known and found.weight < Weight.PASSING:
                yield Anchor(found.day, "text", found.clock)


def _last_resort(lines: Sequence[str], *, month_first: bool) -> Iterator[Anchor]:
    """The day of a daily programme, the first one of a longer one, and a dateline without a year in the year of the text."""
    planned = any(_PLANNED.search(line) for line in lines[:_TITLES])
    for line in lines[:_TOP] if planned else ():
        days = datelines(line, month_first=month_first) if _PLANNED.search(line) and len(line) <= _TITLE else []
        week = _WEEK.search(line) if len(line) <= _TITLE else None
        if len(days) == 1:
            yield Anchor(days[0].day, "text")
        elif week and (last := parse_moment(week[2])) and int(week[1]) <= last.day:
            yield Anchor(_day_of(last).replace(day=int(week[1])), "text")
    for line in lines[-_FOOT:]:
        yield from (
            Anchor(d.day, "text")
            for d in datelines(line, month_first=month_first)
            if d.weight is Weight.LOOSE and line.rstrip(". ").endswith(line[d.start : d.end])
        )
    year = next((m[1] for line in lines for m in _MONTH_AND_YEAR.finditer(line)), None)
    for line in lines[:_TOP] if year else ():
        if (found := _YEARLESS.match(line)) and (day := parse_moment(f"{found[1].strip('.')} {year}")):
            yield Anchor(_day_of(day), "text")


def _day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _week_end(lines: Sequence[str]) -> Iterator[Anchor]:
    """The last day of the week that a digest says at its head to be about."""
    if any(_AHEAD.search(line) for line in lines[:3]):
        return
    for line in lines[:3]:
        if _ISSUE.search(line) and (week := _RANGE_END.search(line)) and (day := parse_moment(week[1])):
            yield Anchor(_day_of(day), "text")


def _is_day_heading(candidate: _Candidate, among: Sequence[_Candidate], lines: Sequence[str], title_at: int) -> bool:
    """Whether a bare date heads the entries of a schedule: a clock time follows it, or it is one of several such days."""
    if candidate.dateline.weight is not Weight.BARE or candidate.dateline.placed or candidate.dateline.clock:
        return False
    reach = 2 if _WEEKDAY.match(lines[candidate.line]) else 1
    if any(_ENTRY.match(line) for line in lines[candidate.line + 1 : candidate.line + 1 + reach]):
        return True
    bare = [c for c in among if c.dateline.weight is Weight.BARE]
    days = [c.dateline.day for c in bare if c.line >= candidate.line]
    if any(c.line < candidate.line for c in bare):
        days = [c.dateline.day for c in bare]
    return len(set(days)) > 2 and days == sorted(days) and abs(candidate.line - title_at) > 1


def _with_title(found: list[Anchor], title: str, dateline: Dateline) -> list[Anchor]:
    """Puts the day in a title first where the words were spoken on it; else takes it where nothing better is found."""
    if _SPOKEN.search(title) or _SAID_TODAY.search(title):
        posted = found[0] if found else None
        if posted is None or dateline.day < posted.day <= dateline.day + _POSTED_LATE:
            return [Anchor(dateline.day, "dateline", dateline.clock), *found]
    elif not found and (_PLANNED.search(title) or dateline.weight <= Weight.LOOSE):
        return [Anchor(dateline.day, "text")]
    return found
