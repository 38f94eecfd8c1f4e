"""Events as files to subscribe to and to load: deterministic iCalendar feeds, CSV, JSON Lines, and a check of feeds."""

from diplocal.feeds.content import Problem
from diplocal.feeds.edition import edition
from diplocal.feeds.entries import Entries
from diplocal.feeds.folder import ExportOptions, export
from diplocal.feeds.rules import lint
from diplocal.feeds.vcalendar import render
from diplocal.feeds.vevent import render_event
from diplocal.settings import Cancelled

__all__ = ["Cancelled", "Entries", "ExportOptions", "Problem", "edition", "export", "lint", "render", "render_event"]
