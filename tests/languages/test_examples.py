"""Every rule of the language pack fires in its examples and stays silent in its counter-examples."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Publisher

ANCHOR = Anchor(date(2019, 6, 3), "given")
PUBLISHER = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")
RULES = tomllib.loads(resources.files("diplocal.languages").joinpath("en", "events.toml").read_text(encoding="utf-8"))["rule"]


def claims(text: str) -> tuple[Claim, ...]:
    return extract(Document(text, "", publisher=PUBLISHER, anchor=ANCHOR)).claims


def deciding_rules(text: str) -> set[str]:
    return {e.rule for claim in claims(text) for e in claim.evidence if e.field == "kind"}


EXAMPLES = [(rule["name"], rule["kind"], text) for rule in RULES for text in rule["examples"]]
COUNTER_EXAMPLES = [(rule["name"], text) for rule in RULES for text in rule["not"]]


@pytest.mark.parametrize(("name", "kind", "text"), EXAMPLES)
def test_a_rule_decides_in_its_examples(name: str, kind: str, text: str) -> None:
    assert name in deciding_rules(text)
    assert [claim.kind.value for claim in claims(text)] == [kind]


@pytest.mark.parametrize(("name", "text"), COUNTER_EXAMPLES)
def test_a_rule_makes_no_event_of_its_counter_examples(name: str, text: str) -> None:
    assert name not in deciding_rules(text)


def test_every_rule_has_examples_of_both_sorts() -> None:
    assert [rule["name"] for rule in RULES if not rule["examples"] or not rule["not"]] == []
