"""Who is told not to take part: somebody in whose place another one comes, or who will not attend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from diplocal.extract.blocks import Block
from diplocal.extract.boundaries import OFF
from diplocal.extract.context import Context, first_verb
from diplocal.extract.coreference import Entity
from diplocal.extract.drafts import GATHERING
from diplocal.extract.people import Mention
from diplocal.model import Kind

_BETWEEN = 2
"""How many words may stand between somebody and the words by which another one comes: "Minister X will now be ..."."""
_PRONOUNS = frozenset({"he", "she"})


class Absence(NamedTuple):
    """Mentions that name nobody who takes part, and those persons of them who are known."""

    mentions: frozenset[Mention]
    persons: tuple[Entity, ...]


def absence(context: Context, block: Block, sentence: tuple[int, int], everyone: Sequence[Mention], kind: Kind) -> Absence:
    """Those of the mentions of a sentence who do not take part in an event of a kind, and whom "he" or "she" means there."""
    if not everyone:
        return Absence(frozenset(), ())
    reading = context.reading
    first, last = reading.token_range(block, *sentence)
    away: list[Mention] = []
    persons: list[Entity] = []
    for _, after, _ in reading.find("in_place", block, first, last):
        by = reading.lows(block)[after : after + 1] == ["by"]  # "represented by X", who comes
        away += [m for m in everyone if after <= m.first <= after + 1 and not by][:1]
    leaving = [
        at for at, after, _ in reading.find("sends_another", block, first, last) if any(m.first >= after for m in everyone)
    ]
    if kind in GATHERING or (kind is Kind.MEETING and any(m.plural for m in everyone)):
        leaving += [at for at, _, _ in reading.find("stays_away", block, first, last)]
    for at in leaving:
        before = [m for m in everyone if m.last <= at and not m.plural]
        told = reading.lows(block)[max(first, at - 1 - _BETWEEN) : at]
        if told[-1:] == ["and"]:  # the subject of the verb before: "X is unwell and will not attend"
            away += before[:1]
        elif not _PRONOUNS.isdisjoint(told):
            verb = first_verb(reading, block, first, last)
            acting = [m for m in before if m.first < verb][:1]
            away += acting
            persons += [context.subject] if context.subject is not None and not acting else []
        else:
            away += [m for m in before[-1:] if at - m.last <= _BETWEEN]
    known = [context.people.named(m) if m.name else context.holder(m) for m in away]
    found = dict.fromkeys(person for person in [*persons, *known] if person is not None)
    sending = {
        m for _, after, _ in reading.find("sent_by", block, first, last) for m in everyone if after <= m.first <= after + 1
    }
    return Absence(frozenset(away) | sending, tuple(found))


def only_stays_away(context: Context, block: Block, first: int, last: int) -> bool:
    """Whether all words of calling off in tokens[first:last] tell of somebody who will not attend, and none of the event."""
    away = [range(a, b) for a, b, _ in context.reading.find("stays_away", block, first, last)]
    off = [a for a, _, rule in context.reading.find("moods", block, first, last) if rule in OFF]
    return bool(away) and all(any(at in words for words in away) for at in off)
