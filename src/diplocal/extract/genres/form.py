"""Forms of labelled lines, as in media advisories ("WHO: ... / WHAT: ... / WHEN: ..."): each is a table of one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from diplocal.extract.genres.table import Cell, Row, Table
from diplocal.extract.reading import Reading

_LINE = re.compile(r"[^\n]*\S")
_LABEL = re.compile(r"[\s*•|-]*([^\W\d_]+)(?: (?:and|&|/) [^\W\d_]+)?\s*[*]*(?::|\t| [–—|-] |$)[\s*]*")
_LETTER_HEAD = frozenset({"from", "to", "sent", "cc"})
"""Labels of the head of a mail, whose date and subject are no event's."""
MOST_LINES = 4
"""How many lines the value of a label may take."""

_Field = tuple[str, list[tuple[int, int]]]
"""A label in lower case, and the spans of the lines of its value."""


def forms(reading: Reading) -> list[Table]:
    """The forms of a document that label an event and its date."""
    names = reading.lexicon.layout.columns
    labels = {label: column for column, words in names.items() for label in words}
    return [table for run in _runs(reading.text, labels.keys() | _LETTER_HEAD) for table in _tables(reading, run, labels)]


def _runs(text: str, labels: frozenset[str] | set[str]) -> Iterator[list[_Field]]:
    """Runs of labelled lines, each with the lines that go on with it."""
    run: list[_Field] = []
    for line in _LINE.finditer(text):
        found = _LABEL.match(text, line.start(), line.end())
        label = found[1].casefold() if found else ""
        if found and label in labels and text[found.end() : line.end()].casefold().split(" |")[0] not in labels:
            rest = (found.end(), line.end())
            run.append((label, [rest] if rest[0] < rest[1] else []))
        elif run and len(run[-1][1]) < MOST_LINES and (not run[-1][1] or _beside(text, run[-1][1][-1][1], line.start())):
            run[-1][1].append((line.start() + len(line[0]) - len(line[0].lstrip()), line.end()))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _beside(text: str, end: int, start: int) -> bool:
    """Whether no blank line parts a line from the one before."""
    return text.count("\n", end, start) < 2


def _tables(reading: Reading, run: list[_Field], labels: Mapping[str, str]) -> Iterator[Table]:
    """A table for each event of a run that labels its date; a label that comes again begins another event.

    None where what stands below the label of the date are sentences that tell events of their own.
    """
    dated = [span for label, spans in run if labels.get(label) == "date" for span in spans]
    if any(label in _LETTER_HEAD for label, _ in run) or any(_tells(reading, *span) for span in dated):
        return
    cells: dict[str, list[tuple[int, int]]] = {}
    for label, spans in run:
        column = labels[label]
        if column in cells and column == "event" and "date" in cells:
            yield from _table(cells)
            cells = {}
        cells.setdefault(column, []).extend(spans)
    yield from _table(cells)


def _tells(reading: Reading, start: int, end: int) -> bool:
    """Whether a line is a sentence with a word of an event and a day: "The closing session will be held on 3 May."."""
    return reading.text[end - 1] == "." and reading.opens(start, end) and bool(reading.dates_in(start, end))


def _table(cells: Mapping[str, list[tuple[int, int]]]) -> Iterator[Table]:
    spans = [span for found in cells.values() for span in found]
    if not (cells.get("event") and cells.get("date")):
        return
    start, end = min(spans)[0], max(end for _, end in spans)
    timed = {**cells, "date": [*cells["date"][:1], *cells.get("time", [])[:1]]}
    yield Table(start, end, (Row(start, end, {name: Cell(tuple(found)) for name, found in timed.items()}, ""),))
