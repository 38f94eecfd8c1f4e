"""What people type for WHEN."""

from __future__ import annotations

import re
from datetime import date

import pytest

from diplocal.cli.app import to_front
from diplocal.errors import UsageError
from diplocal.periods import month_of, period

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
