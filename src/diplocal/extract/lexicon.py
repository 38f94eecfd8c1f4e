"""The words of one language, compiled once.

Offices and names stand in `people.toml`, events in `events.toml`, tense and hedges in `modality.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ahocorasick_rs import AhoCorasick

from diplocal.extract.layout_patterns import LayoutPatterns, layout_patterns
from diplocal.extract.phrases import Phrase, Phrases, compile_phrase
from diplocal.extract.press_words import PressWords, access_phrases, press_words
from diplocal.model import Kind


@dataclass(frozen=True, slots=True)
class EventRule:
    """What the phrases of one rule make of an event."""

    name: str
    kind: Kind
    rank: int
    noun: bool
    whom: bool = False
    """Whether it counts only where a person follows: "received the Ambassador", not "received a letter"."""


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The lists of `people.toml`, and the ordinary words of the language."""

    honorifics: frozenset[str]
    paired_honorifics: frozenset[str]
    noble: frozenset[str]
    address: frozenset[str]
    postnominals: frozenset[str]
    saints: frozenset[str]
    unnamed_parties: frozenset[str]
    host_offices: frozenset[str]
    leading_heads: frozenset[str]
    receiving_verbs: frozenset[str]
    receiving_forms: frozenset[str]
    accredited: frozenset[str]
    hosting: frozenset[str]
    telling: frozenset[str]
    single_offices: frozenset[str]
    own_offices: frozenset[str]
    state_offices: frozenset[str]
    deputies: frozenset[str]
    groups: frozenset[str]
    office_countries: dict[str, str]
    """Cores of offices -> the code of the country that has them."""
    speaking_offices: frozenset[str]
    styles: frozenset[str]
    partners: frozenset[str]
    counterparts: frozenset[str]
    memorials: frozenset[str]
    buildings: frozenset[str]
    foreign_bodies: frozenset[str]
    agencies: frozenset[str]
    body_heads: frozenset[str]
    place_labels: frozenset[str]
    areas: frozenset[str]
    abbreviations: frozenset[str]
    heads: frozenset[str]
    plural_heads: dict[str, str]
    """Cores of offices that several hold -> the core of one."""
    loose_heads: frozenset[str]
    adjective_heads: frozenset[str]
    capital_heads: frozenset[str]
    appositive: frozenset[str]
    reaching_heads: frozenset[str]
    after_head: frozenset[str]
    modifiers: frozenset[str]
    sectors: frozenset[str]
    determiners: frozenset[str]
    given: frozenset[str]
    particles: frozenset[str]
    inner_particles: frozenset[str]
    suffixes: frozenset[str]
    calendar: frozenset[str]
    capital_words: frozenset[str]
    function: frozenset[str]
    saying: frozenset[str]
    mouthpieces: frozenset[str]
    prepositions: frozenset[str]
    day_words: frozenset[str]
    carrying: frozenset[str]
    briefings: frozenset[str]
    speeches: frozenset[str]
    acting: frozenset[str]
    being: frozenset[str]
    date_labels: frozenset[str]
    houses: frozenset[str]
    meeting_verbs: frozenset[str]
    schedule_words: frozenset[str]
    attributing: frozenset[str]
    subordinating: frozenset[str]
    office_starts: frozenset[str]
    """Words with which an office can begin."""
    words: frozenset[str]
    verbs: frozenset[str]
    """The single words by which the language announces events: no names, though headlines write them with capitals."""
    ordinary: frozenset[str]
    """Words that are never part of a name: `words` without those that are given names too."""
    joining: frozenset[str]
    """Words and signs over which a name can go on."""
    idle: frozenset[str]
    """Words with which neither a name nor an office begins, unless the gazetteer knows them."""

    def speaks(self, office: str | None) -> bool:
        """Whether who holds an office tells of events and does not thereby take part (a spokesperson)."""
        written = (office or "").casefold()
        return any(word in written for word in self.speaking_offices)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled words of one language."""

    people: PeopleWords
    phrases: Phrases
    """The tables `triggers` (the rules of `events.toml`), `moods` (tense and firmness) and the others of `modality.toml`."""
    layout: LayoutPatterns
    press: PressWords
    meanings: dict[str, list[str]]
    """Words of offices -> the words under which they are compared."""
    compounds: list[tuple[list[str], list[str]]]
    """The same for several words that stand in an office in this order: "diplomacy chief"."""
    hints: AhoCorasick
    """Beginnings of the words without one of which a sentence that has no date tells nothing of an event."""
    openers: AhoCorasick
    """Beginnings of the words that begin a phrase of an event, of any rule."""
    glue: frozenset[str]
    """Words from which a capitalised one can be parted that is glued to them ("receivesMr")."""
    contractions: dict[str, str]
    """Ends of contractions after their apostrophe -> the whole words they stand for."""
    rules: dict[str, EventRule]


_MOODS = ("future", "past", "present", "tentative", "postponed", "cancelled", "lapsed", "moved", "closing")


ENGLISH = "en"


@cache
def known(language: str) -> bool:
    """Whether there is a pack of a language."""
    return any(folder.name == language and folder.is_dir() for folder in resources.files("diplocal.languages").iterdir())


@cache
def load(language: str = ENGLISH) -> Lexicon:
    """The words of a language. Raises FileNotFoundError for one that has no pack."""
    folder = resources.files("diplocal.languages") / language
    tables = {
        name: tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("people", "modality", "layout", "events", "press")
    }
    meanings: dict[str, str] = tables["people"]["meanings"]
    words = frozenset((folder / "words.txt").read_text(encoding="utf-8").split("\n")[1:])
    rules = tables["events"]["rule"]
    return Lexicon(
        people=_people_words(tables["people"], words, _single_words(tables), tables["layout"]["venue_labels"]),
        phrases=Phrases([*_phrases(rules, tables["modality"]), *access_phrases(tables["press"])]),
        layout=layout_patterns(tables["layout"]),
        press=press_words(tables["press"]),
        meanings={word: meant.split() for word, meant in meanings.items() if " " not in word},
        compounds=[(phrase.split(), meant.split()) for phrase, meant in meanings.items() if " " in phrase],
        contractions=tables["people"]["contractions"],
        glue=words
        | frozenset(tables["people"]["honorifics"])
        | {w for r in rules for p in r["phrases"] for part in p.split() for w in part.split("|")},
        rules={
            r["name"]: EventRule(r["name"], Kind(r["kind"]), r["rank"], r.get("noun", False), r.get("whom", False)) for r in rules
        },
        hints=AhoCorasick(
            sorted(_openers(rules, FIRM) | _companions(tables["modality"]["companions"], tables["people"]["function"]))
        ),
        openers=AhoCorasick(sorted(_openings(rules, frozenset(tables["people"]["function"])))),
    )


FIRM = 40
"""From this rank on, an event word makes an event of a sentence that has no date of its own."""


def _openers(rules: list[dict[str, Any]], rank: int) -> set[str]:
    """The words that begin the phrases of the rules of a rank or a higher one."""
    phrases = [p for r in rules if r["rank"] >= rank for p in r["phrases"]]
    return {word.strip("*") for p in phrases for word in p.split()[0].strip("?").split("|")}


def _openings(rules: list[dict[str, Any]], function: frozenset[str]) -> set[str]:
    """The words that begin the phrases of the rules; two of them where the first begins anything ("is in")."""
    found = set()
    for words in (p.split() for r in rules for p in r["phrases"]):
        first = {w.strip("*") for w in words[0].strip("?").split("|")}
        found |= first - function
        if len(words) > 1:
            found |= {f"{a} {b.strip('*')}" for a in first & function for b in words[1].strip("?").split("|")}
    return found


def _companions(phrases: list[str], function: list[str]) -> set[str]:
    """The words that begin the phrases of companions, without those that begin anything."""
    return {word for p in phrases for word in p.split()[0].split("|")} - set(function)


def _single_words(tables: dict[str, Any]) -> frozenset[str]:
    phrases = [p for r in tables["events"]["rule"] for p in r["phrases"]]
    phrases += [p for mood in _MOODS for p in tables["modality"][mood]]
    return frozenset(word for p in phrases for part in p.split() for word in part.strip("?*").split("|"))


def _people_words(tables: dict[str, Any], words: frozenset[str], verbs: frozenset[str], place_labels: list[str]) -> PeopleWords:
    sets = {name: frozenset(entries) for name, entries in tables.items() if isinstance(entries, list)}
    words |= sets["capital_words"]
    starts, ordinary = sets["heads"] | sets["modifiers"], words - sets["given"]
    unnamed = ordinary | sets["function"] | (sets["calendar"] - sets["given"])
    return PeopleWords(
        **sets,
        office_countries=tables["office_countries"],
        plural_heads=tables["plural_heads"],
        office_starts=starts,
        place_labels=frozenset(label.lower() for label in place_labels),
        words=words,
        verbs=verbs - sets["given"],
        ordinary=ordinary,
        joining=sets["particles"] | {",", "'", "’", "ʻ"},
        idle=unnamed - starts - sets["honorifics"] - sets["particles"],
    )


def _phrases(rules: list[dict[str, Any]], modality: dict[str, list[str]]) -> Iterable[Phrase]:
    for rule in rules:
        for phrase in rule["phrases"]:
            yield compile_phrase("triggers", rule["name"], phrase)
    for name, phrases in modality.items():
        for phrase in phrases:
            yield compile_phrase("moods" if name in _MOODS else name, name, phrase)
