"""Whether two claims whose dates agree tell one matter: kind, place, name and people, in points."""

from __future__ import annotations

from datetime import datetime

from diplocal.model import Change, Claim, Kind, Place, Precision, Status
from diplocal.tracker.occasions import names_differ, same_occasion
from diplocal.tracker.parties import Agreement, Parties, agreement

_SUBSTITUTES = (
    frozenset({Kind.VISIT, Kind.MEETING, Kind.CONFERENCE, Kind.OTHER}),
    frozenset({Kind.CALL, Kind.MEETING, Kind.CONFERENCE}),
    frozenset({Kind.CEREMONY, Kind.CONFERENCE, Kind.OTHER}),
    frozenset({Kind.PARLIAMENT, Kind.CONFERENCE, Kind.OTHER}),
)
"""Kinds by which two publishers may call one event."""

JOURNEYS = frozenset({Kind.VISIT, Kind.CONFERENCE})
"""Kinds in which a guest meets several hosts or many others, and not all publishers name the same."""

CITY = 2
"""How near two claims of one city are."""


def matter(x: Claim, y: Claim, of_x: Parties, of_y: Parties, *, equal_days: bool) -> int:
    """How well two claims agree but for the date, more for the better; 0 where they are different matters.

    `equal_days` says that their dates are the same days. Symmetric.
    """
    near = _nearness(x.place, y.place)
    people, clocks = agreement(of_x, of_y), _clocks(x, y)
    elsewhere = near < 0 and Change.MOVED not in (x.change, y.change)
    if (elsewhere and not (equal_days and _another_city(x, y, people, clocks))) or not _kinds_agree(x, y):
        return 0
    if same_occasion(x, y, equal_days=equal_days):
        sure = 60
    elif of_x.group and of_x.group == of_y.group and not people.strangers and (equal_days or _one_stay(x, y, near)):
        sure = max(20, _certainty(x, y, people, near=near, clocks=clocks, equal_days=equal_days))
    else:
        sure = _certainty(x, y, people, near=near, clocks=clocks, equal_days=equal_days)
    if not sure:
        return 0
    common = 10 * people.shared + 4 * people.covered - 2 * min(people.left + people.right, 5)
    return sure + common + 5 * clocks + 3 * max(near, 0) + 2 * (x.kind is y.kind) + 4 * equal_days


def _certainty(x: Claim, y: Claim, people: Agreement, *, near: int, clocks: int, equal_days: bool) -> int:
    """How far the people alone make two claims one matter: 40, 30, or 0 where they do not."""
    differ = names_differ(x, y)
    if people.shared < 2 and (clocks < 0 or differ):
        return 0
    if x.kind is y.kind is Kind.VISIT and not equal_days and near <= 0:
        return 0
    if x.kind is not y.kind and Kind.CONFERENCE in (x.kind, y.kind) and Kind.VISIT not in (x.kind, y.kind):
        others = people.left + people.right
        there = near == CITY and clocks > 0 and not others  # nobody is in two rooms at one hour
        return 40 if people.nested and people.shared > others and (people.shared > 1 or there) else 0
    if people.shared >= 2 and (people.nested or (people.overlapping and not differ)):
        return 40
    if x.kind is y.kind and x.kind in JOURNEYS and people.guests and near > 0 and _one_host(x, y):
        return 30
    anchored = near > 0 and (people.guests > 0 or not (people.left or people.right))
    if equal_days and people.guests and near == 0:
        anchored = _one_journey(x, y)
    return 30 if people.shared and people.nested and (people.covered or clocks > 0 or anchored) else 0


def _one_stay(x: Claim, y: Claim, near: int) -> bool:
    """Whether two visits of one side to another can be one though not both tell exact days: a guest's name is not needed then."""
    exact = all(claim.when is not None and not claim.when.vague for claim in (x, y))
    return x.kind is y.kind is Kind.VISIT and near > 0 and not exact


def _one_journey(x: Claim, y: Claim) -> bool:
    """Whether a guest's visits on equal days are one though a place is not known: to the same several days, or called off."""
    if not x.kind is y.kind is Kind.VISIT:
        return False
    stay = x.when is not None and x.when.precision is Precision.DAY and x.when.first_day < x.when.last_day
    return stay or any(claim.status in (Status.CANCELLED, Status.POSTPONED) for claim in (x, y))


def _one_host(x: Claim, y: Claim) -> bool:
    """Whether two journeys can be to one thing: no conferences of different bodies."""
    return x.kind is Kind.VISIT or not (x.bodies and y.bodies and set(x.bodies).isdisjoint(y.bodies))


def _kinds_agree(x: Claim, y: Claim) -> bool:
    if x.kind is y.kind:
        return True
    if Kind.CALL in (x.kind, y.kind) and (x.place.city or y.place.city):
        return False
    return any(x.kind in kinds and y.kind in kinds for kinds in _SUBSTITUTES)


def _nearness(a: Place, b: Place) -> int:
    """2 for the same city, 1 for the same country, 0 where one is not known, -1 where they contradict each other."""
    if a.country and b.country and a.country != b.country:
        return -1
    if a.city and b.city:
        return CITY if a.city.casefold() == b.city.casefold() else -1
    return 1 if a.country and a.country == b.country else 0


def _another_city(x: Claim, y: Claim, people: Agreement, clocks: int) -> bool:
    """Whether the same people talk on the same day in another city of the country: the place is told otherwise."""
    talks = x.kind is y.kind is Kind.MEETING and x.place.country == y.place.country
    return talks and clocks >= 0 and people.shared >= 2 and not (people.left or people.right)


def _clocks(x: Claim, y: Claim) -> int:
    """1 for the same clock time, -1 for another one, 0 where one is not known."""
    if not (x.when and y.when and isinstance(x.when.start, datetime) and isinstance(y.when.start, datetime)):
        return 0
    return 1 if x.when.start == y.when.start else -1
