"""Countries and organisations that take part as such."""

from __future__ import annotations

from collections.abc import Iterator

from diplocal.extract.clauses import Clause
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens
from diplocal.extract.wording import Tags, code_of
from diplocal.gazetteer import Match, NameKind

_PARTIES = frozenset({"between", "with", "by", "among"})
_JOINING = frozenset({",", "and", "&", "the"})
_SIDES = (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.ORGANISATION)


def bodies(reading: Reading, clause: Clause, offices: list[Mention], above: Match | None = None) -> list[str]:
    """Codes of the organisations of a clause, of the countries that hold it with others, and of nameless office holders.

    `above` is the organisation under whose name the clause stands in a list.
    """
    tokens, tags = reading.tokens(clause.block), reading.tags(clause.block)
    inside = reading.peopled(clause.block)
    acting = set(_subjects(reading, clause))
    found: dict[str, int] = {}
    if above is not None and (code := code_of(above)) is not None:
        found[code] = -1
    for index in [i for i in tags if clause.first <= i < clause.last and i not in inside]:
        match = tags[index]
        code = code_of(match)
        if code is None:
            continue
        taking_part = match.kind is NameKind.COUNTRY and (index in acting or _party(reading, tokens, tags, index, clause.first))
        if match.kind is NameKind.ORGANISATION or taking_part:
            found.setdefault(code, index)
    for group in reading.people_in(clause.block, clause.start, clause.end):
        if group.plural and group.name is None:
            for index, code in members(tokens, tags, group, clause):
                found[code] = min(index, found.get(code, index))
    home = reading.document.publisher.country if reading.document.publisher else None
    for mention in offices:
        code = mention.country or (home if not mention.plural else None)
        if code:
            found.setdefault(code, clause.last)
    return sorted(found, key=found.__getitem__)


def _party(reading: Reading, tokens: Tokens, tags: Tags, index: int, first: int) -> bool:
    """Whether a country stands in "between A and B", "with A", "delegations of A and B", "envoys of six powers and A"."""
    back = index - 1
    unnamed = reading.lexicon.people.unnamed_parties
    while back >= first and (tokens.lows[back] in _JOINING or back in tags or tokens.lows[back] in unnamed):
        back -= 1
    if back < first:
        return False
    return tokens.lows[back] in _PARTIES or (
        tokens.lows[back] == "of" and back > first and tokens.lows[back - 1] in reading.lexicon.people.groups
    )


def _subjects(reading: Reading, clause: Clause) -> Iterator[int]:
    """Tokens of countries that do something together: "A, B and C will hold talks", "A and six world powers meet"."""
    tokens, tags = reading.tokens(clause.block), reading.tags(clause.block)
    verbs = {a for a, _, _ in reading.find("moods", clause.block, clause.first, clause.last)} | {t.first for t in clause.triggers}
    after_date = clause.dated.stop if clause.timex is not None else None
    reached = clause.first
    for index in [i for i in tags if clause.first <= i < clause.last]:
        last = _joined(tokens, tags, index, clause.last, (NameKind.COUNTRY,)) if index >= reached else index
        if last == index:
            continue
        begin = index
        while begin > reached and tokens.lows[begin - 1] in _JOINING and begin - 1 not in tags:
            begin -= 1
        many = len({tags[i].start for i in range(index, last) if i in tags}) > 1
        others = tokens.lows[last] == "and" if last < len(tokens) else False
        free = begin == clause.first or not tokens.texts[begin - 1].isalnum() or begin == after_date
        if free and ((many and last in verbs) or (others and verbs.intersection(range(last + 1, last + 8)))):
            yield from (i for i in range(index, last) if i in tags)
        reached = last


def members(tokens: Tokens, tags: Tags, group: Mention, clause: Clause) -> Iterator[tuple[int, str]]:
    """Tokens and codes of those whose ministers a group is: "EU foreign ministers", "the presidents of A and B"."""
    first = group.first
    while first > clause.first and (first - 1 in tags or (tokens.lows[first - 1] in ("and", ",") and first - 2 in tags)):
        first -= 1
    last = _joined(tokens, tags, group.last, clause.last, _SIDES)
    for index in range(first, max(last, group.last)):
        match = tags.get(index)
        code = code_of(match) if match is not None and match.kind in _SIDES else None
        if code is not None:
            yield index, code


def _joined(tokens: Tokens, tags: Tags, index: int, end: int, kinds: tuple[NameKind, ...]) -> int:
    """Index after the last of the names of these kinds that commas and "and" join from `index` on."""
    last = index
    while index < end:
        match = tags.get(index)
        if match is not None and match.kind in kinds:
            last = index + 1
        elif tokens.lows[index] not in _JOINING or match is not None:
            break
        index += 1
    return last
