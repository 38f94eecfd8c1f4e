"""What is known while a document is read from top to bottom: the persons met so far, the last date, the section's event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from diplocal import timex
from diplocal.extract.blocks import Block, BlockKind, block_at
from diplocal.extract.coreference import Entity, People
from diplocal.extract.drafts import Draft
from diplocal.extract.people import Mention
from diplocal.extract.reading import Reading
from diplocal.extract.speaking import asks, briefs, is_addressed, is_label, speaking
from diplocal.extract.tokens import Tokens
from diplocal.model import Kind, Status
from diplocal.timex import Timex, TimexKind, Unit

OUTLOOK, LISTED_OUTLOOK = 12, 300
"""How many blocks of a text, and of a list, are looked through for who holds an office."""
MOST_VISITS = 100
"""In how many visits, the first ones told, a visitor is looked for."""
REMEMBERED = 200
"""How many persons are remembered for whom an office alone can mean. The bounds let time grow with the length of a text."""
_OBJECTS = frozenset({"him", "her"})
ITEMS = 30
"""How many blocks above an item the line may stand that its list completes."""
PAIR = 2
PAIR_REACH = 2
"""For how many blocks two persons are remembered who were named together."""
LONGEST_AGO = 3
"""How many months before publication a dated event may lie that is told as news."""
_TOO_LONG = frozenset({Unit.YEAR, Unit.SEASON})


@dataclass(slots=True)
class Context:
    """The state of reading. `recent` holds the persons in order of mention, `subject` the last one who acted."""

    reading: Reading
    people: People
    anchor: date | None
    recent: list[Entity] = field(default_factory=list)
    subject: Entity | None = None
    last: date | None = None
    """The day of the event told last, and the section that told it with its days (-1 where it is vague)."""
    last_section: int = -1
    mentioned: date | None = None
    """A day told since without an event."""
    section: int = -1
    drafts: list[Draft] = field(default_factory=list)
    off: Status | None = None
    """What a sentence without a date of its own calls off in this section."""
    week: date | None = None
    """The day from which the heading of the section counts its weekdays ("Schedule for the week of 25 July")."""
    listed: bool = False
    """Whether the document is a list of entries."""
    leads: list[Draft] = field(default_factory=list)
    """What is announced, or called off, without a date."""
    announced: list[Draft] = field(default_factory=list)
    """The visits told without their days before anything with its days."""
    nobody: set[str] = field(default_factory=set)
    """Offices told without a country before anybody was named who holds them ("the Prime Minister" of the publisher's)."""
    question: Block | None = None
    """The question that the present block answers."""
    _visits: list[Draft] = field(default_factory=list)
    """The first visits among those drafts of which `_told` says how many have been looked at."""
    _told: int = 0
    labels: dict[str, Entity] | None = None
    """Who speaks by which office, in the labels of a transcript; None until somebody speaks by an office alone."""
    _pair: tuple[int, list[Entity]] = (-1, [])
    """The last two whom one sentence named together, with the number of its block."""

    def enter(self, block: Block) -> None:
        """Begins a block; a new section forgets the subject of the one before."""
        if block.section != self.section:
            self.section = block.section
            self.subject = None
            self.off = None
            self.week = self._headed_week()

    def _headed_week(self) -> date | None:
        """The first day that the heading of the section names, where it lies ahead; a lone weekday there is no week."""
        heading = self.heading()
        if heading is None or self.anchor is None:
            return None
        frame = timex.Context(anchor=self.anchor, direction=timex.Direction.FORWARD)
        for found in self.reading.timexes_in(heading.start, heading.end):
            whens = timex.resolve(found, frame) if found.kind is TimexKind.DATE and found.rule != "weekday" else ()
            if whens and whens[0].first_day > self.anchor and whens[0].last_day - whens[0].first_day <= timedelta(days=7):
                return whens[0].first_day
        return None

    def meet(self, mentions: list[Mention]) -> None:
        """Remembers the persons of a stretch of text."""
        for mention in mentions:
            entity = self.people.named(mention)
            if entity is not None:
                if entity in self.recent:
                    self.recent.remove(entity)
                self.recent.append(entity)
        del self.recent[:-REMEMBERED]

    def remember(self, block: Block, sentence: tuple[int, int]) -> None:
        """Remembers the persons of a sentence, and who acts in it: the one whom a pronoun means next."""
        mentions = self.reading.people_in(block, *sentence)
        if not mentions:
            return
        self.meet(mentions)
        tokens = self.reading.tokens(block)
        first, last = self.reading.token_range(block, *sentence)
        verb = first_verb(self.reading, block, first, last)
        beside = _accompanying(tokens, mentions)
        silent = speaking(self.reading, block, mentions)
        heard = [m for m in mentions if m not in silent and not m.plural]
        told = [(m, e) for m in heard if (e := self.people.named(m) if m.name else self.holder(m)) is not None]
        named = [(m, e) for m, e in told if m not in beside]
        carried = self.reading.lexicon.people.carrying
        acting = [e for m, e in named if m.first < verb or (m.first > first and tokens.lows[m.first - 1] in carried)]
        if not acting and self.subject is None and len(named or told) == 1:
            acting = [e for _, e in named or told]
        if len(told) == PAIR:
            self._pair = (block.index, [e for _, e in told])
        if acting and not self._receives(block, first, last):
            self.subject = acting[0]

    def _receives(self, block: Block, first: int, last: int) -> bool:
        """Whether a sentence tells who receives or meets the one of whom the text speaks: "X will receive him"."""
        lows, words = self.reading.lows(block), self.reading.lexicon.people
        if self.subject is None or _OBJECTS.isdisjoint(lows[first:last]):
            return False
        verbs = words.receiving_verbs | words.meeting_verbs
        ends = {at for at in range(first, last) if lows[at] in _OBJECTS and lows[at - 1] in verbs}
        return any(lows[at] == "him" or lows[at + 1 : at + 2] in ([], ["."], [","], ["in"], ["on"], ["at"]) for at in ends)

    def pair_before(self, block: Block) -> list[Entity]:
        """The last two whom one sentence of the blocks just before named together: "the two leaders"."""
        return self._pair[1] if 0 <= block.index - self._pair[0] <= PAIR_REACH else []

    def heading(self) -> Block | None:
        """The heading of the section that is being read."""
        return self.reading.headings.get(self.section)

    def lead(self, item: Block) -> Block | None:
        """The line that an item of a list completes, which ends in a colon: "Minister X will travel to:"."""
        if item.kind is not BlockKind.ITEM:
            return None
        above = reversed(self.reading.blocks[max(0, item.index - ITEMS) : item.index])
        block = next((b for b in above if b.kind is not BlockKind.ITEM), None)
        return block if block is not None and self.reading.text[block.end - 1] == ":" else None

    def people_in(self, block: Block) -> list[Entity]:
        """The persons that a block names, or means by their office."""
        found = self.named_in(block)
        for mention in self.reading.people(block):
            holder = self.holder(mention) if mention.name is None and not mention.plural else None
            if holder is not None and holder not in found and not holder.speaks_for_others:
                found.append(holder)
        return found

    def named_in(self, block: Block | None) -> list[Entity]:
        """The persons named in a block, without those who only speak."""
        if block is None:
            return []
        return self.persons_in(block, self.reading.people(block))

    def headed(self) -> list[Entity]:
        """The persons whom the heading of the section names, without one who only gives the briefing of which it is the title."""
        heading = self.heading()
        if heading is None:
            return []
        return self.persons_in(heading, [m for m in self.reading.people(heading) if not briefs(self.reading, heading, m)])

    def persons_in(self, block: Block, mentions: list[Mention]) -> list[Entity]:
        """The persons behind some mentions of a block, without those who only speak."""
        tokens = self.reading.tokens(block)
        if block.kind is BlockKind.QUESTION:
            calls = [m for m in mentions if is_addressed(self.reading, block, m)]
            taking_part = [m for m in mentions if not (m in calls or is_label(tokens, m) or asks(self.reading, block, m))]
        else:
            silent = speaking(self.reading, block, mentions)
            taking_part = [m for m in mentions if m not in silent]
        found = [self.people.named(m) for m in taking_part]
        return list(dict.fromkeys(e for e in found if e is not None and not e.speaks_for_others))

    def holder(self, mention: Mention) -> Entity | None:
        """The person meant by an office alone: one named before, in the question that is answered, or further down."""
        subject = [self.subject] if self.subject is not None and mention.country is None else []
        found = (
            self.people.office(mention, subject, abroad=self.people.home is None and not self._known_as_nobody(mention))
            or self.people.office(mention, self.recent, abroad=False)
            or self._unnamed_in(self.question, mention)
            or self._unnamed_in(self.heading(), mention)
            or self.people.office(mention, self.people.prime(self.outlook), abroad=False)
            or self._unnamed_in(self.reading.title, mention)
        )
        if found is None and not self._known_as_nobody(mention):
            found = self.people.office(mention, self.recent) or self._bare(mention)
            whose = self.reading.text[mention.end : mention.end + 2] in ("'s", "’s")  # "the Minister's schedule for the week"
            if found is None and mention.country is None and mention.office and not (whose or self._in_heading(mention)):
                self.nobody.add(mention.office.casefold())
        return found

    def _known_as_nobody(self, mention: Mention) -> bool:
        """Whether a bare office was told before anybody was named who holds it: then it is nobody's of those named later."""
        return mention.country is None and (mention.office or "").casefold() in self.nobody

    def _in_heading(self, mention: Mention) -> bool:
        return self.reading.blocks[block_at(self.reading.blocks, mention.start)].kind is BlockKind.HEADING

    def _bare(self, mention: Mention) -> Entity | None:
        """Who acted last, for a bare "the Minister", where the document tells nobody's office that fits."""
        if mention.office is None or len(mention.office.split()) != 1:
            return None
        if self.subject is not None and self.subject.office is None:
            return self.subject
        own = self.people.home is not None and mention.office.casefold() in self.reading.lexicon.people.own_offices
        return self.people.principal(self.outlook) if own else None

    def _unnamed_in(self, block: Block | None, mention: Mention) -> Entity | None:
        """The only person of a block whose office the document does not tell, for an office that nobody else holds."""
        if mention.country not in (None, self.people.home):
            return None
        found = [
            e
            for e in self.named_in(block)
            if e.office is None and e.country in (None, self.people.home) and self.people.recurs(e)
        ]
        return found[0] if len(found) == 1 else None

    @property
    def outlook(self) -> list[Block]:
        """The blocks in which a person may be introduced whose office stands before: most of a list, the first ones of a text."""
        return self.reading.blocks[: LISTED_OUTLOOK if self.listed else OUTLOOK]

    def visitor(self, day: date) -> Entity | None:
        """Whose visit covers a day: the first one told; of its people not who is at home there, if any is from abroad."""
        for visit in self.visits(day):
            if visit.actor is not None:
                there = visit.location.place.country
                at_home = there is not None and self.people.participant(visit.actor).country == there
                guests = (p for p in visit.people if at_home and self.people.participant(p).country not in (None, there))
                return next(guests, visit.actor)
        return None

    def visits(self, day: date) -> list[Draft]:
        """The visits that cover a day, in the order in which they were told."""
        self._visits += [d for d in self.drafts[self._told :] if d.kind is Kind.VISIT and len(self._visits) < MOST_VISITS]
        self._told = len(self.drafts)
        return [d for d in self._visits if d.when and d.when.first_day <= day <= d.when.last_day]

    def counts(self, found: Timex) -> bool:
        """Whether a time expression can be that of an event that a calendar of today holds."""
        if found.kind is TimexKind.CLOCK:
            return True
        if found.kind is not TimexKind.DATE:
            return False
        first = found.spans[0].first
        if first.unit in _TOO_LONG and first.part is None:
            return False
        if self.anchor is None or first.year is None:
            return True
        months = (self.anchor.year - first.year) * 12 + self.anchor.month - (first.month or 12)
        return months <= LONGEST_AGO

    def latest(self) -> Draft | None:
        """The last event of this section; while a question is answered, the last one of the answer."""
        found = self.drafts[-1] if self.drafts else None
        if found is None or found.block.section != self.section:
            return None
        answered = self.question is not None and found.block.index < self.question.index
        return None if answered else found


def first_verb(reading: Reading, block: Block, first: int, last: int) -> int:
    """Index of the first token of tokens[first:last] that tells tense or an event and is part of no date; `last` without one."""
    tokens = reading.tokens(block)
    dates = reading.timexes_in(tokens.starts[first], tokens.ends[last - 1]) if first < last else []
    for table in ("moods", "triggers"):
        for at, _, _ in reading.find(table, block, first, last):
            if not any(t.start <= tokens.starts[at] < t.end for t in dates):
                return at
    return last


def _accompanying(tokens: Tokens, mentions: list[Mention]) -> set[Mention]:
    """Those who stand in "with X", "between X and Y": somebody else acts."""
    found: set[Mention] = set()
    for before, mention in zip([None, *mentions], mentions, strict=False):
        gap = tokens.lows[before.last : mention.first] if before else []
        goes_on = before in found and gap in (["and"], [","], [",", "and"])
        if goes_on or (mention.first > 0 and tokens.lows[mention.first - 1] in ("with", "for", "to", "between", "by")):
            found.add(mention)
    return found
