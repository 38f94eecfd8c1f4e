"""Who takes part in what a clause announces: the persons named in it, and those whom its pronouns and group words mean."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context, reports
from diplocal.extract.coreference import Entity
from diplocal.extract.people import Mention
from diplocal.extract.tokens import Token

_SINGULAR = frozenset({"he", "she", "him", "her", "his"})
_GROUP = frozenset({"they", "them", "both"})


class Cast(NamedTuple):
    """The people of a clause: persons, people known by office alone, and whether they stand in the clause itself."""

    persons: tuple[Entity, ...]
    offices: tuple[Mention, ...]
    own: bool


def cast(context: Context, clause: Clause, sentence: tuple[int, int]) -> Cast:
    """Who takes part in what a clause announces."""
    reading = context.reading
    block = clause.block
    tokens = reading.tokens(block)
    everyone = reading.people_in(block, *sentence)
    inside = [m for m in everyone if clause.start <= m.start < clause.end]
    persons, offices = _persons(context, tokens, inside)
    if clause.relative and not _subject_before_verb(inside, clause):
        before = [m for m in everyone if m.end <= clause.start]
        nearest, _ = _persons(context, tokens, before[-1:])
        persons = [*nearest, *(p for p in persons if p not in nearest)]
    words = [t.low for t in tokens[clause.first : clause.last]]
    if context.subject and context.subject not in persons and (_SINGULAR & set(words[:14])) and not clause.relative:
        persons.insert(0, context.subject)
    speaker = context.speaker(block) if "i" in words and not clause.relative else None
    if speaker is not None and speaker not in persons:
        persons.insert(0, speaker)
    draft = context.latest()
    if draft is not None and not clause.relative and _plural_reference(words, reading.lexicon.people.groups):
        persons += [p for p in draft.people if p not in persons]
    own = bool(persons or offices)
    if not persons and not offices:
        leading = [m for m in everyone if m.end <= clause.start]
        persons, offices = _persons(context, tokens, leading)
    return Cast(tuple(persons), tuple(offices), own)


def _subject_before_verb(inside: list[Mention], clause: Clause) -> bool:
    return any(m.first <= clause.first + 1 for m in inside)


def _plural_reference(words: list[str], groups: frozenset[str]) -> bool:
    """Whether the words mean those of the event before ("they", "the ministers"), and no group of their own ("all of them")."""
    beginning = itertools.pairwise(["", *words[:12]])
    if any(word in _GROUP and before != "of" for before, word in beginning):
        return True
    return any(a in ("the", "both", "two") and b in groups for a, b in itertools.pairwise(words))


def _persons(context: Context, tokens: list[Token], mentions: list[Mention]) -> tuple[list[Entity], list[Mention]]:
    """The persons behind mentions, without those who only speak about the event; and the offices that nobody named holds."""
    persons: list[Entity] = []
    offices: list[Mention] = []
    for mention in mentions:
        if reports(context.reading, tokens, mention):
            continue
        entity = context.people.named(mention) if mention.name else None
        if entity is None and mention.office and not mention.plural:
            entity = context.holder(mention)
            if entity is None:
                offices.append(mention)
        if entity is not None and entity not in persons:
            persons.append(entity)
    return persons, offices
