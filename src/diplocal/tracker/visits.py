"""Which visit an event is a part of: talks, a ceremony or a speech on its days, in its country, with someone who travels.

Like events, this follows from the claims alone: `parts` is the specification, and what is stored equals it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from diplocal.model import Event, Kind, Participant, Role
from diplocal.store.matching import folded, person_key

LONGEST = timedelta(days=31)
"""How far apart the first and the last day of a visit may be."""
_ELSEWHERE = frozenset({Kind.VISIT, Kind.CALL, Kind.DEADLINE})
"""Kinds that are no part of a visit."""


def parts(events: Iterable[Event]) -> dict[str, str]:
    """The UID of the visit of which each event is a part, by the UID of the event; without those that are a part of none."""
    told = list(events)
    visits: dict[str, list[Event]] = {}
    for event in told:
        for name in travellers(event):
            visits.setdefault(name, []).append(event)
    found = {event.uid: visit_of(event, (v for name in names(event) for v in visits.get(name, ()))) for event in told}
    return {uid: visit for uid, visit in found.items() if visit}


def visit_of(event: Event, visits: Iterable[Event]) -> str | None:
    """The UID of the visit among `visits` of which `event` is a part: of several the shortest, then the earliest."""
    fitting = {visit.uid: visit for visit in visits if _holds(visit, event)}
    return min(fitting, key=lambda uid: _rank(fitting[uid]), default=None)


def travellers(event: Event) -> set[str]:
    """Keys of the people who travel on a visit with exact days; of any other event nobody."""
    when = event.when
    if event.kind is not Kind.VISIT or when.vague or when.last_day - when.first_day > LONGEST or not event.place.country:
        return set()
    named = [person for person in event.people if person.name]
    chosen = [person for person in named if person.role is Role.VISITOR]
    # where nobody is told to travel, it is those who are not at home there
    chosen = chosen or [p for p in named if p.role is not Role.HOST and p.country and p.country != event.place.country]
    return _keys(chosen)


def names(event: Event) -> set[str]:
    """Keys of the people of an event that can be a part of a visit; of any other event nobody."""
    if event.kind in _ELSEWHERE or event.when.vague:
        return set()
    return _keys(event.people)


def _keys(people: Iterable[Participant]) -> set[str]:
    return {key for person in people if person.name and (key := person_key(person.name))}


def _holds(visit: Event, event: Event) -> bool:
    if visit.when.first_day > event.when.first_day or visit.when.last_day < event.when.last_day:
        return False
    if visit.place.country != event.place.country or travellers(visit).isdisjoint(names(event)):
        return False
    cities = {folded(place.city) for place in (visit.place, event.place) if place.city}
    return len(cities) < 2


def _rank(visit: Event) -> tuple[int, str, str]:
    return (visit.when.last_day - visit.when.first_day).days, visit.when.first_day.isoformat(), visit.uid
