"""Full dates in a line, and what the line makes of them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from diplocal.documents.datelines import Weight, datelines, parse_moment

NOV_13 = date(2014, 11, 13)


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("13 November 2014", NOV_13, None),
        ("13 November 201419:42", NOV_13, "19:42"),
        ("13 November 2014 19:42", NOV_13, "19:42"),
        ("13 November 2014, 7:42 p.m.", NOV_13, "19:42"),
        ("13 November 2014 at 12:05 am", NOV_13, "00:05"),
        ("13 November 2014 | 19.42", NOV_13, "19:42"),
        ("13th of November 2014", NOV_13, None),
        ("Thursday, 13 November, 2014", NOV_13, None),
        ("THURSDAY 13 NOVEMBER 2014", NOV_13, None),
        ("November 13, 2014", NOV_13, None),
        ("Nov. 13, 2014, 09:00 GMT", NOV_13, "09:00"),
        ("19:42, 13 November 2014", NOV_13, "19:42"),
        ("2017. január 21. 9:14", date(2017, 1, 21), "09:14"),
        ("13 novembre 2014", NOV_13, None),
        ("13. marraskuuta 2014", NOV_13, None),
        ("13 de noviembre de 2014", NOV_13, None),
        ("13.11.2014", NOV_13, None),
        ("13.11.2014 19:42", NOV_13, "19:42"),
        ("13/11/2014", NOV_13, None),
        ("11/13/2014", NOV_13, None),
        ("2014-11-13", NOV_13, None),
        ("2014/11/13 19:42:07", NOV_13, "19:42"),
        ("2014-11-13T19:42:00+03:00", NOV_13, "19:42"),
        ("Date: 13 November 2014", NOV_13, None),
        ("Date:13-11-2014", NOV_13, None),
        ("13-Nov-2014", NOV_13, None),
        ("13 November 2014 19:42 2637-13-11-2014", NOV_13, "19:42"),
        ("Press release / Friday, 5 June 2015", date(2015, 6, 5), None),
        ("Press Release No. 112/2015, 5 June 2015", date(2015, 6, 5), None),
        ("Brussels, 12 March 2019", date(2019, 3, 12), None),
        ("12 March 2019, New York", date(2019, 3, 12), None),
        ("The Hague, 1 May 2021", date(2021, 5, 1), None),
        ("13 November 2014 19:42 Moscow time", NOV_13, "19:42"),
    ],
)
def test_a_line_that_is_nothing_but_a_date(line: str, day: date, clock: str | None) -> None:
    (found,) = datelines(line)
    assert (found.day, found.clock, found.weight) == (day, clock, Weight.BARE)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("MOSCOW, 13 November 2014 – The minister will travel to Minsk.", NOV_13),
        ("MOSCOW, November 13, 2014 /TASS/. The minister will travel to Minsk.", NOV_13),
        ("New Delhi, November 13, 2014 - The minister will travel to Minsk.", NOV_13),
        ("WASHINGTON, Nov. 13, 2014 (Agency) - The minister will travel to Minsk.", NOV_13),
    ],
)
def test_a_line_that_goes_on_after_its_dateline(line: str, day: date) -> None:
    (found,) = datelines(line)
    assert (found.day, found.weight, found.placed) == (day, Weight.LEAD, True)


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("Published: 13 November 2014", None),
        ("Published on 13 November 2014 at 19:42", "19:42"),
        ("Release date: November 13, 2014", None),
        ("Published 13 November 2014. Last updated 20 December 2016", None),
    ],
)
def test_a_line_that_says_it_is_the_publication_date(line: str, clock: str | None) -> None:
    (found,) = datelines(line)
    assert (found.day, found.clock, found.weight) == (NOV_13, clock, Weight.LABELLED)


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: 13 November 2014",
        "Updated 13 November 2014 19:42",
        "Page last modified on 13 November 2014",
        "Retrieved 13 November 2014",
        "Crawled: 2014-11-13",
        "Copyright © 13 November 2014",
        "Printed on 13/11/2014",
        "23-25 November 2014",
        "On 23 and 25 November 2014",
        "13 November 2014 – 15 November 2014",
        "from 13 November 2014 to 15 November 2014",
        "31 November 2014",
        "13 November",
        "November 2014",
        "Tender 12.11.2014.7",
    ],
)
def test_a_line_without_a_dateline(line: str) -> None:
    assert datelines(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "The ministers met on 13 November 2014 in Minsk",
        "The talks of Monday, 13 November 2014",
        "Talks are planned for Monday, 13 November 2014",
        "Agreements of 13 November 2014",
    ],
)
def test_a_date_in_passing(line: str) -> None:
    (found,) = datelines(line)
    assert (found.day, found.weight) == (NOV_13, Weight.PASSING)


def test_the_publisher_says_which_number_is_the_month() -> None:
    assert datelines("05/06/2024")[0].day == date(2024, 6, 5)
    assert datelines("05/06/2024", month_first=True)[0].day == date(2024, 5, 6)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2014-11-13", NOV_13),
        ("2014-11-13T19:42", datetime(2014, 11, 13, 19, 42)),
        ("2014-11-13T19:42:00Z", datetime(2014, 11, 13, 19, 42, tzinfo=UTC)),
        ("2014-11-13T19:42:00+03:00", datetime(2014, 11, 13, 19, 42, tzinfo=timezone(timedelta(hours=3)))),
        ("20141113", NOV_13),
        ("Thu, 13 Nov 2014 19:42", datetime(2014, 11, 13, 19, 42)),
        ("yesterday", None),
        ("", None),
    ],
)
def test_machine_readable_dates(text: str, moment: date | None) -> None:
    assert parse_moment(text) == moment
