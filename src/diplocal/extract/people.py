"""Mentions of people: names with the office and the country bound to them, short names, and people known by office alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diplocal.extract.lexicon import Lexicon
from diplocal.extract.tokens import Token
from diplocal.gazetteer import Match, NameKind

Tags = Mapping[int, Match]
"""Token index -> the gazetteer's match that covers the token."""

_AFTER_HEAD = frozenset({"general", "plenipotentiary", "extraordinary", "designate", "elect", "emeritus", "in", "office"})
_REACHING = frozenset({"ambassador", "representative", "envoy", "adviser", "advisor", "coordinator", "plenipotentiary", "rapporteur"})
_PLURAL = frozenset({"presidents", "ministers", "secretaries", "ambassadors", "commissioners", "heads", "leaders", "envoys", "chairs"})
_LOOSE = frozenset({"head", "general", "leader", "official", "member", "chair", "director", "deputy", "chief", "manager", "officer", "founder", "judge",
                    "justice", "lady", "md", "dg", "sg", "diplomat", "heads", "leaders", "majority", "minority", "regent", "commander", "negotiator",
                    "ruler", "marshal", "secretary"})
_STOP = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun gmt utc est edt cet".split()
)
_FUNCTION = frozenset(
    "the a an of in on at to for and or with by from his her their its our your my is are was were will as that which who this these those he she "
    "they it we you i not no yes while when where after before during between both also then there here if but so since until although about "
    "meanwhile earlier later yesterday today tomorrow according under over into among against within without following as".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in the text. `first` and `last` are token indexes (last exclusive) of name and office together.

    `name` is None for one who is known by office alone; `short` tells a name that is no whole name ("Mr Membe").
    `country` is what stands with the office or the name, None where nothing does.
    """

    start: int
    end: int
    first: int
    last: int
    name: str | None
    office: str | None = None
    country: str | None = None
    short: bool = False
    plural: bool = False
    titled: bool = False


@dataclass(frozen=True, slots=True)
class _Office:
    """tokens[first:last] are an office; `head` is its core word."""

    first: int
    last: int
    head: str
    country: str | None
    definite: bool


def find_people(text: str, tokens: Sequence[Token], tags: Tags, lexicon: Lexicon) -> list[Mention]:
    """The people of a stretch of text in order of appearance."""
    return _Finder(text, tokens, tags, lexicon).run()


class _Finder:
    def __init__(self, text: str, tokens: Sequence[Token], tags: Tags, lexicon: Lexicon) -> None:
        self.text, self.tokens, self.tags, self.lex = text, tokens, tags, lexicon

    def run(self) -> list[Mention]:
        mentions: list[Mention] = []
        at = 0
        while at < len(self.tokens):
            mention = self._at(at)
            if mention is None:
                at += 1
                continue
            mentions.append(mention)
            at = max(mention.last, at + 1)
        return mentions

    def _at(self, at: int) -> Mention | None:
        token = self.tokens[at]
        if token.capital or token.low in self.lex.heads or token.low in self.lex.modifiers:
            office = self._office(at)
            if office is not None:
                return self._with_office(office)
        if token.low in self.lex.honorifics and token.capital:
            return self._honorific(at)
        return self._plain(at) if token.capital else None

    # -- offices ---------------------------------------------------------------------------------------------------------------

    def _office(self, at: int) -> _Office | None:
        """The office phrase that starts at a token: what stands before its core, the core, and what it is about."""
        head = self._core(at)
        if head is None:
            return None
        last = head + 1
        while last < len(self.tokens) and self.tokens[last].low in _AFTER_HEAD and self._adjacent(last):
            last += 1
        word = self.tokens[last - 1].low if self.tokens[last - 1].low in self.lex.heads else self.tokens[head].low
        last = self._about(last, word)
        chained = self._chained(last)
        if chained is not None:
            last = chained
        first = self.tokens[at]
        definite = at > 0 and self.tokens[at - 1].low in ("the", "his", "her", "their", "its", "our")
        if word in _LOOSE and not (first.capital or definite or last > head + 1 or self._place(at)):
            return None
        return _Office(at, last, word, self._country(at, last), definite or bool(self._place(at)))

    def _core(self, at: int) -> int | None:
        """Index of the last core word of an office whose words start at `at`, or None."""
        head = None
        index = at
        while index < len(self.tokens) and index - at < 9:
            low = self.tokens[index].low
            if low in self.lex.heads:
                head = index
            elif head is not None and not (low == "/" or low in self.lex.modifiers):
                break
            elif head is not None and low in self.lex.modifiers and not self._leads_to_head(index):
                break
            elif not (low in self.lex.modifiers or low in self.lex.sectors or self._place(index) or low in ("/", "-", "and", "&", "for")):
                break
            elif low in ("and", "&", "for") and (index == at or self.tokens[index + 1 : index + 2] == ()):
                break
            if self.tokens[index].possessive and low not in self.lex.modifiers and not self._place(index):
                break
            index += 1
        if head is None:
            return None
        first = self.tokens[at].low
        return head if first in self.lex.heads or first in self.lex.modifiers or self._place(at) else None

    def _leads_to_head(self, index: int) -> bool:
        following = self.tokens[index + 1 : index + 3]
        return any(t.low in self.lex.heads for t in following) and self.tokens[index].capital

    def _about(self, at: int, head: str) -> int:
        """Index after "of Foreign Affairs and Trade", "for Europe", "of the Republic of Burundi"."""
        links = ("of", "for", "to", "on", "in") if head in _REACHING else ("of", "for")
        last = at
        while last < len(self.tokens) and self.tokens[last].low in links:
            end = self._topic(last + 1)
            if end is None:
                break
            last = end
        return last

    def _topic(self, at: int) -> int | None:
        """Index after the words that name what an office is about; None where none stand there."""
        last = None
        index = at
        while index < len(self.tokens) and index - at < 16:
            token = self.tokens[index]
            low = token.low
            if self._place(index) or (low in self.lex.sectors and (token.capital or last is None)):
                last = index + 1
            elif token.capital and (low in self.lex.words or low in self.lex.heads) and low not in self.lex.given and not self._name_starts(index):
                last = index + 1
            elif low in ("the", "of", "and", "&", "for", "with", "in", "'", "’") or (low == "," and self._listed(index)):
                pass
            else:
                break
            if self._place(index) and index + 1 < len(self.tokens) and self.tokens[index + 1].low not in ("and", "&", "of", "for", ",", "with") and not (
                self._place(index + 1) or self.tokens[index + 1].low in self.lex.sectors or self.tokens[index].possessive
            ):
                break
            if low in ("and", "&") and not self._goes_on(index + 1):
                break
            index += 1
        return last

    def _listed(self, comma: int) -> bool:
        """Whether a comma parts topics ("Foreign Affairs, Trade and Culture") and not people."""
        after = self.tokens[comma + 1 : comma + 3]
        return bool(after) and after[0].low in self.lex.sectors and after[0].capital and any(t.low in ("and", "&") for t in self.tokens[comma + 2 : comma + 5])

    def _goes_on(self, index: int) -> bool:
        """Whether an office's topic goes on after "and": a word of it, and no new office or name."""
        if index >= len(self.tokens):
            return False
        low = self.tokens[index].low
        if low in self.lex.sectors and self.tokens[index].capital:
            return self._core(index) is None
        return low == "the" and index + 1 < len(self.tokens) and self.tokens[index + 1].low in self.lex.sectors

    def _chained(self, at: int) -> int | None:
        """Index after a second office of the same person ("Prime Minister and Foreign Minister of Qatar"), or None."""
        if at + 1 >= len(self.tokens) or self.tokens[at].low not in ("and", "&", "/", ","):
            return None
        second = self._core(at + 1)
        if second is None or not self.tokens[at + 1].capital or self.tokens[second].low in _PLURAL:
            return None
        last = self._about(second + 1, self.tokens[second].low)
        named = self._name(last)
        if self.tokens[at].low == ",":
            return last if named is not None and self.tokens[second].low in ("minister", "secretary") else None
        return last if named is not None or (last < len(self.tokens) and self.tokens[last].low in (",", "(")) or last == len(self.tokens) else None

    def _place(self, index: int) -> bool:
        match = self.tags.get(index)
        return match is not None and match.kind in (NameKind.COUNTRY, NameKind.DEMONYM, NameKind.ORGANISATION, NameKind.REGION)

    def _country(self, first: int, last: int) -> str | None:
        """The country or organisation that the words of an office name."""
        found = None
        for index in range(first, last):
            match = self.tags.get(index)
            if match is None:
                continue
            code = code_of(match)
            if code is not None and (found is None or match.kind in (NameKind.COUNTRY, NameKind.DEMONYM)):
                found = code
                if match.kind in (NameKind.COUNTRY, NameKind.DEMONYM):
                    break
        return found

    def _adjacent(self, index: int) -> bool:
        return self.tokens[index].start - self.tokens[index - 1].end <= 1

    # -- names -----------------------------------------------------------------------------------------------------------------

    def _name(self, at: int) -> int | None:
        """Index after the name that starts at a token, or None."""
        index = at
        count = 0
        while index < len(self.tokens) and index - at < 8:
            token = self.tokens[index]
            if index > at and not self._joined(index):
                break
            if token.low in self.lex.suffixes and count and token.capital:
                index += 1
                break
            if self._name_word(index, first=index == at):
                count += 1
                index += 1
                if token.possessive:
                    break
            elif token.low in self.lex.particles and (count or token.low not in ("y", "e", "i", "la", "le", "ben")) and self._particle(index):
                index += 1
            else:
                break
        return index if count else None

    def _joined(self, index: int) -> bool:
        """Whether a token goes on the name before it: one white space between them at most, and no new line of a list."""
        gap = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return gap in ("", " ", " ", "\n", "  ") and (gap != "" or self.tokens[index - 1].text.endswith("."))

    def _particle(self, index: int) -> bool:
        following = self.tokens[index + 1 : index + 3]
        return bool(following) and (following[0].capital or (following[0].low in self.lex.particles and len(following) > 1 and following[1].capital))

    def _name_word(self, index: int, *, first: bool) -> bool:
        token = self.tokens[index]
        if not token.capital or token.low in _STOP or token.low in _FUNCTION:
            return token.low in ("may", "june", "april", "august") and token.capital and first and self._capital(index + 1) and token.low in self.lex.given
        if token.low in self.lex.heads and token.low not in self.lex.given:
            return False
        match = self.tags.get(index)
        if match is None or match.kind in (NameKind.VENUE, NameKind.REGION):
            return True
        if match.kind is NameKind.CITY:
            return match.ambiguous or not first or self._plain_name(index + 1)
        return not first and match.kind is NameKind.COUNTRY and False or (first and self._plain_name(index + 1) and match.kind is NameKind.COUNTRY)

    def _plain_name(self, index: int) -> bool:
        return self._capital(index) and index not in self.tags and self.tokens[index].low not in self.lex.words

    def _capital(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].capital and self._joined(index)

    def _name_starts(self, index: int) -> bool:
        """Whether an ordinary word that is a given name too is followed by a surname ("for Arms Control Rose Gottemoeller")."""
        return self.tokens[index].low in self.lex.given and self._plain_name(index + 1)

    def _with_office(self, office: _Office) -> Mention:
        """The person who holds an office: the name after it, the one before it in apposition, or nobody named."""
        at = office.last
        titled = False
        if at < len(self.tokens) and self.tokens[at].text in (",", "–", "-", ":") and office.definite:
            end = self._name(self._skip_titles(at + 1))
            if end is not None and self._weight(self._skip_titles(at + 1), end) >= 2:
                at += 1
        start = self._skip_titles(at)
        titled = start > at
        end = self._name(start)
        if end is None or self.tokens[office.head_index(self.tokens)].low in _PLURAL and False:
            return self._mention(office.first, office.last, None, office)
        country = office.country
        after = end
        if not self.tokens[end - 1].possessive:
            after, own = self._belongs(end)
            country = country or own
        return self._mention(office.first, after, (start, end), office, country=country, titled=titled)

    def _belongs(self, at: int) -> tuple[int, str | None]:
        """The "of Belarus" or "(France)" after a name, and its country."""
        tokens = self.tokens
        if at + 1 < len(tokens) and tokens[at].low in ("of", "("):
            index = at + 1 + (tokens[at + 1].low == "the")
            match = self.tags.get(index)
            if match is not None and match.kind in (NameKind.COUNTRY, NameKind.ORGANISATION):
                last = index
                while self.tags.get(last) is match:
                    last += 1
                closing = tokens[at].low == "(" and last < len(tokens) and tokens[last].text == ")"
                if tokens[at].low == "of" or closing:
                    return last + closing, code_of(match)
        return at, None

    def _skip_titles(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].low.rstrip(".") in self.lex.honorifics and (
            self.tokens[at].capital and (at + 1 < len(self.tokens) and (self.tokens[at + 1].capital or self.tokens[at + 1].text == "."))
        ):
            at += 1
            if at < len(self.tokens) and self.tokens[at].text == "." and self.tokens[at].start == self.tokens[at - 1].end:
                at += 1
        return at

    def _honorific(self, at: int) -> Mention | None:
        start = self._skip_titles(at)
        if start == at:
            return None
        office = self._office(start) if start < len(self.tokens) else None
        if office is not None:
            return self._with_office(office)
        end = self._name(start)
        if end is None:
            return None
        return self._appositive(at, start, end, titled=True)

    def _plain(self, at: int) -> Mention | None:
        """A name without office or title: of several words, none of which is an ordinary one."""
        start = at
        if self.tokens[at].low in self.lex.words and self.tokens[at].low not in self.lex.given:
            return None
        end = self._name(start)
        if end is None:
            return None
        if at > 0 and self.tokens[at - 1].low == "the":
            return None
        run = self.tokens[start:end]
        if any(t.low in self.lex.words and t.low not in self.lex.given for t in run):
            return None
        if end < len(self.tokens) and self._institution(end):
            return None
        if all(self.tags.get(i) is not None for i in range(start, end)):
            return None
        return self._appositive(at, start, end, titled=False)

    def _institution(self, index: int) -> bool:
        """Whether a capitalised ordinary word follows a run of names: it is part of a title and no person."""
        token = self.tokens[index]
        return token.capital and self._joined(index) and (token.low in self.lex.words or token.low in self.lex.sectors) and token.low not in self.lex.heads

    def _appositive(self, at: int, start: int, end: int, *, titled: bool) -> Mention:
        """A name and the office that follows it after a comma ("Bernard Membe, Minister of ...")."""
        after, country = self._belongs(end)
        if after < len(self.tokens) and self.tokens[after].text in (",", "(", "–") and not self.tokens[end - 1].possessive:
            index = after + 1
            if index < len(self.tokens) and self.tokens[index].low in ("the", "a", "an"):
                index += 1
            office = self._office(index) if index < len(self.tokens) else None
            if office is not None and self._name(self._skip_titles(office.last)) is None and self.tokens[office.first].low not in _PLURAL:
                return self._mention(at, office.last, (start, end), office, country=office.country or country, titled=titled)
        return self._mention(at, after, (start, end), None, country=country, titled=titled)

    def _weight(self, start: int, end: int) -> int:
        return sum(t.capital for t in self.tokens[start:end])

    def _mention(
        self, first: int, last: int, name: tuple[int, int] | None, office: _Office | None, *, country: str | None = None, titled: bool = False
    ) -> Mention:
        words = self._words(*name) if name else None
        whole = bool(name) and (self._weight(*name) >= 2 or self.tokens[name[1] - 1].low in self.lex.suffixes) if name else False
        return Mention(
            start=self.tokens[first].start,
            end=self.tokens[last - 1].end,
            first=first,
            last=last,
            name=words,
            office=self._words(office.first, office.last, upper=False) if office else None,
            country=country or (office.country if office else None),
            short=bool(name) and not whole,
            plural=office is not None and office.head in _PLURAL,
            titled=titled or office is not None,
        )

    def _words(self, first: int, last: int, *, upper: bool = True) -> str:
        """The words as written; a name or office in capitals is put in title case."""
        raw = " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())
        letters = [c for c in raw if c.isalpha()]
        if len(letters) > 3 and all(c.isupper() for c in letters):
            return raw.title().replace("’S", "’s").replace("'S", "'s")
        if upper:
            return " ".join(w.title() if len(w) > 3 and w.isupper() and w.isalpha() else w for w in raw.split())
        return raw


def code_of(match: Match) -> str | None:
    """The country code or organisation acronym behind a match of the gazetteer; None for a city or venue."""
    entry = match.entries[0]
    if match.kind in (NameKind.COUNTRY, NameKind.DEMONYM):
        return str(entry.code)
    if match.kind is NameKind.ORGANISATION:
        return str(entry.parent or entry.id)
    if match.kind is NameKind.REGION:
        return str(entry.country)
    return None
