"""The day that a text tells to be its own wins over the day on which it was posted."""

from __future__ import annotations

from datetime import date

import pytest

from diplocal.documents import anchor

TITLE = "Minister Berg to visit Peru"
POSTED = "9 June 2023"
LONG = "The Minister and the President of Peru speak about trade, about the fisheries and about the year of the two cultures."


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        # the words point at it
        ([TITLE, POSTED, "The visit begins tomorrow, June 9th, in Lima."], date(2023, 6, 8)),
        ([TITLE, POSTED, "The Minister left for Lima this morning (June 10)."], date(2023, 6, 10)),
        ([TITLE, POSTED, "Our guests today, Thursday, come from the Ministry."], date(2023, 6, 8)),
        # a dateline tells it
        ([TITLE, "2023-06-09 02:38:25", "Lima, June 7 (ABC), -- The Minister comes first to Callao."], date(2023, 6, 7)),
        (["Date 9/6/2023 2:06:14 AM", TITLE, "(WIRE- ABC) Lima, 7 June 2023", LONG], date(2023, 6, 7)),
        ([TITLE, "LIMA, June 10 (ABC) -- The Minister left.", "Related news", "Rain in Callao   9/6/2023"], date(2023, 6, 10)),
        (
            [TITLE, "Lima,Peru June 07, 2023. The Minister has arrived.", "Next  Statement on Callao, 6th June 2023"],
            date(2023, 6, 7),
        ),
        # neither tells another day
        ([TITLE, POSTED, "The visit begins tomorrow, June 20th, in Lima."], date(2023, 6, 9)),
        ([TITLE, POSTED, "Yesterday, June 8, he was in Lima; today, June 8, he is not."], date(2023, 6, 9)),
        ([TITLE, POSTED, "On June 7–8, 1955, the two countries signed a treaty."], date(2023, 6, 9)),
        ([TITLE, POSTED, "Lima, June 20 - The Minister opens the fair."], date(2023, 6, 9)),
        ([TITLE, POSTED, "Lima, June 7-8: the programme of the Minister."], date(2023, 6, 9)),
        ([TITLE, POSTED, "Today, Monday and Tuesday are holidays."], date(2023, 6, 9)),
    ],
)
def test_the_day_that_the_text_tells(lines: list[str], day: date) -> None:
    found, _ = anchor.find(lines, title=TITLE)
    assert found is not None
    assert found.day == day


def test_a_given_day_stays() -> None:
    lines = [TITLE, "The visit begins tomorrow, June 9th, in Lima."]
    found, _ = anchor.find(lines, title=TITLE, given=date(2023, 6, 9))
    assert found is not None
    assert found.day == date(2023, 6, 9)


def test_the_day_right_below_the_title_beats_the_clock_of_the_site() -> None:
    lines = ["Thu. Sep 19th, 2024", "Monitor", TITLE, "Jun 9, 2023   NEWS", LONG]
    found, _ = anchor.find(lines, title=TITLE)
    assert found is not None
    assert found.day == date(2023, 6, 9)


@pytest.mark.parametrize(
    ("items", "day"),
    [
        (
            ["• 16 January 2016 Berg visits Peru", "ABC: Friday, 15 January 2016 Text.", "• 15 January 2016 Rain"],
            date(2016, 1, 16),
        ),
        (["Lima | 15 January 2016 | News", "Callao | 16 January 2016 | News"], date(2016, 1, 15)),
    ],
)
def test_of_a_list_of_news_the_newest_item_comes_first(items: list[str], day: date) -> None:
    found, _ = anchor.find(["Newsroom", *items], title="Newsroom")
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "line", ["Press release · Foreign Affairs · 26 MAY 2021", "Overgenomen van de Raad, gepubliceerd op vrijdag 26 mei 2021."]
)
def test_a_date_parted_by_a_dot_or_told_in_another_language(line: str) -> None:
    found, _ = anchor.find([line, TITLE, LONG, "18/05/2021  Conference of ministers"], title=TITLE)
    assert found is not None
    assert found.day == date(2021, 5, 26)
