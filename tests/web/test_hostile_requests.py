"""Nothing that is asked, and nothing that a document says, breaks the server or becomes part of its structure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from diplocal import feeds
from diplocal.calendar import open_calendar
from diplocal.filters import NAMES
from diplocal.model import Claim, Kind, Participant, Place, Status
from diplocal.web import application

from .asking import Ask, asking
from .conftest import TALKS, TODAY, announced, on

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
    "a\u202egnp.exe\u2066",
    "nul\x00 esc\x1b[31m nel\x85 sep\u2028",
    "{{ 7*7 }}{% raw %}",
    "]]>&amp;&lt;!--",
    "long " * 2000,
)
TARGETS = ("/", "/feed.ics", "/api/events", "/changes.atom", "/changes", "/feeds", "/countries/no", "/feeds/all.ics", "/healthz")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """A server whose calendar is full of hostile text."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    claims = [
        Claim(
            Kind.OTHER,
            Status.PLANNED,
            on(10 + n),
            Place(text[:60], "NO", text),
            (Participant(f"{text[:300]} {n}", text, "NO"),),
            (text[:50],),
            name=text,
            title=text,
            quote=text,
            confidence=0.5,
        )
        for n, text in enumerate(HOSTILE)
    ]
    with open_calendar(folder / "hostile.sqlite3") as calendar:
        calendar.ingest(announced("3", date(2031, 3, 3), *claims, TALKS))
        yield asking(application(calendar, today=lambda: TODAY))


def test_text_of_documents_stays_text(asked: Ask) -> None:
    events = json.loads(asked("/api/events").body)
    assert len(events) == len(HOSTILE) + 1
    pages = ["/?from=2031-03-01&to=2031-03-31", "/feeds", "/countries/no", *(f"/events/{event['uid']}" for event in events)]
    for target in pages:
        got = asked(target)
        assert got.status == 200, target
        root = html.document_fromstring(got.text)
        assert root.cssselect("img, [onmouseover], [onerror]") == []
        scripts = [s for s in root.cssselect("script") if s.get("type") != "application/ld+json"]
        assert [s.get("src") for s in scripts] == ["/static/page.js"], target
        for data in root.cssselect("script[type='application/ld+json']"):
            assert json.loads(data.text)["@type"] == "Event"
        assert not set(got.text) & set("\x00\x1b\x85\u2028\u202e\u2066")
        assert "49" not in texts_of_titles(root)
    assert feeds.lint(asked("/feeds/all.ics").body) == []
    assert asked("/feeds/all.ics").text.count("\r\nBEGIN:VEVENT\r\n") == len(events)
    ElementTree.fromstring(asked("/changes.atom").body)


def texts_of_titles(root: html.HtmlElement) -> set[str]:
    return {element.text_content().strip() for element in root.cssselect("h1, h3 a")}


@pytest.mark.parametrize("text", HOSTILE[:-1])
def test_text_of_a_request_stays_text(asked: Ask, text: str) -> None:
    for name in ("person", "text", "kind", "feed", "from", "nothing"):
        got = asked(f"/?{name}={quote(text)}")
        assert got.status in (200, 400)
        root = html.document_fromstring(got.text)
        assert root.cssselect("img, [onmouseover], [onerror]") == []
        assert [s.get("src") for s in root.cssselect("script")] == ["/static/page.js"]
    feed = asked(f"/feed.ics?text={quote(text)}")
    assert feed.status == 200
    assert feeds.lint(feed.body) == []
    missing = asked(f"/events/{quote(text, safe='')}")
    assert missing.status == 404
    assert "\n" not in "".join(missing.headers.values())


@pytest.mark.parametrize("host", ["", "a b", "evil.example/path", 'a"><script>', "x@y", "a:b:c", "\xff"])
def test_a_host_that_is_none_is_refused(asked: Ask, host: str) -> None:
    assert asked("/feeds/all.ics", host=host).status == 400


PARAMETERS = st.sampled_from([*NAMES, "from", "to", "as-of", "feed", "cancelled", "format"]) | st.text(max_size=8)
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["visit", "NO", "2031-03-10", "next week", "0.5", "1e400", "-0", "9999-12-31", "0001-01-01", "0001-01-01/9999-12-31"]
    ),
    st.integers().map(str),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(TARGETS), st.lists(st.tuples(PARAMETERS, VALUES), max_size=4))
def test_no_query_breaks_the_server(asked: Ask, target: str, pairs: list[tuple[str, str]]) -> None:
    query = "&".join(f"{quote(name, errors='replace')}={quote(value, errors='replace')}" for name, value in pairs)
    assert asked(f"{target}?{query}").status in (200, 400)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.binary(max_size=40))
def test_no_address_breaks_the_server(asked: Ask, path: str, query: bytes) -> None:
    target = f"/{quote(path, errors='replace')}?{query.decode('latin-1')}"
    assert asked(target).status in (200, 302, 400, 404)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(max_codepoint=255), max_size=30))
def test_no_header_breaks_the_server(asked: Ask, value: str) -> None:
    headers = {"if_none_match": value, "if_modified_since": value, "accept_encoding": value, "accept": value, "range": value}
    assert asked("/feeds/all.ics", **headers).status in (200, 304)
