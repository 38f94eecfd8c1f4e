"""The claims of one event into the event: field by field, the latest statement wins, and silence erases nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from diplocal import gazetteer
from diplocal.model import Change, Claim, Kind, Participant, Place, Precision, RecordedClaim, State, Status, When
from diplocal.titles import title
from diplocal.tracker.history import history
from diplocal.tracker.keys import publication_day
from diplocal.tracker.names import longer_name, same_person
from diplocal.tracker.occasions import occasion_name

_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_SPECIFIC = (
    Kind.CONFERENCE,
    Kind.CEREMONY,
    Kind.PARLIAMENT,
    Kind.PRESS,
    Kind.DEADLINE,
    Kind.VISIT,
    Kind.CALL,
    Kind.MEETING,
)
"""Which kind an event is of where as many claims say one as the other."""


@dataclass(frozen=True, slots=True)
class Folded:
    """What follows from all claims about one event, without what depends on when they were recorded.

    `claims` are in key order; `history` has a state for each change of date or status, oldest first.
    """

    uid: str
    claims: tuple[RecordedClaim, ...]
    kind: Kind
    status: Status
    when: When
    place: Place
    people: tuple[Participant, ...]
    bodies: tuple[str, ...]
    name: str | None
    title: str
    timezone: str | None
    confidence: float
    history: tuple[State, ...]


@dataclass(slots=True)
class _Stand:
    """How an event stands after the claims taken so far."""

    when: When | None = None
    status: Status = Status.PLANNED
    place: Place = field(default_factory=Place)
    people: list[Participant] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    name: str | None = None
    timezone: str | None = None

    def take(self, claim: Claim, by_hand: bool) -> None:
        """Lets the next claim in key order speak."""
        self._take_when(claim, by_hand)
        self.status = _status(claim, self.status)
        self.place = _place(self.place, claim.place)
        if by_hand and (claim.people or claim.bodies):
            self.people, self.bodies = list(claim.people), list(claim.bodies)
        else:
            self._take_parties(claim)
        if claim.name and not (self.name and not by_hand and occasion_name(claim.name) < occasion_name(self.name)):
            self.name = claim.name
        self.timezone = claim.timezone or self.timezone

    def _take_when(self, claim: Claim, by_hand: bool) -> None:
        if claim.when is None:
            return
        revived = self.status is Status.POSTPONED and claim.status not in _OFF
        if self.when is None or by_hand or revived or not _keeps(self.when, claim.when, off=claim.status in _OFF):
            self.when = claim.when

    def _take_parties(self, claim: Claim) -> None:
        earlier = {p.country for p in self.people if p.name}
        if claim.change is Change.REPLACED:
            self.people = [p for p in self.people if not _replaced(p, claim)]
        for person in claim.people:
            _add(self.people, person)
        newcomers = {p.country for p in claim.people if p.name}
        self.bodies = [b for b in self.bodies if b in claim.bodies or b not in newcomers]
        self.bodies += [b for b in claim.bodies if b not in self.bodies and b not in earlier]


def fold(claims: Sequence[RecordedClaim]) -> Folded | None:
    """The event that follows from its claims, given in key order; None where none of them has a date."""
    stand = _Stand()
    stands: list[tuple[date | None, When | None, Status]] = []
    for recorded in claims:
        stand.take(recorded.claim, by_hand=recorded.author is not None)
        stands.append((publication_day(recorded), stand.when, stand.status))
    if stand.when is None:
        return None
    kind = _kind(claims)
    people, bodies = tuple(stand.people), tuple(stand.bodies)
    return Folded(
        uid=min(claims, key=lambda c: c.number).seed,
        claims=tuple(claims),
        kind=kind,
        status=stand.status,
        when=stand.when,
        place=stand.place,
        people=people,
        bodies=bodies,
        name=stand.name,
        title=title(kind, stand.status, people, bodies, stand.place, stand.name, country_name=_country_name),
        timezone=stand.timezone,
        confidence=max(c.claim.confidence for c in claims),
        history=history(stands),
    )


def _status(claim: Claim, before: Status) -> Status:
    """The status that a claim gives an event: what it calls off without naming a date is off, one in place of another is not."""
    if claim.when is None:
        match claim.change:
            case Change.CANCELLED:
                return Status.CANCELLED
            case Change.MOVED | Change.POSTPONED:
                return Status.POSTPONED
            case Change.REPLACED:
                return before
    return claim.status


def _keeps(current: When, stated: When, *, off: bool) -> bool:
    """Whether the current date stands against a stated one: a coarser one that contains it, or that of an event called off.

    A clock time keeps its announced end, and the first hour of a stay of several days is no new date for it.
    """
    within = stated.first_day <= current.first_day and current.last_day <= stated.last_day
    inside = current.first_day <= stated.first_day and stated.last_day <= current.last_day
    if off:
        return not (current.vague and inside)
    if stated.vague:
        return within and not (current.vague and inside)
    if current.vague:
        return False
    if stated.precision is current.precision:
        return stated.precision is Precision.MINUTE and stated.start == current.start and stated.end is None
    return inside and (within if stated.precision is Precision.DAY else not within)


def _place(current: Place, stated: Place) -> Place:
    """Part by part what is stated last; what lies inside another city or country goes with it."""
    country = stated.country or current.country
    elsewhere = stated.country not in (None, current.country) and current.country is not None
    city = stated.city or (None if elsewhere else current.city)
    moved = elsewhere or (current.city is not None and city != current.city)
    return Place(city, country, stated.venue or (None if moved else current.venue))


def _replaced(person: Participant, claim: Claim) -> bool:
    """Whether somebody gives way: of the side for which a claim names somebody else."""
    stays = any(same_person(person, other) for other in claim.people)
    return not stays and any(person.country == other.country for other in claim.people)


def _add(people: list[Participant], person: Participant) -> None:
    """Adds a person, or what is said of one who is there already: the fullest name stays, later words fill in what is missing."""
    for i, known in enumerate(people):
        if _one(known, person):
            name = longer_name(known.name, person.name) if known.name and person.name else known.name or person.name
            office, country = known.office or person.office, known.country or person.country
            people[i] = replace(person, name=name, office=office, country=country, role=person.role or known.role)
            return
    people.append(person)


def _one(known: Participant, person: Participant) -> bool:
    """Whether two participants are one; one without a name is anybody of that country, or of that office where it has none."""
    if known.name and person.name:
        return same_person(known, person)
    if known.country is None and person.country is None:
        return known.name == person.name and known.office == person.office
    return known.country == person.country


def _kind(claims: Sequence[RecordedClaim]) -> Kind:
    """What most claims say, the more specific of equals; a hand decides."""
    by_hand = [c.claim.kind for c in claims if c.author]
    if by_hand:
        return by_hand[-1]
    votes = Counter(c.claim.kind for c in claims)
    ranked = sorted(votes, key=lambda kind: (-votes[kind], _SPECIFIC.index(kind) if kind in _SPECIFIC else len(_SPECIFIC)))
    return next((kind for kind in ranked if kind is not Kind.OTHER), Kind.OTHER)


def _country_name(code: str) -> str:
    country = gazetteer.load().country(code)
    return country.name if country else code
