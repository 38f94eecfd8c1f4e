"""Where something takes place: what names a place, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.extract import extract
from diplocal.model import Anchor, Document

ANCHOR = Anchor(date(2014, 11, 13), "given")


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("On Monday at the Kremlin, President Anna Berg will hold talks with President Omar Diallo.", "Moscow", "RU"),
        ("President Anna Berg will meet President Omar Diallo on Monday, the Kremlin says.", None, None),
        ("President Anna Berg will meet President Omar Diallo on Monday, Kremlin spokesman Luc Morel said.", None, None),
        ("The White House said President Anna Berg would travel to Chile on Monday.", None, "CL"),
        ("President Anna Berg will be received outside the White House on Monday by President Omar Diallo.", "Washington", "US"),
    ],
)
def test_a_building_is_a_place_and_those_who_work_there_are_none(text: str, city: str | None, country: str | None) -> None:
    (found,) = extract(Document(text, "", anchor=ANCHOR)).claims
    assert (found.place.city, found.place.country) == (city, country)
