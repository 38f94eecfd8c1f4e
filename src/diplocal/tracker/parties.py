"""How far the people and bodies of two claims agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diplocal.model import Claim, Participant, Role
from diplocal.tracker.names import same_person


@dataclass(frozen=True, slots=True)
class Agreement:
    """The parties that two claims have in common, and those that only one of them has."""

    shared: int
    """Persons named in both."""
    guests: int
    """Those of them who are not at home where the event takes place."""
    covered: int
    """Sides that one claim names by country or office alone."""
    left: int
    right: int

    @property
    def nested(self) -> bool:
        """Whether the parties of one claim are all among those of the other."""
        return not self.left or not self.right

    @property
    def overlapping(self) -> bool:
        """Whether at least two named persons, and no fewer than differ on either side, are common."""
        return self.shared >= 2 and self.shared >= max(self.left, self.right)


def agreement(a: Claim, b: Claim) -> Agreement:
    """Compares the parties of two claims. A side known only by its country agrees with anybody of that country."""
    home = a.place.country or b.place.country
    named_a, named_b = _named(a.people), _named(b.people)
    shared = guests = 0
    only_a: list[Participant] = []
    for person in named_a:
        twin = next((other for other in named_b if same_person(person, other)), None)
        if twin is None:
            only_a.append(person)
            continue
        named_b.remove(twin)
        shared += 1
        guests += not _at_home(person, twin, home)
    slots_a, slots_b = _unnamed(a), _unnamed(b)
    left = [p for p in only_a if p.country not in slots_b]
    right = [p for p in named_b if p.country not in slots_a]
    sides_a, sides_b = slots_a | _countries(a.people), slots_b | _countries(b.people)
    return Agreement(
        shared=shared,
        guests=guests,
        covered=len(only_a) - len(left) + len(named_b) - len(right) + len(slots_a & slots_b),
        left=len(left) + len(slots_a - sides_b),
        right=len(right) + len(slots_b - sides_a),
    )


def _named(people: Iterable[Participant]) -> list[Participant]:
    return [p for p in people if p.name]


def _unnamed(claim: Claim) -> set[str]:
    return {p.country for p in claim.people if not p.name and p.country} | set(claim.bodies)


def _countries(people: Iterable[Participant]) -> set[str]:
    return {p.country for p in people if p.name and p.country}


def _at_home(a: Participant, b: Participant, home: str | None) -> bool:
    if Role.VISITOR in (a.role, b.role):
        return False
    return Role.HOST in (a.role, b.role) or (home is not None and home in (a.country, b.country))
