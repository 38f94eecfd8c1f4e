"""Which of the dates of a document is its anchor."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from diplocal.documents import anchor
from diplocal.documents.page import Stamp
from diplocal.model import Anchor, Publisher

TITLE = "Briefing by Spokesman Ivan Person"
MOSCOW = Publisher("home", "Home", "RU", "Europe/Moscow", "Moscow")
WASHINGTON = Publisher("away", "Away", "US", "America/New_York", "Washington", month_first=True)


@pytest.mark.parametrize(
    ("lines", "day", "clock"),
    [
        ([TITLE, "13 November 201419:42", "On 18 November the minister travels."], date(2014, 11, 13), "19:42"),
        (["5 May 2010", "Site news", "Old text", TITLE, "13 November 2014", "Text."], date(2014, 11, 13), None),
        ([TITLE, "Last updated: 20 December 2016", "13 November 2014"], date(2014, 11, 13), None),
        ([TITLE, "Crawled 20 December 2016", "MOSCOW, 13 November 2014 – Text."], date(2014, 11, 13), None),
        ([TITLE, "12 November 2014", "Text.", "Published: 13 November 2014"], date(2014, 11, 13), None),
        ([TITLE, *["Text."] * 40, "Brussels, 12 March 2019"], date(2019, 3, 12), None),
        ([TITLE, "20 November 2014", "10:00 Talks with Ana Novak", "Issued: 18 November 2014"], date(2014, 11, 18), None),
    ],
)
def test_the_dateline_near_the_title(lines: list[str], day: date, clock: str | None) -> None:
    found, issues = anchor.find(lines, title=TITLE)
    assert found == Anchor(day, "dateline", clock)
    assert all(issue.code == "anchor-disagrees" for issue in issues)


def test_the_day_of_an_update_is_the_last_resort() -> None:
    assert anchor.find([TITLE, "Last updated: 20 December 2016"], title=TITLE)[0] == Anchor(date(2016, 12, 20), "text")
    dated = anchor.find([TITLE, "13 November 2014", "Last updated: 20 December 2016"], title=TITLE)[0]
    assert dated == Anchor(date(2014, 11, 13), "dateline")


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Wire | World | Politics      14.02.2025, 15:37", TITLE], date(2025, 2, 14)),
        (["Ministry of Foreign Affairs", "Cairo 1-3-2024", TITLE], date(2024, 3, 1)),
        ([TITLE, "(Secretariat, Georgetown - Monday, 1 July 2024)   The meeting of the heads is put off."], date(2024, 7, 1)),
        ([TITLE, "Foreign Office press release, issued on 27 September 2022."], date(2022, 9, 27)),
        (["WEEKLY DIGEST  7 - 13 OCTOBER 2019  ISSUE 122", TITLE, "06-08.10.2019  TBILISI"], date(2019, 10, 13)),
    ],
)
def test_a_date_parted_from_other_words_where_there_is_no_dateline(lines: list[str], day: date) -> None:
    found, _ = anchor.find(lines, title=TITLE)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, "On 18 November 2014 the minister will travel to Minsk."],
        ["Week of the minister", "20 November 2014", "10:00 Talks with Ana Novak", "21 November 2014", "11:00 Reception"],
        ["The Minister will visit Riga on 20 November 2014", "The visit is the first of its kind."],
    ],
)
def test_without_a_publication_date_there_is_no_anchor(lines: list[str]) -> None:
    found, issues = anchor.find(lines, title=lines[0])
    assert found is None
    assert [issue.code for issue in issues] == ["no-anchor-date"]


def test_the_order_of_sources() -> None:
    lines = [TITLE, "9 November 2014"]
    stamps = [Stamp("json-ld", date(2014, 11, 10)), Stamp("meta", date(2014, 11, 11))]
    url = "https://example.org/2014/11/12/briefing"
    given = date(2014, 11, 13)

    found = [
        anchor.find(lines, title=TITLE, given=given, stamps=stamps, url=url)[0],
        anchor.find(lines, title=TITLE, stamps=stamps, url=url)[0],
        anchor.find(lines, title=TITLE, stamps=stamps[1:], url=url)[0],
        anchor.find(lines, title=TITLE, url=url)[0],
        anchor.find(lines, title=TITLE)[0],
    ]
    assert found == [
        Anchor(date(2014, 11, 13), "given"),
        Anchor(date(2014, 11, 10), "json-ld"),
        Anchor(date(2014, 11, 11), "meta"),
        Anchor(date(2014, 11, 12), "address"),
        Anchor(date(2014, 11, 9), "dateline"),
    ]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2014/11/13/briefing", date(2014, 11, 13)),
        ("https://example.org/news/2014-11-13-briefing.html", date(2014, 11, 13)),
        ("https://example.org/news/20141113_briefing", date(2014, 11, 13)),
        ("https://example.org/2014/11/briefing", None),
        ("https://example.org/id/2014111399", None),
        ("https://example.org/20141399", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url: str | None, day: date | None) -> None:
    found, _ = anchor.find([TITLE], title=TITLE, url=url)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("lines", "file_name", "day"),
    [
        ([TITLE, "15 SEP, 06:58"], "briefing-2022-09-15.txt", date(2022, 9, 15)),
        ([TITLE], "20220915_briefing.html", date(2022, 9, 15)),
        ([TITLE], "briefing-2022-09.txt", None),
        ([TITLE], "item-2022091599.txt", None),
        ([TITLE], "15-09-2022.txt", None),
        ([TITLE, "9 November 2014"], "briefing-2022-09-15.txt", date(2014, 11, 9)),
    ],
)
def test_the_name_of_the_file_serves_where_the_text_tells_no_date(lines: list[str], file_name: str, day: date | None) -> None:
    found, issues = anchor.find(lines, title=TITLE, file_name=file_name)
    assert (found.day if found else None) == day
    assert ("dated-by-file-name" in [issue.code for issue in issues]) is (found is not None and found.how == "file name")


def test_the_day_of_a_briefing_beats_the_later_day_on_which_it_was_posted() -> None:
    title = "Briefing by Spokesman Ivan Person, Moscow, November 13, 2014"
    found, issues = anchor.find([title, "14 November 2014 10:05"], title=title)
    assert found == Anchor(date(2014, 11, 13), "dateline")
    assert issues == ()


def test_the_day_of_a_statement_that_is_listed_below_the_date_is_not_the_anchor() -> None:
    lines = [
        "Daily press briefing",
        "Oslo - 14 November 2014",
        "In this issue:",
        "Peru - Statement by the spokesperson (13 November 2014)",
    ]
    found, _ = anchor.find(lines, title=lines[0])
    assert found is not None
    assert found.day == date(2014, 11, 14)


def test_an_agenda_is_of_the_day_of_its_update_and_not_of_a_day_in_it() -> None:
    lines = [
        "Agenda",
        "< Week 46    10 - 16 November 2014    Week 48 >    Last updated: 07/11/2014 18:05",
        "Monday, 10 November 2014",
    ]
    lines += ["10:00 Talks with Ana Novak"] * 30 + ["Sunday, 16 November 2014", "10:30 Reception"]
    found, _ = anchor.find(lines, title=lines[0])
    assert found is not None
    assert found.day == date(2014, 11, 7)


def test_the_short_time_of_american_sites_stands_beside_a_day_with_the_month_first() -> None:
    for line, day in (
        ("By Ana Novak 12/1/14, 2:12 PM CET", date(2014, 12, 1)),
        ("By Ana Novak 12/1/14, 14:12", date(2014, 1, 12)),
    ):
        found, _ = anchor.find([TITLE, line], title=TITLE)
        assert found is not None
        assert found.day == day


def test_the_day_of_the_event_in_a_title_is_not_the_anchor() -> None:
    title = "Statement on the visit to Riga on 20 November 2014"
    found, _ = anchor.find([title, "14 November 2014"], title=title)
    assert found is not None
    assert found.day == date(2014, 11, 14)


def test_an_old_day_in_a_title_is_not_the_anchor() -> None:
    title = "Statement on the anniversary of the agreement of 20 November 2004"
    found, _ = anchor.find([title, "14 November 2014"], title=title)
    assert found is not None
    assert found.day == date(2014, 11, 14)


def test_the_day_of_a_schedule_serves_where_nothing_else_is_known() -> None:
    title = "Public Schedule: November 14, 2014"
    assert anchor.find([title, "10:00 a.m. Secretary Ann Person meets Ana Novak"], title=title)[0] == Anchor(
        date(2014, 11, 14), "text"
    )
    assert anchor.find([title, "Issued: November 13, 2014"], title=title)[0] == Anchor(date(2014, 11, 13), "dateline")


def test_sources_that_disagree_by_more_than_a_day_are_an_issue() -> None:
    lines = [TITLE, "13 November 2014"]
    _, near = anchor.find(lines, title=TITLE, stamps=[Stamp("meta", date(2014, 11, 14))])
    found, far = anchor.find(lines, title=TITLE, stamps=[Stamp("meta", date(2016, 1, 2))])
    assert near == ()
    assert found == Anchor(date(2016, 1, 2), "meta")
    assert [issue.code for issue in far] == ["anchor-disagrees"]


@pytest.mark.parametrize(
    ("moment", "publisher", "expected"),
    [
        (datetime(2014, 11, 13, 22, 30, tzinfo=UTC), MOSCOW, Anchor(date(2014, 11, 14), "meta", "01:30")),
        (datetime(2014, 11, 14, 3, 30, tzinfo=UTC), WASHINGTON, Anchor(date(2014, 11, 13), "meta", "22:30")),
        (datetime(2014, 11, 13, tzinfo=UTC), WASHINGTON, Anchor(date(2014, 11, 13), "meta")),
        (
            datetime(2014, 11, 13, 23, 30, tzinfo=timezone(timedelta(hours=-5))),
            MOSCOW,
            Anchor(date(2014, 11, 13), "meta", "23:30"),
        ),
        (datetime(2014, 11, 13, 22, 30, tzinfo=UTC), None, Anchor(date(2014, 11, 13), "meta", "22:30")),
        (date(2014, 11, 13), MOSCOW, Anchor(date(2014, 11, 13), "meta")),
    ],
)
def test_a_moment_in_utc_is_the_publishers_local_day(moment: date, publisher: Publisher | None, expected: Anchor) -> None:
    assert anchor.find([], stamps=[Stamp("meta", moment)], publisher=publisher)[0] == expected


def test_the_publisher_says_which_number_is_the_month() -> None:
    assert anchor.find([TITLE, "05/06/2024"], title=TITLE, publisher=WASHINGTON)[0] == Anchor(date(2024, 5, 6), "dateline")
