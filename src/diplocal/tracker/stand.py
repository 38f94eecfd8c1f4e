"""How an event stands while its claims and the corrections of it speak in turn: the latest statement wins, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from diplocal.model import Change, Claim, Correction, CorrectionKind, Kind, Participant, Place, Precision, Press, Status, When
from diplocal.names import longer_name, same_person
from diplocal.tracker.occasions import occasion_name

_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_JUST_AFTER = timedelta(days=1)
OF_PLACE = ("city", "country", "venue")
"""Fields of an edit that are parts of the place."""


@dataclass(slots=True)
class Stand:
    """How an event stands after the claims taken so far."""

    when: When | None = None
    status: Status = Status.PLANNED
    place: Place = field(default_factory=Place)
    people: list[Participant] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    name: str | None = None
    timezone: str | None = None
    press: Press = field(default_factory=Press)
    kind: Kind | None = None
    """The kind that a hand decided on."""
    title: str | None = None
    """The title that a hand gave."""
    rejected: bool = False
    """Whether a hand said that it is no event, and no later document speaks of it."""
    accepted: tuple[object, ...] | None = None
    """Date, status and place that a person accepted last."""
    _locked: dict[str, Claim] = field(default_factory=dict)
    _rejection_locked: bool = False

    def take(self, claim: Claim, by_hand: bool, published: date | None = None) -> None:
        """Lets the next claim in key order speak, which became known on the day `published`."""
        self._take_when(claim, by_hand, published)
        self.status = _status(claim, self.status)
        self.place = _place(self.place, claim.place)
        if by_hand and (claim.people or claim.bodies):
            self.people, self.bodies = list(claim.people), list(claim.bodies)
        else:
            self._take_parties(claim)
        if claim.name and not (self.name and not by_hand and occasion_name(claim.name) < occasion_name(self.name)):
            self.name = claim.name
        self.timezone = claim.timezone or self.timezone
        self.press = _press(self.press, claim.press)
        self.rejected = self.rejected and self._rejection_locked
        if by_hand:
            self.kind, self.accepted = claim.kind, self.significant()
        for name, stated in self._locked.items():
            self._state(stated, (name,))

    def correct(self, correction: Correction) -> None:
        """Lets a correction by hand speak. One that says who is one event has spoken when events were made."""
        stated = correction.stated
        match correction.kind:
            case CorrectionKind.EDIT if stated:
                self._state(stated, correction.fields)
                for name in correction.fields:
                    self._locked.pop(name, None)
                    if correction.locked:
                        self._locked[name] = stated
            case CorrectionKind.ACCEPT if stated:
                self.accepted = significant_parts(stated)
            case CorrectionKind.REJECT:
                self.rejected, self._rejection_locked = True, correction.locked

    def significant(self) -> tuple[object, ...]:
        """What a person accepts: date, status and place."""
        return self.when, self.status, self.place

    def _state(self, stated: Claim, names: Iterable[str]) -> None:
        """Puts these parts of a claim in the place of what was said before."""
        for name in names:
            if name in OF_PLACE:
                self.place = replace(self.place, **{name: getattr(stated.place, name)})
            elif name in ("people", "bodies"):
                setattr(self, name, list(getattr(stated, name)))
            else:
                setattr(self, name, getattr(stated, name))

    def _take_when(self, claim: Claim, by_hand: bool, published: date | None) -> None:
        if claim.when is None or (self.when and not by_hand and _tells_a_day_of(self.when, claim, published)):
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


def significant_parts(stated: Claim) -> tuple[object, ...]:
    """Date, status and place of a claim, as `Stand.significant` gives them of an event."""
    return stated.when, stated.status, stated.place


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


def _tells_a_day_of(stay: When, claim: Claim, published: date | None) -> bool:
    """Whether a claim speaks, during a stay of several days or just after it, of one day of it: it ends or begins, it goes on.

    Before a stay begins, one day in the place of several is a new date.
    """
    when = claim.when
    if when is None or published is None or claim.change is not None or claim.status in _OFF:
        return False
    days = (
        stay.precision is when.precision is Precision.DAY and when.first_day == when.last_day and stay.first_day < stay.last_day
    )
    within = stay.first_day <= when.first_day <= stay.last_day
    return days and within and stay.first_day <= published <= stay.last_day + _JUST_AFTER


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


def _press(current: Press, stated: Press) -> Press:
    """Part by part what is stated last."""
    return Press(stated.access or current.access, stated.deadline or current.deadline, stated.contact or current.contact)


def _replaced(person: Participant, claim: Claim) -> bool:
    """Whether somebody gives way: one who is told to be absent; where nobody is, one of a side that has somebody else now."""
    if any(same_person(person, other) for other in claim.people):
        return False
    if claim.absent:
        return any(same_person(person, other) for other in claim.absent)
    return any(person.country == other.country for other in claim.people)


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
