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


def test_the_place_of_a_day_ends_with_it_and_an_entry_keeps_its_own_country() -> None:
    text = (
        "Programme of the visit of Anna Berg\n\nWednesday 12 June 2019\n\nTunis, Tunisia\n\n"
        "09:00 Anna Berg meets Omar Diallo\n\n11:00 Anna Berg leaves for talks in Algeria with Karl Holm\n\n"
        "Thursday 13 June 2019\n\n10:00 Anna Berg meets Pedro Rojas\n"
    )
    found = extract(Document(text, "", anchor=Anchor(date(2019, 6, 3), "given"))).claims
    assert [(c.place.city, c.place.country) for c in found if c.when and c.when.precision == "minute"] == [
        ("Tunis", "TN"),
        (None, "DZ"),
        (None, None),
    ]
