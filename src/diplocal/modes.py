"""How the sides of an event consult, in the terms of PLOVER, the ontology of event data (its CONSULT modes; CAMEO 041 to 044)."""

from __future__ import annotations

from enum import StrEnum

from diplocal.model import Event, Kind

_BODIES_OF_TWO_LETTERS = frozenset({"EU", "UN"})


class Mode(StrEnum):
    """`visit`: one side is at home. `third-party`: two sides meet in a third country. `multilateral`: three sides or more."""

    VISIT = "visit"
    THIRD_PARTY = "third-party"
    MULTILATERAL = "multilateral"
    PHONE = "phone"


_OF_KIND = {Kind.VISIT: Mode.VISIT, Kind.CALL: Mode.PHONE, Kind.CONFERENCE: Mode.MULTILATERAL}


def mode(event: Event) -> Mode | None:
    """The mode of `event`; None for what is no consultation, and where its sides or its place do not tell.

    Where a body is at home is not known here, so a meeting with one in a third country has none.
    """
    if event.kind is not Kind.MEETING:
        return _OF_KIND.get(event.kind)
    sides = {*event.bodies, *(person.country for person in event.people if person.country)}
    if len(sides) > 2:
        return Mode.MULTILATERAL
    if len(sides) < 2 or not event.place.country:
        return None
    if event.place.country in sides - _BODIES_OF_TWO_LETTERS:
        return Mode.VISIT
    return Mode.THIRD_PARTY if all(map(_is_country, sides)) else None


def _is_country(side: str) -> bool:
    return len(side) == 2 and side not in _BODIES_OF_TWO_LETTERS
