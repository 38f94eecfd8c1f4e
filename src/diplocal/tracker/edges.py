"""Whether two claims tell one event, and how sure that is: a pure function of the two and of shipped data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from diplocal.model import Change, Claim, Kind, Place, RecordedClaim, Status
from diplocal.tracker.keys import OrderKey, order_key, outlook, publication_day, sides, window
from diplocal.tracker.occasions import is_occasion, names_differ, same_occasion
from diplocal.tracker.parties import Agreement, agreement

Span = tuple[date, date]
"""First and last day, both inclusive."""


class EdgeKind(StrEnum):
    """How two claims of one event hang together."""

    SAME = "same"
    """Their dates agree."""
    REFINE = "refine"
    """A vague date contains the other."""
    MOVE = "move"
    """One names the date of the other as no longer holding, or says that the event was moved."""
    CHANGE = "change"
    """One calls off, or changes without a date, what the other announced before."""
    RESUME = "resume"
    """One puts the event off, the other gives its new date."""


_BASE = {EdgeKind.SAME: 5000, EdgeKind.REFINE: 4000, EdgeKind.MOVE: 3000, EdgeKind.CHANGE: 2000, EdgeKind.RESUME: 1000}
_FAR = 500
"""What a claim loses in strength at most for lying far ahead, a point a day."""

_SUBSTITUTES = (
    frozenset({Kind.VISIT, Kind.MEETING, Kind.CONFERENCE, Kind.OTHER}),
    frozenset({Kind.CALL, Kind.MEETING, Kind.CONFERENCE}),
    frozenset({Kind.CEREMONY, Kind.CONFERENCE, Kind.OTHER}),
    frozenset({Kind.PARLIAMENT, Kind.CONFERENCE, Kind.OTHER}),
)
"""Kinds by which two publishers may call one event."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A reason to take two claims for one event. Greater `strength` goes first."""

    kind: EdgeKind
    strength: int


@dataclass(frozen=True, slots=True)
class Facts:
    """A claim with what edges ask of it again and again."""

    claim: Claim
    key: OrderKey
    published: date | None
    document: str | None
    """Digest of its document; None for a correction by hand."""
    window: Span | None
    outlook: Span | None
    sides: frozenset[str]


def facts(recorded: RecordedClaim) -> Facts:
    """What edges ask of a claim."""
    return Facts(
        claim=recorded.claim,
        key=order_key(recorded),
        published=publication_day(recorded),
        document=None if recorded.author else recorded.digest,
        window=window(recorded),
        outlook=outlook(recorded),
        sides=sides(recorded),
    )


def edge(a: RecordedClaim, b: RecordedClaim) -> Edge | None:
    """The strongest reason to take two claims for one event; None where there is none, or both are of one document."""
    return edge_between(facts(a), facts(b))


def edge_between(a: Facts, b: Facts) -> Edge | None:
    """As `edge`, for facts that are at hand. Symmetric."""
    if a.document is not None and a.document == b.document:
        return None
    return _dated(a, b) or _moved(a, b) or _open(a, b)


def meets(a: Span | None, b: Span | None) -> bool:
    """Whether two spans have a day in common."""
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _dated(a: Facts, b: Facts) -> Edge | None:
    if a.window is None or b.window is None or not meets(a.window, b.window):
        return None
    x, y = a.claim, b.claim
    if x.when is None or y.when is None:
        return None
    if x.when.vague or y.when.vague:
        if not (_contains(a.window, b.window) or _contains(b.window, a.window)):
            return None
        return _edge(EdgeKind.REFINE, _matter(a, b, equal_days=a.window == b.window))
    if not _days_agree(x.kind, y.kind, a.window, b.window):
        return None
    return _edge(EdgeKind.SAME, _matter(a, b, equal_days=a.window == b.window))


def _contains(a: Span, b: Span) -> bool:
    return a[0] <= b[0] and b[1] <= a[1]


def _days_agree(a: Kind, b: Kind, x: Span, y: Span) -> bool:
    """Whether overlapping exact days can be of one event: equal days, or the longer stay as two publishers count it."""
    if x == y:
        return True
    if {a, b} <= {Kind.VISIT, Kind.CONFERENCE, Kind.OTHER}:
        return a is b or x[0] == y[0] or (x[0] < x[1] and y[0] < y[1])
    return a is b and (x[0] == y[0] or (x[0] < x[1] and y[0] < y[1]))


def _moved(a: Facts, b: Facts) -> Edge | None:
    for old, new in ((a, b), (b, a)):
        for previous in new.claim.previous:
            span = (previous.first_day, previous.last_day)
            if old.window and meets(old.window, span) and (not previous.vague or _contains(span, old.window)):
                return _edge(EdgeKind.MOVE, _matter(a, b, equal_days=old.window == span))
    return None


def _open(a: Facts, b: Facts) -> Edge | None:
    """The edge of a claim that changes an event of unnamed date to what was told before it, or to what replaces it after."""
    before, after = (a, b) if a.key < b.key else (b, a)
    if after.outlook and before.window and meets(after.outlook, before.window) and not _off(before):
        undated = after.claim.when is None
        if undated or (after.claim.change is Change.MOVED and not meets(before.window, after.window)):
            return _edge(EdgeKind.CHANGE if undated else EdgeKind.MOVE, _matter(a, b, equal_days=False), after, before)
    postponed = before.claim.status is Status.POSTPONED or before.claim.change is Change.POSTPONED
    if postponed and before.outlook and before.published and after.window and not _off(after):
        ahead = before.published < after.window[0] <= before.outlook[1]
        if ahead and not meets(before.window, after.window):
            return _edge(EdgeKind.RESUME, _matter(a, b, equal_days=False), before, after)
    return None


def _off(a: Facts) -> bool:
    return a.claim.status in (Status.CANCELLED, Status.POSTPONED)


def _edge(kind: EdgeKind, matter: int, change: Facts | None = None, event: Facts | None = None) -> Edge | None:
    """An edge, weaker by the days between the change and the event where these are given."""
    if not matter:
        return None
    far = abs((event.window[0] - change.published).days) if event and event.window and change and change.published else 0
    return Edge(kind, _BASE[kind] + matter - min(far, _FAR))


def _matter(a: Facts, b: Facts, *, equal_days: bool) -> int:
    """How well kind, place, name and people of two claims agree; 0 where they are different matters."""
    x, y = a.claim, b.claim
    near = _nearness(x.place, y.place)
    if near < 0 and Change.MOVED not in (x.change, y.change):
        return 0
    if not _kinds_agree(x, y):
        return 0
    points = 3 * max(near, 0) + 2 * (x.kind is y.kind) + 4 * equal_days
    if is_occasion(x) and is_occasion(y) and same_occasion(x, y, equal_days=equal_days):
        return points + 60 + 10 * agreement(x, y).shared
    people = agreement(x, y)
    clocks = _clocks(x, y)
    sure = _certainty(a, b, people, near=near, clocks=clocks, equal_days=equal_days)
    differing = min(people.left + people.right, 5)
    return sure and sure + points + 10 * people.shared + 4 * people.covered + 5 * clocks - 2 * differing


def _certainty(a: Facts, b: Facts, people: Agreement, *, near: int, clocks: int, equal_days: bool) -> int:
    """How far the people alone make two claims one event, from 40 down to 20; 0 where they do not."""
    x, y = a.claim, b.claim
    shared, guests, same_people = people.shared, people.guests, not (people.left or people.right)
    both_visits = x.kind is y.kind is Kind.VISIT
    if both_visits and not equal_days and near <= 0:
        return 0
    if shared < 2 and (clocks < 0 or names_differ(x, y)):
        return 0
    if x.kind is not y.kind and Kind.CONFERENCE in (x.kind, y.kind) and Kind.VISIT not in (x.kind, y.kind):
        return 40 if shared >= 2 and people.nested and shared > people.left + people.right else 0
    if shared >= 2 and (people.nested or (people.overlapping and not names_differ(x, y))):
        return 40
    if both_visits and guests and near > 0:
        return 30
    if shared and people.nested and (people.covered or clocks > 0 or (near > 0 and (guests or same_people))):
        return 30
    return 20 if equal_days and same_people and len(a.sides) == 2 and a.sides == b.sides else 0


def _kinds_agree(x: Claim, y: Claim) -> bool:
    if Kind.CALL in (x.kind, y.kind) and x.kind is not y.kind and (x.place.city or y.place.city):
        return False
    return x.kind is y.kind or any(x.kind in kinds and y.kind in kinds for kinds in _SUBSTITUTES)


def _nearness(a: Place, b: Place) -> int:
    """2 for the same city, 1 for the same country, 0 where one is not known, -1 where they contradict each other."""
    if a.country and b.country and a.country != b.country:
        return -1
    if a.city and b.city:
        return 2 if a.city.casefold() == b.city.casefold() else -1
    return 1 if a.country and a.country == b.country else 0


def _clocks(x: Claim, y: Claim) -> int:
    """1 for the same clock time, -1 for another one, 0 where one is not known."""
    if not (x.when and y.when and isinstance(x.when.start, datetime) and isinstance(y.when.start, datetime)):
        return 0
    return 1 if x.when.start == y.when.start else -1
