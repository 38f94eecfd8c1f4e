"""Finding expressions in running text: offsets, windows, every form of every date, and texts that hold none."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplocal import timex
from diplocal.timex import Context, Direction

SAME_EACH_TIME = settings(derandomize=True, max_examples=150, deadline=None)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
WITH_YEAR = [
    "{d.day} {d:%B} {d.year}",
    "{d.day}{th} {d:%B}, {d.year}",
    "the {d.day}{th} of {d:%B} {d.year}",
    "{d:%B} {d.day}, {d.year}",
    "{d:%b} {d.day}{th} {d.year}",
    "{d.day} {d:%b} {d.year}",
    "{d:%A}, {d.day} {d:%B} {d.year}",
    "{d.day} {d:%B} {d.year} ({d:%A})",
    "{d:%d.%m.%Y}",
    "{d:%d/%m/%Y}",
    "{d.day}-{d.month}-{d.year}",
    "{d:%Y-%m-%d}",
    "{d.day}  {d:%B}\n{d.year}",
]
WITHOUT_YEAR = [
    "{d.day} {d:%B}",
    "{d:%B} {d.day}",
    "the {d.day}{th} of {d:%B}",
    "{d:%a} {d.day} {d:%b}",
    "{d:%A} {d:%d/%m}",
    "until {d:%d/%m}",
]


def ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def write(form: str, day: date, capitals: bool) -> str:
    text = form.format(d=day, th=ordinal(day.day))
    return text.upper() if capitals else text


def days(text: str, context: Context) -> list[tuple[date, date]]:
    return [(w.first_day, w.last_day) for t in timex.recognise(text) for w in timex.resolve(t, context)]


@SAME_EACH_TIME
@given(day=DAYS, form=st.sampled_from(WITH_YEAR), capitals=st.booleans())
def test_every_date_comes_back_from_every_form_with_a_year(day: date, form: str, capitals: bool) -> None:
    assert days(write(form, day, capitals), Context()) == [(day, day)]


@SAME_EACH_TIME
@given(
    day=DAYS,
    form=st.sampled_from(WITHOUT_YEAR),
    capitals=st.booleans(),
    back=st.integers(0, 240),
    direction=st.sampled_from(Direction),
)
def test_every_date_comes_back_without_its_year(day: date, form: str, capitals: bool, back: int, direction: Direction) -> None:
    sign = {Direction.FORWARD: -1, Direction.BACK: 1, Direction.NEAREST: 0}[direction]
    anchor = day + timedelta(days=sign * back)
    text = write(form, day, capitals and not form.startswith("until"))
    if (day.month, day.day) != (9, 11):  # "9/11" and "11/09" are told apart elsewhere
        assert days(text, Context(anchor, direction)) == [(day, day)]


@SAME_EACH_TIME
@given(start=DAYS, length=st.integers(1, 60), form=st.sampled_from(["{a} to {b}", "{a} – {b}", "from {a} until {b}", "{a}-{b}"]))
def test_ranges_over_the_ends_of_months_and_years(start: date, length: int, form: str) -> None:
    end = start + timedelta(days=length)
    whole = form.format(a=f"{start.day} {start:%B} {start.year}", b=f"{end.day} {end:%B} {end.year}")
    short = form.format(a=f"{start.day} {start:%B}", b=f"{end.day} {end:%B} {end.year}")
    assert days(whole, Context()) == days(short, Context()) == [(start, end)]
    yearless = form.format(a=f"{start:%B} {start.day}", b=f"{end:%B} {end.day}")
    assert days(yearless, Context(start - timedelta(days=30), Direction.FORWARD)) == [(start, end)]


@SAME_EACH_TIME
@given(day=DAYS, ahead=st.integers(0, 6))
def test_a_weekday_is_the_next_one_or_the_last(day: date, ahead: int) -> None:
    target = day + timedelta(days=ahead)
    assert days(f"on {target:%A}", Context(day, Direction.FORWARD)) == [(target, target)]
    assert days(f"on {day:%A}", Context(target, Direction.BACK)) == [(day, day)]


@SAME_EACH_TIME
@given(st.text(alphabet="0123456789 -–/.,:()\nMayJunethofrmnxdTuesdtowilandGTamp", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = timex.recognise(text)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for t in found:
        for when in timex.resolve(t, Context(date(2024, 2, 29), Direction.FORWARD, last=date(2024, 3, 1))):
            assert when.first_day <= when.last_day


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_the_ends_of_the_calendar_break_nothing(anchor: date) -> None:
    text = "tomorrow, yesterday, next month, last year, in spring, 5 May, on Tuesday, within two weeks, next Monday to Friday"
    found = timex.recognise(text)
    resolved = [w for t in found for direction in Direction for w in timex.resolve(t, Context(anchor, direction))]
    assert len(found) > 5
    assert all(w.first_day <= w.last_day for w in resolved)


@pytest.mark.parametrize(
    "unit", ["1", " ", "1 ", "1-", "1, ", "5 May, ", "5 May and ", "10:30-", "the 5th of ", "Monday (", "31/12/", "a "]
)
def test_long_lines_are_read_in_linear_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    assert all(t.end <= len(text) for t in timex.recognise(text))


def test_offsets_index_the_text_and_a_window_bounds_them() -> None:
    text = "Talks on 5 May; a dinner on 6 May; departure on 7 May 2014."
    assert [text[t.start : t.end] for t in timex.recognise(text)] == ["5 May", "6 May", "7 May 2014"]
    begin = text.index("a dinner")
    assert [text[t.start : t.end] for t in timex.recognise(text, begin, text.index(" 2014"))] == ["6 May", "7 May"]


@pytest.mark.parametrize(("month_first", "expected"), [(False, date(2024, 6, 5)), (True, date(2024, 5, 6))])
def test_the_publisher_says_which_number_is_the_month(month_first: bool, expected: date) -> None:
    (found,) = timex.recognise("5/6/2024", month_first=month_first)
    assert [w.first_day for w in timex.resolve(found, Context())] == [expected]


def test_a_language_without_a_pack_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        timex.recognise("5 May", language="xx")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tuesday, 5 May\n10:00 Talks with Anna Berg", ["Tuesday, 5 May", "10:00"]),
        ("5 May 2014\n\n6 May 2014", ["5 May 2014", "6 May 2014"]),
        ("on 5 May Anna Berg, on 6 May Omar Diallo", ["5 May", "6 May"]),
        ("On Monday, 10 ministers will meet", ["Monday"]),
        ("In 2014, 5 May was a Monday", ["2014", "5 May", "Monday"]),
        ("a three-day visit starting on 5 May", ["three-day", "5 May"]),
        ("the talks of 5 and 6 May, and the dinner of 8 May", ["5 and 6 May", "8 May"]),
        ("between 4 and 6 June", ["4 and 6 June"]),
        ("Room 14, 15.25Arrival of the guests, 17.0017.40 Talks", ["17.0017.40"]),
        ("He leaves on 18 NovemberMr Holm follows", ["18 November"]),
        ("from 10:00 to 11:30 on Friday, 21 November", ["10:00 to 11:30 on Friday, 21 November"]),
    ],
)
def test_expressions_end_where_they_end(text: str, parts: list[str]) -> None:
    assert [text[t.start : t.end] for t in timex.recognise(text)] == parts
