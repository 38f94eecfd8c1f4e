"""What a feed says in words: times, people, places and sources. English, whatever the machine's locale."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from diplocal import gazetteer, titles
from diplocal.feeds.text import address, line
from diplocal.model import Event, Participant, Place, Role, Source, State, Status, When
from diplocal.press import press_lines

_YEAR = "January February March April May June July August September October November December"
MONTHS = tuple(_YEAR.split())
_MOST_SOURCES = 10

_STATUS = {
    Status.PLANNED: "announced",
    Status.TENTATIVE: "tentative, not confirmed yet",
    Status.POSTPONED: "postponed, no new date announced; shown on the day it had",
    Status.CANCELLED: "cancelled",
    Status.HELD: "took place",
}
_UNDER_WAY = "under way when it was told last"


@cache
def zone(name: str | None) -> ZoneInfo | None:
    """The zone of an IANA name; None for None and for what is no such name."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def country_name(code: str) -> str:
    """The English name of an ISO 3166-1 alpha-2 code; what stands for an organisation stays as it is."""
    return line(gazetteer.load().country_name(code))


def title(event: Event) -> str:
    """The event's title on one line, or one made from its values where it has none."""
    return line(event.title) or line(
        titles.title(event.kind, event.status, event.people, event.bodies, event.place, event.name, country_name=country_name)
    )


def place(where: Place) -> str:
    """Venue, city and country name, as far as known; "" where nothing is."""
    country = country_name(where.country) if where.country else ""
    parts = [line(where.venue), line(where.city), country]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def day_range(first: date, last: date) -> str:
    """Both days inclusive, as "4 May 2015", "4–6 May 2015", "30 April – 2 May 2015"."""
    if first == last:
        return _day(first)
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{first.day}–{_day(last)}"


def vague_range(first: date, last: date) -> str:
    """A range of days (inclusive) in the words that announcements use, without the year: "early December"."""
    month = MONTHS[first.month - 1]
    if (first.year, first.month) == (last.year, last.month):
        end = monthrange(first.year, first.month)[1]
        spans = {
            (1, 10): f"early {month}",
            (11, 20): f"mid-{month}",
            (21, end): f"late {month}",
            (1, 15): f"first half of {month}",
            (16, end): f"second half of {month}",
            (1, end): month,
        }
        if (first.day, last.day) in spans:
            return spans[first.day, last.day]
    if first == last:
        return f"about {first.day} {month}"
    if first.weekday() == 0 and last - first == timedelta(days=6):
        return f"week of {first.day} {month}"
    return f"between {first.day} {month} and {last.day} {MONTHS[last.month - 1]}"


def clock_range(when: When) -> str:
    """The clock times of a time of precision MINUTE, as "14:30" or "14:30–16:00"; the end only where it is the same day."""
    start, end = when.start, when.end
    if not isinstance(start, datetime):
        return ""
    if isinstance(end, datetime) and end > start and end.date() == start.date():
        return f"{start:%H:%M}–{end:%H:%M}"
    return f"{start:%H:%M}"


def when_sentence(when: When, timezone: str | None) -> str:
    """The whole of what is known of the time, as one line for the description."""
    days = day_range(when.first_day, when.last_day)
    if when.vague:
        return f"{vague_range(when.first_day, when.last_day)} ({days}), date to be confirmed; shown on the first day"
    if not isinstance(when.start, datetime):
        return days
    where = zone(timezone)
    if where is None:
        known = "the time zone is not known, so the entry takes the day"
    else:
        offset = when.start.replace(tzinfo=where).strftime("%z")
        known = f"{where.key}, UTC{offset[:3]}:{offset[3:5]}"
    open_end = "; no end announced" if when.end is None else ""
    if isinstance(when.end, datetime) and when.last_day != when.first_day:
        return f"{_day(when.first_day)}, {when.start:%H:%M} – {_day(when.last_day)}, {when.end:%H:%M} ({known})"
    return f"{days}, {clock_range(when)} ({known}){open_end}"


def description(event: Event) -> str:
    """What a reader of the entry must know: time, place, people, status, earlier dates, and who says so in which words."""
    return "\n".join(_description(event))


def sources(event: Event) -> list[Source]:
    """The event's sources, the latest first."""
    return sorted(event.sources, key=lambda s: (s.published or date.min, s.digest, s.quote), reverse=True)


def _description(event: Event) -> Iterator[str]:
    yield f"When: {when_sentence(event.when, event.timezone)}"
    if where := place(event.place):
        yield f"Where: {where}"
    yield f"Status: {_UNDER_WAY if _begun(event) else _STATUS[event.status]}"
    if event.name and line(event.name) not in title(event):
        yield f"Event: {line(event.name)}"
    people = [text for person in event.people if (text := _person(person))]
    if people:
        yield "People:"
        yield from (f"- {text}" for text in dict.fromkeys(people))
    if event.bodies:
        yield f"Taking part: {', '.join(dict.fromkeys(country_name(body) for body in event.bodies))}"
    yield from (f"Press: {line(text)}" for text in press_lines(event.press))
    yield from _earlier(event.history, event.when)
    found = sources(event)
    if found:
        yield ""
        yield "Sources:"
    for source in found[:_MOST_SOURCES]:
        yield from _source(source)
    if len(found) > _MOST_SOURCES:
        yield f"and {len(found) - _MOST_SOURCES} earlier ones"


def _begun(event: Event) -> bool:
    """Whether it was under way when it was told last."""
    told = max((source.published for source in event.sources if source.published), default=None)
    return event.status is Status.HELD and told is not None and event.when.first_day <= told < event.when.last_day


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _person(person: Participant) -> str:
    country = country_name(person.country) if person.country else ""
    named = ", ".join(filter(None, [line(person.name), line(person.office)]))
    if not named:
        return country
    role = "" if person.role in (None, Role.PARTY) else f", {person.role.value}"
    return f"{named} ({country}){role}" if country else named + role


def _earlier(history: tuple[State, ...], now: When) -> Iterator[str]:
    told = {dates(now)}
    for state in history:
        if dates(state.when) not in told:
            told.add(dates(state.when))
            yield f"Earlier date: {dates(state.when)} (as of {_day(state.as_of)})"


def dates(when: When) -> str:
    """The time in few words: "early December 2014", "4–6 May 2015", "4 May 2015, 14:30"."""
    if when.vague:
        return f"{vague_range(when.first_day, when.last_day)} {when.last_day.year}"
    clock = clock_range(when)
    return day_range(when.first_day, when.last_day) + (f", {clock}" if clock else "")


def _source(source: Source) -> Iterator[str]:
    who = line(source.publisher) or line(source.title) or "unnamed source"
    said = f"“{line(source.quote)}” — " if line(source.quote) else ""
    yield f"{said}{who}{f', {_day(source.published)}' if source.published else ''}"
    if url := address(source.url):
        yield url
