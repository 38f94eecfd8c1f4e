"""Who of those that words name takes part in what they tell: not who only speaks, sends somebody, or is remembered."""

from __future__ import annotations

from collections.abc import Sequence

from diplocal.extract.blocks import Block
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.people import Mention
from diplocal.extract.speaking import speaking
from diplocal.extract.tokens import Tokens
from diplocal.model import Kind

DESCRIBED = 4
"""How many words may tell who is remembered: "the tomb of the national hero X"."""
TELLING_ON = 6
"""How many words before "on" the press is told something."""
_TO_WHOM = frozenset({"of", "for", "to", "about"})


def persons_of(context: Context, block: Block, mentions: list[Mention]) -> tuple[list[Entity], list[Mention]]:
    """The persons behind mentions, without those who only speak about the event; and the offices that nobody named holds."""
    persons: list[Entity] = []
    offices: list[Mention] = []
    tokens = context.reading.tokens(block)
    silent = speaking(context.reading, block, mentions)
    for mention in mentions:
        if (
            mention in silent
            or _sends(context, tokens, mention, mentions)
            or tokens.lows[max(0, mention.first - 2) : mention.first] == ["not", "by"]
            or (mention.name is None and tokens.lows[_whose(tokens, mention.first)] == "as")
            or _remembered(context, block, tokens, mention)
        ):
            continue
        entity = context.people.named(mention) if mention.name else None
        if entity is None and mention.office and not mention.plural:
            entity = context.holder(mention)
            if entity is None:
                offices.append(mention)
        if entity is not None and entity not in persons:
            persons.append(entity)
    return persons, offices


def _remembered(context: Context, block: Block, tokens: Tokens, mention: Mention) -> bool:
    """Whether somebody is only what something is about: "the tomb of X", "an exhibition about X", "a briefing on X's visit"."""
    if mention.first > 0 and tokens.lows[mention.first - 1] == "on" and mention.last - 1 in tokens.possessives:
        rules = context.reading.lexicon.rules
        told = context.reading.find("triggers", block, max(0, mention.first - TELLING_ON), mention.first)
        return any(rules[rule].kind is Kind.PRESS for _, _, rule in told)
    at = mention.first
    while at > max(0, mention.first - DESCRIBED) and tokens.texts[at - 1].islower() and tokens.lows[at - 1] not in _TO_WHOM:
        at -= 1
    before = tokens.lows[max(0, at - 2) : at]
    if before[-1:] == ["about"]:
        return True
    return before[-1:] in (["of"], ["for"], ["to"]) and before[0] in context.reading.lexicon.people.memorials


def _whose(tokens: Tokens, at: int) -> int:
    """Index of the word before the article of an office; "as the Special Envoy" tells what somebody is, and nobody else."""
    return max(0, at - 1 - (at > 1 and tokens.lows[at - 1] in ("the", "a", "an", "his", "her")))


def _sends(context: Context, tokens: Tokens, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether somebody only has the one who comes: "President X's special envoys"; a counterpart meets the one whose it is."""
    if mention.last - 1 not in tokens.possessives or mention.name is None:
        return False
    partners = context.reading.lexicon.people.partners
    after = next((m for m in mentions if m.first in (mention.last, mention.last + 1)), None)
    return after is not None and after.office is not None and partners.isdisjoint(tokens.lows[mention.last : after.last])
