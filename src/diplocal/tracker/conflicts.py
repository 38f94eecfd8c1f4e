"""What cannot all be true: one person in two cities at once, publishers that name different days, hands that were overruled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import combinations

from diplocal.model import Change, Claim, Correction, CorrectionKind, Event, Kind, Participant, Precision, Status, When
from diplocal.names import name_words, same_person
from diplocal.store.results import StoredClaim
from diplocal.tracker.keys import correction_key, order_key
from diplocal.tracker.matter import matter
from diplocal.tracker.parties import parties

NEAR = timedelta(days=3)
"""How far apart the days can lie that two publishers give for what may be one event."""

_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})


class ConflictKind(StrEnum):
    """What does not go together."""

    PLACE = "place"
    """One person in two cities at one time."""
    DATE = "date"
    """Publishers name different days of one event, or of two that may be one."""
    HAND = "hand"
    """A later document overruled a correction by hand."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its claims."""

    event: Event
    claims: Sequence[StoredClaim]


@dataclass(frozen=True, slots=True)
class Conflict:
    """`about` is a person, a title or a field; `sayings` are the claims that speak against each other, or a `correction`."""

    kind: ConflictKind
    about: str
    events: tuple[Event, ...]
    sayings: tuple[StoredClaim, ...]
    correction: Correction | None = None


def conflicts(told: Sequence[Told], corrections: Sequence[Correction] = ()) -> list[Conflict]:
    """All conflicts in and between these events, and with these corrections that hold (by number), by first day.

    What is cancelled or postponed is in nobody's way.
    """
    found = [*_between(told), *_within(told), *_overruled(told, corrections)]
    return sorted(found, key=lambda conflict: (conflict.events[0].when.first_day, conflict.events[0].uid, conflict.kind))


def _between(told: Sequence[Told]) -> Iterator[Conflict]:
    for a, b, person in _meeting(told):
        if _in_two_cities(a.event, b.event):
            yield Conflict(ConflictKind.PLACE, person, (a.event, b.event), (_latest(a), _latest(b)))
        elif _perhaps_one(a, b):
            yield Conflict(ConflictKind.DATE, a.event.title, (a.event, b.event), (_latest(a), _latest(b)))


def _meeting(told: Sequence[Told]) -> Iterator[tuple[Told, Told, str]]:
    """Pairs of firm events with a person in common, at most NEAR apart, earlier first, with that person's name."""
    firm = [
        t for t in told if not t.event.when.vague and t.event.status not in _OFF and any(c.recorded.claim.when for c in t.claims)
    ]
    firm.sort(key=lambda t: (t.event.when.first_day, t.event.uid))
    of: defaultdict[str, list[int]] = defaultdict(list)
    for n, t in enumerate(firm):
        for word in {word for person in t.event.people if person.name for word in name_words(person.name)}:
            of[word].append(n)
    seen: set[tuple[int, int]] = set()
    for under in of.values():
        for place, n in enumerate(under):
            for m in under[place + 1 :]:
                if firm[m].event.when.first_day > firm[n].event.when.last_day + NEAR:
                    break
                if (n, m) not in seen and (person := _in_both(firm[n].event, firm[m].event)):
                    seen.add((n, m))
                    yield firm[n], firm[m], person


def _in_both(a: Event, b: Event) -> str | None:
    named = ((x, y) for x in a.people for y in b.people if x.name and y.name)
    return next((x.name for x, y in named if same_person(x, y)), None)


def _in_two_cities(a: Event, b: Event) -> bool:
    """Whether nobody can take part in both, a first. On the day on which a stay ends or begins, people travel."""
    if Kind.CALL in (a.kind, b.kind) or not (a.place.city and b.place.city):
        return False
    if a.place.city.casefold() == b.place.city.casefold() or b.when.first_day > a.when.last_day:
        return False
    single = [e.when.first_day == e.when.last_day for e in (a, b)]
    if all(single):
        return _at_one_time(a.when, b.when)
    travel = {a.when.last_day} & {b.when.first_day} or {b.when.last_day} & {a.when.first_day}
    return not travel and not (a.place.country == b.place.country and any(single))


def _at_one_time(a: When, b: When) -> bool:
    """Whether two times on one day meet, as far as is known."""
    if a.precision is not Precision.MINUTE or b.precision is not Precision.MINUTE:
        return True
    first, second = sorted((a, b), key=lambda when: str(when.start))
    return str(first.start) == str(second.start) or (first.end is not None and str(second.start) < str(first.end))


def _perhaps_one(a: Told, b: Told) -> bool:
    """Whether two events on different days can be one of which other publishers tell."""
    if b.event.when.first_day <= a.event.when.last_day or b.event.when.first_day - a.event.when.first_day > NEAR:
        return False
    if not _publishers(a).isdisjoint(_publishers(b)):
        return False
    x, y = _latest(a).recorded.claim, _latest(b).recorded.claim
    return matter(x, y, parties(x), parties(y), equal_days=False) > 0


def _publishers(told: Told) -> set[str]:
    return {claim.source.publisher or claim.source.digest for claim in told.claims}


def _latest(told: Told) -> StoredClaim:
    """The last claim with a date."""
    return max((c for c in told.claims if c.recorded.claim.when), key=lambda claim: order_key(claim.recorded))


def _within(told: Iterable[Told]) -> Iterator[Conflict]:
    """Publishers whose last words on the days of one event differ, from the last announced change on."""
    for t in told:
        if t.event.status in _OFF:
            continue
        spoken: dict[str, StoredClaim] = {}
        for claim in sorted(t.claims, key=lambda claim: order_key(claim.recorded)):
            stated = claim.recorded.claim
            if stated.change in (Change.MOVED, Change.POSTPONED) or claim.recorded.author:
                spoken.clear()
            if stated.when and not stated.when.vague:
                spoken[claim.source.publisher or claim.source.digest] = claim
        for a, b in combinations(spoken.values(), 2):
            if _days(a) != _days(b):
                yield Conflict(ConflictKind.DATE, t.event.title, (t.event,), (a, b))
                break


def _days(claim: StoredClaim) -> tuple[object, ...]:
    when = claim.recorded.claim.when
    return (when.first_day, when.last_day) if when else ()


def _overruled(told: Iterable[Told], corrections: Sequence[Correction]) -> Iterator[Conflict]:
    home = {claim.recorded.seed: t for t in told for claim in t.claims}
    newer: set[tuple[str, str]] = set()
    for correction in reversed(corrections):
        t = next((home[seed] for seed in correction.claims if seed in home), None)
        if t is None:
            continue
        key = correction_key(correction, [claim.recorded for claim in t.claims])
        later = [claim for claim in t.claims if order_key(claim.recorded) > key]
        if correction.kind is CorrectionKind.REJECT and later:
            yield Conflict(ConflictKind.HAND, "rejected", (t.event,), (_last(later),), correction)
        elif correction.kind is CorrectionKind.EDIT and correction.stated:
            for name in correction.fields:
                if (t.event.uid, name) not in newer and later and _contradicted(t.event, correction.stated, name):
                    yield Conflict(ConflictKind.HAND, name, (t.event,), (_last(later),), correction)
                newer.add((t.event.uid, name))


def _last(claims: Iterable[StoredClaim]) -> StoredClaim:
    return max(claims, key=lambda claim: order_key(claim.recorded))


_STATED: Mapping[str, Callable[[Event | Claim], object]] = {
    "status": lambda of: of.status,
    "when": lambda of: of.when,
    "city": lambda of: of.place.city,
    "country": lambda of: of.place.country,
    "venue": lambda of: of.place.venue,
    "name": lambda of: of.name,
}
"""What a later document can say otherwise; kind and title stay as a hand put them."""


def _contradicted(event: Event, stated: Claim, name: str) -> bool:
    if name == "people":
        return any(not _among(person, event.people) for person in stated.people)
    return name in _STATED and _STATED[name](event) != _STATED[name](stated)


def _among(person: Participant, others: Iterable[Participant]) -> bool:
    return any(person == other or same_person(person, other) for other in others)
