"""The bundled documents give the events that a careful editor would put into the calendar after reading them.

`expected/` holds those events, written from the texts. An event counts when its first and last day are right (a vague one: its
range shares half of its days) and its people agree; `optional` ones cost nothing either way.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from diplocal.demo import copy_documents
from diplocal.documents import read
from diplocal.extract import extract
from diplocal.records import extraction_record

Event = dict[str, Any]
EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.json"))
VAGUE = ("month", "approximate")
FLOOR = 0.9
"""What is reached is higher; the floor never sinks."""


def fold(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return set("".join(c for c in plain if c.isalpha() or c == " ").split())


def days(event: Event) -> tuple[date, date]:
    first = date.fromisoformat(event["start"][:10])
    return first, date.fromisoformat((event["end"] or event["start"])[:10])


def dates_agree(label: Event, found: Event) -> bool:
    (a, b), (c, d) = days(label), days(found)
    if label["precision"] not in VAGUE:
        return (a, b) == (c, d) and found["precision"] not in VAGUE
    common = (min(b, d) - max(a, c)).days + 1
    return found["precision"] in VAGUE and common >= ((max(b, d) - min(a, c)).days + 1) / 2


def people_agree(label: Event, found: Event) -> bool:
    wanted = [fold(p["name"]) for p in label["people"] if not p.get("optional")]
    spared = [fold(p["name"]) for p in label["people"] if p.get("optional")]
    named = [fold(p["name"]) for p in found["people"] if p["name"]]
    named = [n for n in named if not any(n & s for s in spared)]
    if not wanted:
        place = bool(label["country"]) and label["country"] == found["country"]
        return place or bool(set(label["bodies"]) & set(found["bodies"]))
    hits = sum(any(w <= n or n <= w for n in named) for w in wanted)
    return 2 * hits >= (len(wanted) + len(named)) / 2


def compare(labels: list[Event], found: list[Event]) -> Counter[str]:
    """Events right, missed and spurious among the upcoming ones; each is paired once."""
    count: Counter[str] = Counter()
    left = [e for e in found if e["start"]]
    for label in sorted(labels, key=lambda e: e["optional"]):
        match = next((e for e in left if dates_agree(label, e) and people_agree(label, e)), None)
        if match is not None:
            left.remove(match)
        if not label["optional"]:
            count["right" if match is not None else "missed"] += 1
    count["spurious"] = sum(e["status"] != "held" for e in left)
    return count


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    """What `compare` says of each document, by name."""
    by_name: dict[str, Counter[str]] = {}
    for path in copy_documents(tmp_path_factory.mktemp("documents")):
        label = json.loads((Path(__file__).parent / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))
        by_name[path.stem] = compare(label["events"], extraction_record(extract(read(path)))["events"])
    return by_name


def f1(count: Counter[str]) -> float:
    return 2 * count["right"] / (2 * count["right"] + count["missed"] + count["spurious"])


def test_most_events_are_right(counts: dict[str, Counter[str]]) -> None:
    total: Counter[str] = sum(counts.values(), Counter())
    assert total["right"] + total["missed"] >= 50
    assert f1(total) >= FLOOR, counts


@pytest.mark.parametrize("path", EXPECTED, ids=lambda p: p.stem)
def test_the_day_of_publication_is_found(path: Path, tmp_path: Path) -> None:
    label = json.loads(path.read_text(encoding="utf-8"))
    document = read(next(p for p in copy_documents(tmp_path) if p.stem == path.stem))
    assert document.anchor is not None
    assert document.anchor.day.isoformat() == label["published"]
