"""Who issued a document: by its address, its sender, its letterhead, the contacts it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from diplocal import publishers
from diplocal.documents.headline import TIMED
from diplocal.documents.page import Page
from diplocal.model import Publisher
from diplocal.publishers import Registry

_HEAD, _FOOT = 15, 5
"""Lines in which a text may name its publisher on a line of its own,"""
_LINE = 300
"""Characters of a line that are looked at."""
_BANNER, _LETTERHEAD = 100, 60
"""The longest line that can be a heading of the site, and one that can be part of a letterhead."""
_CONTACT = re.compile(r"(?:[\w.-]+@|\bwww\.|https?://(?:www\.)?)([\w-]+(?:\.[\w-]+)+)", re.I)
_CONTACT_LINE = 2000


def find(given: str | None, address: str | None, page: Page, lines: Sequence[str]) -> Publisher | None:
    """In this order: given, the address, the site's or sender's name, the sender's domain, a mention in the head or foot."""
    registry = publishers.load()
    if given:
        return registry.named(given) or Publisher(re.sub(r"\W+", "-", given.casefold()).strip("-"), given)
    host = _host(address)
    told = (registry.by_domain(host) if host else None) or (registry.named(page.site) if page.site else None)
    if told is None and page.host:
        told = registry.by_domain(page.host)
    if told is not None:
        return told
    head, foot = lines[:_HEAD], lines[-_FOOT:]
    banners = [line[:_LINE] for line in head if _is_banner(line, _BANNER)]
    return (
        registry.by_letterhead(_joined(head))
        or registry.by_letterhead(_joined(foot))
        or registry.by_mention(_joined(banners))
        or registry.by_reference(head)
        or registry.by_mark(_joined(head))
        or _contact(lines, registry)
        or registry.by_parted_letterhead([line for line in (*head, *foot) if _is_banner(line, _LETTERHEAD)])
        or registry.by_mention(_joined(line for line in foot if _is_banner(line, _LETTERHEAD)))
    )


def _is_banner(line: str, longest: int) -> bool:
    """Whether a line is no sentence and no entry of a programme: a heading, a menu, a name."""
    return not TIMED.match(line) and len(line) <= longest and not line.rstrip().endswith((".", "!", "?", ":"))


def _contact(lines: Sequence[str], registry: Registry) -> Publisher | None:
    """The publisher of the first mail address or site in the text that is a known one's."""
    hosts = (match[1] for line in lines for match in _CONTACT.finditer(line[:_CONTACT_LINE]))
    return next((found for host in hosts if (found := registry.by_domain(host))), None)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line[:_LINE] for line in lines)


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None
