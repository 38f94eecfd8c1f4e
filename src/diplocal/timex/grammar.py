"""The grammar of one language, compiled once from its pack: rules, what joins them, and where an expression may begin."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from diplocal.timex.notation import (
    DASH,
    GAP,
    Words,
    alternatives,
    class_regexes,
    opening_regex,
    openings,
    pattern_regex,
    word_values,
)
from diplocal.timex.symbols import TimexKind

NUMBER = "0"
"""The bucket of what begins with a digit."""
_REACH = 40
"""How far a word that bounds or forbids an expression can stand before it, in characters."""
_FIRST_LETTERS = re.compile(r"[^\W\d_]{1,3}")


class Before:
    """What text may stand before an expression."""

    def __init__(self, pattern: str, endings: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> None:
        """`pattern` matches up to the expression; `endings`, in lower case, is what the text can end with, spaces apart."""
        self._pattern = re.compile(rf"(?:{pattern})\Z", flags)
        self._endings = tuple(endings)

    def search(self, text: str, start: int) -> re.Match[str] | None:
        """The words before `start`, where they are the right ones. The endings spare most searches."""
        begin = max(0, start - _REACH)
        if not text[begin:start].rstrip().lower().endswith(self._endings):
            return None
        return self._pattern.search(text, begin, start)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of single expression."""

    name: str
    kind: TimexKind
    gives: Mapping[str, Any]
    alone: bool
    """Whether it counts without `before` or a stronger neighbour."""
    before: Before | None
    after: re.Pattern[str] | None
    ranges: bool
    """Whether it counts where it ends a range."""
    opens: bool
    """Whether a date must follow ("the week of ...")."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules of one language."""

    rules: tuple[Rule, ...]
    buckets: Mapping[str, Bucket]
    """The patterns that can match, by the `bucket` of the expression."""
    values: Mapping[str, Mapping[str, str]]
    """By class, what a word in lower case without a final dot stands for."""
    opening: re.Pattern[str]
    join: re.Pattern[str]
    """Between the items of a list or range: group `range`, `and`, `or` or `comma` is set."""
    beside: re.Pattern[str]
    """Between two descriptions of one day, or a day and a clock time; group `bracket` where one opens."""
    of_year: re.Pattern[str]
    """Between a date and the year that words tell after it ("12 May of last year")."""
    daypart: re.Pattern[str]
    between: Before
    every: Before
    closing: re.Pattern[str]
    """The rest of a list up to the word before its last item."""
    signal: Before
    """What bounds the expression that follows; its group is named by the relation."""
    zones: Mapping[str, str]


_SIGNS = {"^": r"(?:\A|\n)[^\S\n]*", "(": r"\(", "|": r"\|[^\S\n]*", ":": r"[^\W\d]:[^\S\n]+"}
"""What the signs of `before` stand for; a colon counts after a word."""


def _before(words: Iterable[str]) -> Before:
    """One of the words, which may be followed by an article or a degree ("until late on")."""
    listed = [w for w in words if w not in _SIGNS]
    marks = [_SIGNS[w] for w in words if w in _SIGNS]
    if listed:
        marks.append(rf"(?<!\w){alternatives(listed)}(?:{GAP}(?:late|the))?{GAP}")
    return Before("|".join(marks), [""] if "^" in words else _endings(words))


def _endings(words: Iterable[str]) -> set[str]:
    return {"late", "the"} | {form for word in words for form in (word.lower(), word.lower().removesuffix("."))}


def _signal(table: Mapping[str, list[str]]) -> Before:
    groups = "|".join(f"(?P<{relation}>{'|'.join(map(re.escape, words))})" for relation, words in table.items())
    endings = _endings(word for words in table.values() for word in words)
    return Before(rf"(?<!\w)(?:{groups}){GAP}(?:(?:the|late){GAP})?", endings, re.IGNORECASE)


def _connectors(table: Mapping[str, list[str]]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = {name: alternatives(table[name]) for name in ("range", "and", "or", "beside")}
    join = re.compile(
        rf"(?P<range>{GAP}?{DASH}{GAP}?|,?{GAP}{words['range']}{GAP})"
        rf"|(?P<or>,?{GAP}{words['or']}{GAP})"
        rf"|(?P<and>,?{GAP}{words['and']}{GAP}|{GAP}?[&/]{GAP}?)"
        rf"|(?P<comma>,{GAP})"
    )
    beside = re.compile(
        rf"(?P<bracket>{GAP}?\(){GAP}?|(?:{GAP}?[,:@|•·]|{GAP}?{DASH})?{GAP}?(?:(?P<word>{words['beside']}){GAP})?"
    )
    return join, beside


def _closing(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    return re.compile(rf"[^.;]{{1,80}}?(?:{GAP}{alternatives(table['and'] + table['or'])}{GAP}|&)")


def zone_names(language: str = "en") -> Mapping[str, str]:
    """The abbreviations of zones in a language, and the IANA zone (or "UTC") each stands for."""
    found: Mapping[str, str] = _pack(language, "timex-zones.toml")["names"]
    return found


@cache
def _pack(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("diplocal.languages") / language / name).read_text(encoding="utf-8"))


def bucket(text: str, at: int = 0) -> str:
    """The key under which patterns for what begins at `at` are found: its first three letters, or `NUMBER`."""
    head = text[at : at + 3]
    if not head.isalpha():
        letters = _FIRST_LETTERS.match(head)
        head = letters[0] if letters is not None else NUMBER if head[:1].isdecimal() else ""
    return head.lower()


_compiled = cache(re.compile)


class Bucket:
    """The patterns of what begins alike, compiled when they are first tried: most texts need few."""

    def __init__(self, sources: Sequence[tuple[Rule, str]]) -> None:
        self._sources = sources

    @cached_property
    def patterns(self) -> list[tuple[Rule, re.Pattern[str]]]:
        """Each with its rule, in the order of the pack."""
        return [(rule, _compiled(source)) for rule, source in self._sources]


@cache
def load(language: str = "en") -> Grammar:
    """The grammar of a language. Raises FileNotFoundError for one that has no pack."""
    pack, zones = _pack(language, "timex.toml"), _pack(language, "timex-zones.toml")
    words = pack["words"]
    classes = class_regexes(words, zones)
    classes |= {"gap": GAP, "amount": alternatives(pack["amounts"]["words"])}
    buckets: dict[str, list[tuple[Rule, str]]] = {}
    beginnings: set[str] = set()
    rules = []
    for table in pack["rule"]:
        rule = _rule(table, classes)
        rules.append(rule)
        for source, heads in _sources(table, classes, words):
            beginnings |= heads
            for key in {bucket(head) for head in heads}:
                buckets.setdefault(key, []).append((rule, source))
    join, beside = _connectors(pack["connectors"])
    return Grammar(
        rules=tuple(rules),
        buckets={key: Bucket(found) for key, found in buckets.items()},
        values=word_values(words),
        opening=opening_regex(beginnings),
        join=join,
        beside=beside,
        of_year=re.compile(rf",?{GAP}(?:{alternatives(pack['connectors']['of_year'])}{GAP})?"),
        daypart=re.compile(GAP + alternatives(pack["connectors"]["daypart"])),
        between=_before(pack["connectors"]["between"]),
        every=_before(pack["connectors"]["every"]),
        closing=_closing(pack["connectors"]),
        signal=_signal(pack["signals"]),
        zones={name.lower(): name for name in zones["names"]} | {name.lower(): zone for name, zone in zones["time"].items()},
    )


def _rule(table: Mapping[str, Any], classes: Mapping[str, str]) -> Rule:
    before, after = table.get("before"), table.get("after")
    return Rule(
        name=table["name"],
        kind=TimexKind(table.get("kind", "date")),
        gives=table.get("gives", {}),
        alone=before is None,
        before=_before(before) if before else None,
        after=re.compile(_substitute(after, classes)) if after else None,
        ranges=table.get("ranges", False),
        opens=table.get("opens", False),
    )


def _substitute(source: str, classes: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z]\w*)\}", lambda m: classes[m[1]], source)


def _sources(table: Mapping[str, Any], classes: Mapping[str, str], words: Words) -> Iterator[tuple[str, set[str]]]:
    """Each regular expression of a rule, with what it can begin with."""
    if "regex" in table:
        yield _substitute(table["regex"], classes), {NUMBER}
    for pattern in table.get("patterns", ()):
        yield pattern_regex(pattern, classes), openings(pattern, words)
