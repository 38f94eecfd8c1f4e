"""The notation of a language pack's patterns as regular expressions, and the words with which a pattern can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from diplocal.timex.trie import trie_regex

GAP = r"(?:(?>[^\S\n]{1,8}\n?|\n)[^\S\n]{0,8}+)"
"""White space inside an expression: never an empty line. Its length is bounded, so that no text takes more than linear time."""
COMMA_GAP = rf"(?:[^\S\n]?,{GAP}?|{GAP})"
DASH = r"[-–—‒−]"

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_AFTER_NUMBER = r"(?![\d_a-z%]|[.:]\d|,(?!(?:19|20)\d\d(?!\d))\d\d\d)"
_DIGITS = {
    "day": rf"{_DAY}(?:-?(?:st|nd|rd|th)|er|ST|ND|RD|TH)?{_AFTER_NUMBER}",
    "ordinal": rf"{_DAY}(?:st|nd|rd|th|ST|ND|RD|TH){_AFTER_NUMBER}",
    "year": r"(?P<year>(?:19|20)\d\d)(?:(?![\d_a-z]|[.,]\d)|(?=[0-2]?\d[:.]\d\d))",
    "short": r"['’](?P<short>\d\d)(?![^\W_])",
    "quarter": r"(?P<number>[1-4])",
}
_GROUPS = {
    "wday": "weekday",
    "nth": "number",
    "season": "number",
    "period": "unit",
    "length": "unit",
    "noon": "hour",
    "hours": "hour",
}
_GAPS = {",": COMMA_GAP, "-": rf"(?:{GAP}|-)"}
_RARE = frozenset({"month", "weekday", "wday"})
_OPENING_WORDS = 2
_COMMON, _RARE_LENGTH = 3, 6
"""Words of up to three letters say too little to begin with alone; one of six letters is enough."""

Words = Mapping[str, Mapping[str, list[str]]]


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


def class_regexes(words: Words, zones: Mapping[str, Any]) -> dict[str, str]:
    """The regular expression of each class that a pattern may name, its group named by what it means."""
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


def pattern_regex(pattern: str, classes: Mapping[str, str]) -> str:
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


def openings(pattern: str, words: Words) -> set[str]:
    """The strings with which a pattern can begin, in the cases in which they are written; a digit is "0"."""
    return {case for head in _openings(pattern.split(), words) for case in islice(_cases(head), 2 if " " in head else 3)}


def _openings(tokens: list[str], words: Words, depth: int = _OPENING_WORDS) -> Iterator[str]:
    """As many words as it takes to be rare ("the" is everywhere)."""
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


def opening_regex(openings: Iterable[str]) -> re.Pattern[str]:
    """Matches what parts words, before a place where an expression may begin: a number of its own, or an opening."""
    ends = {opening: "(?![a-z])" if opening[-1].isalpha() else "" for opening in openings if opening != "0"}
    words = trie_regex(ends, r"\s{1,8}")
    return re.compile(rf"[^A-Za-z0-9](?<=[\W_])(?=\d(?<!\d[.,/:]\d)(?<![$£€#§]\d)|{words})")


def _heads(token: str, words: Words) -> tuple[list[str], bool]:
    """What one token of a pattern can be, and whether that is rare enough to stop at."""
    inner = re.match(r"([^{]*)\{(\w+)\}([^{]*)", token)
    if inner is None:
        return token.split("|"), False
    before, name, after = inner.groups()
    heads = [w.rstrip(".") for group in words.get(name, {}).values() for w in group]
    if name in _DIGITS or name == "n":
        heads.append("0")
    return [before + head + (after if head != "0" else "") for head in heads], name in _RARE or bool(after)


def word_values(words: Words) -> dict[str, dict[str, str]]:
    """By group, what a word in lower case without a final dot stands for."""
    values: dict[str, dict[str, str]] = {}
    for name, table in words.items():
        group = values.setdefault(_GROUPS.get(name, name), {})
        group |= {w.rstrip(".").lower(): value for value, listed in table.items() for w in listed}
    return values
