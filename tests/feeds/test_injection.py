"""No text from a document can add a content line, whatever a reader takes for a line end."""

from __future__ import annotations

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sample_events import days, event

from diplocal.feeds import lint, render, render_event
from diplocal.feeds.text import Text, address, line
from diplocal.model import Kind, Participant, Place, Source

EVIL = 'x\r\nATTACH:y\nBEGIN:VALARM\u2028URL:z\x85END:VEVENT\x0bA:b\x1cC:d\x00\x1b[31m\\N\\n;,:"^n\ud800\u202eend'
ANY = st.text(st.characters(exclude_categories=[]), max_size=60) | st.just(EVIL)


def told(text: str):
    return event(
        "u",
        Kind.MEETING,
        days("2027-05-05"),
        title=text,
        name=text,
        place=Place(text, text, text),
        people=(Participant(text, text, text),),
        bodies=(text,),
        timezone=text,
        sources=(Source("d", text, text, "https://x.example/" + text, text, None, text),),
    )


def names(data: bytes) -> list[str]:
    """The property names of a feed as a reader sees them that breaks lines wherever Python does."""
    text = data.decode().replace("\r\n ", "")
    return [content.partition(":")[0].partition(";")[0] for content in text.splitlines()]


EXPECTED = [name for name in names(render_event(told("plain"))) if name != "GEO"]


@given(ANY)
@example(EVIL)
@example("\n".join(["END:VEVENT", "BEGIN:VEVENT"]))
def test_any_text_keeps_the_lines_that_plain_text_has(text):
    data = render_event(told("x" + text))
    assert [name for name in names(data) if name != "GEO"] == EXPECTED
    assert lint(render([told("x" + text)], name="n" + text, description="d" + text)) == []


@given(ANY)
def test_what_is_written_is_what_a_reader_gets(text):
    value = "\n".join(map(line, text.split("\n")))
    parsed = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\nSUMMARY:" + Text(value).to_ical() + b"\r\nEND:VEVENT\r\n")
    assert str(parsed["SUMMARY"]) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb", "a b"),
        ("a\u2028b\x85c", "a b c"),
        ("a\x00\x1b\x7fb", "ab"),
        ("\u202eevil", "evil"),
        ("سلام", "سلام"),
        (None, ""),
    ],
)
def test_line(text, expected):
    assert line(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/a?b=c&d=%20#e", "https://x.example/a?b=c&d=%20#e"),
        ("HTTP://x.example/é", "HTTP://x.example/%C3%A9"),
        ("https://x.example/\r\nATTACH:y", "https://x.example/%20ATTACH:y"),
        ("javascript:alert(1)", None),
        ("ftp://x.example", None),
        ("https://", None),
        ("", None),
        (None, None),
    ],
)
def test_address(url, expected):
    assert address(url) == expected
