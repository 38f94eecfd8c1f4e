"""Lists in which what is on stands above its day, as on the event pages of many ministries."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document

ANCHOR = Anchor(date(2021, 3, 1), "given")

CARDS = """Upcoming events

15th Foreign Ministers' Meeting
12 March 2021
Oslo, Norway

Seminar on maritime security
15-16 March 2021
Bergen, Norway

Visit of President Karl Holm to Oslo
18 March 2021

Meeting with Minister Omar Diallo
22 March 2021, 10:00
Oslo
"""

PARTS = """What the gathering in Kampala is about

The youth forum:
14-21 March
Hotel Africana is the place. Hundreds of pupils are awaited.

The business forum:
18-22 March
About 1,500 delegates come, and a fair is part of it.

The ministerial meeting:
23-24 March
They go through the draft communiqué.
"""

DAYS_ABOVE = """Visit of President Karl Holm to Norway

12 March 2021
Meeting with Minister Omar Diallo in Oslo

13 March 2021
Seminar on trade in Bergen

14 March 2021
Departure
"""


def told(text: str) -> list[tuple[str, str, str | None]]:
    found = extract(Document(text, "", anchor=ANCHOR)).claims
    return [(c.kind.value, str(c.when.start), c.place.city) for c in found if c.when]


PLACES_TOO = """Calendar

Seminar without a day

12 March 2021
Oslo, Norway
Meeting of the working group

13 March 2021
Bergen, Norway
Seminar on trade

14 March 2021
Tromsø, Norway
Seminar on fish
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CARDS,
            [
                ("conference", "2021-03-12", "Oslo"),
                ("conference", "2021-03-15", "Bergen"),
                ("visit", "2021-03-18", "Oslo"),
                ("meeting", "2021-03-22 10:00:00", "Oslo"),
            ],
        ),
        # parts of what the title tells to be in a city are there, unless they name another place
        (
            PARTS,
            [
                ("conference", "2021-03-14", "Kampala"),
                ("conference", "2021-03-18", "Kampala"),
                ("conference", "2021-03-23", "Kampala"),
            ],
        ),
        # days that stand above what is on, below a title that is itself a visit
        (
            DAYS_ABOVE,
            [("visit", "2021-03-12", None), ("meeting", "2021-03-12", "Oslo"), ("conference", "2021-03-13", "Bergen")],
        ),
        # days and places that stand above what is on, after a line that tells no day
        (
            PLACES_TOO,
            [
                ("conference", "2021-03-12", "Oslo"),
                ("conference", "2021-03-13", "Bergen"),
                ("conference", "2021-03-14", "Tromsø"),
            ],
        ),
    ],
)
def test_the_day_below_is_that_of_the_line_above(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert told(text) == expected
