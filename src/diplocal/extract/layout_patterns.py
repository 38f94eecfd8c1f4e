"""The patterns of venues, days and lines of a layout, made of the words of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayoutPatterns:
    """The patterns made of the lists of `layout.toml`."""

    tail: re.Pattern[str]
    tail_opening: re.Pattern[str]
    legal: re.Pattern[str]
    venue: re.Pattern[str]
    venue_line: re.Pattern[str]
    state_building: re.Pattern[str]
    own_buildings: frozenset[str]
    """Words for the publisher's own building."""
    any_weekday: re.Pattern[str]
    """What stands before a weekday that is none of this week ("a Tuesday")."""
    daypart_range: re.Pattern[str]
    """What joins two days of one range ("to the morning of")."""
    daypart_line: re.Pattern[str]
    """A part of the day at the head of an entry ("Afternoon - ")."""
    counted_day: re.Pattern[str]
    """What stands before the date of a day that is counted ("Day 2:")."""
    columns: dict[str, frozenset[str]]
    """What the columns of a table hold -> the words that head them."""
    venue_labels: frozenset[str]
    """Words that label the line of a venue."""
    seated: frozenset[str]
    """Words between a body and the place where it sits ("based in")."""
    subjects: frozenset[str]
    """Words before "in" and a place of which somebody speaks ("the situation in Syria")."""
    given: frozenset[str]
    """Words before "to" and a place to which nobody goes ("handed to the Philippines")."""
    departing: frozenset[str]
    """Words before "for" and a place to which somebody goes ("leaves for Jeddah")."""
    named_after: frozenset[str]
    """Words after a place that call something by it, wherever that is ("the Minsk Agreements")."""
    bylines: frozenset[str]
    """Words before the name of who wrote a text."""


def layout_patterns(words: dict[str, list[str]]) -> LayoutPatterns:
    """The patterns made of the lists of one language's `layout.toml`."""
    upper = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
    of = rf"(?: (?:of|for|on|in) (?:the )?{upper}[\w’'-]+(?: (?:of |and |for )?{upper}[\w’'-]+){{0,4}})?"
    building = rf"(?:[\w’'.&-]+ ){{0,6}}?{_any(words['halls'])}{of}(?: (?:building|hall|headquarters|premises))?"
    return LayoutPatterns(
        tail=re.compile(rf"{_any(words['tail'])}\s*(?:[:»«|]|$|\n)", re.I),
        tail_opening=re.compile(rf"{_any(words['tail_openings'])}\b[^.]*\Z", re.I),
        legal=re.compile(_any(words["legal"]), re.I),
        venue=re.compile(rf"\b(?:at|in|inside) (?:the |its |his |her |their )?({building})\b"),
        venue_line=re.compile(rf"^\W*{_any(words['venue_labels'])}\s*[:–-]\s*([^\n,(;]{{3,80}})", re.M | re.I),
        own_buildings=frozenset(words["own_buildings"]),
        state_building=re.compile(rf"\b{_any(words['state_buildings'])}", re.I),
        any_weekday=re.compile(rf"\b{_any(words['any_weekday'])}\s\Z", re.I),
        daypart_range=re.compile(rf"\s(?:to|until|till|through|and)\sthe\s{_any(words['dayparts'])}\sof\s", re.I),
        daypart_line=re.compile(rf"\W*{_any([*words['dayparts'], *words['unset_hours']])}(?:\s?[:–—|-]|\s{{2}})", re.I),
        counted_day=re.compile(rf"\W*(?:{_any(words['counted_days'])} \w{{1,6}}|{_any(words['ordinal_days'])})\W+", re.I),
        columns={name.removesuffix("_columns"): frozenset(words[name]) for name in words if name.endswith("_columns")},
        venue_labels=frozenset(words["venue_labels"]),
        seated=frozenset(words["seated"]),
        subjects=frozenset(words["subjects"]),
        given=frozenset(words["given"]),
        departing=frozenset(words["departing"]),
        named_after=frozenset(words["named_after"]),
        bylines=frozenset(words["bylines"]),
    )


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"
