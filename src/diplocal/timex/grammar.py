"""The grammar of one language, compiled once from its pack: rules, what joins them, and where an expression may begin."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

from diplocal.timex.symbols import TimexKind
from diplocal.timex.trie import trie_regex

GAP = r"(?:(?>[^\S\n]{1,8}\n?|\n)[^\S\n]{0,8}+)"
"""White space inside an expression: never an empty line. Its length is bounded, so that no text takes more than linear time."""
COMMA_GAP = rf"(?:[^\S\n]?,{GAP}?|{GAP})"
DASH = r"[-–—‒−]"

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_AFTER_NUMBER = r"(?![\d_a-z%]|[.:]\d|,\d\d\d)"
_DIGITS = {
    "day": rf"{_DAY}(?:-?(?:st|nd|rd|th)|er|ST|ND|RD|TH)?{_AFTER_NUMBER}",
    "ordinal": rf"{_DAY}(?:st|nd|rd|th|ST|ND|RD|TH){_AFTER_NUMBER}",
    "year": r"(?P<year>(?:19|20)\d\d)(?:(?![\d_a-z]|[.,]\d)|(?=[0-2]?\d[:.]\d\d))",
    "quarter": r"(?P<number>[1-4])",
}
_GROUPS = {"wday": "weekday", "nth": "number", "season": "number", "period": "unit", "length": "unit", "noon": "hour"}
_GAPS = {",": COMMA_GAP, "-": rf"(?:{GAP}|-)"}
_RARE = frozenset({"month", "weekday", "wday"})
_OPENING_WORDS = 2
_COMMON, _RARE_LENGTH = 3, 6
"""Words of up to three letters say too little to begin with alone; one of six letters is enough."""

_Words = Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of single expression."""

    name: str
    kind: TimexKind
    gives: Mapping[str, Any]
    alone: bool
    """Whether it counts without `before` or a stronger neighbour."""
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    ranges: bool
    """Whether it counts where it ends a range."""
    opens: bool
    """Whether a date must follow ("the week of ...")."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules of one language."""

    rules: tuple[Rule, ...]
    buckets: Mapping[str, tuple[tuple[Rule, str], ...]]
    """The patterns that can match, by the `bucket` of the expression."""
    values: Mapping[str, Mapping[str, str]]
    """By class, what a word in lower case without a final dot stands for."""
    opening: re.Pattern[str]
    join: re.Pattern[str]
    """Between the items of a list or range: group `range`, `and`, `or` or `comma` is set."""
    beside: re.Pattern[str]
    """Between two descriptions of one day, or a day and a clock time; group `bracket` where one opens."""
    daypart: re.Pattern[str]
    between: re.Pattern[str]
    every: re.Pattern[str]
    closing: re.Pattern[str]
    """The rest of a list up to the word before its last item."""
    signal: re.Pattern[str]
    """The end of a text that bounds what follows; its group is named by the relation."""
    zones: Mapping[str, str]


def _cases(word: str) -> Iterator[str]:
    """A word as written, beginning a sentence, and in capitals."""
    yield word
    yield word[:1].upper() + word[1:]
    yield word.upper()


def _end(form: str) -> str:
    """What may not follow a word. Nothing parts a capitalised name from the next sentence in some pages ("18 NovemberMr")."""
    return r"(?![^\W_])" if form.isupper() or not form[-1].isalpha() else r"(?![^\WA-Z_])"


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest that fits; a final "." in a word may be missing."""
    ends: dict[str, str] = {}
    for word in words:
        dot = r"\.?" if word.endswith(".") else ""
        ends |= {form: _end(form) + dot for form in _cases(word.removesuffix("."))}
    return trie_regex(ends, GAP)


def _class_regexes(words: _Words, zones: Mapping[str, Any]) -> dict[str, str]:
    found = dict(_DIGITS)
    for name, table in words.items():
        body = alternatives(w for group in table.values() for w in group)
        digits = r"|\d{1,2}(?!\d|[.,:]\d)" if name == "n" else ""
        found[name] = f"(?P<{_GROUPS.get(name, name)}>{body}{digits})"
    names = "|".join(sorted(zones["names"], key=len, reverse=True))
    cities = alternatives(zones["time"])
    offset = r"(?:[+-]\d{1,2}(?::?[0-5]\d)?)?"
    local = rf"{cities}{GAP}(?:[Ss]tandard{GAP})?[Tt]ime|local(?!\w)"
    zone = rf"(?:{names}){offset}(?![A-Za-z\d])|{local}"
    found["zone"] = rf"\(?(?P<zone>{zone})\)?"
    found["zoned"] = rf"\(?(?:{zone})"
    return found


def _pattern_regex(pattern: str, classes: Mapping[str, str]) -> str:
    """The notation of the pack's `patterns` as a regular expression."""
    out, gap, first = "", GAP, True
    for token in pattern.split():
        if token in _GAPS:
            gap = _GAPS[token]
            continue
        if token == "'":
            out += "['’]?"
            continue
        optional = token.endswith("?")
        body = _token_regex(token.removesuffix("?"), classes)
        if first:
            out += f"(?:{body}{gap})?" if optional else body
            first = optional
        else:
            out += f"(?:{gap}{body})?" if optional else gap + body
        gap = GAP
    return out


def _token_regex(token: str, classes: Mapping[str, str]) -> str:
    if "{" not in token:
        return alternatives(token.split("|"))
    return "".join(
        classes[part[1:-1]] if part.startswith("{") else f"(?i:{part})" for part in re.split(r"(\{\w+\})", token) if part
    )


def _openings(tokens: list[str], words: _Words, depth: int = _OPENING_WORDS) -> Iterator[str]:
    """The strings with which a pattern can begin, a digit as "0": as many words as it takes to be rare ("the" is everywhere)."""
    if not tokens or depth == 0 or tokens[0] == "-":
        yield ""
        return
    token, rest = tokens[0], tokens[1:]
    if token in (",", "'"):
        yield from _openings(rest, words, depth)
        return
    if token.endswith("?"):
        yield from _openings(rest, words, depth)
    heads, known = _heads(token.removesuffix("?"), words)
    for head in heads:
        deeper = 0 if known or len(head) >= _RARE_LENGTH or head.endswith("0") else depth - (len(head) > _COMMON)
        for tail in _openings(rest, words, deeper):
            yield f"{head} {tail}".rstrip()


def _opening(openings: Iterable[str]) -> re.Pattern[str]:
    """Where an expression may begin: a number that is no part of another one, or an opening."""
    ends = {opening: "(?![a-z])" if opening[-1].isalpha() else "" for opening in openings if opening != "0"}
    words = trie_regex(ends, r"\s{1,8}")
    return re.compile(rf"(?<![^\W_])(?:(?<!\d[.,/:])(?<![$£€#§])\d|{words})")


def _heads(token: str, words: _Words) -> tuple[list[str], bool]:
    """What one token of a pattern can be, and whether that is rare enough to stop at."""
    inner = re.match(r"([^{]*)\{(\w+)\}([^{]*)", token)
    if inner is None:
        return token.split("|"), False
    before, name, after = inner.groups()
    heads = [w.rstrip(".") for group in words.get(name, {}).values() for w in group]
    if name in _DIGITS or name == "n":
        heads.append("0")
    return [before + head + (after if head != "0" else "") for head in heads], name in _RARE or bool(after)


def _context(words: Iterable[str]) -> re.Pattern[str]:
    """Matches where text ends with one of the words, which may be followed by an article or a degree ("until late on")."""
    listed = [w for w in words if w not in ("^", "(", "|")]
    marks = [{"^": r"(?:\A|\n)[^\S\n]*", "(": r"\(", "|": r"\|[^\S\n]*"}[w] for w in words if w in ("^", "(", "|")]
    if listed:
        marks.append(rf"(?<!\w){alternatives(listed)}(?:{GAP}(?:late|the))?{GAP}")
    return re.compile("(?:" + "|".join(marks) + r")\Z")


def _signal(table: Mapping[str, list[str]]) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{relation}>{'|'.join(map(re.escape, words))})" for relation, words in table.items())
    return re.compile(rf"(?<!\w)(?:{groups}){GAP}(?:(?:the|late){GAP})?\Z", re.IGNORECASE)


def _connectors(table: Mapping[str, list[str]]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = {name: alternatives(table[name]) for name in ("range", "and", "or", "beside")}
    join = re.compile(
        rf"(?P<range>{GAP}?{DASH}{GAP}?|{GAP}{words['range']}{GAP})"
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


def bucket(beginning: str) -> str:
    """The key under which patterns for an expression are found: its first two characters, or a 0 for any digit."""
    first, second = beginning[:1].lower(), beginning[1:2].lower().rstrip()
    return "0" if first.isdecimal() else first + ("0" if second.isdecimal() else second)


compiled = cache(re.compile)
"""A pattern, compiled when it is first tried: most texts need few."""


@cache
def load(language: str = "en") -> Grammar:
    """The grammar of a language. Raises FileNotFoundError for one that has no pack."""
    pack, zones = _pack(language, "timex.toml"), _pack(language, "timex-zones.toml")
    words = pack["words"]
    classes = _class_regexes(words, zones)
    classes |= {"gap": GAP, "amount": alternatives(pack["amounts"]["words"])}
    buckets: dict[str, list[tuple[Rule, str]]] = {}
    openings: set[str] = set()
    rules = []
    for table in pack["rule"]:
        rule = _rule(table, classes)
        rules.append(rule)
        for source, heads in _sources(table, classes, words):
            openings |= heads
            for key in {bucket(head) for head in heads}:
                buckets.setdefault(key, []).append((rule, source))
    join, beside = _connectors(pack["connectors"])
    return Grammar(
        rules=tuple(rules),
        buckets={char: tuple(found) for char, found in buckets.items()},
        values=_values(words),
        opening=_opening(openings),
        join=join,
        beside=beside,
        daypart=re.compile(GAP + alternatives(pack["connectors"]["daypart"])),
        between=_context(pack["connectors"]["between"]),
        every=_context(pack["connectors"]["every"]),
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
        before=_context(before) if before else None,
        after=re.compile(_substitute(after, classes)) if after else None,
        ranges=table.get("ranges", False),
        opens=table.get("opens", False),
    )


def _substitute(source: str, classes: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z]\w*)\}", lambda m: classes[m[1]], source)


def _sources(table: Mapping[str, Any], classes: Mapping[str, str], words: _Words) -> Iterator[tuple[str, set[str]]]:
    """Each regular expression of a rule, with what it can begin with."""
    if "regex" in table:
        yield _substitute(table["regex"], classes), {"0"}
    for pattern in table.get("patterns", ()):
        heads = {case for head in _openings(pattern.split(), words) for case in islice(_cases(head), 2 if " " in head else 3)}
        yield _pattern_regex(pattern, classes), heads


def _values(words: _Words) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for name, table in words.items():
        group = values.setdefault(_GROUPS.get(name, name), {})
        group |= {w.rstrip(".").lower(): value for value, listed in table.items() for w in listed}
    return values
