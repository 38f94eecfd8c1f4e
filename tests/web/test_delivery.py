"""What HTTP promises: validators, conditions, encodings, methods, headers (RFC 9110)."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from diplocal.calendar import Calendar
from diplocal.web import application
from diplocal.web.answers import accepts_gzip

from .asking import Ask, asking
from .conftest import MOVED, TODAY, announced

FEED = "/feeds/all.ics"


def test_a_feed_comes_with_its_type_and_validators(ask: Ask) -> None:
    got = ask(FEED)
    assert got.status == 200
    assert got.headers["content-type"] == "text/calendar; charset=utf-8"
    assert got.headers["etag"].startswith('"')
    assert got.headers["last-modified"] == "Sun, 09 Mar 2031 08:00:00 GMT"
    assert got.headers["cache-control"] == "public, max-age=60"
    assert int(got.headers["content-length"]) == len(got.body)


def test_who_has_it_already_is_not_sent_it_again(ask: Ask) -> None:
    etag = ask(FEED).headers["etag"]
    for tags in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        got = ask(FEED, if_none_match=tags)
        assert (got.status, got.body, got.headers["etag"]) == (304, b"", etag)
        assert got.headers["access-control-allow-origin"] == "*"
        assert "content-length" not in got.headers
    assert ask(FEED, if_none_match='"other"').status == 200


@pytest.mark.parametrize(
    ("since", "status"),
    [
        ("Sun, 09 Mar 2031 08:00:00 GMT", 304),
        ("Mon, 10 Mar 2031 08:00:00 GMT", 304),
        ("Sun, 09 Mar 2031 07:59:59 GMT", 200),
        ("last Sunday", 200),
        ("Sun, 99 Mar 2031 08:00:00 GMT", 200),
    ],
)
def test_a_date_serves_where_there_is_no_tag(ask: Ask, since: str, status: int) -> None:
    assert ask(FEED, if_modified_since=since).status == status


def test_a_tag_counts_before_a_date(ask: Ask) -> None:
    later = "Mon, 10 Mar 2031 08:00:00 GMT"
    assert ask(FEED, if_none_match='"other"', if_modified_since=later).status == 200


def test_the_packed_feed_is_the_same_under_a_tag_of_its_own(ask: Ask) -> None:
    plain, packed = ask(FEED), ask(FEED, accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body)
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert ask(FEED, accept_encoding="gzip", if_none_match=packed.headers["etag"]).status == 304
    assert ask(FEED, accept_encoding="gzip", if_none_match=plain.headers["etag"]).status == 200


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("x-gzip", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
        ("identity, gzip;q=0.5", False),
        ("gzip;q=much", False),
    ],
)
def test_packing_can_be_refused(header: str, wanted: bool) -> None:
    assert accepts_gzip(header) is wanted


def test_head_says_what_get_would_without_the_body(ask: Ask) -> None:
    got, head = ask(FEED), ask(FEED, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers == got.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(ask: Ask, method: str) -> None:
    got = ask(FEED, method=method)
    assert (got.status, got.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert f"{method} is not possible here" in got.text


def test_a_page_of_any_origin_may_read(ask: Ask) -> None:
    assert ask(FEED).headers["access-control-allow-origin"] == "*"
    preflight = ask(FEED, method="OPTIONS", origin="https://other.example", access_control_request_method="GET")
    assert (preflight.status, preflight.headers["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("target", ["/", FEED, "/nothing", "/?kind=x", "/static/style.css", "/healthz"])
def test_every_answer_carries_the_security_headers(ask: Ask, target: str) -> None:
    headers = ask(target).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")


def test_a_change_gives_other_bytes_and_another_tag(ask: Ask, calendar: Calendar) -> None:
    before, other = ask(FEED), ask("/feeds/kinds/meeting.ics")
    calendar.ingest(announced("2", date(2031, 3, 8), MOVED))
    after = ask(FEED)
    assert after.headers["etag"] != before.headers["etag"]
    assert b"DTSTART;VALUE=DATE:20310312" in before.body
    assert b"DTSTART;VALUE=DATE:20310324" in after.body
    # what the change does not concern keeps its tag
    assert ask("/feeds/kinds/meeting.ics").headers["etag"] == other.headers["etag"]


def test_two_servers_give_the_same_bytes_and_tags(calendar: Calendar) -> None:
    first, second = (asking(application(calendar, today=lambda: TODAY)) for _ in range(2))
    for target in (FEED, "/feed.ics?country=NO", "/", "/feeds", "/changes.atom"):
        assert first(target) == second(target)


def test_health_is_asked_each_time(ask: Ask) -> None:
    got = ask("/healthz")
    assert (got.status, got.body, got.headers["cache-control"]) == (200, b"ok\n", "no-store")


def test_behind_a_proxy_addresses_begin_with_its_path(calendar: Calendar) -> None:
    ask = asking(application(calendar, today=lambda: TODAY), root_path="/diplomacy")
    assert 'href="/diplomacy/feeds"' in ask("/").text
    assert "SOURCE;VALUE=URI:https://calendar.example/diplomacy/feeds/tbc.ics" in ask("/feeds/tbc.ics").text
    assert ask("/api/nothing").headers["content-type"].startswith("text/plain")
