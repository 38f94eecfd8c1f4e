"""Where the entries of a programme take place: the line of a place above them tells it."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document

PROGRAMME = """Programme of the council of 12 June 2019

{line}

09:00 Meeting of the ministers with Anna Berg

11:00 Press conference by Anna Berg in Lisbon
"""


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Tunis, Tunisia", ("Tunis", "TN")),
        ("Place: Congress Centre Oslo", ("Oslo", "NO")),
        ("Luxembourg", ("Luxembourg", "LU")),
        ("All times are local", (None, None)),
        ("Chair: Karl Holm of Oslo University", (None, None)),
    ],
)
def test_a_line_of_a_place_holds_for_the_entries_below_it(line: str, first: tuple[str | None, str | None]) -> None:
    found = extract(Document(PROGRAMME.format(line=line), "", anchor=Anchor(date(2019, 6, 3), "given"))).claims
    assert [(c.place.city, c.place.country) for c in found] == [first, ("Lisbon", "PT")]
