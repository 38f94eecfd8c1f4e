from __future__ import annotations

import pytest

from diplocal.feeds import lint

GOOD = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//x//y//EN",
    "BEGIN:VEVENT",
    "UID:1",
    "DTSTAMP:20270101T000000Z",
    "DTSTART;VALUE=DATE:20270102",
    "DTEND;VALUE=DATE:20270103",
    "SUMMARY:A\\, b",
    "END:VEVENT",
    "END:VCALENDAR",
]


def feed(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode()


def changed(old: str, *new: str) -> bytes:
    at = GOOD.index(old)
    return feed(*GOOD[:at], *new, *GOOD[at + 1 :])


TOKYO = ("BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "END:VTIMEZONE")


def stamped(stamp: str, *revised: str) -> bytes:
    """Events with one DTSTAMP, revised at these moments."""
    events = [
        ("BEGIN:VEVENT", f"UID:{n}", f"DTSTAMP:{stamp}", "DTSTART;VALUE=DATE:20270102", f"LAST-MODIFIED:{moment}", "END:VEVENT")
        for n, moment in enumerate(revised)
    ]
    return feed(*GOOD[:3], *(line for event in events for line in event), GOOD[-1])


def test_a_good_feed_has_no_problem():
    assert lint(feed(*GOOD)) == []
    assert lint(changed("SUMMARY:A\\, b", 'SUMMARY;LANGUAGE=en;X-A="b:c",d:' + "é" * 20, " folded")) == []


@pytest.mark.parametrize(
    "data",
    [
        changed("SUMMARY:A\\, b", "STATUS:Confirmed"),
        changed("SUMMARY:A\\, b", "EXDATE;VALUE=DATE:20270103,20270104"),
        changed("END:VEVENT", "END:VEVENT", "BEGIN:VTODO", "STATUS:NEEDS-ACTION", "END:VTODO"),
        feed(*GOOD[:3], "METHOD:CANCEL", *GOOD[3:6], *GOOD[8:]),
        feed(*GOOD[:3], *TOKYO, *GOOD[3:6], "DTSTART;TZID=Asia/Tokyo:20270102T230000", "DTEND:20270102T150000Z", *GOOD[8:]),
        stamped("20270301T000000Z", "20270301T000000Z", "20270103T000000Z"),
        stamped("20270301T000000Z", "20270102T000000Z", "20270102T000000Z"),
    ],
)
def test_what_the_standard_allows_passes(data):
    assert lint(data) == []


BROKEN = [
    (feed(*GOOD).replace(b"\r\n", b"\n", 1), 1, "CRLF"),
    (feed(*GOOD)[:-2], 11, "CRLF"),
    (changed("SUMMARY:A\\, b", "SUMMARY:" + "é" * 34), 9, "76 octets"),
    (feed(*GOOD).replace(b"A\\, b", b"\xff"), 9, "UTF-8"),
    (feed(*GOOD).replace(b"A\\, b", b"\xe2\r\n \x82\xac"), 9, "splits a character"),
    (feed(*GOOD).replace(b"A\\, b", b"\xe2\x82\r\n \xac"), 9, "splits a character"),
    (changed("DTSTART;VALUE=DATE:20270102", "DTSTART;TZID=Asia/Tokyo:20270102T230000"), 7, "has no VTIMEZONE"),
    (stamped("20270301T000000Z", "20270102T000000Z", "20270103T000000Z"), 6, "later than any LAST-MODIFIED"),
    (changed("SUMMARY:A\\, b", "SUMMARY"), 9, "no content line"),
    (changed("SUMMARY:A\\, b", "SUM MARY:x"), 9, "no content line"),
    (changed("SUMMARY:A\\, b", "SUMMARY:a\x07b"), 9, "control character"),
    (changed("SUMMARY:A\\, b", "SUMMARY:a\\b"), 9, "backslash"),
    (changed("UID:1"), 4, "0 UID"),
    (changed("UID:1", "UID:1", "UID:2"), 4, "2 UID"),
    (changed("UID:1", "UID:"), 5, "UID is empty"),
    (changed("DTSTAMP:20270101T000000Z"), 4, "0 DTSTAMP"),
    (changed("DTSTAMP:20270101T000000Z", "DTSTAMP:20270101T000000"), 6, "not in UTC"),
    (changed("DTSTART;VALUE=DATE:20270102", "DTSTART:20270102"), 7, "DTSTART is no DATE-TIME"),
    (changed("DTSTART;VALUE=DATE:20270102", "DTSTART;VALUE=DATE:20270230"), 7, "DTSTART is no DATE"),
    (changed("DTEND;VALUE=DATE:20270103", "DTEND;VALUE=DATE:20270102"), 8, "not later"),
    (changed("DTEND;VALUE=DATE:20270103", "DTEND:20270103T000000Z"), 8, "another value type"),
    (changed("SUMMARY:A\\, b", "EXDATE;VALUE=DATE:20270103,2027"), 9, "EXDATE is no DATE"),
    (changed("DTEND;VALUE=DATE:20270103", "DTEND;VALUE=DATE:20270103", "DURATION:P1D"), 8, "DURATION together"),
    (changed("SUMMARY:A\\, b", "SUMMARY:a", "SUMMARY:b"), 4, "2 SUMMARY"),
    (changed("SUMMARY:A\\, b", "STATUS:MAYBE"), 9, "STATUS may not be"),
    (changed("SUMMARY:A\\, b", "SEQUENCE:-1"), 9, "negative"),
    (changed("SUMMARY:A\\, b", "SEQUENCE:one"), 9, "no INTEGER"),
    (changed("SUMMARY:A\\, b", "GEO:91;0"), 9, "latitude"),
    (changed("SUMMARY:A\\, b", "GEO:1,2"), 9, "latitude"),
    (changed("SUMMARY:A\\, b", "URL:not an address"), 9, "URL is no URI"),
    (changed("SUMMARY:A\\, b", "DURATION:1 day"), 9, "no DURATION"),
    (changed("VERSION:2.0"), 1, "0 VERSION"),
    (changed("END:VEVENT"), 4, "never closed"),
    (changed("END:VEVENT", "END:VTODO"), 10, "closes nothing"),
    (changed("BEGIN:VCALENDAR"), 1, "outside"),
    (b"", 1, "BEGIN:VCALENDAR"),
    (feed(*GOOD[:10], *GOOD[3:]), 12, "also that of the event at line 4"),
]


@pytest.mark.parametrize(("data", "line", "words"), BROKEN)
def test_a_broken_rule_is_found_where_it_is(data, line, words):
    assert any(problem.line == line and words in problem.message for problem in lint(data)), lint(data)


def test_problems_come_in_order_of_lines_and_print_as_one():
    problems = lint(changed("UID:1").replace(b"20270103", b"20270101"))
    assert [str(p) for p in problems] == [
        "line 4: VEVENT has 0 UID, it must have one (RFC 5545, 3.6)",
        "line 7: DTEND is not later than DTSTART (RFC 5545, 3.8.2.2)",
    ]
