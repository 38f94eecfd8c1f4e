"""Who is meant: short names made whole from anywhere in the document, offices and pronouns from what stands before."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from diplocal.extract.blocks import Block, BlockKind, block_at
from diplocal.extract.introductions import Introductions
from diplocal.extract.lexicon import Lexicon
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.extract.same_office import Offices
from diplocal.gazetteer import NameKind
from diplocal.model import Participant

MOST_HOLDERS = 200
"""Among how many persons another one is looked for who holds the same office."""
MOST_SEARCHED = 40
"""In how many blocks a whole name is looked for."""


def fold(text: str) -> str:
    """Lower case without accents: the form in which names are compared."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return text.casefold().replace("'", "").replace("-", " ")


@dataclass(slots=True, eq=False)
class Entity:
    """One person of the document: the fullest name, and the office and country that stand with it anywhere."""

    name: str
    office: str | None = None
    country: str | None = None
    words: frozenset[str] = field(default_factory=frozenset)
    span: tuple[int, int] = (0, 0)
    """Where the fullest name stands in the text."""
    speaks_for_others: bool = False
    """Whether the person is a spokesperson: one who tells of events and takes part only in press conferences."""

    def participant(self) -> Participant:
        """The person as a participant without a role."""
        return Participant(self.name, self.office, self.country)


class People:
    """The persons of one document, learned mention by mention."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._entities: list[Entity] = []
        self._by_word: dict[str, list[Entity]] = {}
        self._searched: set[str] = set()
        self._meant: dict[Mention, Entity | None] = {}
        self._primed: list[Entity] | None = None
        self._offices = Offices(partial(_office_words, reading.lexicon))
        self._cores: dict[str, str] = {}
        self._single = [frozenset(office.split()) for office in reading.lexicon.people.single_offices]
        self.home = reading.document.publisher.country if reading.document.publisher else None

    def named(self, mention: Mention) -> Entity | None:
        """The entity behind a mention with a name; a short name is looked for in the whole document."""
        if mention.name is None:
            return None
        if mention not in self._meant:
            entity = self._find(mention, frozenset(fold(mention.name).split()))
            self._meant[mention] = entity
        return self._meant[mention]

    def _find(self, mention: Mention, words: frozenset[str]) -> Entity | None:
        if mention.short:
            found = self._short(mention, words)
            lexicon = self._reading.lexicon.people
            sector = any(word.rstrip("s") in lexicon.sectors or word in lexicon.sectors for word in words)
            ordinary = words <= lexicon.ordinary and (sector or self._in_heading(mention))
            if found is None and (not mention.titled or ordinary):
                return None
            entity = found or self._add(mention, words)
        else:
            entity = self._whole(mention, words) or self._add(mention, words)
        self._learn(entity, mention)
        return entity

    def _in_heading(self, mention: Mention) -> bool:
        """Whether a mention stands in a heading, where capitals tell nothing ("Prime Minister Praises Troops")."""
        blocks = self._reading.blocks
        return blocks[block_at(blocks, mention.start)].kind is BlockKind.HEADING

    def prime(self, blocks: Iterable[Block]) -> list[Entity]:
        """Learns the persons named in the blocks of the document's outlook, which may not have been read yet."""
        if self._primed is None:
            found = [self.named(m) for block in blocks for m in self._reading.people(block) if m.name]
            self._primed = list(dict.fromkeys(e for e in found if e is not None))
        return self._primed

    def known(self, word: str) -> Entity | None:
        """The person one of whose names is `word`, among those met so far."""
        found = self._by_word.get(fold(word), [])
        return found[-1] if found else None

    def office(self, mention: Mention, recent: list[Entity], *, abroad: bool = True) -> Entity | None:
        """The person meant by an office alone: the last one of `recent` who holds it, first of all at home.

        Without `abroad`, only one who holds it at the publisher's, or nobody knows where.
        """
        if mention.office is None or mention.plural:
            return None
        wanted = self._without_names(mention.office) if mention.country else mention.office
        fitting = [
            e
            for e in reversed(recent)
            if e.office and mention.country in (None, e.country) and self._offices.holds(e.office, wanted)
            if not _presides_elsewhere(e, mention)
        ]
        several = fitting if len(fitting) > 1 else []
        fitting = [
            e for e in several if e.office and self._offices.same_grade(e.office, wanted)
        ] or fitting  # "the Secretary" is no deputy secretary where the text has both
        guest = self.home is not None and self._reading.gazetteer.country(self.home) is None
        if mention.country is not None and not fitting and guest:
            return self._abroad(mention.country, wanted, recent)
        if mention.country is not None or (self.home is None and abroad):
            return next(iter(fitting), None)
        own = [e for e in fitting if e.country == self.home] or [e for e in fitting if e.country is None]
        return max(reversed(own), key=self._weight) if own else next(iter(fitting), None) if abroad else None

    def _abroad(self, country: str, wanted: str, recent: list[Entity]) -> Entity | None:
        """The only one of `recent` whose office is meant, if no country is told of it: in a text of no country."""
        known = [e for e in recent if e.office and self._offices.holds(e.office, wanted)]
        if len(known) != 1 or known[0].country is not None:
            return None
        known[0].country = country
        return known[0]

    def principal(self, blocks: Iterable[Block]) -> Entity | None:
        """The only person of no told office whom the blocks and the document name again and again: whose office goes unsaid."""
        known = [e for e in self.prime(blocks) if e.office is None and e.country in (None, self.home)]
        often = [e for e in known if self.recurs(e)]
        return often[0] if len(often) == 1 else None

    def _without_names(self, office: str) -> str:
        """An office without the name of its country or organisation: the core of "Chilean Foreign Minister"."""
        if office not in self._cores:
            core = office
            for match in reversed(self._reading.gazetteer.match(office)):
                if match.kind in (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.ORGANISATION):
                    core = f"{core[: match.start]} {core[match.end :]}"
            self._cores[office] = core
        return self._cores[office]

    @cached_property
    def _introductions(self) -> Introductions:
        return Introductions(self._reading.text, self._reading.lexicon.people)

    def recurs(self, entity: Entity) -> bool:
        """Whether the document names somebody more than once."""
        return self._weight(entity) > 1

    def _weight(self, entity: Entity) -> int:
        """How often a person's last name stands in the document: the one it is about is meant by an office alone."""
        return self._introductions.count(entity.name)

    def _whole(self, mention: Mention, words: frozenset[str]) -> Entity | None:
        near = [e for word in sorted(words) for e in self._by_word.get(word, ())]  # the order of a set differs from run to run
        entity = next((e for e in near if words <= e.words or e.words <= words), None)
        entity = entity or next((e for e in near if _variant(words, e.words)), None)
        if entity is not None and len(words) > len(entity.words) and mention.name:
            self._meant.clear()
            entity.name = mention.name
            entity.words = words
            entity.span = (mention.start, mention.end)
            self._index(entity)
        return entity

    def _short(self, mention: Mention, words: frozenset[str]) -> Entity | None:
        key = max(sorted(words), key=len)
        if not any(words <= e.words and len(e.words) > len(words) for e in self._by_word.get(key, ())):
            self._search(key, mention)
        candidates = [e for e in self._by_word.get(key, []) if words <= e.words and len(e.words) > len(words)] or [
            e for e in self._by_word.get(key, []) if words <= e.words
        ]
        if not candidates:
            return None
        fitting = [e for e in candidates if not (mention.office and e.office) or self._offices.holds(e.office, mention.office)]
        return (fitting or candidates)[0]

    def _search(self, word: str, mention: Mention) -> None:
        """Reads the blocks that may introduce somebody by a name's word, so that the whole name is known."""
        if word in self._searched or mention.name is None:
            return
        self._searched.add(word)
        blocks = self._reading.blocks
        introducing = dict.fromkeys(block_at(blocks, at) for at in self._introductions.of(mention.name))
        for index in itertools.islice(introducing, MOST_SEARCHED):
            for other in self._reading.people(blocks[index]):
                if other.name and not other.short and word in (words := fold(other.name).split()):
                    names = frozenset(words)
                    self._learn(self._whole(other, names) or self._add(other, names), other)

    def _add(self, mention: Mention, words: frozenset[str]) -> Entity:
        self._meant.clear()
        entity = Entity(mention.name or "", words=words, span=(mention.start, mention.end))
        self._entities.append(entity)
        self._index(entity)
        return entity

    def _index(self, entity: Entity) -> None:
        for word in entity.words:
            held = self._by_word.setdefault(word, [])
            if entity not in held:
                held.append(entity)

    def _learn(self, entity: Entity, mention: Mention) -> None:
        if mention.office and (
            entity.office is None or (len(mention.office) > len(entity.office) and entity.country in (None, mention.country))
        ):
            self._meant.clear()
            entity.office = mention.office
            entity.speaks_for_others = self._reading.lexicon.people.speaks(mention.office)
        if mention.country and entity.country is None:
            entity.country = mention.country

    def participant(self, entity: Entity) -> Participant:
        """A participant; whoever holds an office without a country holds it at the publisher's, if it can be held there."""
        person = entity.participant()
        if person.country is None and person.office and self.home and self._at_home(entity):
            return replace(person, country=self.home)
        return person

    def _at_home(self, entity: Entity) -> bool:
        """Whether an office of no told country can be one of the publisher's: no minister is an organisation's.

        Of an office of which each country has one, who is told to hold it at home, or is named most, leaves it to nobody else.
        """
        words = frozenset((entity.office or "").casefold().split())
        people = self._reading.lexicon.people
        if self._reading.gazetteer.country(self.home or "") is None:
            return words.isdisjoint(people.state_offices)
        office = next((single for single in self._single if single <= words), None)
        if office is None or not words.isdisjoint(people.modifiers - office):
            return True
        others = (e for e in self._entities[:MOST_HOLDERS] if e is not entity and e.country in (None, self.home))
        alike = [e for e in others if self._holds_alone(e, office)]
        told = any(e.country == self.home for e in alike)
        return not told and all(self._weight(e) <= self._weight(entity) for e in alike)

    def _holds_alone(self, entity: Entity, office: frozenset[str]) -> bool:
        """Whether somebody has an office, and is no deputy in it."""
        held = frozenset((entity.office or "").casefold().split())
        return office <= held and held.isdisjoint(self._reading.lexicon.people.deputies)


def _presides_elsewhere(entity: Entity, mention: Mention) -> bool:
    """Whether "the President" is not one who is told only later, or with a small letter, as the president of some body."""
    if entity.country is not None or not entity.office or not mention.office:
        return False
    small = entity.office != mention.office and entity.office == mention.office.lower()
    return small or (entity.span[0] > mention.end and " of " in entity.office)


def _office_words(lexicon: Lexicon, office: str) -> list[str]:
    """The words of an office as they are compared."""
    words = fold(office).split()
    for phrase, meant in lexicon.compounds:
        rest = iter(words)
        if phrase[0] in words and all(word in rest for word in phrase):
            words = [*meant, *(w for w in words if w not in phrase)]
    return [word for written in words for word in lexicon.meanings.get(written, (written,))]


def _variant(a: frozenset[str], b: frozenset[str]) -> bool:
    """Two spellings of one name: all but one word the same, and that one alike."""
    only_a, only_b = a - b, b - a
    if len(only_a) != 1 or len(only_b) != 1 or not a & b:
        return False
    x, y = next(iter(only_a)), next(iter(only_b))
    return x[0] == y[0] and (len(x) <= 2 or len(y) <= 2 or (abs(len(x) - len(y)) <= 1 and x[:3] == y[:3]))
