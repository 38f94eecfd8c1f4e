"""What of a page is its text: the blocks before the related links, the navigation and the legal foot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplocal.extract.blocks import Block
from diplocal.extract.reading import Reading

_TAIL = re.compile(
    r"\W*(?:related(?: (?:press material|links|news|articles?|stories|content))?|read (?:also|more)(?: on)?|see also|more (?:about|on|from)\b.*|latest(?: news| events)?"
    r"|what to read next|previous|next|prev|top news|must read|tags|share(?: this)?|most (?:read|viewed|popular)|recent (?:posts|news|statements)|you may also like|also read"
    r"|additional materials|editorial sections|follow us|comments?|footer|other news|in other news|news archive|archive)\s*(?:[:»«|].*|$)",
    re.I | re.S,
)
_FOOT = re.compile(r"^\W*(?:©|copyright\b|all rights reserved)", re.I)


def body(reading: Reading) -> Iterator[Block]:
    """The blocks of the text proper, in order."""
    for block in reading.blocks:
        head = reading.text[block.start : min(block.end, block.start + 160)]
        if _FOOT.match(head):
            continue
        if _TAIL.match(head):
            if block.end - block.start < 40 and block.index > len(reading.blocks) * 0.4:
                return
            continue
        yield block
