"""Whether two claims tell one event, and how sure that is: a pure function of the two and of shipped data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diplocal.model import Change, Claim, Kind, RecordedClaim, Status
from diplocal.tracker.keys import OrderKey, order_key, outlook, publication_day, window
from diplocal.tracker.matter import matter
from diplocal.tracker.parties import Parties, parties

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
    previous: tuple[tuple[Span, bool], ...]
    """Days that no longer hold, and whether they are vague."""
    parties: Parties


def facts(recorded: RecordedClaim) -> Facts:
    """What edges ask of a claim."""
    return Facts(
        claim=recorded.claim,
        key=order_key(recorded),
        published=publication_day(recorded),
        document=None if recorded.author else recorded.digest,
        window=window(recorded),
        outlook=outlook(recorded),
        previous=tuple(((w.first_day, w.last_day), w.vague) for w in recorded.claim.previous),
        parties=parties(recorded.claim),
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
        if not _vaguely_agree((a.window, x.when.vague), (b.window, y.when.vague)):
            return None
        return _edge(EdgeKind.REFINE, _matter(a, b, equal_days=a.window == b.window))
    if not _days_agree(x.kind, y.kind, a.window, b.window):
        return None
    return _edge(EdgeKind.SAME, _matter(a, b, equal_days=a.window == b.window))


def _vaguely_agree(*told: tuple[Span, bool]) -> bool:
    """Whether overlapping days, of which some are vague (true), can be of one event.

    An exact stay may begin in a vague range and outlast it; of two vague ranges half of the shorter must be common.
    """
    (a, a_vague), (b, b_vague) = told
    if _contains(a, b) or _contains(b, a):
        return True
    if a_vague and b_vague:
        common = (max(a[0], b[0]), min(a[1], b[1]))
        return 2 * _length(common) >= min(_length(a), _length(b))
    vague, exact = (a, b) if a_vague else (b, a)
    return vague[0] <= exact[0] <= vague[1]


def _length(span: Span) -> int:
    return (span[1] - span[0]).days + 1


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
    if not (a.previous or b.previous):
        return None
    found = [
        _matter(a, b, equal_days=old.window == span)
        for old, new in ((a, b), (b, a))
        for span, vague in new.previous
        if old.window and meets(old.window, span) and (not vague or _contains(span, old.window))
    ]
    return _edge(EdgeKind.MOVE, max(found, default=0))


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
    return matter(a.claim, b.claim, a.parties, b.parties, equal_days=equal_days)
