"""The pages as a person uses them: with a mouse, with keys alone, on a phone, in the dark, on paper, without any script."""

from __future__ import annotations

import urllib.request
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from diplocal.calendar import Calendar
from diplocal.feeds import export
from diplocal.model import Participant, Place

from ..web.conftest import VISIT as VISIT_CLAIM
from ..web.conftest import announced
from .conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
VISIT = "Mbele (TZ) visits Oslo"


def titles(page: Page) -> list[str]:
    return page.locator(".entry h3 a").all_inner_texts()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.name"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_filter_narrows_the_agenda_and_an_event_opens(open_page: Open, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    assert len(titles(page)) == 3
    page.get_by_role("textbox", name="Person").fill("mbele")
    page.get_by_role("button", name="Show").click()
    assert titles(page) == [VISIT]
    asked = urlsplit(page.url).query
    assert "person=mbele" in asked
    assert ("country=" in asked) is not script, "an empty field is left out where there is a script"
    page.get_by_role("link", name=VISIT).first.click()
    assert page.locator("h1").inner_text() == VISIT
    assert "Juma Mbele will visit Oslo on 12-14 March." in page.locator("blockquote").inner_text()


def test_an_event_tells_the_readers_own_time(open_page: Open) -> None:
    page = open_page("/?kind=meeting")
    assert page.locator(".time").all_inner_texts() == ["10:30 CET\n05:30 your time"]
    page.locator(".entry h3 a").click()
    assert "18 Mar 2031, 05:30 your time" in page.locator(".facts").inner_text()


def test_a_reader_in_the_zone_of_the_place_is_told_the_time_once(open_page: Open) -> None:
    page = open_page("/?kind=meeting", timezone_id="Europe/Vienna")
    assert page.locator(".time").all_inner_texts() == ["10:30 CET"]


def test_what_is_subscribed_is_what_is_on_the_page(open_page: Open) -> None:
    page = open_page("/?person=mbele", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Subscribe to this").click()
    webcal = page.get_by_role("link", name="Open in your calendar").get_attribute("href")
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert webcal == copied.replace("http:", "webcal:")
    with urllib.request.urlopen(copied) as answer:
        feed = answer.read()
    assert (feed.count(b"BEGIN:VEVENT"), f"SUMMARY:{VISIT}".encode() in feed) == (1, True)


def test_keys_alone_will_do(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert focused(page) == "Skip to the content"
    box = skip.bounding_box()
    assert box is not None and box["x"] >= 0, "the link shows when it has the focus"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Subscribe to this"
    page.keyboard.press("Tab")
    assert focused(page) == "person"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", "one sees where one is"
    page.keyboard.type("mbele")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for _ in range(25):
        page.keyboard.press("Tab")
        if focused(page) == VISIT:
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("h1").inner_text() == VISIT


@pytest.mark.parametrize(
    "path", ["/", "/?from=2031-01-01&to=2031-12-31", "/feeds", "/people/ida-lund", "/countries/no", "/changes"]
)
def test_a_phone_shows_all_of_a_page_within_its_width(open_page: Open, path: str) -> None:
    page = open_page(path, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    small = page.evaluate(
        "[...document.querySelectorAll('button, .button, input:not([type=checkbox]), select')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 40).map(e => e.outerHTML)"
    )
    assert small == []


CONTRAST = """
() => {
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const behind = element => {
    for (; element; element = element.parentElement) {
      const color = rgb(getComputedStyle(element).backgroundColor);
      if (color[3] !== 0) return color;
    }
    return [255, 255, 255];
  };
  const shown = [...document.querySelectorAll("body *")].filter(
    e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim()));
  const ratio = e => {
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return [shown.length, shown.filter(e => ratio(e) < 4.5).map(e => e.outerHTML)];
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/?from=2031-01-01&to=2031-12-31", "/feeds", "/people/ida-lund", "/changes"])
def test_every_text_stands_out_from_what_is_behind_it(open_page: Open, path: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""
    page = open_page(path, color_scheme=scheme)
    looked_at, faint = page.evaluate(CONTRAST)
    assert looked_at > 20
    assert faint == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(20, 24, 28)") is (scheme == "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_has_the_entries_in_black_and_nothing_to_press(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.emulate_media(media="print")
    assert page.locator(".badge.tentative").first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert page.evaluate(CONTRAST)[1] == []
    assert len([title for title in page.locator(".entry h3 a").all() if title.is_visible()]) == 3
    for name in (".top", ".filters", ".pager", ".subscribe", ".top-line a"):
        assert not page.locator(name).first.is_visible()


HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="alert(3)'


def test_hostile_text_runs_nothing(open_page: Open, calendar: Calendar) -> None:
    claim = replace(
        VISIT_CLAIM,
        people=(Participant(HOSTILE, HOSTILE, "NO"),),
        place=Place("Oslo", "NO", HOSTILE),
        name=HOSTILE,
        quote=HOSTILE,
    )
    calendar.ingest(announced("9", date(2031, 3, 9), claim))
    page = open_page("/?text=alert")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator(".entry h3 a").first.hover()
    page.locator(".entry h3 a").first.click()
    page.locator("h1").hover()
    assert "alert(1)" in page.locator("blockquote").inner_text()
    kinds = page.evaluate("[...document.scripts].map(script => script.type || script.src.split('/').pop())")
    assert (kinds, asked) == (["application/ld+json", "page.js"], [])
    assert page.locator("img").count() == 0


def test_the_page_of_an_export_needs_no_server(browser: Browser, calendar: Calendar, tmp_path: Path) -> None:
    export(calendar.events(), tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    with page.expect_download() as download:
        page.get_by_role("link", name="Visits").click()
    assert f"SUMMARY:{VISIT}" in Path(download.value.path()).read_text("utf-8")
    assert page.get_by_role("link", name="subscribe").count() == 0
    page.close()
