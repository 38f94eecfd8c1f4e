"""What stands in the calendar after stories of two to four documents, told as a reader without faults would read them."""

from __future__ import annotations

import pytest

from diplocal.tracker import rebuild

from .storytelling import outline, told

VISIT = "11-10 visit 11-18 Ana Reyes/PE + Bo Falk/SE @ Lima/PE"

CALLED_OFF = {
    "by the other side, as talks and without their day": (
        [VISIT, "11-15 meeting - Bo Falk/SE + Ana Reyes/PE, cancelled"],
        ["visit cancelled 11-18 x2"],
    ),
    "by the host, who names the guest's country only": (
        [VISIT, "11-15 visit - /SE @ /PE, cancelled"],
        ["visit cancelled 11-18 x2"],
    ),
    "by the guest with its day": ([VISIT, "11-15 visit 11-18 Bo Falk/SE @ /PE, cancelled"], ["visit cancelled 11-18 x2"]),
    "as talks of its day": ([VISIT, "11-15 meeting 11-18 Bo Falk/SE + Ana Reyes/PE, cancelled"], ["visit cancelled 11-18 x2"]),
    "and on again": (
        [VISIT, "11-12 visit - Bo Falk/SE @ /PE, cancelled", "11-14 visit 11-18 Bo Falk/SE @ /PE"],
        ["visit planned 11-18 x3"],
    ),
    "while the next journey stands": (
        [
            "11-10 visit 11-18 Bo Falk/SE @ Lima/PE",
            "& visit 11-28 Bo Falk/SE @ Oslo/NO",
            "11-17 visit - Bo Falk/SE @ /PE, cancelled",
        ],
        ["visit cancelled 11-18 x2", "visit planned 11-28 x1"],
    ),
}
MOVED = {
    "without the old date": ([VISIT, "11-15 visit 11-25 Bo Falk/SE @ Lima/PE, moved"], ["visit planned 11-25 x2"]),
    "told by the other side as talks": (
        [VISIT, "11-15 meeting 11-25 Bo Falk/SE + Ana Reyes/PE, moved from 11-18"],
        ["visit planned 11-25 x2"],
    ),
    "to another day and another country": (
        [
            "11-10 meeting 11-18 Bo Falk/SE + Ana Reyes/PE @ Lima/PE",
            "11-15 meeting 11-25 Bo Falk/SE + Ana Reyes/PE @ Geneva/CH, moved from 11-18",
        ],
        ["meeting planned 11-25 x2"],
    ),
    "to another country on the same day": (
        [
            "11-10 meeting 11-18 Bo Falk/SE + Ana Reyes/PE @ Lima/PE",
            "11-15 meeting 11-18 Bo Falk/SE + Ana Reyes/PE @ Geneva/CH, moved",
        ],
        ["meeting planned 11-18 x2"],
    ),
    "to days of which one is an old one": (
        [
            "11-10 visit 11-18..11-19 Bo Falk/SE @ Lima/PE",
            "11-12 visit 11-19..11-20 Bo Falk/SE @ Lima/PE, moved from 11-18..11-19",
        ],
        ["visit planned 11-19 x2"],
    ),
    "told by countries only, and then reported with names": (
        [
            "11-11 call 11-22 Sergey Orlov/RU + Wang Bo/CN + Subra Rao/IN, of RIC",
            "11-18 call 11-23, of RU IN CN, moved from 11-22",
            "11-23 conference 11-23 S. Rao/IN + Sergei Orlov/RU + Wang Bo/CN, of RIC, held",
        ],
        ["call held 11-23 x3"],
    ),
    "a conference by its name": (
        [
            "11-10 conference 11-18 @ Vienna/AT, named Syria Donors Conference",
            "11-12 conference 11-25 @ Vienna/AT, named Syria Donors Conference, moved from 11-18",
        ],
        ["conference planned 11-25 x2"],
    ),
    "and made longer while it lasts": (
        ["11-10 visit 11-18..11-19 Bo Falk/SE @ /PE", "11-19 visit 11-18..11-21 Bo Falk/SE @ Lima/PE"],
        ["visit planned 11-18 x2"],
    ),
    "and cut to its first day": (
        ["11-10 visit 11-18..11-20 Ana Reyes/PE + Bo Falk/SE @ Lima/PE", "11-17 visit 11-18 Ana Reyes/PE + Bo Falk/SE @ Lima/PE"],
        ["visit planned 11-18 x2"],
    ),
}
PUT_OFF = {
    "and taken up as talks": (
        [VISIT, "11-15 visit - Bo Falk/SE @ /PE, postponed", "12-15 meeting 01-15 Bo Falk/SE + Ana Reyes/PE @ Lima/PE"],
        ["visit planned 01-15 x3"],
    ),
    "while the two meet elsewhere": (
        [
            VISIT,
            "11-15 visit 11-18 Bo Falk/SE @ Lima/PE, postponed",
            "12-15 meeting 01-15 Bo Falk/SE + Ana Reyes/PE @ New York/US",
        ],
        ["visit postponed 11-18 x2", "meeting planned 01-15 x1"],
    ),
    "taken up, and followed by another": (
        [
            VISIT,
            "11-15 visit 11-18 Bo Falk/SE @ Lima/PE, postponed",
            "12-15 visit 01-15 Bo Falk/SE + Ana Reyes/PE @ Lima/PE",
            "05-15 visit 06-15 Bo Falk/SE + Ana Reyes/PE @ Lima/PE",
        ],
        ["visit planned 01-15 x3", "visit planned 06-15 x1"],
    ),
    "and then called off": (
        [VISIT, "11-15 visit 11-18 Bo Falk/SE @ /PE, postponed", "11-25 visit - Bo Falk/SE @ /PE, cancelled"],
        ["visit cancelled 11-18 x3"],
    ),
    "a conference by its name": (
        [
            "11-10 conference 11-18 @ Vienna/AT, named Syria Donors Conference",
            "11-12 conference - @ Vienna/AT, named Syria Donors Conference, postponed",
            "11-22 conference 01-20 @ Vienna/AT, named Syria Donors Conference",
        ],
        ["conference planned 01-20 x3"],
    ),
}
MADE_EXACT = {
    "a month, by the other side as talks": (
        ["09-10 visit ~11-01..11-30 Bo Falk/SE @ /PE, tentative", "11-15 meeting 11-18 Bo Falk/SE + Ana Reyes/PE @ Lima/PE"],
        ["visit planned 11-18 x2"],
    ),
    "late in a month, outlasting it": (
        ["09-10 visit ~11-21..11-30 Bo Falk/SE @ /PE, tentative", "11-15 visit 11-30..12-02 Bo Falk/SE @ Lima/PE"],
        ["visit planned 11-30 x2"],
    ),
    "a month, and one more visit after it": (
        [
            "09-10 visit ~11-01..11-30 Bo Falk/SE @ /PE",
            "11-15 visit 11-18 Bo Falk/SE @ /PE",
            "12-15 visit 12-25 Bo Falk/SE @ /PE",
        ],
        ["visit planned 11-18 x2", "visit planned 12-25 x1"],
    ),
}
TOLD_BY_BOTH = {
    "the talks of a day, at last in another city of the country": (
        [
            "11-10 meeting 11-18 Bo Falk/SE + Ana Reyes/PE @ Lima/PE",
            "11-18 meeting 11-18 Ana Reyes/PE + Bo Falk/SE @ Cusco/PE, held",
        ],
        ["meeting held 11-18 x2"],
    ),
    "talks on one day in two countries": (
        [
            "11-10 meeting 11-18 Bo Falk/SE + Ana Reyes/PE @ Lima/PE",
            "11-18 meeting 11-18 Ana Reyes/PE + Bo Falk/SE @ Quito/EC, held",
        ],
        ["meeting planned 11-18 x1", "meeting held 11-18 x1"],
    ),
    "talks on one day in two cities, one of them with a third": (
        [
            "11-10 meeting 11-18 Bo Falk/SE + Ana Reyes/PE @ Lima/PE",
            "11-18 meeting 11-18 Ana Reyes/PE + Bo Falk/SE + Eva Om/NO @ Cusco/PE, held",
        ],
        ["meeting planned 11-18 x1", "meeting held 11-18 x1"],
    ),
    "a visit and the talks of its day": (
        ["11-10 visit 11-18 Bo Falk/SE @ /PE", "11-18 meeting 11-18 Ana Reyes/PE + Bo Falk/SE @ Lima/PE, held"],
        ["visit held 11-18 x2"],
    ),
    "a visit, and two talks of its day of which one is its own": (
        [
            VISIT,
            "11-18 meeting 11-18 Ana Reyes/PE + Bo Falk/SE @ Lima/PE, held",
            "& meeting 11-18 Juan Soto/PE + Bo Falk/SE @ Lima/PE, held",
        ],
        ["visit held 11-18 x2", "meeting held 11-18 x1"],
    ),
    "a visit, and its host who names no guest": (
        [VISIT, "11-18 meeting 11-18 Ana Reyes/PE + /SE @ Lima/PE, held"],
        ["visit held 11-18 x2"],
    ),
    "a guest known by country": (["11-10 visit 11-18 @ /PE, of SE", VISIT], ["visit planned 11-18 x2"]),
    "a guest known by surname": ([VISIT, "11-12 visit 11-18 Falk @ Lima/PE"], ["visit planned 11-18 x2"]),
    "two sides, and those who came for them": (
        [
            "11-17 conference 11-18 @ Geneva/CH, of IR US",
            "11-18 meeting 11-18 Karim Alavi/IR + Wendy Sharp/US @ Geneva/CH, held",
        ],
        ["conference held 11-18 x2"],
    ),
    "three ministers of whom one is left out": (
        [
            "11-17 meeting 11-18 Karim Alavi/IR + Deniz Efe/TR + Sergey Orlov/RU @ Sochi/RU",
            "11-18 meeting 11-18 Deniz Efe/TR + Sergey Orlov/RU @ Sochi/RU",
        ],
        ["meeting planned 11-18 x2"],
    ),
    "talks on the margins of what both attend": (
        [
            "11-10 conference 11-18 Bo Falk/SE + Ana Reyes/PE + Jan Kerr/US + Eva Om/NO @ Lima/PE",
            "& meeting 11-18 Bo Falk/SE + Jan Kerr/US @ Lima/PE",
            "11-12 meeting 11-18 Bo Falk/SE + Jan Kerr/US @ Lima/PE",
        ],
        ["conference planned 11-18 x1", "meeting planned 11-18 x2"],
    ),
    "two summits of one week in one city": (
        [
            "11-10 conference 11-18..11-19 Bo Falk/SE @ Brussels/BE, of EU AU, named EU-Africa Summit",
            "& conference 11-20 Bo Falk/SE @ Brussels/BE, of NATO, named NATO Foreign Ministers Meeting",
            "11-12 conference 11-18..11-19 Jan Kerr/US @ Brussels/BE, of EU AU",
            "11-13 conference 11-20 Jan Kerr/US @ Brussels/BE, of NATO",
        ],
        ["conference planned 11-18 x2", "conference planned 11-20 x2"],
    ),
    "the talks and the signing of one day": (
        [
            "11-10 meeting 11-18 Bo Falk/SE + Ana Reyes/PE @ Lima/PE",
            "11-12 ceremony 11-18 Bo Falk/SE + Ana Reyes/PE @ Lima/PE",
        ],
        ["meeting planned 11-18 x1", "ceremony planned 11-18 x1"],
    ),
}
STORIES = {
    f"{kind}: {name}": story
    for kind, stories in {
        "called off": CALLED_OFF,
        "moved": MOVED,
        "put off": PUT_OFF,
        "made exact": MADE_EXACT,
        "told by both": TOLD_BY_BOTH,
    }.items()
    for name, story in stories.items()
}


@pytest.mark.parametrize(("lines", "calendar"), STORIES.values(), ids=STORIES.keys())
def test_a_story_leaves_this_calendar(lines: list[str], calendar: list[str]) -> None:
    assert outline(rebuild(told(*lines))) == calendar
