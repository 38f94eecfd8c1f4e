from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from rich.console import Console, RenderableType

from diplocal.agenda.lines import Line, plain
from diplocal.model import Event, Kind, Participant, Place, Precision, Role, Source, State, Status, When

RECORDED = datetime(2014, 11, 13, 18, 0, tzinfo=UTC)
VISITOR = Participant("Amina Okoro", "Minister of Foreign Affairs", "TZ", Role.VISITOR)
HOST = Participant("Lars Øverby", "Foreign Minister", "NO", Role.HOST)


def day(first: int, last: int | None = None, precision: Precision = Precision.DAY) -> When:
    return When(date(2014, 11, first), date(2014, 11, last or first), precision)


def at(number: int, hour: int, minute: int = 0, end: datetime | None = None) -> When:
    return When(datetime(2014, 11, number, hour, minute), end, Precision.MINUTE)


@pytest.fixture
def visit() -> Event:
    return Event(
        uid="3f9a1c2b77",
        sequence=0,
        kind=Kind.VISIT,
        status=Status.PLANNED,
        when=day(17, 19),
        created=RECORDED,
        modified=RECORDED,
        place=Place("Oslo", "NO"),
        people=(VISITOR, HOST),
        title="Amina Okoro visits Oslo",
        timezone="Europe/Oslo",
        confidence=0.9,
        history=(State(date(2014, 11, 3), day(12), Status.PLANNED), State(date(2014, 11, 10), day(17, 19), Status.PLANNED)),
        sources=(
            Source(
                "d1",
                "Ministry of Foreign Affairs of Norway",
                "Visit from Tanzania",
                "https://example.org/1",
                None,
                date(2014, 11, 10),
                "Minister Okoro will visit Oslo.",
            ),
        ),
    )


@pytest.fixture
def talks(visit: Event) -> Event:
    return replace(
        visit,
        uid="aa00bb11",
        visit=visit.uid,
        kind=Kind.MEETING,
        title="Okoro – Øverby talks, Oslo",
        when=at(18, 10, 30, datetime(2014, 11, 18, 11, 15)),
    )


@pytest.fixture
def printed() -> Callable[..., str]:
    """What lines or a renderable look like, at a width, as plain text."""

    def render(renderable: RenderableType | list[Line], width: int = 80) -> str:
        if isinstance(renderable, list):
            return "\n".join(map(plain, renderable))
        out = io.StringIO()
        Console(file=out, width=width, force_terminal=False, color_system=None).print(renderable)
        return "\n".join(line.rstrip() for line in out.getvalue().splitlines())

    return render
