"""What an expression means depends on the day of publication, the direction of the text and what stands before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from diplocal import timex
from diplocal.model import Precision, When
from diplocal.timex import Context, Direction, Relation, TimexKind

Written = Callable[[timex.Timex, Sequence[When]], str]
THURSDAY = date(2014, 11, 13)


def only(text: str) -> timex.Timex:
    (found,) = timex.recognise(text)
    return found


@pytest.mark.parametrize(
    "text", ["12 May last year's summit", "20 December to 5 January next year", "Tuesday, last year", "last year; on 5 May"]
)
def test_what_is_not_the_year_of_the_date_before_stays_apart(text: str) -> None:
    assert len(timex.recognise(text)) == 2


@pytest.mark.parametrize(
    ("text", "forward", "back", "nearest"),
    [
        ("5 November", "2014-11-05", "2014-11-05", "2014-11-05"),
        ("20 December", "2014-12-20", "2014-12-20", "2014-12-20"),
        ("20 March", "2015-03-20", "2014-03-20", "2015-03-20"),
        ("1 August", "2015-08-01", "2014-08-01", "2014-08-01"),
        ("29 February", "2016-02-29", "2012-02-29", "2016-02-29"),
        ("Tuesday", "2014-11-18", "2014-11-11", "2014-11-11"),
        ("Thursday", "2014-11-13", "2014-11-13", "2014-11-13"),
        ("Wednesday", "2014-11-19", "2014-11-12", "2014-11-12"),
        ("this Tuesday", "2014-11-18", "2014-11-11", "2014-11-11"),
        ("this Saturday", "2014-11-15", "2014-11-08", "2014-11-15"),
        ("on the 24th", "2014-11-24", "2014-10-24", "2014-11-24"),
        ("on the 31st", "2014-12-31", "2014-10-31", "2014-10-31"),
        ("in September", "2015-09", "2014-09", "2014-09"),
        ("in November", "2014-11", "2014-11", "2014-11"),
        ("in spring", "~2015-03-01/2015-05-31", "~2014-03-01/2014-05-31", "~2015-03-01/2015-05-31"),
        ("at the weekend", "~2014-11-15/2014-11-16", "~2014-11-08/2014-11-09", "~2014-11-15/2014-11-16"),
        ("Monday to Wednesday", "2014-11-17/2014-11-19", "2014-11-10/2014-11-12", "2014-11-10/2014-11-12"),
        ("Tuesday to Wednesday, 18-19 November", "2014-11-18/2014-11-19", "2014-11-18/2014-11-19", "2014-11-18/2014-11-19"),
        ("Tuesday and Thursday, 18 and 20 November", "2014-11-18 2014-11-20", "2014-11-18 2014-11-20", "2014-11-18 2014-11-20"),
        ("tomorrow", "2014-11-14", "2014-11-14", "2014-11-14"),
        ("12 December last year", "2013-12-12", "2013-12-12", "2013-12-12"),
        ("30-31 May of last year", "2013-05-30/2013-05-31", "2013-05-30/2013-05-31", "2013-05-30/2013-05-31"),
        ("5 January this year", "2014-01-05", "2014-01-05", "2014-01-05"),
        ("12 and 13 October, next year", "2015-10-12 2015-10-13", "2015-10-12 2015-10-13", "2015-10-12 2015-10-13"),
        ("last year, on 12 December,", "2013-12-12", "2013-12-12", "2013-12-12"),
        ("a year ago, on 12 December,", "2013-12-12", "2013-12-12", "2013-12-12"),
        ("in October next year", "2015-10", "2015-10", "2015-10"),
    ],
)
def test_the_direction_decides_where_a_date_without_a_year_lies(
    written: Written, text: str, forward: str, back: str, nearest: str
) -> None:
    found = only(text)
    resolved = [
        written(found, timex.resolve(found, Context(THURSDAY, way)))
        for way in (Direction.FORWARD, Direction.BACK, Direction.NEAREST)
    ]
    assert resolved == [forward, back, nearest]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday 18 November", "2014-11-18"),
        ("Monday 18 November", "2013-11-18"),
        ("Wednesday, 18 November", "2015-11-18"),
        ("Friday 18 November", "2014-11-18"),
    ],
)
def test_a_weekday_checks_the_year(written: Written, text: str, expected: str) -> None:
    found = only(text)
    assert written(found, timex.resolve(found, Context(THURSDAY, Direction.FORWARD))) == expected


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("the following day", Context(last=date(2014, 12, 31)), "2015-01-01"),
        ("two days later", Context(THURSDAY, last=date(2014, 11, 24)), "2014-11-26"),
        ("a week later", Context(THURSDAY, last=date(2014, 11, 24)), "~2014-12-01/2014-12-07"),
        ("that same Monday", Context(THURSDAY, last=date(2014, 11, 26)), "2014-11-24"),
        ("on the 24th", Context(THURSDAY, Direction.FORWARD, last=date(2015, 3, 23)), "2015-03-24"),
        ("on the 2nd", Context(THURSDAY, Direction.FORWARD, last=date(2015, 3, 28)), "2015-04-02"),
        ("on the 24th", Context(THURSDAY, Direction.FORWARD, last=date(2014, 2, 1)), "2014-11-24"),
        ("5 May", Context(THURSDAY, Direction.FORWARD, year=2017), "2017-05-05"),
        ("on the 5th", Context(THURSDAY, month=7, year=2016), "2016-07-05"),
        ("2 January", Context(THURSDAY, heading=date(2016, 12, 30)), "2017-01-02"),
        ("Wednesday", Context(THURSDAY, Direction.FORWARD, heading=date(2014, 12, 1)), "2014-12-03"),
        ("10:30-11:15", Context(THURSDAY, heading=date(2014, 12, 1)), "T10:30/T11:15"),
    ],
)
def test_what_stands_before_an_expression_fills_it_in(written: Written, text: str, context: Context, expected: str) -> None:
    found = only(text)
    assert written(found, timex.resolve(found, context)) == expected


@pytest.mark.parametrize(
    "text", ["5 May", "on the 14th", "Tuesday", "tomorrow", "next week", "the following day", "in spring", "at 10:00"]
)
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    assert timex.resolve(only(text), Context()) == ()


def test_a_year_in_the_text_needs_no_day_of_publication() -> None:
    assert timex.resolve(only("5-7 May 2014"), Context()) == (When(date(2014, 5, 5), date(2014, 5, 7), Precision.DAY),)


def test_a_day_that_its_month_lacks_is_no_date() -> None:
    assert timex.resolve(only("the 31st of next month"), Context(date(2015, 3, 10))) == ()
    assert timex.resolve(only("29 February"), Context(date(2015, 3, 10), year=2015)) == ()


def test_a_clock_time_stands_on_the_day_of_the_heading() -> None:
    when = timex.resolve(only("22:00-01:00"), Context(heading=THURSDAY))
    assert when == (When(datetime(2014, 11, 13, 22), datetime(2014, 11, 14, 1), Precision.MINUTE),)


def test_a_clock_time_without_an_announced_end_has_none() -> None:
    assert timex.resolve(only("18 November at 10.30"), Context(THURSDAY)) == (
        When(datetime(2014, 11, 18, 10, 30), None, Precision.MINUTE),
    )


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("until Friday", Relation.UNTIL),
        ("up to 5 May", Relation.UNTIL),
        ("(To Sept. 26)", Relation.UNTIL),
        ("postponed to 26 September", Relation.ON),
        ("by 10 June", Relation.BY),
        ("no later than 10 June", Relation.BY),
        ("before 5 May", Relation.BEFORE),
        ("after the 5th of May", Relation.AFTER),
        ("since 2011", Relation.SINCE),
        ("from 5 May", Relation.FROM),
        ("starting on 5 May", Relation.FROM),
        ("from 5 May to 7 May", Relation.ON),
        ("on 5 May", Relation.ON),
    ],
)
def test_the_preposition_is_told_apart(text: str, relation: Relation) -> None:
    assert only(text).relation is relation


@pytest.mark.parametrize(
    ("text", "consecutive"),
    [
        ("4 and 5 December", True),
        ("23, 24 and 25 November", True),
        ("30 November and 1 December", True),
        ("31 December and 1 January", True),
        ("Sunday and Monday", True),
        ("3, 5 and 9 May", False),
        ("5 May and 6 June", False),
        ("Monday and Wednesday", False),
        ("5 May", False),
    ],
)
def test_days_that_follow_each_other_are_one_run(text: str, consecutive: bool) -> None:
    assert only(text).consecutive is consecutive


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("10:00 GMT", "GMT"),
        ("10:00 a.m. EDT", "EDT"),
        ("10.30 Moscow time", "Europe/Moscow"),
        ("14:00 (local time)", "local"),
        ("14:00 UTC+3", "UTC+03:00"),
        ("14:00 GMT-04:30", "UTC-04:30"),
        ("14:00", None),
    ],
)
def test_the_zone_of_a_clock_time_is_normalised(text: str, zone: str | None) -> None:
    clock = only(text).clock
    assert clock is not None
    assert clock.zone == zone


@pytest.mark.parametrize(
    ("moment", "zone", "iana", "local"),
    [
        (datetime(2014, 7, 1, 10), "GMT", "Europe/Berlin", datetime(2014, 7, 1, 12)),
        (datetime(2014, 1, 1, 10), "GMT", "Europe/Berlin", datetime(2014, 1, 1, 11)),
        (datetime(2014, 7, 1, 23), "EDT", "Europe/Vienna", datetime(2014, 7, 2, 5)),
        (datetime(2014, 7, 1, 10), "UTC+05:30", "Asia/Kolkata", datetime(2014, 7, 1, 10)),
        (datetime(2014, 7, 1, 10), "Europe/Moscow", "UTC", datetime(2014, 7, 1, 6)),
        (datetime(2014, 7, 1, 10), "local", "Europe/Berlin", datetime(2014, 7, 1, 10)),
        (datetime(2014, 7, 1, 10), "IST", "Europe/Berlin", datetime(2014, 7, 1, 10)),
        (datetime(2014, 7, 1, 10), "GMT", "Nowhere/Atall", datetime(2014, 7, 1, 10)),
    ],
)
def test_a_clock_time_is_moved_to_the_zone_of_the_place(moment: datetime, zone: str, iana: str, local: datetime) -> None:
    when = When(moment, None, Precision.MINUTE)
    assert timex.to_zone(when, zone, iana) == replace(when, start=local)


def test_whole_days_have_no_zone() -> None:
    when = When(THURSDAY, THURSDAY, Precision.DAY)
    assert timex.to_zone(when, "GMT", "Asia/Tokyo") == when


def test_a_duration_extends_a_day_and_nothing_else() -> None:
    day = When(date(2014, 12, 5), date(2014, 12, 5), Precision.DAY)
    length = only("a three-day visit")
    assert length.kind is TimexKind.DURATION
    assert timex.extend(day, length) == When(date(2014, 12, 5), date(2014, 12, 7), Precision.DAY)
    month = When(date(2014, 12, 1), date(2014, 12, 31), Precision.MONTH)
    assert timex.extend(month, length) == month
    assert timex.extend(day, only("in the near future")) == day
