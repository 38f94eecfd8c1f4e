"""One event as one VEVENT (RFC 5545, 3.6.1), with RFC 7986, 9073 and 9253 where they say more."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta

from icalendar import Component
from icalendar import Event as VEvent

from diplocal import gazetteer
from diplocal.feeds import wording
from diplocal.feeds.text import Text, address, line
from diplocal.gazetteer import City
from diplocal.model import Event, Status, When
from diplocal.settings import Cancelled


class _Participant(Component):
    name = "PARTICIPANT"


class _Location(Component):
    name = "VLOCATION"


def render_event(event: Event, cancelled: Cancelled = Cancelled.PREFIX) -> bytes:
    """The VEVENT of `event`: whole content lines in UTF-8, each ended by CRLF. The same event gives the same bytes.

    HIDE is for whoever joins events: a cancelled event is rendered as with KEEP.
    """
    entry = VEvent()
    _text(entry, "UID", event.uid)
    entry.add("SEQUENCE", event.sequence)
    entry.add("DTSTAMP", event.modified.astimezone(UTC))
    entry.add("CREATED", event.created.astimezone(UTC))
    entry.add("LAST-MODIFIED", event.modified.astimezone(UTC))
    start, end = period(event.when, event.timezone)
    entry.add("DTSTART", start)
    if end is not None:
        entry.add("DTEND", end)
    _text(entry, "SUMMARY", summary(event, cancelled))
    entry["DESCRIPTION"] = Text(wording.description(event))
    _text(entry, "STATUS", _status(event, cancelled))
    _text(entry, "TRANSP", "TRANSPARENT")
    country = event.place.country
    entry.add("CATEGORIES", [event.kind.value.capitalize(), *([wording.country_name(country)] if country else [])])
    if event.visit:
        entry["RELATED-TO"] = Text(line(event.visit))
        entry["RELATED-TO"].params["RELTYPE"] = "PARENT"
    _add_place(entry, event)
    _add_people(entry, event)
    _add_sources(entry, event)
    return bytes(entry.to_ical())


def period(when: When, timezone: str | None) -> tuple[date | datetime, date | datetime | None]:
    """DTSTART and DTEND: aware UTC datetimes, or dates with an exclusive end.

    The end is None where none is announced, or none after the start. A clock time without a known zone gives dates.
    """
    zone = wording.zone(timezone)
    if isinstance(when.start, datetime) and zone is not None:
        start = when.start.replace(tzinfo=zone).astimezone(UTC)
        if not isinstance(when.end, datetime):
            return start, None
        end = when.end.replace(tzinfo=zone).astimezone(UTC)
        return start, end if end > start else None
    last = when.first_day if when.vague else max(when.first_day, when.last_day)
    return when.first_day, last + timedelta(days=1)


def summary(event: Event, cancelled: Cancelled = Cancelled.PREFIX) -> str:
    """The title, with what makes the entry less than certain in front, where a month view still shows it."""
    text = wording.title(event)
    when = event.when
    if when.vague:
        words = wording.vague_range(when.first_day, when.last_day)
        text = f"{words[0].upper()}{words[1:]} (date tbc): {text}"
    elif isinstance(when.start, datetime) and wording.zone(event.timezone) is None:
        text = f"{wording.clock_range(when)} (zone unknown): {text}"
    if event.status is Status.CANCELLED and cancelled is Cancelled.PREFIX:
        return f"Cancelled: {text}"
    if event.status is Status.POSTPONED:
        return f"Postponed: {text}"
    if event.status is Status.TENTATIVE and not when.vague:
        return f"Tentative: {text}"
    return text


def _status(event: Event, cancelled: Cancelled) -> str:
    if event.status is Status.CANCELLED:
        return "CONFIRMED" if cancelled is Cancelled.PREFIX else "CANCELLED"
    unsure = event.when.vague or event.status in (Status.TENTATIVE, Status.POSTPONED)
    return "TENTATIVE" if unsure else "CONFIRMED"


def _text(entry: Component, name: str, value: str) -> None:
    entry[name] = Text(line(value))


def _identify(part: Component, *identity: str | None) -> None:
    """Gives `part` a UID that follows from its values alone."""
    digest = hashlib.sha256("\0".join(value or "" for value in identity).encode("utf-8", "replace")).hexdigest()
    _text(part, "UID", digest[:32])


def _city(event: Event) -> City | None:
    where = event.place
    return gazetteer.load().city(where.city, where.country) if where.city and where.country else None


def _add_place(entry: VEvent, event: Event) -> None:
    where = wording.place(event.place)
    if not where:
        return
    _text(entry, "LOCATION", where)
    location = _Location()
    _identify(location, event.uid, "place", where)
    _text(location, "NAME", where)
    if city := _city(event):
        for part in (entry, location):
            part.add("GEO", (city.latitude, city.longitude))
    entry.add_component(location)


def _add_people(entry: VEvent, event: Event) -> None:
    for person in dict.fromkeys(event.people):
        if not line(person.name):
            continue
        part = _Participant()
        _identify(part, event.uid, "person", person.name, person.office, person.country, person.role)
        _text(part, "PARTICIPANT-TYPE", "ACTIVE")
        # some applications (calcurse) take a SUMMARY or DESCRIPTION in here for another one of the event, and refuse it
        told = {
            "NAME": person.name,
            "CATEGORIES": person.role.value if person.role else None,
            "X-DIPLOCAL-OFFICE": person.office,
            "X-DIPLOCAL-COUNTRY": person.country,
        }
        for name, value in told.items():
            if line(value):
                _text(part, name, line(value))
        entry.add_component(part)


def _add_sources(entry: VEvent, event: Event) -> None:
    """URL is the latest source's address, and each has a LINK (RFC 9253, 8.2) of the relation "via"."""
    linked: set[str] = set()
    for source in wording.sources(event):
        url = address(source.url)
        if url is None or url in linked:
            continue
        if not linked:
            entry.add("URL", url)
        linked.add(url)
        label = line(source.publisher) or line(source.title)
        entry.add("LINK", url, {"VALUE": "URI", "LINKREL": "via"} | ({"LABEL": label} if label else {}))
