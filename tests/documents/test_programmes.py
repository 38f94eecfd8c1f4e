"""The day of a daily programme is that of its publication where nothing better tells it."""

from __future__ import annotations

import pytest

from diplocal.documents import read

TITLES = [
    ("Itinerary for the Minister for Tuesday, March 12, 2024", "2024-03-12"),
    ("Programme of the President on Monday 3 May 2021", "2021-05-03"),
    ("The treaty was signed on 3 May 2021", None),
]


@pytest.mark.parametrize(("title", "day"), TITLES)
def test_the_day_in_the_title_of_a_programme(title: str, day: str | None) -> None:
    document = read(f"OFFICE OF THE MINISTER\n\n{title}\n\n9:00 a.m. The Minister will chair a meeting.\n".encode())
    assert (document.anchor.day.isoformat() if document.anchor else None) == day
