"""What stands in the calendar after several documents: one story each, with what must never come of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from diplocal.model import Change, Claim, Kind, Place, State, Status
from diplocal.tracker import Folded, rebuild

from .tellings import claim, clock, days, people, recorded, series, vague

VISIT, MEETING, CALL, CONFERENCE = Kind.VISIT, Kind.MEETING, Kind.CALL, Kind.CONFERENCE
PLANNED, HELD, CANCELLED, POSTPONED = Status.PLANNED, Status.HELD, Status.CANCELLED, Status.POSTPONED
TENTATIVE = Status.TENTATIVE


def states(event: Folded) -> list[tuple[str, str, str]]:
    return [(s.as_of.isoformat(), s.when.start.isoformat()[:16], s.status.value) for s in event.history]


def names(event: Folded) -> list[str | None]:
    return [p.name for p in event.people]


def test_a_deputy_in_the_place_of_a_guest_goes_to_the_same_talks() -> None:
    day = days("2031-11-18")
    deputy = claim(MEETING, day, "Eva Lund/SE", absent=people("Bo Falk/SE"), at="Lima/PE", change=Change.REPLACED)
    (event,) = rebuild(
        series(("2031-11-10", [claim(MEETING, day, "Bo Falk/SE", "Ana Reyes/PE", at="Lima/PE")]), ("2031-11-15", [deputy]))
    )
    assert names(event) == ["Ana Reyes", "Eva Lund"]


def test_a_visit_told_by_both_sides_keeps_the_clock_and_the_hall_that_only_one_gives() -> None:
    (event,) = rebuild(
        series(
            ("2031-01-19", [claim(VISIT, days("2031-01-23"), "Péter Szalók/HU", "Sergey Orlov/RU", at="Moscow/RU")]),
            (
                "2031-01-20",
                [
                    claim(
                        MEETING,
                        clock("2031-01-23T11:00"),
                        "Sergey Orlov/RU",
                        "Peter Szalok/HU",
                        at="Moscow/RU",
                        venue="Reception House",
                        timezone="Europe/Moscow",
                    )
                ],
            ),
            ("2031-01-21", [claim(VISIT, days("2031-01-23"), "Péter Szalók/HU", "Sergei Orlov/RU", at="Moscow/RU")]),
            (
                "2031-01-23",
                [claim(MEETING, days("2031-01-23"), "Sergey Orlov/RU", "Péter Szalók/HU", at="Moscow/RU", status=HELD)],
            ),
        )
    )
    assert event.when == clock("2031-01-23T11:00")
    assert event.place == Place("Moscow", "RU", "Reception House")
    assert event.timezone == "Europe/Moscow"
    assert names(event) == ["Péter Szalók", "Sergey Orlov"]
    assert event.uid == "a-0"
    assert states(event) == [
        ("2031-01-19", "2031-01-23", "planned"),
        ("2031-01-20", "2031-01-23T11:00", "planned"),
        ("2031-01-23", "2031-01-23T11:00", "held"),
    ]


def test_a_second_meeting_of_the_same_day_stays_apart() -> None:
    events = rebuild(
        series(
            ("2031-01-19", [claim(VISIT, days("2031-01-23"), "Péter Szalók/HU", at="Moscow/RU")]),
            (
                "2031-01-21",
                [
                    claim(MEETING, days("2031-01-23"), "Péter Szalók/HU", "Sergei Orlov/RU", at="Moscow/RU"),
                    claim(MEETING, days("2031-01-23"), "Péter Szalók/HU", "Vera Stoll/RU", at="Moscow/RU"),
                ],
            ),
            ("2031-01-22", [claim(MEETING, days("2031-01-23"), "Sergey Orlov/RU", "Péter Szalók/HU", at="Moscow/RU")]),
        )
    )
    assert sorted(sorted(map(str, names(e))) for e in events) == [
        ["Péter Szalók", "Sergei Orlov"],
        ["Péter Szalók", "Vera Stoll"],
    ]


def test_a_month_joins_one_of_two_dates_in_it() -> None:
    pair = ("Ana Reyes/PE", "Bo Falk/SE")
    events = rebuild(
        series(
            ("2031-11-20", [claim(MEETING, vague("2031-12-01", "2031-12-31"), *pair)]),
            ("2031-11-25", [claim(MEETING, days("2031-12-05"), *pair), claim(MEETING, days("2031-12-22"), *pair)]),
        )
    )
    assert [e.when for e in events] == [days("2031-12-05"), days("2031-12-22")]
    assert sorted(len(e.claims) for e in events) == [1, 2]


def test_two_days_and_three_days_are_one_visit_and_the_talks_in_it_another_event() -> None:
    events = rebuild(
        series(
            ("2031-08-16", [claim(VISIT, days("2031-08-18", "2031-08-19"), "Wang Bo/CN", "Ajit Dovan/IN", at="/IN")]),
            (
                "2031-08-18",
                [claim(VISIT, days("2031-08-18", "2031-08-20"), "Wang Bo/CN", "Ajit Dovan/IN", at="/IN", status=HELD)],
            ),
            (
                "2031-08-19",
                [
                    claim(MEETING, days("2031-08-19"), "Ajit Dovan/IN", "Wang Bo/CN", at="New Delhi/IN", status=HELD),
                    claim(MEETING, days("2031-08-19"), "Nara Modan/IN", "Wang Bo/CN", at="New Delhi/IN", status=HELD),
                ],
            ),
        )
    )
    assert [(e.kind, e.when) for e in events] == [
        (VISIT, days("2031-08-18", "2031-08-20")),
        (MEETING, days("2031-08-19")),
        (MEETING, days("2031-08-19")),
    ]


def test_a_tour_and_its_stops_stay_apart_and_hosts_join_their_own_stop() -> None:
    events = rebuild(
        series(
            (
                "2031-03-03",
                [
                    claim(VISIT, days("2031-03-05", "2031-03-09"), "Sergey Orlov/RU", bodies=("AO", "NA")),
                    claim(VISIT, days("2031-03-05"), "Sergey Orlov/RU", "Joao Lima/AO", at="/AO"),
                    claim(VISIT, days("2031-03-05", "2031-03-06"), "Sergey Orlov/RU", "Hage Garob/NA", at="/NA"),
                ],
            ),
            (
                "2031-03-04",
                [
                    claim(VISIT, days("2031-03-05", "2031-03-06"), "Sergei Orlov/RU", "Netumbo Nanda/NA", at="Windhoek/NA"),
                    claim(MEETING, clock("2031-03-06T09:00"), "Sergei Orlov/RU", "Hage G. Garob/NA", at="Windhoek/NA"),
                ],
            ),
        )
    )
    assert [(e.when.first_day.day, e.place.country, len(e.claims)) for e in events] == [
        (5, None, 1),
        (5, "AO", 1),
        (5, "NA", 2),
        (6, "NA", 1),
    ]
    assert names(events[2]) == ["Sergey Orlov", "Hage Garob", "Netumbo Nanda"]


def test_a_deputy_takes_the_ministers_place_at_one_conference_only() -> None:
    g20, quad = {"name": "G20 Foreign Ministers' Meeting", "bodies": ("G20",)}, {"name": "Quad Foreign Ministers' Meeting"}
    first, second = days("2031-03-01", "2031-03-02"), days("2031-03-03")
    quartet = ("Yoshi Hayama/JP", "Antony Blake/US", "Penny Wan/AU")
    events = rebuild(
        series(
            (
                "2031-02-24",
                [
                    claim(CONFERENCE, first, "HAYAMA Yoshi/JP", at="New Delhi/IN", **g20),
                    claim(CONFERENCE, second, *quartet, at="New Delhi/IN", **quad),
                ],
            ),
            ("2031-03-01", [claim(CONFERENCE, first, "Kenji Yamano/JP", at="New Delhi/IN", change=Change.REPLACED, **g20)]),
            (
                "2031-03-02",
                [
                    claim(MEETING, second, *quartet, at="New Delhi/IN"),
                    claim(CONFERENCE, first, "Kenji Yamano/JP", at="New Delhi/IN", status=HELD, **g20),
                ],
            ),
        )
    )
    assert [(names(e), e.status, len(e.claims)) for e in events] == [
        (["Kenji Yamano"], HELD, 3),
        (["Yoshi Hayama", "Antony Blake", "Penny Wan"], PLANNED, 2),
    ]


def test_a_summit_is_one_whoever_tells_of_it() -> None:
    summit = {"at": "Basel/CH", "name": "OSCE Ministerial Council", "bodies": ("OSCE",)}
    (event,) = rebuild(
        series(
            ("2031-11-20", [claim(CONFERENCE, days("2031-12-04", "2031-12-05"), "Jan Kerr/US", **summit)]),
            ("2031-11-21", [claim(VISIT, days("2031-12-04", "2031-12-05"), "Frank Stein/DE", **summit)]),
            ("2031-11-22", [claim(CONFERENCE, days("2031-12-04", "2031-12-05"), **summit)]),
        )
    )
    assert (event.kind, names(event)) == (CONFERENCE, ["Jan Kerr", "Frank Stein"])


def test_talks_with_two_counterparts_are_not_joined_by_a_visit_that_names_neither() -> None:
    visitor, day = "Péter Szalók/HU", days("2031-01-23")
    events = rebuild(
        series(
            ("2031-01-19", [claim(VISIT, day, visitor, at="Moscow/RU")]),
            ("2031-01-20", [claim(MEETING, day, visitor, "Sergey Orlov/RU", at="Moscow/RU")]),
            ("2031-01-21", [claim(MEETING, day, visitor, "Vera Stoll/RU", at="Moscow/RU")]),
        )
    )
    assert sorted(names(e) for e in events) == [[visitor[:-3], "Sergey Orlov"], [visitor[:-3], "Vera Stoll"]]


def test_the_better_match_goes_first() -> None:
    day = days("2031-01-23")
    told = series(
        ("2031-01-19", [claim(MEETING, day, "Bo Falk/SE", "Ana Reyes/PE", at="Lima/PE")]),
        (
            "2031-01-20",
            [
                claim(VISIT, day, "Bo Falk/SE", at="Lima/PE"),
                claim(MEETING, day, "Bo Falk/SE", "Ana Reyes/PE", at="Lima/PE", venue="City Hall"),
            ],
        ),
    )
    assert [e.claims for e in rebuild(told)] == [(told[0], told[2]), (told[1],)]


def test_a_summit_listed_for_each_principal_joins_principal_with_principal() -> None:
    def entry(who: str) -> Claim:
        return claim(CONFERENCE, days("2031-12-04"), who, at="Basel/CH", name="OSCE Ministerial Council")

    told = series(
        ("2031-11-20", [entry("Jan Kerr/US"), entry("Frank Stein/DE")]),
        ("2031-11-21", [entry("Frank Stein/DE"), entry("Jan Kerr/US")]),
    )
    assert [names(e) for e in rebuild(told)] == [["Jan Kerr"], ["Frank Stein"]]


def test_a_claim_recorded_twice_counts_once_under_its_first_number() -> None:
    told = series(("2031-03-01", [claim(VISIT, days("2031-04-10"), "Bo Falk/SE", at="Lima/PE")]))
    again = replace(told[0], number=99, seed="again")
    assert rebuild([again, *told]) == rebuild([*told, again]) == rebuild(told)


def test_a_claim_without_a_date_is_no_event() -> None:
    assert rebuild(series(("2031-01-01", [claim(VISIT, None, "Bo Falk/SE", at="Lima/PE", status=CANCELLED)]))) == ()


def test_silence_is_not_cancellation() -> None:
    first = claim(CONFERENCE, days("2031-06-17"), "Sergey Orlov/RU", bodies=("ASEAN",))
    second = claim(VISIT, days("2031-06-19"), "Sergey Orlov/RU", at="Minsk/BY")
    assert [e.status for e in rebuild(series(("2031-06-11", [first, second]), ("2031-06-18", [second])))] == [PLANNED, PLANNED]


def test_as_of_shows_what_was_known() -> None:
    told = series(
        ("2031-03-01", [claim(VISIT, days("2031-04-10"), "Bo Falk/SE", at="Lima/PE")]),
        ("2031-03-20", [claim(VISIT, days("2031-04-10"), "Bo Falk/SE", at="Lima/PE", status=CANCELLED)]),
    )
    undated = recorded(claim(VISIT, days("2031-05-10"), "Bo Falk/SE", at="Quito/EC"), None, "z")
    assert rebuild([*told, undated], as_of=date(2031, 2, 28)) == ()
    assert [e.status for e in rebuild([*told, undated], as_of=date(2031, 3, 19))] == [PLANNED]
    assert [e.status for e in rebuild([*told, undated], as_of=date(2031, 3, 20))] == [CANCELLED]
    assert len(rebuild([*told, undated])) == 2


def test_a_document_without_a_day_speaks_first_and_leaves_no_state() -> None:
    undated = recorded(claim(VISIT, days("2031-04-10"), "Bo Falk/SE", at="Lima/PE", status=TENTATIVE), None, "z")
    (event,) = rebuild([*series(("2031-03-01", [claim(VISIT, days("2031-04-10"), "Bo Falk/SE", at="Lima/PE")])), undated])
    assert event.history == (State(date(2031, 3, 1), days("2031-04-10"), PLANNED),)


def test_a_hand_wins_over_what_was_known_and_loses_to_what_comes_after() -> None:
    told = series(("2031-03-01", [claim(VISIT, days("2031-04-10"), "Bo Falk/SE", "Ana Reyes/PE", at="Lima/PE")]))
    hand = recorded(
        claim(VISIT, clock("2031-04-11T09:00"), "Bo Falk/SE", at="Lima/PE", previous=(days("2031-04-10"),)),
        None,
        "hand",
        author="desk",
        recorded=datetime(2031, 3, 5, 9, tzinfo=UTC),
    )
    (corrected,) = rebuild([*told, hand])
    assert (corrected.when, corrected.people) == (clock("2031-04-11T09:00"), people("Bo Falk/SE"))
    later = recorded(
        claim(VISIT, days("2031-04-12"), "Bo Falk/SE", at="Lima/PE", previous=(days("2031-04-11"),)), "2031-03-06", "later"
    )
    (again,) = rebuild([*told, hand, later])
    assert again.when == days("2031-04-12")
    assert [s.as_of.day for s in again.history] == [1, 5, 6]
