"""The claims of one event into the event: field by field, the latest statement wins, and silence erases nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from diplocal import gazetteer
from diplocal.model import Correction, CorrectionKind, Kind, Participant, Place, Press, RecordedClaim, State, Status, When
from diplocal.titles import title
from diplocal.tracker.history import history
from diplocal.tracker.keys import OrderKey, correction_key, order_key, publication_day
from diplocal.tracker.stand import Stand

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
    press: Press = field(default_factory=Press)
    approved: bool = False
    """Whether a person accepted its date, status and place as they are."""


def fold(claims: Sequence[RecordedClaim], corrections: Iterable[Correction] = ()) -> Folded | None:
    """The event that follows from its claims, given in key order, and from what people stated of it by hand.

    None where no claim has a date, and where people said that it is no event.
    """
    stand = Stand()
    stands: list[tuple[date | None, When | None, Status]] = []
    speakers: list[tuple[OrderKey, RecordedClaim | Correction]] = [(order_key(claim), claim) for claim in claims]
    speakers += [(correction_key(correction, claims), correction) for correction in corrections]
    for (day, *_), speaker in sorted(speakers, key=itemgetter(0)):
        if isinstance(speaker, Correction):
            stand.correct(speaker)
            if speaker.kind is not CorrectionKind.EDIT:
                continue  # it says nothing of date and status that history could tell
        else:
            stand.take(speaker.claim, by_hand=speaker.author is not None, published=publication_day(speaker))
        stands.append((day if day > date.min else None, stand.when, stand.status))
    if stand.when is None or stand.rejected:
        return None
    kind = stand.kind or _kind(claims)
    people, bodies = tuple(stand.people), tuple(stand.bodies)
    named = title(kind, stand.status, people, bodies, stand.place, stand.name, country_name=_country_name)
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
        title=stand.title or named,
        timezone=stand.timezone,
        confidence=max(c.claim.confidence for c in claims),
        history=history(stands),
        press=stand.press,
        approved=stand.accepted == stand.significant(),
    )


def _kind(claims: Sequence[RecordedClaim]) -> Kind:
    """What most claims say, the more specific of equals."""
    votes = Counter(c.claim.kind for c in claims)
    ranked = sorted(votes, key=lambda kind: (-votes[kind], _SPECIFIC.index(kind) if kind in _SPECIFIC else len(_SPECIFIC)))
    return next((kind for kind in ranked if kind is not Kind.OTHER), Kind.OTHER)


def _country_name(code: str) -> str:
    country = gazetteer.load().country(code)
    return country.name if country else code
