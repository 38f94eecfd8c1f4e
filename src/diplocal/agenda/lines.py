"""Lines of styled text, laid out by the cells that a terminal gives to each character.

Plain output needs nothing else. Colours are rich's (`cli.terminal`), which takes longer to load than a week to be laid out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Part = tuple[str, str]
"""Text and its style, as rich names styles."""
Line = list[Part]

_NO_CELL = frozenset({"Mn", "Me", "Cf"})
_LEFT_TO_RIGHT = "\u200e"


def cells(text: str) -> int:
    """The columns that a terminal needs for `text`: two for East Asian wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def line_cells(line: Iterable[Part]) -> int:
    """The columns that a line needs."""
    return sum(cells(text) for text, _ in line)


def plain(line: Iterable[Part]) -> str:
    """A line without styles and without blanks at its end."""
    return "".join(text for text, _ in line).rstrip()


def steady(text: str) -> str:
    """`text` between marks that keep what stands beside a name written from right to left in its column."""
    if text.isascii() or not any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
        return text
    return f"{_LEFT_TO_RIGHT}{text}{_LEFT_TO_RIGHT}"


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was longer."""
    if cells(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += _cells(character)
        if used > width - 1:
            break
        kept += character
    return f"{kept}…" if width > 0 else ""


def wrap(parts: Iterable[Part], width: int) -> list[Line]:
    """The parts in lines of at most `width` cells, broken at spaces, or within a word that is longer than a line."""
    given = [part for part in parts if part[0]]
    if line_cells(given) <= width:
        return [given]
    lines: list[Line] = [[]]
    used = 0
    for word in _words(given):
        length = line_cells(word)
        if used and used + 1 + length <= width:
            previous = lines[-1][-1][1]
            lines[-1].append((" ", previous if previous == word[0][1] else ""))
            lines[-1] += word
            used += 1 + length
            continue
        for piece in _broken(word, width) if length > width else (word,):
            lines.append(piece)
            used = line_cells(piece)
    return lines[1:]


def _words(parts: Iterable[Part]) -> list[Line]:
    """What stands between spaces, whatever the styles within it."""
    words: list[Line] = [[]]
    for text, style in parts:
        for n, piece in enumerate(text.split(" ")):
            if n:
                words.append([])
            if piece:
                words[-1].append((piece, style))
    return [word for word in words if word]


def _broken(word: Line, width: int) -> Iterator[Line]:
    piece: Line = []
    used = 0
    for character, style in ((c, style) for text, style in word for c in text):
        if used + _cells(character) > max(width, 1) and piece:
            yield piece
            piece, used = [], 0
        piece.append((character, style))
        used += _cells(character)
    yield piece


def beside(columns: Sequence[tuple[Sequence[Line], int]]) -> Iterator[Line]:
    """Columns side by side, each a block of lines with its width in cells; blanks fill what a column leaves free."""
    for n in range(max(len(block) for block, _ in columns)):
        line: Line = []
        for block, width in columns:
            part = block[n] if n < len(block) else []
            line += part
            if (blank := width - line_cells(part)) > 0:
                line.append((" " * blank, ""))
        yield line
