"""Counterparts: "his German counterpart" holds in Germany the office that the person meant by "his" holds at home."""

from __future__ import annotations

from collections.abc import Iterator

from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.people import Mention
from diplocal.extract.wording import code_of
from diplocal.gazetteer import NameKind

_FROM = frozenset({"from", "of", "in"})


def counterparts(context: Context, clause: Clause, persons: list[Entity]) -> Iterator[Entity | Mention]:
    """Those whom a clause tells as somebody's counterpart: a person of the document, or a mention of an office and a country.

    One whose name follows ("his German counterpart Anna Berg") learns the country and is not given again.
    """
    reading = context.reading
    tokens = reading.tokens(clause.block)
    words = reading.lexicon.people.counterparts
    for at in tokens.where(words, clause.first, clause.last):
        countries, after = _countries(context, clause, at)
        if not countries:
            continue
        following = next((m for m in reading.people(clause.block) if m.name and at < m.first <= after + 1), None)
        named = context.people.named(following) if following else None
        if named is not None:
            named.country = named.country or countries[0]
            continue
        for country in countries:
            before = [e for e in (context.subject, *persons) if e is not None and e.country != country]
            found = _holder(context, before[-1] if before else None, country)
            yield found or Mention(tokens.starts[at], tokens.ends[at], at, at + 1, None, tokens.texts[at], country)


def _countries(context: Context, clause: Clause, at: int) -> tuple[list[str], int]:
    """The countries of counterparts, told before the word ("Chilean counterpart") or after it ("counterparts from A and B").

    With the index after the last of them, or after the word.
    """
    tokens, tags = context.reading.tokens(clause.block), context.reading.tags(clause.block)
    after = at + 1 < clause.last and tokens.lows[at + 1] in _FROM
    found: list[str] = []
    last = at + 1
    for index in range(at + 2, clause.last) if after else range(at - 1, clause.first, -1):
        match = tags.get(index)
        code = code_of(match) if match is not None and match.kind in (NameKind.DEMONYM, NameKind.COUNTRY) else None
        if code is None and tokens.lows[index] not in ("and", ",", "the"):
            break
        found += [code] if code and code not in found else []
        last = max(last, index + 1 if code else 0)
    return found, last


def _holder(context: Context, person: Entity | None, country: str) -> Entity | None:
    """The person of a country whom the document knows with the office of another person, or as the only one of that country."""
    known = [*context.people.prime(context.outlook), *context.recent]
    of_country = list(dict.fromkeys(e for e in reversed(known) if e.country == country and e is not person))
    wanted = Mention(0, 0, 0, 0, None, person.office if person else None, country)
    return context.people.office(wanted, of_country) or (of_country[0] if len(of_country) == 1 and of_country[0].office else None)
