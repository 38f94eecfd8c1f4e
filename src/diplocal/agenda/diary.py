"""Events in the form of a newswire's diary, by which desks file: dateline, who does what, GMT, how long.

** MOSCOW - German Foreign Minister Frank-Walter Steinmeier to visit - 0900 GMT (to Nov 19)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from diplocal.agenda.lines import Line, wrap
from diplocal.agenda.look import Look
from diplocal.agenda.wording import STATUS_STYLES, clean, days_text, zone_named
from diplocal.gazetteer.countries import adjective_of, name_of
from diplocal.model import Event, Kind, Participant, Role, Status

NEWS = "** "
"""What stands before an entry that is new or changed since the last look."""

_CALLED_OFF = {Status.CANCELLED: "CANCELLED: ", Status.POSTPONED: "POSTPONED: "}
_NOTED = {Status.TENTATIVE: " (tentative)", Status.HELD: " (held)"}


def diary(events: Sequence[Event], first: date, last: date, look: Look) -> list[Line]:
    """The diary from `first` to `last` (inclusive): each event on its first day in the period, the vague ones at the end."""
    firm = [e for e in events if not e.when.vague]
    lines: list[Line] = []
    for day in sorted({max(first, e.when.first_day) for e in firm}):
        heading = f"{day:%A}, {day:%B} {day.day}, {day.year}".upper()
        lines += [[], *wrap([(heading, "bold")], look.width)]
        for event in (e for e in firm if max(first, e.when.first_day) == day):
            lines += _entry(event, _times(event, day), look)
    vague = [e for e in events if e.when.vague]
    if vague:
        lines += [[], *wrap([("DATES TO BE CONFIRMED", "bold")], look.width)]
        for event in vague:
            lines += _entry(event, f" - {days_text(event.when).partition(', ')[0]}", look)
    return lines[1:]


def _entry(event: Event, times: str, look: Look) -> Iterator[Line]:
    where = clean(event.place.city or "") or name_of(event.place.country or "")
    dateline = f"{where.upper()} - " if where else ""
    status = _CALLED_OFF.get(event.status, "")
    text = f"{status}{dateline}{sentence(event)}{times}{_NOTED.get(event.status, '')}"
    news = (NEWS if event.uid in look.news else "", "bold yellow")
    yield from wrap([news, (text, STATUS_STYLES[event.status] if status else "")], look.width)


def _times(event: Event, day: date) -> str:
    """The start in GMT, with its day where that is another one, and the last day of what takes several."""
    when, text = event.when, ""
    if isinstance(when.start, datetime) and when.first_day == day:
        known = zone_named(event.timezone)
        if known is None:
            text = f" - {when.start:%H%M} local"
        else:
            utc = when.start.replace(tzinfo=known).astimezone(UTC)
            text = f" - {utc:%H%M} GMT" + (f" {utc:%b} {utc.day}" if utc.date() != day else "")
    if when.last_day > day:
        text += f" (to {when.last_day:%b} {when.last_day.day})"
    return text


def sentence(event: Event) -> str:
    """Who does what, in the words of a diary; nothing in it that the event does not say."""
    who = [person(p) for p in event.people]
    bodies = [clean(name_of(body)) for body in event.bodies]
    name = clean(event.name or "")
    if event.kind is Kind.VISIT and who:
        hosts = [
            p for p in event.people if p.role is Role.HOST or (p.country == event.place.country and p.role is not Role.VISITOR)
        ]
        travelling = [person(p) for p in event.people if p not in hosts] or who
        met = [person(p) for p in hosts] if len(travelling) < len(who) else []
        visit = f"{_and(travelling)} to visit" + (f" for {name}" if name else "")
        return f"{visit}; host {_and(met)}" if met else visit
    if name:
        return f"{_and([*who, *bodies])} to attend {name}" if who or bodies else name
    parties = [*who, *bodies]
    if event.kind is Kind.MEETING and len(parties) > 1:
        return f"{parties[0]} to meet {_and(parties[1:])}"
    if event.kind is Kind.CALL and len(parties) > 1:
        return f"{parties[0]} to speak by telephone with {_and(parties[1:])}"
    return f"{_and(parties)}: {event.kind.value}" if parties else clean(event.title) or event.kind.value


def person(who: Participant) -> str:
    """ "German Foreign Minister Frank-Walter Steinmeier"; the country is not said twice where the office names it."""
    of = adjective_of(who.country) if who.country else ""
    office = clean(who.office or "")
    if office and (who.name or "").startswith(f"{office} "):  # "Pope Francis" is both
        return clean(who.name or "")
    if not office:
        return f"{clean(who.name or 'representative')} ({of})" if of else clean(who.name or "representative")
    said = any(word.casefold() in office.casefold() for word in (of, name_of(who.country or "")) if word)
    return " ".join(filter(None, ("" if said else of, office, clean(who.name or ""))))


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
