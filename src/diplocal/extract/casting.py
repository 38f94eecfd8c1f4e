"""Who takes part in what a clause announces: the persons named in it, and those whom its pronouns and group words mean."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from diplocal.extract.absence import absence
from diplocal.extract.blocks import Block
from diplocal.extract.boundaries import PURPOSE, TENSES
from diplocal.extract.clauses import Clause
from diplocal.extract.context import Context, first_verb
from diplocal.extract.coreference import Entity
from diplocal.extract.counterparts import counterparts
from diplocal.extract.first_person import principal_speaker, speaker, speaks_of_self
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.extract.speaking import is_spokesperson, says, speaking
from diplocal.extract.taking_part import persons_of
from diplocal.extract.tokens import Tokens
from diplocal.model import Kind

_NOMINATIVE = frozenset({"he", "she"})
_POSSESSIVE = frozenset({"his", "her"})
_PRONOUNS = _NOMINATIVE | _POSSESSIVE | {"him"}
_REACH = 20
"""Among how many first words of a clause a pronoun tells who acts, those of names and offices not counted."""
_JOINING = frozenset({"and", "but", "then", "before", "or", ",", "after", "later", "afterwards", "afterward", "subsequently"})
_RELATIVE_TO = frozenset({"who", "whom"})
_RELATIVE = frozenset({"which", "who", "that"})
TOLD = 32
"""Among how many words after "X announced that" a pronoun means X."""
_RELATIVE_REACH = 12
_ADVERBS = 3
"""How many words may stand between "and" and the verb of a clause without a subject of its own."""
INVITING = 4
"""Within how many words after "the invitation of" the host stands whom no pronoun means that follows."""
PAIR = 2
"""How many are named before a "him" that means one of them."""
_TWO = frozenset({"two", "both"})
_OURS = frozenset({"we", "us"})
_GROUP = frozenset({"they", "them", "both"})


class Cast(NamedTuple):
    """The people of a clause: persons, people known by office alone, and whether they stand in the clause itself."""

    persons: tuple[Entity, ...]
    offices: tuple[Mention, ...]
    own: bool
    absent: tuple[Entity, ...] = ()
    """Those who are told not to take part."""


def cast(context: Context, clause: Clause, sentence: tuple[int, int], kind: Kind = Kind.OTHER) -> Cast:
    """Who takes part in what a clause announces, an event of a kind."""
    reading = context.reading
    block = clause.block
    tokens = reading.tokens(block)
    beside = _beside_the_point(reading, clause, sentence)
    away = absence(context, block, sentence, reading.people_in(block, *sentence), kind)
    everyone = [m for m in reading.people_in(block, *sentence) if m.first not in beside and m not in away.mentions]
    inside = [m for m in everyone if clause.start <= m.start < clause.end]
    persons, offices = persons_of(context, block, inside)
    if clause.relative and not _subject_before_verb(inside, clause):
        before = [m for m in everyone if m.end <= clause.start]
        nearest, _ = persons_of(context, block, _antecedents(tokens, clause, before))
        persons = [*nearest, *(p for p in persons if p not in nearest)]
    words = reading.lows(block)[clause.first : clause.last]
    hanging = clause.relative and words[:1] != ["where"]
    subject = (
        None
        if hanging or _PRONOUNS.isdisjoint(words[: _reach(clause, inside)])
        else _subject(context, clause, sentence, everyone)
    )
    if subject is not None and subject not in persons:
        persons.insert(0, subject)
    if not clause.relative and _lacks_subject(reading, clause, inside):
        acting, _ = persons_of(context, block, _subjects(reading, clause, sentence, everyone))
        opening = tokens.lows[reading.token_range(block, *sentence)[0] : clause.first]
        if not acting and context.subject is not None and not _NOMINATIVE.isdisjoint(opening):
            acting = [context.subject]
        persons = [*acting, *(p for p in persons if p not in acting)]
    if hanging and not persons and kind is Kind.VISIT and context.subject is not None:
        opening = tokens.lows[reading.token_range(block, *sentence)[0] : clause.first]
        persons += [] if _NOMINATIVE.isdisjoint(opening) else [context.subject]  # "She is ill, so the trip that was to ..."
    own_words = not clause.relative and speaks_of_self(words, reading.lexicon.people.telling)
    myself = speaker(context, block) if own_words else None
    if myself is None and not clause.relative and kind is Kind.MEETING and len(persons) == 1 and not _OURS.isdisjoint(words):
        myself = principal_speaker(context, block)
    if myself is not None and myself not in persons:
        persons.insert(0, myself)
    group = None if clause.relative else _group_meant(words, reading.lexicon.people.groups)
    if group is not None:
        draft = context.latest()
        pair = context.pair_before(block) if draft is None and not _TWO.isdisjoint(words) else []
        meant = _of_group(draft.people, group) if draft is not None else pair
        persons += [p for p in meant if p not in persons]
    for other in counterparts(context, clause, persons):
        if isinstance(other, Mention):
            offices.append(other)
        elif other not in persons:
            persons.append(other)
    persons = [p for p in persons if p not in away.persons]
    own = bool(persons or offices or away.persons)
    if not own:
        leading = [m for m in everyone if m.end <= clause.start]
        persons, offices = persons_of(context, block, leading)
    return Cast(tuple(persons), tuple(offices), own, away.persons)


def _reach(clause: Clause, inside: list[Mention]) -> int:
    """Among how many first words of a clause a pronoun is looked for that tells who acts."""
    named = [m for m in inside if m.first < clause.first + _REACH]
    return _REACH + sum(m.last - m.first - 1 for m in named)


def _antecedents(tokens: Tokens, clause: Clause, before: list[Mention]) -> list[Mention]:
    """On whom a relative clause hangs: the last one named, or two joined by "and" where its verb is no singular."""
    pair = before[-PAIR:]
    joined = len(pair) == PAIR and tokens.lows[pair[0].last : pair[1].first] == ["and"]
    verb = (
        tokens.lows[clause.first + 1 : clause.first + 2]
        if tokens.lows[clause.first] == "who"
        else tokens.lows[clause.first : clause.first + 1]
    )
    return pair if joined and verb and not verb[0].endswith("s") else before[-1:]


def _beside_the_point(reading: Reading, clause: Clause, sentence: tuple[int, int]) -> set[int]:
    """The tokens of what the sentence of a clause says in brackets or between commas: "X, who met Y in March, will visit Z"."""
    lows, (first, last) = reading.lows(clause.block), reading.token_range(clause.block, *sentence)
    found: set[int] = set()
    if _RELATIVE_TO.isdisjoint(lows[first:last]):
        return found
    dated = clause.dated
    for at in range(first + 1, last - 1):
        if lows[at] not in _RELATIVE_TO or lows[at - 1] not in (",", "("):
            continue
        sign = "," if lows[at - 1] == "," else ")"
        end = next((i for i in range(at + 1, last - 1) if lows[i] == sign), at)
        own = bool(dated) and at <= dated.start < end
        if not own and not reading.within("companions", clause.block, at, end):
            found.update(range(at, end))
    return found


def _lacks_subject(reading: Reading, clause: Clause, inside: list[Mention]) -> bool:
    """Whether a clause goes on with the subject of the one before: "... and will travel to Riga on 7 June"."""
    tokens = reading.tokens(clause.block)
    if clause.first > 0 and tokens.lows[clause.first] in PURPOSE:
        return True
    if _only_further(tokens, clause):
        return True
    verb = next(
        (at for at, _, rule in reading.find("moods", clause.block, clause.first, clause.last) if rule in TENSES), clause.last
    )
    relative = not _RELATIVE.isdisjoint(tokens.lows[max(0, clause.first - _RELATIVE_REACH) : clause.first])
    joined = tokens.lows[clause.first] in _JOINING and clause.first > 0 and not relative
    between = set(tokens.lows[clause.first + 1 : verb])
    return (
        joined
        and len(between) <= _ADVERBS
        and not between & (_NOMINATIVE | _GROUP | {"it", "who", "i", "we"})
        and all(m.first > verb for m in inside)
    )


def _only_further(tokens: Tokens, clause: Clause) -> bool:
    """Whether a clause has no verb, and so that of the one before: "... and Bari (6 May)", "and with X the following day"."""
    beside = clause.first > 0 and tokens.lows[clause.first] in _JOINING
    told = bool(clause.triggers) and tokens.lows[clause.first + 1 : clause.first + 2] != ["to"]
    return beside and not clause.moods and not told and not clause.relative


def _subject(context: Context, clause: Clause, sentence: tuple[int, int], everyone: list[Mention]) -> Entity | None:
    """Whom "he", "she", "his" or "her" in a clause means, where it is nobody whom the clause names itself."""
    inside = [m for m in everyone if clause.start <= m.start < clause.end]
    teller = self_told(context, clause.block, sentence, everyone)
    if teller is not None:
        silent = speaking(context.reading, clause.block, inside)
        inside = [m for m in inside if m not in silent]
    subject = teller or _own_subject(context, clause, sentence, everyone) or context.subject
    return subject if subject is not None and _means_subject(context, clause, inside) else None


def _own_subject(context: Context, clause: Clause, sentence: tuple[int, int], everyone: list[Mention]) -> Entity | None:
    """Who acts in the sentence before a clause that hangs on it: "X has asked Y for understanding, since his trip ..."."""
    if clause.start <= sentence[0]:
        return None
    acting = _subjects(context.reading, clause, sentence, everyone)
    first, _ = context.reading.token_range(clause.block, *sentence)
    if not acting and (
        context.subject is None or _NOMINATIVE.isdisjoint(context.reading.lows(clause.block)[first : clause.first])
    ):
        acting = [m for m in everyone if m.end <= clause.start]
    persons, _ = persons_of(context, clause.block, acting)
    return persons[0] if persons else None


def self_told(context: Context, block: Block, sentence: tuple[int, int], everyone: list[Mention]) -> Entity | None:
    """Who tells something of themselves: "X said that he would visit Y", "X announced her visit"; no spokesperson."""
    reading = context.reading
    _, last = reading.token_range(block, *sentence)
    for mention in everyone:
        if mention.name is None or not says(reading, block, mention):
            continue
        pronouns = _NOMINATIVE | _POSSESSIVE
        following = next((w for w in reading.lows(block)[mention.last : min(last, mention.last + TOLD)] if w in pronouns), None)
        entity = context.people.named(mention) if following else None
        if entity is not None and not entity.speaks_for_others and not is_spokesperson(mention):
            return entity
    return None


def _subjects(reading: Reading, clause: Clause, sentence: tuple[int, int], everyone: list[Mention]) -> list[Mention]:
    """Who is named before the first verb of the sentence."""
    first, _ = reading.token_range(clause.block, *sentence)
    verb = first_verb(reading, clause.block, first, clause.first)
    return [m for m in everyone if m.end <= clause.start and m.last <= verb]


def _means_subject(context: Context, clause: Clause, inside: list[Mention]) -> bool:
    """Whether a pronoun of the clause means who acted before it, and nobody whom the clause names itself.

    "He" and "his" after a name mean that name; "On the second leg of his visit, Mr Berg will ..." means Mr Berg.
    """
    reading = context.reading
    lexicon = reading.lexicon.people
    verb = first_verb(reading, clause.block, clause.first, clause.last)
    named = [m for m in inside if m.name and not reading.within("invited", clause.block, m.first - INVITING, m.first)]
    lows = reading.lows(clause.block)
    for at in [i for i in range(clause.first, min(clause.first + _reach(clause, inside), clause.last)) if lows[i] in _PRONOUNS]:
        low, following = lows[at], lows[at + 1 : at + 4]
        acts = any(m.last <= min(at, verb) for m in named)
        before = acts or (any(m.last <= at for m in named) and lows[at - 1] not in lexicon.subordinating)
        ends = not following or not following[0].isalpha() or following[0] in lexicon.function
        if low == "him" or (low == "her" and ends):
            return sum(m.last <= at for m in named) < PAIR  # "X is in Lima, where Y receives him"
        if low in _NOMINATIVE and not before:
            return True
        whose = low in _POSSESSIVE and not before and not ends and following[0] not in lexicon.styles
        if whose and (lexicon.partners.intersection(following) or not any(at < m.first < verb for m in named)):
            return True
    return False


def _subject_before_verb(inside: list[Mention], clause: Clause) -> bool:
    return any(m.first <= clause.first + 1 for m in inside)


def _group_meant(words: list[str], groups: frozenset[str]) -> str | None:
    """The word for those of the event before ("they", "the ministers"), where no group of its own is meant ("all of them")."""
    pronouns = () if _GROUP.isdisjoint(words[:12]) else itertools.pairwise(["", *words[:12]])
    pronoun = next((word for before, word in pronouns if word in _GROUP and before != "of"), None)
    following = () if groups.isdisjoint(words) else zip(words, words[1:], [*words[2:], ""], strict=False)
    nouns = [
        b
        for a, b, c in following
        if f"{a} {b}" in groups or (a in ("the", "both", "two") and b in groups and not (b == "two" and _is_noun(c, groups)))
    ]
    return pronoun or (nouns[-1] if nouns else None)


def _is_noun(word: str, groups: frozenset[str]) -> bool:
    """Whether a word after "the two" is a noun of things ("ministries"), and no verb in the plural ("discuss")."""
    return word.isalpha() and word.endswith("s") and not word.endswith("ss") and word not in groups


def _of_group(people: Sequence[Entity], group: str) -> Sequence[Entity]:
    """Those who hold the office that a group is called by ("the two ministers"), where at least two do; else all."""
    holding = [p for p in people if p.office and group.removesuffix("s") in p.office.casefold().split()]
    return holding if len(holding) > 1 else people
