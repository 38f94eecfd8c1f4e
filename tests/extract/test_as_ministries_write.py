"""Announcements as ministries, wires and briefings of all regions write them, published on Wednesday 10 March 2021.

The tables beside this file give the dated events of each. Kinds that are both fair stand with a bar between them; of the people
only those with a name are compared, in any order.
"""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document

HERE = Path(__file__).parent
ANCHOR = Anchor(date(2021, 3, 10), "given")


def line(claim: Claim) -> str:
    """Kind, status unless planned, days, clock time, names, and "@" with the city or country."""
    assert claim.when is not None
    days = dict.fromkeys((claim.when.first_day.isoformat(), claim.when.last_day.isoformat()))
    clock = [f"{claim.when.start:%H:%M}"] if claim.when.precision.value == "minute" else []
    names = ", ".join(sorted(p.name for p in claim.people if p.name))
    status = [claim.status.value] if claim.status.value != "planned" else []
    where = claim.place.city or claim.place.country
    return " ".join([claim.kind.value, *status, "/".join(days), *clock, names, *([f"@ {where}"] if where else [])])


def fair(found: list[str], expected: list[str]) -> bool:
    """Whether the lines are those expected, each with one of its kinds."""

    def same(line: str, wanted: str) -> bool:
        kinds, _, rest = wanted.partition(" ")
        kind, _, told = line.partition(" ")
        return kind in kinds.split("|") and told == rest

    orders = permutations(expected) if len(found) == len(expected) else ()
    return any(all(map(same, found, order)) for order in orders)


def cases() -> list[tuple[str, list[str]]]:
    """The examples: a text, in which two bars part paragraphs, and behind equals signs its events, if it has any."""
    tables = [path.read_text(encoding="utf-8") for path in sorted(HERE.glob("announcements_of_*.txt"))]
    blocks = [b.strip().split("\n") for table in tables for b in table.split("\n\n") if not b.strip().startswith("#")]
    texts = [" ".join(line for line in lines if not line.startswith("= ")).replace(" // ", "\n\n") for lines in blocks]
    return [(text, [line[2:] for line in lines if line.startswith("= ")]) for text, lines in zip(texts, blocks, strict=True)]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_the_events_of_an_announcement(text: str, expected: list[str]) -> None:
    found = [line(claim) for claim in extract(Document(text, "", anchor=ANCHOR)).claims if claim.when]
    assert fair(found, expected), found
