"""Countries and organisations that take part as such."""

from __future__ import annotations

from collections.abc import Sequence

from diplocal.extract.clauses import Clause
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Token
from diplocal.extract.wording import Tags, code_of
from diplocal.gazetteer import NameKind

_PARTIES = frozenset({"between", "with", "by", "among"})


def bodies(reading: Reading, clause: Clause, offices: list[Mention]) -> list[str]:
    """Codes of the organisations of a clause, of the countries that hold it with others, and of nameless office holders."""
    tokens, tags = reading.tokens(clause.block), reading.tags(clause.block)
    inside = reading.peopled(clause.block)
    found: dict[str, None] = {}
    for index in range(clause.first, clause.last):
        match = tags.get(index)
        if match is None or index in inside:
            continue
        code = code_of(match)
        if code is None:
            continue
        if match.kind is NameKind.ORGANISATION or (match.kind is NameKind.COUNTRY and _party(tokens, tags, index, clause.first)):
            found.setdefault(code)
    home = reading.document.publisher.country if reading.document.publisher else None
    for mention in offices:
        code = mention.country or (home if not mention.plural else None)
        if code:
            found.setdefault(code)
    return list(found)


def _party(tokens: Sequence[Token], tags: Tags, index: int, first: int) -> bool:
    """Whether a country stands in "between A and B", "with A", "A, B and C hold"."""
    back = index - 1
    while back >= first and (tokens[back].low in ("the", "and", ",") or back in tags):
        back -= 1
    return back >= first and tokens[back].low in _PARTIES
