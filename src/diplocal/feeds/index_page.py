"""The page of an export's folder: every feed with its name, for any static host and for a browser that opens the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from diplocal.feeds.catalogue import Feed
from diplocal.feeds.text import line

_SECTIONS = {"": "Everything", "saved": "Saved queries", "kinds": "Kinds", "countries": "Countries", "people": "People"}
_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Diplomatic calendar: feeds</title>
<style>
body { font: 100%/1.5 system-ui, sans-serif; max-width: 56rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
ul { columns: 15rem; list-style: none; padding: 0; }
li { padding: .2rem 0; break-inside: avoid; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
small { opacity: .75; }
</style>
</head>
<body>
<main>
<h1>Diplomatic calendar</h1>
<p>Subscribe to the address of a feed in your calendar application: what moves, moves there; what is cancelled says so.</p>
"""
_SUBSCRIBE = """<script>
// a page that a server sends knows the address under which its feeds can be subscribed to
if (location.protocol.startsWith("http"))
  for (const feed of document.querySelectorAll('a[href$=".ics"]')) {
    const link = document.createElement("a");
    link.href = feed.href.replace(/^https?:/, "webcal:");
    link.textContent = "subscribe";
    link.setAttribute("aria-label", `Subscribe to ${feed.textContent}`);
    const small = document.createElement("small");
    small.append(link);
    feed.parentElement.append(" ", small);
  }
</script>
"""


def page_bytes(feeds: Sequence[Feed], base_url: str | None = None, files: Sequence[str] = ()) -> bytes:
    """The page of `feeds` and of data `files` beside them, in HTML.

    With `base_url`, where the folder is served, feeds have webcal:// links; else a script adds them where a server sends it.
    """
    return "".join(_page(feeds, base_url, files)).encode("utf-8")


def _page(feeds: Sequence[Feed], base_url: str | None, files: Sequence[str]) -> Iterator[str]:
    yield _HEAD
    for folder, label in _SECTIONS.items():
        found = [feed for feed in feeds if feed.listed and feed.path.rpartition("/")[0] == folder]
        if found:
            yield f"<h2>{label}</h2>\n<ul>\n"
            by_name = sorted(found, key=lambda feed: feed.name.casefold()) if folder else found
            yield from (_item(feed, base_url) for feed in by_name)
            yield "</ul>\n"
    if files:
        links = ", ".join(f'<a href="{quote(name)}">{escape(name)}</a>' for name in files)
        yield f"<h2>Data</h2>\n<p>{links}</p>\n"
    yield "</main>\n"
    yield "" if base_url else _SUBSCRIBE
    yield "</body>\n</html>\n"


def _item(feed: Feed, base_url: str | None) -> str:
    path = quote(feed.path)
    link = f'<a href="{path}">{escape(line(feed.name))}</a> <small>{len(feed.events)}</small>'
    if base_url:
        webcal = f"webcal://{base_url.partition('://')[2]}/{path}"
        link += f' <small><a href="{escape(webcal)}">webcal</a></small>'
    return f"<li>{link}</li>\n"
