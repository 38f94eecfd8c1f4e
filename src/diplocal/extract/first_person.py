"""Whom "I" means: who speaks by the label of a transcript, by the words before a quotation, or by the head of a release."""

from __future__ import annotations

from collections.abc import Sequence

from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.context import Context
from diplocal.extract.coreference import Entity
from diplocal.extract.people import Mention
from diplocal.extract.speaking import is_label, reports

_OBLIQUE = frozenset({"my", "me"})
TELLS = 3
"""Within how many words after "I" the verb stands by which one only tells something."""
_QUOTES = frozenset('“"«‘')
LETTERHEAD = 8
"""Among how many first blocks whoever issues a release is named."""
LONGEST_LABEL = 120
LONGEST_SPEECH = 4
"""Over how many paragraphs a quotation is followed."""


def speaks_of_self(words: Sequence[str], telling: frozenset[str]) -> bool:
    """Whether who speaks takes part by his own words: "I will visit Lima", and not "I can confirm that"."""
    if not _OBLIQUE.isdisjoint(words):
        return True
    at = words.index("i") if "i" in words else len(words)
    return at < len(words) and telling.isdisjoint(words[at + 1 : at + 1 + TELLS])


def speaker(context: Context, block: Block) -> Entity | None:
    """Whom "I" means: who speaks by the label or the last words before ("The Minister said:"), or by the title."""
    for before in reversed(context.reading.blocks[max(0, block.index - LONGEST_SPEECH) : max(0, block.index + 1)]):
        mentions, tokens = context.reading.people(before), context.reading.tokens(before)
        opens = before.index < block.index and context.reading.text[before.end - 1] == ":" and before.kind is BlockKind.PARAGRAPH
        saying = [m for m in mentions if reports(context.reading, before, m)] if opens else []
        saying = saying or [m for m in mentions[:1] if is_label(tokens, m)]
        if saying or opens:
            found = [context.people.named(m) if m.name else _introduced(context, m) or context.holder(m) for m in saying]
            return next((e for e in found if e is not None and not e.speaks_for_others), None)
    if context.reading.text[block.start] in _QUOTES:
        return None  # somebody is quoted, who is named after it
    title = context.reading.title
    said = title is not None and not context.reading.lexicon.people.speeches.isdisjoint(context.reading.lows(title))
    headed = context.named_in(title) if said else []
    return headed[0] if len(headed) == 1 else _signer(context)


def principal_speaker(context: Context, block: Block) -> Entity | None:
    """Who speaks, where it is somebody whose office is to meet others: the "we" of a minister who meets somebody."""
    found = speaker(context, block)
    receives = context.reading.lexicon.people.host_offices
    return found if found is not None and not receives.isdisjoint((found.office or "").lower().split()) else None


def _signer(context: Context) -> Entity | None:
    """Who issues a release that says "I": whose office and name stand in lines of their own above it."""
    head = context.reading.blocks[:LETTERHEAD]
    words = context.reading.lexicon.people.speeches
    if not any("release" in lows or not words.isdisjoint(lows) for b in head if (lows := context.reading.lows(b))):
        return None
    for block in head:
        mentions, tokens = context.reading.people(block), context.reading.tokens(block)
        if len(mentions) == 1 and mentions[0].name and mentions[0].last - mentions[0].first == len(tokens):
            return context.people.named(mentions[0])
    return None


def _introduced(context: Context, label: Mention) -> Entity | None:
    """Who speaks by an office alone: the one whom another label gives that office ("ANNA BERG, PRIME MINISTER: ...")."""
    if context.labels is None:
        labels = [m for b in context.reading.blocks if (m := _named_label(context, b)) is not None]
        context.labels = {(m.office or "").casefold(): e for m in reversed(labels) if (e := context.people.named(m)) is not None}
    return context.labels.get((label.office or "").casefold())


def _named_label(context: Context, block: Block) -> Mention | None:
    """The person with name and office who speaks by the label of a block."""
    if ":" not in context.reading.text[block.start : block.start + LONGEST_LABEL]:
        return None
    mention = next(iter(context.reading.people(block)), None)
    named = mention is not None and mention.name is not None and mention.office is not None
    return mention if mention is not None and named and is_label(context.reading.tokens(block), mention) else None
