"""Every rule of what a text says to the press tells it of its examples, and nothing of its counter-examples."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Claim, Document, Publisher

OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")
RULES = tomllib.loads(resources.files("diplocal.languages").joinpath("en", "press.toml").read_text(encoding="utf-8"))["rule"]


def claims(text: str) -> tuple[Claim, ...]:
    return extract(Document(text, "", publisher=OSLO, anchor=Anchor(date(2019, 6, 3), "given"))).claims


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule["examples"]])
def test_a_rule_tells_access_in_its_examples(rule: dict[str, str], text: str) -> None:
    (claim,) = claims(text)
    assert claim.press.access == rule["access"]
    assert [e.rule for e in claim.evidence if e.field == "press"] == [rule["name"]]


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule["not"]])
def test_a_rule_tells_nothing_in_its_counter_examples(text: str) -> None:
    assert [claim.press.access for claim in claims(text)] == [None]
