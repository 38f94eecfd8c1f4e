"""A draft: one event under construction, with everything found for it so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from diplocal.extract.blocks import Block
from diplocal.extract.clauses import Clause
from diplocal.extract.coreference import Entity
from diplocal.extract.people import Mention
from diplocal.extract.places import Location, find_place
from diplocal.extract.reading import Reading
from diplocal.model import Change, Evidence, Kind, Place, Precision, Press, Status, When

GATHERING = (Kind.CONFERENCE, Kind.CEREMONY, Kind.PARLIAMENT)
"""Kinds of events in which bodies take part, and that take place without one who stays away."""


@dataclass(slots=True, eq=False)
class Draft:
    """One event as the rules build it. `span` is the clause, `sentence` the sentence that announces it."""

    kind: Kind
    status: Status
    when: When | None
    block: Block
    span: tuple[int, int]
    sentence: tuple[int, int]
    people: list[Entity] = field(default_factory=list)
    actor: Entity | None = None
    """Who does what the clause tells: the person named last before its verb."""
    host: Mention | None = None
    """Who receives somebody, or sees an ambassador: they are at home."""
    offices: list[Mention] = field(default_factory=list)
    """People who are known by office alone."""
    bodies: list[str] = field(default_factory=list)
    location: Location = field(default_factory=lambda: Location(place=Place()))
    zone: str | None = None
    """The zone that the text names for the clock time."""
    name: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    previous: list[When] = field(default_factory=list)
    change: Change | None = None
    strength: float = 0.5
    """How sure the rules are; calibrated into the confidence of the claim."""
    press: Press = field(default_factory=Press)
    thin: bool = False
    """Whether nothing tells yet who takes part or where: kept only if a later sentence does."""
    remote: bool = False
    """Whether it has no place: a call, or what is held online."""
    grouped: bool = False
    """Whether a group takes part that nobody names ("the heads of state")."""
    begun: bool = False
    """Whether it is told as under way at publication."""
    listed: bool = False
    """Whether it is an entry of a list, which tells each event once."""
    anew: bool = False
    """Whether its sentence counts it as a further event: "Next, ..."."""
    follows: bool = False
    """Whether its sentence goes on from another event of its day: "She will then visit ..."."""
    parted: bool = False
    """Whether a semicolon parts it from what its sentence tells next."""
    absent: list[Entity] = field(default_factory=list)
    """Those who are told not to take part."""
    joined: list[Entity] = field(default_factory=list)
    """Those whom sentences after its own add."""
    own_people: bool = True
    """Whether its people stand in its own sentence (else they were taken from what stands before)."""

    @property
    def lasts(self) -> bool:
        """Whether it is a stay or gathering of several known days."""
        days = self.when is not None and self.when.precision is Precision.DAY and self.when.first_day < self.when.last_day
        return days and self.kind in (Kind.VISIT, *GATHERING)

    def covers(self, other: Draft) -> bool:
        """Whether all days of another event are days of this one; both have to have some."""
        if self.when is None or other.when is None:
            return False
        return self.when.first_day <= other.when.first_day <= other.when.last_day <= self.when.last_day

    def settle(self, reading: Reading, clause: Clause) -> None:
        """Takes place and evidence from a clause that tells where it happens ("It takes place in Paris"), but for a tour."""
        if self.location.others:
            return
        found = find_place(
            reading, clause.block, clause.start, clause.end, reading.people_in(clause.block, clause.start, clause.end)
        )
        if found.told and not found.others:
            self.locate(found)

    def locate(self, found: Location) -> None:
        """Takes a place where it has none, or the city where only its country is known."""
        place = self.location.place
        if not place.city and place.country in (None, found.place.country) and (found.place.city or not place.country):
            self.location = Location(replace(found.place, venue=self.location.place.venue or found.place.venue), found.evidence)
            self.evidence += found.evidence

    def add(self, entity: Entity) -> None:
        """Adds a person once."""
        if entity not in self.people:
            self.people.append(entity)

    def join(self, entity: Entity) -> None:
        """Adds a person whom a later sentence names."""
        if entity not in self.people:
            self.people.append(entity)
            self.joined.append(entity)
