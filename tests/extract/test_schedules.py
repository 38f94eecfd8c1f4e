"""Schedules that go person by person: whose entry it is."""

from __future__ import annotations

from datetime import date

from diplocal.extract import extract
from diplocal.model import Anchor, Document, Publisher

ANCHOR = Anchor(date(2014, 11, 20), "given")
STATE = Publisher("usa", "Department of State", "US", "America/New_York", "Washington")

SCHEDULE = """Public Schedule: November 20, 2014

SECRETARY OF STATE JOHN KOWALCZYK

Secretary Kowalczyk is on travel to London from November 17 to 24, 2014.

12:00 p.m. Secretary Kowalczyk meets with French Foreign Minister Luc Morel, in London.
(CAMERA SPRAY AT TOP)

UNDER SECRETARY FOR POLITICAL AFFAIRS WANDA KOWALSKI

10:00 a.m. Attends a reception at the Embassy of France.

BRIEFING SCHEDULE

1:00 p.m. Department Press Briefing with Press Office Director Jeff Roth
"""


def entries(text: str) -> dict[str, list[str | None]]:
    found = extract(Document(text, "", publisher=STATE, anchor=ANCHOR)).claims
    return {f"{c.when.start:%H:%M}": [p.name for p in c.people] for c in found if c.when}


def test_an_entry_belongs_to_the_person_above_it() -> None:
    assert entries(SCHEDULE)["10:00"] == ["Wanda Kowalski"]


def test_a_heading_that_is_no_person_ends_the_schedule_of_the_one_before() -> None:
    assert entries(SCHEDULE)["13:00"] == ["Jeff Roth"]


def test_a_remark_in_capitals_is_no_heading() -> None:
    second = "\n1:30 p.m. Attends a dinner at the Residence.\n"
    text = SCHEDULE.replace("(CAMERA SPRAY AT TOP)\n", "(CAMERA SPRAY AT TOP)\n" + second)
    assert entries(text)["13:30"] == ["John Kowalczyk"]


def test_the_name_of_a_language_is_nobodys_schedule() -> None:
    day = "Friday 21 November\n\n14:45 Attends the opening ceremony of the training centre\n"
    text = f"Mr Olav Dahl will be in Riga on 21 November.\n\nEnglish\n\n{day}"
    assert entries(text)["14:45"] == ["Olav Dahl"]
