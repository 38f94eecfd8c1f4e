"""What sentences come to, by the rules of reading: `readings.toml` of the language pack."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Precision, Publisher

ANCHOR = Anchor(date(2019, 6, 3), "given")
PUBLISHER = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")
READINGS = tomllib.loads(resources.files("diplocal.languages").joinpath("en", "readings.toml").read_text(encoding="utf-8"))[
    "reading"
]
GIVEN = [(reading["name"], text, events) for reading in READINGS for text, events in reading["gives"]]
NONE = [(reading["name"], text) for reading in READINGS for text in reading["none"]]


def told(claim: Claim) -> str:
    """A dated claim as the examples write it."""
    when = claim.when
    assert when is not None
    start = f"{when.start:%Y-%m-%dT%H:%M}" if when.precision is Precision.MINUTE else f"{when.first_day}"
    end = f"/{when.last_day}" if when.last_day != when.first_day else ""
    return f"{start}{end} {claim.kind} {claim.status}"


def read(text: str) -> str:
    claims = extract(Document(text, "", publisher=PUBLISHER, anchor=ANCHOR)).claims
    return "; ".join(told(claim) for claim in claims if claim.when)


@pytest.mark.parametrize(("name", "text", "events"), GIVEN)
def test_a_text_gives_its_events(name: str, text: str, events: str) -> None:
    assert read(text) == events, name


@pytest.mark.parametrize(("name", "text"), NONE)
def test_a_text_that_announces_nothing_gives_none(name: str, text: str) -> None:
    assert read(text) == "", name
