"""What changed, as an Atom feed (RFC 4287): one entry a revision, for feed readers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from diplocal.feeds import wording
from diplocal.feeds.text import address, line
from diplocal.store.results import Revision

NAMESPACE = "http://www.w3.org/2005/Atom"
_FEED = UUID("0b0d1f0e-6f0f-4a0e-9d1e-3d9f5f0c1b2a")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def atom_bytes(revisions: Sequence[Revision], *, name: str, source_url: str | None = None, event_url: str | None = None) -> bytes:
    """The feed of `revisions`, in the order given. No clock: the same revisions, the same bytes.

    `source_url` is where it can be fetched. `event_url` holds "UID" where the UID of an event makes the address of its page;
    without it entries have no link.
    """
    feed = ET.Element("feed", xmlns=NAMESPACE)
    _add(feed, "id", uuid5(_FEED, name).urn)
    _add(feed, "title", line(name))
    _add(feed, "updated", _moment(max((revision.recorded for revision in revisions), default=_NEVER)))
    _add(_add(feed, "author"), "name", "diplocal")
    if url := address(source_url):
        _add(feed, "link", rel="self", type="application/atom+xml", href=url)
    for revision in revisions:
        _entry(feed, revision, event_url)
    ET.indent(feed, " ")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def headline(revision: Revision) -> str:
    """What happened to which event, and its days: "Moved: Lund visits Oslo, 4 May 2015 → 6 May 2015"."""
    news = revision.news
    subject = revision.after or revision.before
    return f"{news[0].upper()}{news[1:]}: {wording.title(subject) if subject else ''}, {told_days(revision)}"


def told_days(revision: Revision) -> str:
    """The days that an event had, and those that it has: "4 May 2015 → 6 May 2015"; once where they are the same."""
    states = [event for event in (revision.before, revision.after) if event]
    return " → ".join(dict.fromkeys(wording.dates(event.when) for event in states))


def _entry(feed: ET.Element, revision: Revision, event_url: str | None) -> None:
    event = revision.after or revision.before
    if event is None:
        return
    entry = _add(feed, "entry")
    _add(entry, "id", uuid5(_FEED, f"{revision.uid}/{revision.number}").urn)
    _add(entry, "title", headline(revision))
    _add(entry, "updated", _moment(revision.recorded))
    if url := address(event_url.replace("UID", event.uid) if event_url else None):
        _add(entry, "link", rel="alternate", href=url)
    _add(entry, "category", term=revision.news)
    _add(entry, "content", wording.description(event), type="text")


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = text
    return child


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
