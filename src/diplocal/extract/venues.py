"""The building or hall in which something takes place, and the small words by which a name is a place."""

from __future__ import annotations

from diplocal.extract.blocks import Block, BlockKind
from diplocal.extract.reading import Reading
from diplocal.gazetteer import Match, NameKind
from diplocal.model import Evidence

INTO = frozenset({"to", "into", "for", "visit", "visits", "visiting", "visited", "tour", "tours", "toured", "via"})
INSIDE = frozenset({"in", "at", "near", "inside"})
OUTSIDE = frozenset({"outside", "of", "around", "through"})
SKIP = frozenset({"the", "downtown", "central", "both", "neighbouring", "neighboring", "historic", ",", "and", "capital"})


def find_venue(reading: Reading, block: Block, start: int, end: int) -> Evidence | None:
    """The building or hall in which it takes place."""
    line = reading.lexicon.layout.venue_line.search(reading.text, start, end)
    if line:
        return Evidence(line.start(1), line.end(1), line[1].strip(), "place.venue-line", "venue")
    for match in reading.matches_in(start, end):
        if match.kind is NameKind.VENUE and not _acts(reading, block, match):
            return reading.evidence(match.start, match.end, "place.venue-known", "venue")
    found = reading.lexicon.layout.venue.search(reading.text, start, end)
    if found and any(c.isupper() for c in found[1]):
        name = found[1]
        if (day := name.rfind(" on ")) > 0 and name[day + 4 :].lower() in reading.lexicon.people.calendar:
            name = name[:day]
        return Evidence(found.start(1), found.start(1) + len(name), " ".join(name.split()), "place.venue-named", "venue")
    return None


def _acts(reading: Reading, block: Block, venue: Match) -> bool:
    """Whether the name of a building in a sentence means those who work there: "the Kremlin says", "Kremlin spokesman"."""
    if block.kind in (BlockKind.ITEM, BlockKind.ROW):
        return False
    tokens = reading.tokens(block)
    first, last = reading.token_range(block, venue.start, venue.end)
    back = first - 1
    while back >= 0 and tokens.lows[back] in SKIP:
        back -= 1
    before = tokens.lows[back] if back >= 0 else ""
    following = tokens.lows[last] if last < len(tokens) else ""
    people = reading.lexicon.people
    if (last > first and last - 1 in tokens.possessives) or following in people.heads or following in people.saying:
        return True
    return before not in INSIDE | INTO | OUTSIDE and (following.endswith("s") or following in people.being or following == "had")


def of_state(reading: Reading, venue: str) -> bool:
    """Whether a venue is one that every state has where it is governed from, and no other is named."""
    layout = reading.lexicon.layout
    return venue in layout.own_buildings or layout.state_building.search(venue) is not None
