"""Shapes of pages: what shapes.toml shows, and all that is told by each."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from diplocal.documents import read
from diplocal.extract import extract
from diplocal.model import Claim

PUBLISHED = date(2024, 5, 10)
SHAPES = tomllib.loads(Path(__file__).with_name("shapes.toml").read_text(encoding="utf-8"))["shape"]


def line(claim: Claim) -> str:
    """Days, clock time, kind, status unless planned, people or bodies, and "@" with the city or country."""
    when = claim.when
    assert when is not None
    days = "/".join(dict.fromkeys((f"{when.first_day:%m-%d}", f"{when.last_day:%m-%d}")))
    clock = [f"{when.start:%H:%M}"] if when.precision.value == "minute" else []
    status = [claim.status.value] if claim.status.value != "planned" else []
    named = [p.name for p in claim.people if p.name]
    who = ", ".join(named or claim.bodies)
    place = claim.place.city or claim.place.country
    return " ".join([days, *clock, claim.kind.value, *status, *([who] if who else []), *([f"@ {place}"] if place else [])])


def fair(expected: str) -> set[str]:
    """The lines that an expected one stands for: with each of its kinds and places."""
    told, sign, place = expected.removeprefix("? ").partition(" @")
    words = told.split(" ")
    at = next(i for i, word in enumerate(words) if word[0].islower())
    kinds = [" ".join([*words[:at], kind, *words[at + 1 :]]) for kind in words[at].split("|")]
    places = [f" @ {each}" for each in place.lstrip("? ").split("|")] if sign else [""]
    return {kind + each for kind in kinds for each in [*places, *([""] if place.startswith("?") else [])]}


@pytest.mark.parametrize("shape", SHAPES, ids=[shape["name"] for shape in SHAPES])
def test_a_shape_tells(shape: dict[str, str | list[str]]) -> None:
    text = str(shape["text"]).strip()
    document = read(text.encode(), published=PUBLISHED, publisher=str(shape["publisher"]) if "publisher" in shape else None)
    found = [line(claim) for claim in extract(document).claims if claim.when is not None and claim.kind.value != "deadline"]
    expected = [str(each) for each in shape["told"]]
    missed = [each for each in expected if not each.startswith("?") and fair(each).isdisjoint(found)]
    invented = [each for each in found if not any(each in fair(line_) for line_ in expected)]
    assert (missed, invented) == ([], [])
