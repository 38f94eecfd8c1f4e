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


HEADS = [
    # the title of a briefing, though the page was put online later, and whatever the month stands first
    ("07/01/2022 | Press release\n\nSpokesperson's Press Briefing (June 30, 2022)\n\nGood afternoon.", "2022-06-30"),
    (
        "Home > Remarks\n\nThe Spokesperson's Regular Press Conference on October 31, 2011\n\nThe Minister will travel.",
        "2011-10-31",
    ),
    (
        "Thursday, 23 January 2014\n\nThe Secretary General met the press today January 21st 2014 at the headquarters.",
        "2014-01-21",
    ),
    # numbers that a date in letters tells apart
    ("News, 3/10/2020\n\nThe meeting was to be held in Riga on 13-14 March.", "2020-03-10"),
    ("News, 3/10/2020\n\nThe meeting was to be held in Riga on 13-14 October.", "2020-10-03"),
    # forms
    ("7. 11. 2020 20:30\n\nThe Minister congratulates.", "2020-11-07"),
    ("Minister to attend\n\nวันที่นำเข้าข้อมูล 18 Jul 2024\n\nThe Minister will attend.", "2024-07-18"),
    ("January 25, 2019\n16:30\n\nOn January 28-29 the President will pay a visit.", "2019-01-25"),
    # a dateline without a year, in the year that the text tells
    ("Daily News\n\nRIGA, Sept. 02 — The Minister will travel to Oslo on 2-3 September 2021.", "2021-09-02"),
    # an update at the head is better than the day of another piece of news at the foot
    (
        "Minister to travel\n\nUpdated: May 27, 2020 21:30\n\n" + "He will travel.\n\n" * 12 + "May 16, 2020 01:03\n\nOther news",
        "2020-05-27",
    ),
    ("Agenda of the week\n\n9 to 15 September 2019\n\nMonday: talks\n", "2019-09-09"),
    ("Week ahead at the United Nations, 10-14 June 2019\n\nMonday: briefing\n", "2019-06-10"),
    ("Calendar of meetings\n(as of 19 August 2024)\n\nThe first one was on 3 May 2024.\n", "2024-08-19"),
    ("Visit of the Minister\n\n9 to 15 September 2019\n\nMonday: talks\n", None),
    ("10:06 am on 4 September 2017\n\nThe leaders meet today.\n", "2017-09-04"),
    ("Agenda of the week of 9 to 15 September 2019\n\nMonday 9 September\n\n10:00 Meeting\n", "2019-09-09"),
]


@pytest.mark.parametrize(("text", "day"), HEADS)
def test_the_day_of_publication_by_the_head_of_the_text(text: str, day: str | None) -> None:
    document = read(text.encode())
    assert (document.anchor.day.isoformat() if document.anchor else None) == day
