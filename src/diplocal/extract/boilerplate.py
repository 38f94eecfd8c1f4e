"""What of a page is its text: the blocks before the related links, the navigation and the legal foot."""

from __future__ import annotations

from collections.abc import Iterator

from diplocal.extract.blocks import Block
from diplocal.extract.reading import Reading

SHORT_HEADING = 40
"""Longer blocks that begin like the heading of a list of links are left out, but do not end the text."""

TEXT = 0.4
"""What part of the blocks is text at least, before the links may begin."""


def body(reading: Reading) -> Iterator[Block]:
    """The blocks of the text proper, in order."""
    blocks = reading.blocks
    for block in blocks:
        head = reading.text[block.start : block.start + 160].lstrip(" *•#-–|[")
        if reading.lexicon.layout.legal.match(head):
            continue
        short, far = block.end - block.start < SHORT_HEADING, block.index > len(blocks) * TEXT
        if short and far and reading.lexicon.layout.tail_opening.match(reading.text, block.start, block.end):
            return
        if reading.lexicon.layout.tail.match(head):
            if short and far:
                return
            continue
        yield block
