"""A server, and the Chromium that is installed. Without it, or without playwright to drive it, these tests are skipped."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from diplocal.calendar import Calendar

from ..web.conftest import calendar, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
"""Opens a page at a path of the server; options are those of a browser's context."""

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

__all__ = ["calendar"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = [] if CHROMIUM else ["Chromium is not installed (apt-get install chromium)"]
    if importlib.util.find_spec("playwright") is None:
        missing.append("playwright is not installed (make test-browser does it)")
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.slow)
            if missing:
                item.add_marker(pytest.mark.skip(reason="; ".join(missing)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Not for the session: while the driver runs, no other test can have an event loop."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        # a container runs as root, where the sandbox does not start
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, calendar: Calendar) -> Iterator[Open]:
    """Opens pages of a server with the three events of the calendar; fails afterwards on whatever the browser complained of."""
    complaints: list[str] = []
    contexts = []
    with serving(calendar) as port:

        def opened(path: str = "/", **options: Any) -> Page:
            context = browser.new_context(**{"locale": "en-GB", "timezone_id": "America/New_York", **options})
            contexts.append(context)
            page = context.new_page()
            page.set_default_timeout(10_000)
            page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("request", lambda asked: complaints.append(asked.url) if f"127.0.0.1:{port}" not in asked.url else None)
            page.goto(f"http://127.0.0.1:{port}{path}")
            return page

        yield opened
        for context in contexts:
            context.close()
    assert complaints == []
