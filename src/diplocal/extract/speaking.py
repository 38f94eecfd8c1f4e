"""Who only speaks: spokespeople, the subjects of verbs of saying, those who are cited, and those who ask."""

from __future__ import annotations

from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.extract.tokens import Tokens

_BEFORE_SAYING = frozenset(
    {
        "has",
        "had",
        "also",
        "then",
        "later",
        "already",
        "earlier",
        "today",
        "yesterday",
        "recently",
        "just",
        "on",
        "in",
        "a",
        "statement",
    }
)
_CLOSING = frozenset({"”", '"', ",", "’", "'"})
"""What stands between words that are quoted and the verb that tells whose they are."""
_AFTER_SAYING = frozenset({".", ",", ";", "on", "in", "at", "to", "after", "during", "when", "yesterday", "today", "–", "—", "-"})
"""What goes on after "..., said X": and no verb, as in "Y, the Minister, said X would come"."""
_ACCORDING = ("according", "to")
_TOLD = frozenset({"told", "said", "announced", "quoted", "stated"})
ASKING = 10
"""Among how many first words of a question somebody says who asks it."""
BRACKETED = 2
"""Among how many first words of a question the bracket opens that holds who asks it."""
LONGEST_APPOSITION = 20
BRIEFING = 4
"""Within how many words before somebody a title calls the text a briefing."""
_OPENING = frozenset({":", ".", "?", ",", "–", "—", "-", ")"})
"""What stands before somebody who is called on."""


def reports(reading: Reading, block: Block, mention: Mention) -> bool:
    """Whether somebody only speaks about the event: a spokesperson, the subject of a verb of saying, who is cited or asks."""
    tokens = reading.tokens(block)
    if is_spokesperson(mention) or is_label(tokens, mention) or asks(reading, block, mention):
        return True
    return says(reading, block, mention) or _is_cited(reading, tokens, mention)


def is_spokesperson(mention: Mention) -> bool:
    """Whether somebody speaks for others by office."""
    return "spokes" in (mention.office or "").lower()


def _is_cited(reading: Reading, tokens: Tokens, mention: Mention) -> bool:
    """Whether the words before somebody tell whose words they are: "according to X", "was told by X", "..., said X."."""
    if mention.first < len(_ACCORDING):
        return False
    before = (tokens.lows[mention.first - 2], tokens.lows[mention.first - 1])
    if before == _ACCORDING or (before[1] == "by" and before[0] in _TOLD):
        return True
    after = tokens.lows[mention.last] if mention.last < len(tokens) else "."
    return before[0] in _CLOSING and before[1] in reading.lexicon.people.saying and after in _AFTER_SAYING


def says(reading: Reading, block: Block, mention: Mention) -> bool:
    """Whether a verb of saying follows somebody: "X, the Minister, said", "X has announced", "X's office says"."""
    words, tokens = reading.lexicon.people, reading.tokens(block)
    following = tokens.lows[mention.last : mention.last + 5]
    if following[:2] == [",", "who"] and following[2:3] and following[2] in words.saying:
        return True
    if following and following[0] in (",", "(") and len(tokens) > mention.last + 1:
        reach = range(mention.last + 1, min(len(tokens), mention.last + LONGEST_APPOSITION))
        closing = next((i for i in reach if tokens.texts[i] in (",", ")")), None)
        if closing is not None:
            following = tokens.lows[closing + 1 : closing + 3]
    if following and mention.last - 1 in tokens.possessives and following[0] in words.mouthpieces:
        del following[0]
    while following and following[0] in _BEFORE_SAYING:
        del following[0]
    return bool(following) and following[0] in words.saying


def speaking(reading: Reading, block: Block, mentions: list[Mention]) -> set[Mention]:
    """Those of some mentions of a block who only speak: with who says it, those whom "and" joins to them."""
    found: set[Mention] = set()
    if not mentions:
        return found
    after: Mention | None = None
    tokens = reading.tokens(block)
    for mention in reversed(mentions):
        joined = after is not None and after in found and tokens.lows[mention.last : after.first] == ["and"]
        if joined or reports(reading, block, mention):
            found.add(mention)
        after = mention
    return found


def is_label(tokens: Tokens, mention: Mention) -> bool:
    """Whether a name at the head of a block only tells who speaks or asks ("Agency X (follow-up): ...")."""
    following = tokens.texts[mention.last : mention.last + 6]
    if mention.first != 0 or not following:
        return False
    return following[0] == ":" or (following[0] == "(" and "):" in "".join(following))


def is_addressed(reading: Reading, block: Block, mention: Mention) -> bool:
    """Whether a question only calls on somebody: "Mr. Holm, what about Lebanon?"; whom it asks what he will do takes part."""
    tokens, words = reading.tokens(block), reading.lexicon.people
    if block.kind is not BlockKind.QUESTION or mention.name is None or tokens.texts[mention.last : mention.last + 1] != [","]:
        return False
    if mention.first > 0 and tokens.texts[mention.first - 1] not in _OPENING:
        return False
    receives = not words.host_offices.isdisjoint((mention.office or "").lower().split())
    return not (receives and "you" in tokens.lows)


def briefs(reading: Reading, block: Block, mention: Mention) -> bool:
    """Whether a title only tells who gives a briefing, and nobody who receives guests: "Briefing by Karl Holm, aide to ..."."""
    lows, words = reading.lows(block), reading.lexicon.people
    by = mention.first > 0 and lows[mention.first - 1] == "by"
    told = by and not words.briefings.isdisjoint(lows[max(0, mention.first - BRIEFING) : mention.first])
    return told and words.host_offices.isdisjoint((mention.office or "").lower().split())


def asks(reading: Reading, block: Block, mention: Mention) -> bool:
    """Whether a name in a question only tells who asks it: "Question (X, Agency): ...", "Good morning, X from Agency"."""
    if block.kind is not BlockKind.QUESTION or mention.name is None or mention.office is not None or mention.first > ASKING:
        return False
    tokens = reading.tokens(block)
    bracketed = 0 < mention.first <= BRACKETED and tokens.texts[mention.first - 1] == "("
    outlet = mention.last + 1 < len(tokens) and tokens.lows[mention.last] == "from" and mention.last + 1 in tokens.capitals
    labelled = mention.first == 1 and mention.last < len(tokens) and tokens.texts[mention.last] == ":"
    return bracketed or labelled or (outlet and mention.last + 1 not in reading.tags(block))
