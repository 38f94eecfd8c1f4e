"""Turns a page into text with marks. Blocks are parted by a blank line, a table row is one line, its cells parted by " | "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from diplocal.documents.cleaning import clean
from diplocal.documents.datelines import MONTH
from diplocal.model import Mark, MarkKind

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary"}
_ITEMS = {"li", "dt", "dd"}
_STRUCK = {"s", "del", "strike"}
_BOLD = {"b", "strong"}
_BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
    ),
    *(
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ),
}
_LAYOUT = ("table", "p", "div", "ul", "ol", *sorted(_HEADINGS - {"caption"}))
_CELL_GAP = " | "
_HOUR = re.compile(r"\d[:.]\d\d\Z")
"""A clock time at the end of a piece: what stands beside it in a piece of its own is another column."""
_GAPS = ("", " ", "\n", "\n\n", _CELL_GAP)
"""From narrow to wide. Inside a row all but the gap between cells are spaces."""
_LONG_CELL, _FEW_BLOCKS = 800, 3
"""A cell of more characters and more blocks is laid out like a page."""
_LONGEST_BOLD_HEADING = 200
_FEW_COLUMNS = 2
"""In a row of more cells an empty first one is kept, as what it leaves out stands in the row above."""
_LONGEST_REPEATED = 80
"""A longer cell is no day or place that is told once for several rows."""


def render(root: Any) -> tuple[str, tuple[Mark, ...]]:
    """The text of a parsed page, and its marks in order of their starts; every mark lies inside the text."""
    _repeat_spanning(root)
    writer = _Writer()
    _write(root, writer)
    return writer.finished()


class _Writer:
    """Text so far. White space is held back until something follows it, so that marks are tight."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._marks: list[Mark] = []
        self._in_row = False

    def text(self, text: str | None) -> None:
        """Running text; white space in it collapses."""
        if not text:
            return
        words = clean(text).split()
        if text[0].isspace() or not words:
            self.part(" ")
        if words:
            self._put(" ".join(words))
            if text[-1].isspace():
                self.part(" ")

    def part(self, gap: str) -> None:
        """A gap before what follows; of two gaps the wider one stands, and two line breaks part paragraphs."""
        if self._in_row and gap != _CELL_GAP:
            gap = " "
        if gap == self._gap == "\n":
            gap = "\n\n"
        if self._length and _GAPS.index(gap) > _GAPS.index(self._gap):
            self._gap = gap

    def _put(self, text: str) -> None:
        if text and self._parts and self._one_line(text):
            self._gap = " "
        self._parts += (self._gap, text)
        self._length += len(self._gap) + len(text)
        self._gap = ""

    def _one_line(self, text: str) -> bool:
        """Whether a piece stands in one line with the one before, a space between: a month and its day, an hour and its place."""
        before, gap = self._parts[-1], self._parts[-2]
        if not self._gap:
            return text[0].isupper() and _HOUR.search(before) is not None
        return self._gap == gap == "\n\n" and _is_day(before, text)

    def skip(self) -> None:
        """Leaves a cell empty: the gap before it stands, and so will the one after it."""
        self._put("")

    @contextmanager
    def marked(self, kind: MarkKind) -> Iterator[None]:
        """Marks what is written inside; nothing where nothing is."""
        written, parts = self._length, len(self._parts)
        yield
        if self._length > written:
            start = written + len(self._parts[parts])
            self._marks.append(Mark(start, self._length, kind))

    @contextmanager
    def row(self) -> Iterator[None]:
        """All that is written inside stays on one line."""
        outer, self._in_row = self._in_row, True
        yield
        self._in_row = outer

    def finished(self) -> tuple[str, tuple[Mark, ...]]:
        return "".join(self._parts), tuple(sorted(self._marks, key=lambda m: (m.start, -m.end, m.kind)))


def _write(element: Any, writer: _Writer) -> None:
    """Writes an element without its tail. The parser bounds the depth, and so the recursion."""
    tag = element.tag
    if tag == "br":
        writer.part("\n")
    elif tag == "tr" and _is_data(element):
        _write_row(element, writer)
    elif tag in _HEADINGS or (tag == "p" and _is_bold(element)):
        _write_block(element, writer, MarkKind.HEADING)
    elif tag in _ITEMS:
        _write_block(element, writer, MarkKind.ITEM)
    elif tag in _BLOCKS:
        _write_block(element, writer, None)
    elif tag in _STRUCK:
        with writer.marked(MarkKind.STRUCK):
            _write_inside(element, writer)
    else:
        _write_inside(element, writer)


def _write_inside(element: Any, writer: _Writer) -> None:
    writer.text(element.text)
    for child in element:
        _write(child, writer)
        writer.text(child.tail)


def _write_block(element: Any, writer: _Writer, kind: MarkKind | None) -> None:
    writer.part("\n\n")
    if kind is None:
        _write_inside(element, writer)
    else:
        with writer.marked(kind):
            _write_inside(element, writer)
    writer.part("\n\n")


def _write_row(row: Any, writer: _Writer) -> None:
    writer.part("\n\n")
    with writer.marked(MarkKind.ROW), writer.row():
        told, begun = any(text.strip() for text in row.itertext()), False
        for cell in row:
            empty = not any(text.strip() for text in cell.itertext())
            if empty and not (told and (begun or len(row) > _FEW_COLUMNS)):
                continue
            if begun:
                writer.part(_CELL_GAP)
            begun = True
            if empty:
                writer.skip()
                continue
            with writer.marked(MarkKind.CELL):
                _write_inside(cell, writer)
    writer.part("\n\n")


def _is_day(first: str, second: str) -> bool:
    """Whether two blocks are the number of a day and its month, in the one order or the other, as on the cards of a calendar."""
    number, month = (first, second) if first.isdigit() else (second, first)
    return len(number) < 3 and number.isdigit() and MONTH.fullmatch(month) is not None


def _repeat_spanning(root: Any) -> None:
    """Writes a cell that spans several rows of a table into each of them, so that every row says all of its own."""
    for row in root.iter("tr"):
        below = row.getnext()
        for column, cell in enumerate(list(row)):
            span = cell.get("rowspan", "")
            if below is None or below.tag != "tr" or not span.isdecimal() or int(span) < 2:
                continue
            copy = deepcopy(cell) if len("".join(cell.itertext())) < _LONGEST_REPEATED else cell.makeelement(cell.tag)
            copy.tail = None
            copy.set("rowspan", str(int(span) - 1))
            below.insert(column, copy)


def _is_data(row: Any) -> bool:
    """Whether a row carries data: several cells, none of which holds a layout of its own."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2:
        return False
    for cell in cells:
        if next(cell.iter("table", "h1", "h2"), None) is not None:
            return False
        if sum(map(len, cell.itertext())) > _LONG_CELL and sum(1 for _ in cell.iter(*_LAYOUT)) > _FEW_BLOCKS:
            return False
    return True


def _is_bold(paragraph: Any) -> bool:
    """Whether a short paragraph is bold from end to end: a heading in all but name."""
    whole = "".join(paragraph.itertext()).strip()
    if not whole or len(whole) > _LONGEST_BOLD_HEADING or whole.endswith((".", ",", ";")):
        return False
    bold = "".join("".join(element.itertext()) for element in paragraph.iter(*_BOLD) if element.getparent().tag not in _BOLD)
    return "".join(bold.split()) == "".join(whole.split())
