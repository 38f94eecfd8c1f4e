"""The words of one block under analysis, and the questions that finding names and offices asks of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from diplocal.extract.lexicon import PeopleWords
from diplocal.extract.tokens import Tokens
from diplocal.gazetteer import City, Country, Match, NameKind, Organisation, Region, Venue

Tags = Mapping[int, Match]
"""Token index -> the gazetteer's match that covers the token."""


LONGEST_CORE = 9
"""How many words the core of an office has at most ("Permanent Under Secretary of State")."""
BEYOND = 16
"""How far beyond either end a word may be asked for."""
_NUMERAL = re.compile(r"(?<= )(?:I[ivx]+|V[i]+|X[ivx]+)\b")
"""The number of a monarch in title case."""
_SMALL = re.compile(r"(?<=\w)[’']S\b|(?<= )(?:Of|For|And|The|On|In|To)\b")
"""What stays small in words put in title case."""
_WORD = re.compile(r"\w+")
LONGEST_ACRONYM = 4
"""How many letters the acronym of a country or body has at most ("OSCE"); longer names stand in title case."""
WRAPPED = 45
"""A shorter line is no wrapped one: what the next line says does not go on with it."""


class Wording:
    """The tokens of one block with the gazetteer's matches over them. Indexes are of tokens; `last` is exclusive everywhere.

    `lows` may be asked for beyond either end. `before_heads` are the indexes from which the core word of an office is reached.
    """

    def __init__(self, text: str, tokens: Tokens, tags: Tags, lexicon: PeopleWords) -> None:
        self.text, self.tags, self.lexicon = text, tags, lexicon
        self.starts, self.ends, self.texts = tokens.starts, tokens.ends, tokens.texts
        self.capitals, self.possessives = tokens.capitals, tokens.possessives
        self.lows = [*tokens.lows, *[""] * BEYOND]  # an index before the first token comes out at the end, too
        heads = tokens.where(lexicon.heads, 0, len(tokens))
        self.before_heads = {at for head in heads for at in range(head - LONGEST_CORE + 1, head + 1)}

    def __len__(self) -> int:
        return len(self.texts)

    def joined(self, index: int) -> bool:
        """Whether a token goes on the name before it: one white space between them at most, and no new line of a list."""
        end = self.ends[index - 1]
        gap = self.text[end : self.starts[index]]
        if gap.strip(" ") == "\n":
            opens = self.lows[index] in self.lexicon.ordinary or self.lows[index + 1] == ":"
            return not opens and end - self.text.rfind("\n", 0, end) > WRAPPED
        return gap in (" ", "\u00a0", "  ", " [", "] ") or (gap == "" and self.texts[index - 1].endswith("."))

    def body(self, index: int) -> bool:
        """Whether a token is part of the name of a country, its people, a region or an organisation."""
        match = self.tags.get(index)
        return match is not None and match.kind in (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.ORGANISATION, NameKind.REGION)

    def written(self, first: int, last: int) -> str:
        """The words as written, with single spaces; what stands in capitals throughout is put in title case."""
        raw = " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())
        if raw.isupper() and sum(c.isalpha() for c in raw) > 3:
            cased = _SMALL.sub(lambda small: small[0].lower(), raw.title())
            cased = _NUMERAL.sub(lambda numeral: numeral[0].upper(), cased)
            letters = {self.texts[i] for i in range(first, last) if self._is_abbreviation(i)}
            return _WORD.sub(lambda word: word[0].upper() if word[0].upper() in letters else word[0], cased)
        return raw

    def _is_abbreviation(self, index: int) -> bool:
        """Whether a token is that of an office or of a country or body ("UK PM")."""
        return self.lows[index] in self.lexicon.abbreviations or (len(self.texts[index]) <= LONGEST_ACRONYM and self.body(index))


def code_of(match: Match) -> str | None:
    """The country code or organisation acronym behind a match of the gazetteer; None for a city or venue."""
    entry = match.entries[0]
    match entry:
        case Country():
            return entry.code
        case Organisation():
            return entry.parent or entry.id
        case Region():
            return entry.country
        case City() | Venue():
            return None
