"""One document under analysis: blocks, sentences, tokens, names, people and times, each found when first asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import takewhile

from ahocorasick_rs import AhoCorasick

from diplocal import gazetteer, timex
from diplocal.extract import lexicon
from diplocal.extract.blocks import Block, BlockKind, block_at, split_blocks, split_sentences
from diplocal.extract.people import Mention, find_people
from diplocal.extract.phrases import Hit
from diplocal.extract.sharing import share
from diplocal.extract.tokens import Tokens, tokenize
from diplocal.extract.wording import Wording
from diplocal.gazetteer import City, Match, NameKind
from diplocal.model import Document, Evidence, MarkKind
from diplocal.timex import Timex, TimexKind, Unit

_IN_FIGURES = re.compile(r"/(\d{1,2})/(?:\d{4}|\d\d)(?!\d)")
"""The rest of a date in figures after its first number ("10/13/2023"): a text is quickly searched for what begins with a sign."""
_FIRST = re.compile(r"(?<![\d./])\d{1,2}\Z")
_BESIDE_DAY = re.compile(r"day ?\((\d{1,2})[./](\d{1,2})\)")
"""A day and a month in figures beside a weekday: "Tuesday (10.13)"."""
_FILLED_IN = re.compile(r"\[[A-ZÀ-Þ][^\W\d_’'-]*(?:[ ’'-][^\W\d_]+){0,3}\](?= [A-ZÀ-Þ])")
"""What fills in a name: "President [Omar] Diallo"."""
MONTHS = 12
LONGEST_BYLINE = 80
"""How many characters a line has at most that tells who wrote the text."""
TITLE = 8
"""Among how many first blocks the title is looked for."""


MOST_KEPT = 2000
"""Of how many blocks the words are kept. They are found again where they are asked for later."""


def _month_first(text: str) -> bool:
    """Whether a text writes the month first: some of its dates in figures can be read in no other way, and none the other way."""
    written = [(_FIRST.search(text, max(0, m.start() - 2), m.start()), m[1]) for m in _IN_FIGURES.finditer(text)]
    pairs = [(int(first[0]), int(second)) for first, second in written if first is not None]
    pairs += [(int(first), int(second)) for first, second in _BESIDE_DAY.findall(text)]
    return any(a <= MONTHS < b for a, b in pairs) and not any(b <= MONTHS < a for a, b in pairs)


class Reading:
    """A document and everything that is recognised in it, before anything is concluded."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.lexicon = lexicon.load(document.language if lexicon.known(document.language) else lexicon.ENGLISH)
        self.gazetteer = gazetteer.load()
        self._tokens: dict[int, Tokens] = {}
        self._tags: dict[int, dict[int, Match]] = {}
        self._hits: dict[int, dict[str, list[Hit]]] = {}
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._people: dict[int, list[Mention]] = {}
        self._peopled: dict[int, frozenset[int]] = {}

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks in order."""
        return split_blocks(self.document)

    @cached_property
    def headings(self) -> dict[int, Block]:
        """Section number -> the heading that opens it."""
        return {b.section: b for b in reversed(self.blocks) if b.kind is BlockKind.HEADING}

    @cached_property
    def title(self) -> Block | None:
        """The first heading that names a person."""
        headings = (b for b in self.blocks[:TITLE] if b.kind is BlockKind.HEADING)
        return next((b for b in headings if any(m.name for m in self.people(b))), None)

    @cached_property
    def timexes(self) -> list[Timex]:
        """The time expressions in order, without those that the page strikes out: these no longer hold."""
        publisher = self.document.publisher
        month_first = bool(publisher and publisher.month_first) or _month_first(self.text)
        text, found = self._standing, list[Timex]()
        for one in timex.recognise(text, month_first=month_first):
            cut = self.blocks[block_at(self.blocks, one.start)].end if "\n" in text[one.start : one.end] else one.end
            if one.start < cut < one.end:  # the day of one line and the hour of the next
                found += timex.recognise(text, one.start, cut, month_first=month_first)
                found += timex.recognise(text, cut, one.end, month_first=month_first)
            else:
                found.append(one)
        return found

    @cached_property
    def _standing(self) -> str:
        """The text with spaces for what the page strikes out."""
        pieces, at = list[str](), 0
        for start, end in sorted((m.start, m.end) for m in self.document.marks if m.kind is MarkKind.STRUCK):
            pieces += [self.text[at:start], " " * (end - max(start, at))]
            at = max(at, end)
        return "".join(pieces) + self.text[at:]

    @cached_property
    def _timex_starts(self) -> list[int]:
        return [t.start for t in self.timexes]

    @cached_property
    def matches(self) -> list[Match]:
        """What the gazetteer knows of the text, in order; of cities of one name the one whose country the text speaks of."""
        return [self._meant(m) if m.kind is NameKind.CITY and len(m.entries) > 1 else m for m in self._named]

    @cached_property
    def _named(self) -> list[Match]:
        return self.gazetteer.match(self.text)

    @cached_property
    def countries(self) -> frozenset[str | None]:
        """The countries of which the text speaks, and the publisher's."""
        publisher = self.document.publisher
        told = [m.country for m in self._named if m.kind in (NameKind.COUNTRY, NameKind.DEMONYM)]
        return frozenset([*told, publisher.country] if publisher is not None else told)

    def _meant(self, match: Match) -> Match:
        """A city's name with the city first whose country the text speaks of."""
        if match.country in self.countries:
            return match
        here = [entry for entry in match.entries if isinstance(entry, City) and entry.country in self.countries]
        return match._replace(entries=tuple(dict.fromkeys((*here, *match.entries))))

    @cached_property
    def _match_starts(self) -> list[int]:
        return [m.start for m in self.matches]

    def timexes_in(self, start: int, end: int) -> list[Timex]:
        """The time expressions that start in text[start:end]."""
        return self.timexes[bisect_left(self._timex_starts, start) : bisect_left(self._timex_starts, end)]

    def dates_in(self, start: int, end: int) -> list[Timex]:
        """Those of the time expressions that begin in text[start:end] that are days or longer, and no clock time or length."""
        return [t for t in self.timexes_in(start, end) if t.kind is TimexKind.DATE]

    @cached_property
    def years_told(self) -> list[Timex]:
        """The years that words tell ("last year")."""
        return [t for t in self.timexes if t.rule == "period.shift" and t.spans[0].first.unit is Unit.YEAR]

    def matches_in(self, start: int, end: int) -> list[Match]:
        """The names of the gazetteer that start in text[start:end]."""
        return self.matches[bisect_left(self._match_starts, start) : bisect_left(self._match_starts, end)]

    def sentences(self, block: Block) -> list[tuple[int, int]]:
        """The sentences of a block; a heading or table row is one."""
        if block.kind in (BlockKind.HEADING, BlockKind.ROW):
            return [(block.start, block.end)]
        if block.index not in self._sentences:
            self._sentences[block.index] = split_sentences(self.text, block)
        return self._sentences[block.index]

    def tokens(self, block: Block) -> Tokens:
        """The tokens of a block, without the brackets that fill in a name."""
        try:
            return self._tokens[block.index]
        except KeyError:
            if len(self._tokens) >= MOST_KEPT:
                for kept in (self._tokens, self._tags, self._hits):
                    kept.clear()
            lexicon = self.lexicon
            found = tokenize(self._unfilled, block.start, block.end, lexicon.glue, lexicon.contractions)
            self._tokens[block.index] = found
        return found

    @cached_property
    def _unfilled(self) -> str:
        """The text with spaces for the brackets that fill in a name: "President [Omar] Diallo"."""
        return _FILLED_IN.sub(lambda filling: f" {filling[0][1:-1]} ", self.text)

    def lows(self, block: Block) -> list[str]:
        """The tokens of a block in lower case."""
        return self.tokens(block).lows

    def tags(self, block: Block) -> dict[int, Match]:
        """Token index -> the gazetteer's match over it."""
        if block.index not in self._tags:
            tokens = self.tokens(block)
            tags: dict[int, Match] = {}
            for match in self.matches_in(block.start, block.end):
                first, last = self.token_range(block, match.start, match.end)
                if first > 0 and tokens.ends[first - 1] > match.start:  # a name within a word
                    first -= 1
                tags.update(dict.fromkeys(range(first, last), match))
            self._tags[block.index] = tags
        return self._tags[block.index]

    def people(self, block: Block) -> list[Mention]:
        """The mentions of people in a block."""
        found = self._people.get(block.index)
        if found is None:
            words = Wording(self.text, self.tokens(block), self.tags(block), self.lexicon.people)
            mentions = share(words, find_people(words))
            found = self._people[block.index] = self._without_byline(block, mentions)
        return found

    def _without_byline(self, block: Block, mentions: list[Mention]) -> list[Mention]:
        """The mentions without those of who wrote the text: "By Anna Berg and Karl Holm", "Anna Berg • 29 August 2022"."""
        if not mentions or mentions[0].titled or block.end - block.start > LONGEST_BYLINE:
            return mentions
        line = self.text.rfind("\n", block.start, mentions[0].start) + 1 or block.start
        end = self.text.find("\n", mentions[0].end, block.end)
        writers = list(takewhile(lambda m: not m.titled and (end < 0 or m.end <= end), mentions))
        before, after = self.text[line : writers[0].start].strip().lower(), self.text[writers[-1].end : block.end].lstrip()
        dated = bool(self.timexes_in(writers[-1].end, block.end)) and after[:1] in ("•", "|", "·")
        begins = before in self.lexicon.layout.bylines or (not before and dated and len(mentions) == 1)
        return mentions[len(writers) :] if begins else mentions

    def peopled(self, block: Block) -> frozenset[int]:
        """Indexes of the block's tokens that belong to a mention of somebody."""
        if block.index not in self._peopled:
            self._peopled[block.index] = frozenset(i for m in self.people(block) for i in range(m.first, m.last))
        return self._peopled[block.index]

    def find(self, table: str, block: Block, first: int, last: int) -> list[Hit]:
        """The phrases of a table of the language pack that lie in tokens[first:last] of a block, in order."""
        found = self._hits.get(block.index)
        if found is None:
            found = self._hits[block.index] = self.lexicon.phrases.find(self.lows(block))
        hits = found.get(table)
        return [hit for hit in hits if first <= hit[0] and hit[1] <= last] if hits else []

    def within(self, table: str, block: Block, first: int, last: int) -> bool:
        """Whether a phrase of a table lies in tokens[first:last] of a block."""
        return bool(self.find(table, block, first, last))

    def hints(self, start: int, end: int) -> bool:
        """Whether text[start:end] holds a word by which a text can go on with an event."""
        return self.holds(self.lexicon.hints, start, end)

    def opens(self, start: int, end: int) -> bool:
        """Whether text[start:end] holds a word with which the phrase of an event can begin."""
        return self.holds(self.lexicon.openers, start, end)

    def holds(self, words: AhoCorasick, start: int, end: int) -> bool:
        """Whether text[start:end] holds one of some words in lower case, in any case and whole."""
        text = f" {self.text[start:end].lower()} "
        return any(
            not text[a - 1].isalpha() and not text[b].isalpha()
            for _, a, b in words.find_matches_as_indexes(text, overlapping=True)
        )

    def evidence(self, start: int, end: int, rule: str, field: str) -> Evidence:
        """text[start:end] as the words behind a field."""
        return Evidence(start, end, self.text[start:end], rule, field)

    def people_in(self, block: Block, start: int, end: int) -> list[Mention]:
        """The mentions that start in text[start:end] of a block."""
        people = self.people(block)
        return [m for m in people if start <= m.start < end] if people else []

    def token_range(self, block: Block, start: int, end: int) -> tuple[int, int]:
        """Indexes of the block's tokens in text[start:end], the last one exclusive."""
        starts = self.tokens(block).starts
        return bisect_left(starts, start), bisect_left(starts, end)
