"""Tables with named columns: calendars of meetings, journals. A row is one event; the heading tells what its cells are.

Rows stand between rulers of signs or as the rows of a page; a cell may go on in the rows below, and a row of one cell
heads those that follow ("AUGUST").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from diplocal import timex
from diplocal.extract.reading import Reading

_LINE = re.compile(r"[^\n]+")
_RULER = re.compile(r"[\s|+=_–—-]*$")
_FRAMED = re.compile(r" ?\|.*\|\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_DITTO = re.compile(r"[-–—\s]*(?:do|ditto|idem|same|[\"”〃])[-–—\s.]*$", re.I)


class Cell(NamedTuple):
    """text[start:end] of a cell without outer white space, and its further lines in the rows below."""

    spans: tuple[tuple[int, int], ...]

    def text(self, reading: Reading) -> str:
        """All of its lines, joined by spaces."""
        return " ".join(reading.text[start:end] for start, end in self.spans)


class Row(NamedTuple):
    """One event of a table: text[start:end] with all its lines. `cells` are by column: "date", "time", "event" and so on."""

    start: int
    end: int
    cells: Mapping[str, Cell]
    heading: str
    """The row of one cell above it, "" without one."""


class Table(NamedTuple):
    """text[start:end] of a table with its heading, and its rows in order."""

    start: int
    end: int
    rows: tuple[Row, ...]


_Line = tuple[int, int, list[tuple[int, int]]]
"""Start and end of a line, and the spans of its cells."""


def tables(reading: Reading) -> list[Table]:
    """The tables of a document whose heading names a column of dates and one of events."""
    if "|" not in reading.text:
        return []
    found: list[Table] = []
    before: dict[str, int] = {}
    for lines in _runs(reading.text):
        heads = ((i, columns) for i, (_, _, cells) in enumerate(lines) if (columns := _columns(reading, cells)))
        head, columns = next(heads, (0, {}))
        above = found[-1].rows[-1].heading if found and columns == before else ""
        rows = tuple(_rows(reading.text, lines[head + 1 :], columns, above)) if columns else ()
        if rows:
            found.append(Table(lines[head][0], lines[-1][1], rows))
            before = columns
    return found


def _runs(text: str) -> Iterator[list[_Line]]:
    """Runs of lines that have cells; blank lines part the rows of a page, and rulers part none."""
    run: list[_Line] = []
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip() or _RULER.match(line):
            continue
        if "|" in line:
            run.append((*match.span(), _cells(text, *match.span())))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of a line's cells, those at its outer signs left out; an empty one is (at, at)."""
    line = text[start:end]
    begin, stop = start, start + len(line.rstrip())
    if _FRAMED.match(line):
        begin, stop = text.index("|", start) + 1, stop - 1
    cells, at = [], begin
    for part in text[begin:stop].split("|"):
        bare = part.strip()
        first = at + len(part) - len(part.lstrip()) if bare else at
        cells.append((first, first + len(bare)))
        at += len(part) + 1
    return cells


def _columns(reading: Reading, cells: Sequence[tuple[int, int]]) -> dict[str, int]:
    """Column -> index of its cell, where a line is the heading of a table with dates and events; else empty."""
    named: dict[str, int] = {}
    for index, (start, end) in enumerate(cells):
        words = _WORD.findall(reading.text[start:end].casefold())
        for column, names in reading.lexicon.layout.columns.items():
            if words and words[0] in names and len(words) <= 3:
                named.setdefault(column, index)
    return named if "date" in named and "event" in named else {}


def _rows(text: str, lines: Sequence[_Line], columns: Mapping[str, int], heading: str) -> Iterator[Row]:
    """The rows, each with the lines that go on with it; an empty date is that of the row above where hours tell them apart."""
    group: list[_Line] = []
    above = Cell(())
    for line in lines:
        title = _heading(text, line[2], first=not group)
        if title is None and group and _goes_on(line[2], columns):
            group.append(line)
            continue
        for row in _row(text, group, columns, heading, above):
            above = row.cells["date"]
            yield row
        group = [line] if title is None else []
        if title is not None:
            heading, above = title, Cell(())
    yield from _row(text, group, columns, heading, above)


def _heading(text: str, cells: Sequence[tuple[int, int]], *, first: bool) -> str | None:
    """What a line says that heads the rows below: all of it is one cell, or a month in its first one."""
    filled = [span for span in cells if span[0] < span[1]]
    if len(filled) != 1:
        return None
    told = text[slice(*filled[0])]
    return told if first or len(cells) == 1 or (filled[0] == cells[0] and _is_month(told)) else None


def _goes_on(cells: Sequence[tuple[int, int]], columns: Mapping[str, int]) -> bool:
    """Whether a line goes on with the row above: it tells no event, or one at no date and no hour of its own."""
    filled = {name for name, index in columns.items() if index < len(cells) and cells[index][0] < cells[index][1]}
    return "event" not in filled or filled.isdisjoint(("date", "time"))


def _row(text: str, lines: Sequence[_Line], columns: Mapping[str, int], heading: str, above: Cell) -> Iterator[Row]:
    cells = {
        name: Cell(tuple(cells[index] for _, _, cells in lines if index < len(cells) and cells[index][0] < cells[index][1]))
        for name, index in columns.items()
    }
    cells["date"] = cells["date"] if cells["date"].spans else above
    if lines and cells["event"].spans and (cells["date"].spans or heading):
        yield Row(lines[0][0] + len(text[lines[0][0] :]) - len(text[lines[0][0] :].lstrip(" |")), lines[-1][1], cells, heading)


def _is_month(text: str) -> bool:
    """Whether a cell is nothing but the name of a month."""
    found = timex.recognise(f"in {text.title()} 2020") if text.isalpha() else []
    return bool(found) and found[0].spans[0].first.unit is timex.Unit.MONTH


def is_ditto(text: str) -> bool:
    """Whether a cell only says that it is the same as the one above."""
    return bool(_DITTO.match(text))
