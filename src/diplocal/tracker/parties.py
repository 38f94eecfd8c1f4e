"""How far the people and bodies of two claims agree."""

from __future__ import annotations

from dataclasses import dataclass

from diplocal.model import Claim, Kind, Participant, Role
from diplocal.names import name_words, same_person

_COUNTRY = 2
"""How many letters a country's code has; organisations have more."""


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
    strangers: int
    """Persons among those that are not of the country which the other claim tells a visit to, as a host of it is."""

    @property
    def nested(self) -> bool:
        """Whether the parties of one claim are all among those of the other."""
        return not self.left or not self.right

    @property
    def overlapping(self) -> bool:
        """Whether at least two named persons, and no fewer than differ on either side, are common."""
        return self.shared >= 2 and self.shared >= max(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part in a claim's event, ready to be compared."""

    named: tuple[tuple[Participant, frozenset[str]], ...]
    """Persons, each with the words of the name: those who are told to be absent among them, as an earlier claim has them."""
    countries: frozenset[str]
    """Countries and organisations for which they act."""
    unnamed: frozenset[str]
    """Sides that are known by country, office or acronym alone."""
    visited: frozenset[str]
    """The country that a visit is to."""
    sides: frozenset[str]
    """All of these."""
    home: str | None
    """Country of the event."""
    changing: frozenset[str | None]
    """Names of those who are absent, and of their side, who come in their place: another claim need not have them."""

    @property
    def group(self) -> frozenset[str]:
        """The two sides, or the three or more countries, that can tell an event without names; empty where they cannot."""
        if len(self.sides) == 2:
            return self.sides
        countries = frozenset(side for side in self.sides if len(side) == _COUNTRY)
        return countries if len(countries) > 2 else frozenset()


def parties(claim: Claim) -> Parties:
    """Who takes part, as a claim tells it, and in whose place."""
    named = tuple((p, name_words(p.name)) for p in (*claim.people, *claim.absent) if p.name)
    countries = frozenset(p.country for p, _ in named if p.country)
    unnamed = frozenset(p.country for p in claim.people if not p.name and p.country) | frozenset(claim.bodies)
    home = claim.place.country
    visited = frozenset({home}) if home and claim.kind is Kind.VISIT else frozenset()
    away = {p.country for p in claim.absent}
    changing = frozenset(p.name for p in (*claim.people, *claim.absent) if away and p.country in away)
    return Parties(named, countries, unnamed, visited, countries | unnamed | visited, home, changing)


def agreement(a: Parties, b: Parties) -> Agreement:
    """Compares the parties of two claims. A side known only by its country agrees with anybody of that country."""
    home = a.home or b.home
    others = list(b.named)
    only_a: list[Participant] = []
    shared = guests = 0
    for person, words in a.named:
        for i, (other, other_words) in enumerate(others):
            if not words.isdisjoint(other_words) and same_person(person, other):
                del others[i]
                shared += 1
                guests += not at_home(home, person, other)
                break
        else:
            only_a.append(person)
    only_a = [p for p in only_a if p.name not in a.changing]
    only_b = [p for p, _ in others if p.name not in b.changing]
    left = [p for p in only_a if p.country not in b.unnamed]
    right = [p for p in only_b if p.country not in a.unnamed]
    return Agreement(
        shared=shared,
        guests=guests,
        covered=len(only_a) - len(left) + len(only_b) - len(right) + len(a.unnamed & b.unnamed),
        left=len(left) + len(a.unnamed - b.unnamed - b.countries),
        right=len(right) + len(b.unnamed - a.unnamed - a.countries),
        strangers=sum(p.country not in b.visited for p in left) + sum(p.country not in a.visited for p in right),
    )


def at_home(home: str | None, *tellings: Participant) -> bool:
    """Whether a person, as one or two claims tell of them, is host in the country of the event (`home`)."""
    roles = {p.role for p in tellings}
    if Role.VISITOR in roles:
        return False
    return Role.HOST in roles or (home is not None and any(p.country == home for p in tellings))
