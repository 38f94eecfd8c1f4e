"""The templates of pages. Every text that they print is one line without controls, and escaped."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from diplocal.feeds import wording
from diplocal.feeds.atom import told_days
from diplocal.feeds.catalogue import slug
from diplocal.feeds.text import address, line
from diplocal.press import press_lines
from diplocal.titles import status_text
from diplocal.web import view


def _printed(value: Any) -> Any:
    """What comes from documents may hold line ends, controls and overrides of writing direction: none is ever printed."""
    return line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


TEMPLATES = Environment(
    loader=PackageLoader("diplocal.web"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_printed,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
TEMPLATES.globals.update(
    title=wording.title,
    place=wording.place,
    country_name=wording.country_name,
    when_sentence=wording.when_sentence,
    dates=wording.dates,
    short_dates=view.short_dates,
    told_days=told_days,
    status_text=status_text,
    sources=wording.sources,
    day_text=view.day_text,
    short_days=view.short_days,
    clock_text=view.clock_text,
    utc=view.utc,
    slug=slug,
    address=address,
    press_lines=press_lines,
)
