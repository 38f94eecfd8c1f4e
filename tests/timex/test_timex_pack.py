"""Every rule of the English pack has examples, and every one of them comes true."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from importlib import resources
from typing import Any

import pytest

from diplocal import timex
from diplocal.model import When

Written = Callable[[timex.Timex, Sequence[When]], str]
PACK = tomllib.loads((resources.files("diplocal.languages") / "en" / "timex.toml").read_text(encoding="utf-8"))
CONTEXT = timex.Context(anchor=date(2014, 11, 13), direction=timex.Direction.FORWARD, last=date(2014, 11, 24))
RULES: list[dict[str, Any]] = PACK["rule"]


def examples() -> list[tuple[str, str, str]]:
    return [(rule["name"], text, expected) for rule in RULES for text, expected in rule["examples"].items()]


@pytest.mark.parametrize(("rule", "text", "expected"), examples(), ids=lambda value: repr(value))
def test_an_example_means_what_stands_beside_it(written: Written, rule: str, text: str, expected: str) -> None:
    found = timex.recognise(text)
    assert [written(t, timex.resolve(t, CONTEXT)) for t in found] == [expected]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_a_rule_fires_in_its_examples_and_not_in_its_negatives(rule: dict[str, Any]) -> None:
    assert rule["not"], "a rule needs negative examples"
    fired = {t.rule for text in rule["examples"] for t in timex.recognise(text)}
    assert rule["name"] in fired
    for text in rule["not"]:
        assert rule["name"] not in {t.rule for t in timex.recognise(text)}, text


@pytest.mark.parametrize("text", PACK["nothing"]["texts"])
def test_nothing_is_recognised_where_no_time_is_meant(text: str) -> None:
    assert [text[t.start : t.end] for t in timex.recognise(text)] == []


def test_rule_names_are_unique() -> None:
    names = [rule["name"] for rule in RULES]
    assert len(names) == len(set(names))
