"""What extraction saw in a text, stretch by stretch: the answer to "why?"."""

from __future__ import annotations

from collections.abc import Iterator

from diplocal import timex
from diplocal.extract.blocks import Block
from diplocal.extract.reading import Reading
from diplocal.gazetteer import Match
from diplocal.model import Annotation, Document
from diplocal.records import moment_text

_HEDGES = frozenset({"tentative", "postponed", "cancelled", "moved"})


def annotate(document: Document) -> tuple[Annotation, ...]:
    """The times, people, places, bodies, event words and hedges of a document, in order and without overlap.

    Where several were seen at one place the first of that list stands.
    """
    reading = Reading(document)
    kept: list[Annotation] = []
    taken = bytearray(len(document.text))
    for found in _everything(reading):
        if not any(taken[found.start : found.end]):
            taken[found.start : found.end] = b"\x01" * (found.end - found.start)
            kept.append(found)
    return tuple(sorted(kept, key=lambda a: a.start))


def _everything(reading: Reading) -> Iterator[Annotation]:
    frame = timex.Context(anchor=reading.document.anchor.day if reading.document.anchor else None)
    for found in reading.timexes:
        spans = [f"{moment_text(w.start)}/{moment_text(w.end) or ''}" for w in timex.resolve(found, frame)]
        yield Annotation(found.start, found.end, "timex", found.rule, " ".join(spans) or "unresolved")
    for block in reading.blocks:
        for mention in reading.people(block):
            value = " · ".join(part for part in (mention.name, mention.office, mention.country) if part)
            yield Annotation(mention.start, mention.end, "person" if mention.name else "office", "people", value)
    for match in reading.matches:
        if not match.ambiguous:
            yield Annotation(match.start, match.end, match.kind.value, "gazetteer", _meaning(match))
    for block in reading.blocks:
        yield from _words(reading, block)


def _meaning(match: Match) -> str:
    city = match.city
    return f"{city.name}, {city.country}" if city else match.country or match.entries[0].name


def _words(reading: Reading, block: Block) -> Iterator[Annotation]:
    """The event words of a block, longest first, and those that tell how firm it is."""
    tokens = reading.tokens(block)
    lexicon = reading.lexicon
    for table, kind in (("triggers", "trigger"), ("moods", "hedge")):
        for first, last, rule in sorted(reading.find(table, block, 0, len(tokens)), key=lambda hit: hit[0] - hit[1]):
            if kind == "trigger" or rule in _HEDGES:
                value = lexicon.rules[rule].kind.value if kind == "trigger" else rule
                yield Annotation(tokens.starts[first], tokens.ends[last - 1], kind, rule, value)
