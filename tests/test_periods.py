"""What people type for WHEN."""

from __future__ import annotations

import re
from datetime import date

import pytest

from diplocal.cli.app import to_front
from diplocal.errors import UsageError
from diplocal.periods import month_of, open_period, period

TODAY = date(2014, 11, 18)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014-11-17", "2014-11-17", "2014-11-17"),
        ("2014-11-17/2014-11-26", "2014-11-17", "2014-11-26"),
        ("2014-12", "2014-12-01", "2014-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014-11/2015-01", "2014-11-01", "2015-01-31"),
        ("2015", "2015-01-01", "2015-12-31"),
        (" 2014-11-17 ", "2014-11-17", "2014-11-17"),
    ],
)
def test_iso_periods(text: str, first: str, last: str) -> None:
    assert period(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2014-11-18", "2014-11-18"),
        ("tomorrow", "2014-11-19", "2014-11-19"),
        ("next week", "2014-11-24", "2014-11-30"),
        ("17-26 November 2014", "2014-11-17", "2014-11-26"),
        ("30 November to 2 December", "2014-11-30", "2014-12-02"),
        ("20 November", "2014-11-20", "2014-11-20"),
        ("November 2014", "2014-11-01", "2014-11-30"),
        ("in December", "2014-12-01", "2014-12-31"),
        ("May 2015", "2015-05-01", "2015-05-31"),
        ("this month", "2014-11-01", "2014-11-30"),
        ("December", "2014-12-01", "2014-12-31"),
        ("early December", "2014-12-01", "2014-12-10"),
        ("Friday", "2014-11-21", "2014-11-21"),
        ("on Friday", "2014-11-21", "2014-11-21"),
        ("the next two weeks", "2014-11-18", "2014-12-02"),
        ("next 3 days", "2014-11-18", "2014-11-21"),
        ("weekend", "2014-11-22", "2014-11-23"),
    ],
)
def test_periods_in_words(text: str, first: str, last: str) -> None:
    assert period(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "whenever",
        "",
        "18 and",
        "next week or so",
        "2014-11-31",
        "2014-13",
        "0000",
        "2014-11-17/",
        "/2014-11-17",
        "2014-11-20/2014-11-01",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=re.escape(repr(text))):
        period(text, TODAY)


def test_month_of() -> None:
    assert month_of(date(2016, 2, 10)) == (date(2016, 2, 1), date(2016, 2, 29))


@pytest.mark.parametrize(
    ("given", "ordered"),
    [
        (["agenda", "--today", "2014-11-17"], ["--today", "2014-11-17", "agenda"]),
        (["events", "--db=x.db", "--all"], ["--db=x.db", "events", "--all"]),
        (["show", "--", "--db"], ["show", "--", "--db"]),
    ],
)
def test_options_that_hold_everywhere_may_stand_anywhere(given: list[str], ordered: list[str]) -> None:
    assert to_front(given) == ordered


def test_an_option_that_holds_everywhere_must_have_its_value() -> None:
    with pytest.raises(UsageError, match="Option '--as-of' requires an argument"):
        to_front(["agenda", "--as-of"])


@pytest.mark.parametrize("text", ["0999-12-31", "9000-01", "9999", "1000-01-01/9999-12-31"])
def test_periods_stay_where_weeks_and_months_can_be_counted(text: str) -> None:
    with pytest.raises(UsageError, match="is too far away; choose a day between the years 1000 and 8999"):
        period(text, TODAY)


def test_a_long_argument_is_not_repeated_whole() -> None:
    with pytest.raises(UsageError) as raised:
        period("next week " * 2000, TODAY)
    assert len(str(raised.value)) < 200


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from Monday", "2014-11-24", None),
        ("From 1 December", "2014-12-01", None),
        ("since Monday", "2014-11-17", None),
        ("until Friday", None, "2014-11-21"),
        ("to 2014-12", None, "2014-12-31"),
        ("from Monday to Wednesday", "2014-11-24", "2014-11-26"),
        ("from Monday to today", "2014-11-17", "2014-11-18"),
        ("from 26 November to 17 November", None, "ends before it begins"),
        ("from 17 to 26 November", "2014-11-17", "2014-11-26"),
        ("next week", "2014-11-24", "2014-11-30"),
        ("from", None, "names no day or period"),
        ("until", None, "names no day or period"),
    ],
)
def test_periods_may_be_open(text: str, first: str | None, last: str | None) -> None:
    if last and not last[0].isdigit():
        with pytest.raises(UsageError, match=last):
            open_period(text, TODAY)
        return
    assert open_period(text, TODAY) == (first and date.fromisoformat(first), last and date.fromisoformat(last))


def test_a_day_may_be_asked_for_that_lies_before() -> None:
    assert period("Monday", TODAY, back=True)[0] == date(2014, 11, 17)
    assert period("yesterday", TODAY, back=True)[0] == date(2014, 11, 17)
