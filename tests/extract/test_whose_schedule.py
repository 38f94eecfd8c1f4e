"""Whose schedule a list of days is, and which week it is of."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document, Status

ANCHOR = Anchor(date(2016, 9, 5), "meta")

DAYS = """Monday, September 5

- Meeting with the community in Vientiane

Tuesday, September 6

- Opening ceremony, 1 to 1:35 pm

Wednesday, September 7

- Closing ceremony, 8:30 to 10 am
"""
LEAD = "President Karl Holm flies to Laos today.\n\nThis is how {whose} schedule looks in Vientiane, Laos.\n\n"
BYLINE = "Eva M. Dahl\n\nSep 5, 2016 12:30 AM\n\n"

WEEK = """The President's diary

Monday

President Karl Holm {met} Minister Eva Dahl at State House.

Wednesday

He {flew} to Lisbon and {signed} the agreement with Minister Omar Diallo.
"""


def told(text: str) -> list[tuple[date, list[str | None]]]:
    found = extract(Document(text, "", anchor=ANCHOR)).claims
    return [(c.when.first_day, [p.name for p in c.people]) for c in found if c.when]


def test_the_schedule_is_of_the_person_whom_the_sentence_above_means() -> None:
    assert told(LEAD.format(whose="his") + DAYS)[-1] == (date(2016, 9, 7), ["Karl Holm"])


def test_a_schedule_of_nobody_is_not_of_the_person_named_above() -> None:
    assert told(LEAD.format(whose="the summit’s") + DAYS)[-1] == (date(2016, 9, 7), [])


def test_who_writes_has_no_part_in_it() -> None:
    assert "Eva M. Dahl" not in [name for _, names in told(BYLINE + LEAD.format(whose="his") + DAYS) for name in names]


@pytest.mark.parametrize(
    ("words", "monday"),
    [
        ({"met": "met", "flew": "flew", "signed": "signed"}, date(2016, 8, 29)),
        ({"met": "will meet", "flew": "will fly", "signed": "will sign"}, date(2016, 9, 5)),
    ],
)
def test_weekdays_are_of_the_week_that_the_tense_tells(words: dict[str, str], monday: date) -> None:
    found = extract(Document(WEEK.format(**words), "", anchor=Anchor(date(2016, 9, 4), "meta"))).claims
    assert found[0].when
    assert found[0].when.first_day == monday
    assert (found[0].status is Status.HELD) == (monday < date(2016, 9, 4))
