"""How the sides of an event consult, in the terms of PLOVER."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from diplocal.model import Event, Kind, Participant, Place, Precision, Status, When
from diplocal.modes import Mode, mode

DAY = When(date(2031, 3, 4), date(2031, 3, 4), Precision.DAY)
NOW = datetime(2031, 3, 1, tzinfo=UTC)


def event(kind: Kind, *sides: str, at: str | None = None, bodies: tuple[str, ...] = ()) -> Event:
    people = tuple(Participant(f"Minister of {side}", None, side) for side in sides)
    return Event("u", 0, kind, Status.PLANNED, DAY, NOW, NOW, Place(None, at), people, bodies)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (event(Kind.VISIT, "TZ", at="NO"), Mode.VISIT),
        (event(Kind.CALL, "NO", "HU"), Mode.PHONE),
        (event(Kind.CONFERENCE, bodies=("OSCE",)), Mode.MULTILATERAL),
        (event(Kind.MEETING, "NO", "HU", at="NO"), Mode.VISIT),
        (event(Kind.MEETING, "NO", "HU", "SE", at="NO"), Mode.MULTILATERAL),
        (event(Kind.MEETING, "NO", "HU", at="CH"), Mode.THIRD_PARTY),
        (event(Kind.MEETING, "NO", "HU"), None),
        (event(Kind.MEETING, "NO", at="CH"), None),
        (event(Kind.MEETING, "NO", "NO", at="NO"), None),
        (event(Kind.MEETING, "NO", at="AT", bodies=("OSCE",)), None),
        (event(Kind.MEETING, "NO", at="NO", bodies=("OSCE",)), Mode.VISIT),
        (event(Kind.MEETING, "NO", "African Union", at="BE"), None),
        (event(Kind.MEETING, "NO", "AU", at="AU"), Mode.VISIT),
        (event(Kind.PRESS, "NO", at="NO"), None),
        (event(Kind.PARLIAMENT, "NO", at="NO"), None),
    ],
)
def test_mode(told: Event, expected: Mode | None) -> None:
    assert mode(told) is expected
