"""What a document says to the press about its events: access, and by when and with whom to register."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from diplocal.extract import extract
from diplocal.model import Access, Anchor, Claim, Document, Press, Publisher

OSLO = Publisher("norway", "Ministry of Foreign Affairs of Norway", "NO", "Europe/Oslo", "Oslo")


def claims(text: str) -> tuple[Claim, ...]:
    return extract(Document(text, "", publisher=OSLO, anchor=Anchor(date(2019, 6, 3), "given"))).claims


SCHEDULE = """Public Schedule: Tuesday 4 June 2019

FOREIGN MINISTER ANNA BERG

10:00 a.m. Foreign Minister Berg meets with Foreign Minister Pedro Rojas of Chile in Oslo.
(CAMERA SPRAY AT TOP)

11:00 a.m. Foreign Minister Berg meets with Omar Diallo in Oslo.
(CLOSED PRESS COVERAGE)

12:00 p.m. Foreign Minister Berg hosts a lunch for Clara Rossi in Oslo.
"""


def test_each_entry_of_a_schedule_has_the_access_of_its_own_remark() -> None:
    assert [(c.when.start.hour, c.press.access) for c in claims(SCHEDULE) if c.when and isinstance(c.when.start, datetime)] == [
        (10, Access.SPRAY),
        (11, Access.CLOSED),
        (12, None),
    ]


def test_a_paragraph_speaks_of_the_event_before_the_next_one() -> None:
    text = (
        "Foreign Minister Anna Berg will meet Omar Diallo in Oslo on 12 June. The talks are closed to the press. "
        "She will visit Lima on 20 June. The press is invited."
    )
    assert [c.press.access for c in claims(text)] == [Access.CLOSED, Access.OPEN]


def test_what_is_denied_is_not_told() -> None:
    text = "Foreign Minister Anna Berg will meet Omar Diallo in Oslo on 12 June (open to all, without a press pool)."
    assert [c.press.access for c in claims(text)] == [Access.OPEN]


MEETING = "Foreign Minister Anna Berg will meet Omar Diallo in Oslo on 12 June.\n\n"


@pytest.mark.parametrize(
    ("words", "press"),
    [
        (
            "Members of the media register with press@example.no until 15.00 on 10 June.",
            Press(None, datetime(2019, 6, 10, 15), "press@example.no"),
        ),
        (
            "Media wishing to cover the talks should apply for accreditation by 10 June at press@example.no.",
            Press(None, date(2019, 6, 10), "press@example.no"),
        ),
        (
            "Accreditation requests must be sent before 10 June 2019 to +47 23 95 00 00.",
            Press(None, date(2019, 6, 9), "+47 23 95 00 00"),
        ),
        ("The deadline for press accreditation is 10 June.", Press(None, date(2019, 6, 10), None)),
        ("For accreditation the press may contact press@example.no.", Press(None, None, "press@example.no")),
        ("Taxpayers must register by 10 June at tax@example.no.", Press()),
        ("Press accreditation was discussed on 10 May.", Press()),
    ],
)
def test_accreditation_is_told_with_its_deadline_and_contact(words: str, press: Press) -> None:
    meeting = next(c for c in claims(MEETING + words) if c.kind == "meeting")
    assert meeting.press == press
    assert bool([e for e in meeting.evidence if e.field == "press"]) == (press != Press())


def test_what_was_held_needs_no_accreditation() -> None:
    text = (
        "Foreign Minister Anna Berg met Omar Diallo in Oslo on 2 June.\n\n"
        "She will meet Clara Rossi on 12 June. Journalists register by 10 June at press@example.no."
    )
    meetings = [c for c in claims(text) if c.kind == "meeting"]
    assert [(c.status.value, c.press.contact) for c in meetings] == [("held", None), ("planned", "press@example.no")]


ITINERARY = """Itinerary for the Foreign Minister, Anna Berg, for Tuesday, June 4, 2019:

9:00 a.m. The Foreign Minister will meet with Omar Diallo in Oslo.

Grey Room, 2nd floor

Note for media:

- Pooled photo opportunity

10:30 a.m. The Foreign Minister will meet with Clara Rossi in Oslo.

11:00 a.m. The Foreign Minister will meet with Pedro Rojas in Oslo.

Note for media:

- Open media coverage
"""


def test_the_notes_below_an_entry_are_on_it() -> None:
    assert [c.press.access for c in claims(ITINERARY)] == [Access.SPRAY, None, Access.OPEN]
