"""Who issued a document: by its address, its sender, its letterhead, the contacts it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from diplocal import gazetteer, publishers
from diplocal.documents.datelines import Weight, datelines
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
_TOP = 1
_FEW = 2
"""How many publishers' addresses a text has at most whose publisher the first one tells."""
_LINK = re.compile(r"\b(?:more (?:on|about|information)|weblinks?|see also|source|read)\b", re.I)
_PHOTO = re.compile(r"\W*(?:photos?|pictures?|images?|credit)\b", re.I)
_STATE = re.compile(r"\W*((?:The )?(?:Republic|Kingdom|State|Government|Commonwealth) of .+?)\W*", re.I)


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
    head = lines[:_HEAD]
    foot = [line for line in lines[-_FOOT:] if not (_is_letters(line) or _PHOTO.match(line))]
    above = _above(head)
    apart = [line for line in (*head, *foot) if _is_banner(line, _LETTERHEAD) and not _PHOTO.match(line)]
    banners = [
        line[:_LINE]
        for line in head
        if _is_banner(line, _BANNER) and not _PHOTO.match(line) and (line in above or registry.by_letterhead(line) is None)
    ]
    if _contradicts(registry.by_mention(_joined(banners)), head):
        banners = []
    return (
        registry.by_letterhead(_joined(above))
        or registry.by_letterhead(_joined(foot))
        or registry.by_mention(_joined(banners))
        or registry.by_reference(head)
        or registry.by_mark(_joined(head))
        or _contact(lines, registry)
        or registry.by_parted_letterhead(apart)
        or registry.by_mention(_joined(line for line in foot if _is_banner(line, _LETTERHEAD)))
    )


def _is_banner(line: str, longest: int) -> bool:
    """Whether a line is no sentence and no entry of a programme: a heading, a menu, a name."""
    return not TIMED.match(line) and len(line) <= longest and not line.rstrip().endswith((".", "!", "?", ":"))


def _above(head: Sequence[str]) -> Sequence[str]:
    """The lines of the head in which a letterhead can stand: those above the date and the one below it.

    A line of nothing but letters ("ASEAN") is one at the very top; further down it heads a part of the text.
    """
    dated = (i for i, line in enumerate(head) if any(d.weight <= Weight.BARE for d in datelines(line)))
    lines = head[: next(dated, len(head)) + 2]
    return [line for i, line in enumerate(lines) if i <= _TOP or not _is_letters(line)]


def _is_letters(line: str) -> bool:
    """Whether a line is nothing but an acronym."""
    return line.isupper() and line.isalpha()


def _contradicts(found: Publisher | None, head: Sequence[str]) -> bool:
    """Whether a line of the head is the name of another state than that of the publisher found: "Republic of X"."""
    if found is None or found.country is None:
        return False
    states = (gazetteer.load().country_named(match[1]) for line in head if (match := _STATE.fullmatch(line)))
    return any(state is not None and state != found.country for state in states)


def _contact(lines: Sequence[str], registry: Registry) -> Publisher | None:
    """The publisher of the mail addresses and sites in the text that are known ones'; None where they are many publishers'."""
    told = (line for line in lines if not _LINK.search(line))
    hosts = (match[1] for line in told for match in _CONTACT.finditer(line[:_CONTACT_LINE]))
    found = dict.fromkeys(known for host in hosts if (known := registry.by_domain(host)))
    return next(iter(found)) if 0 < len(found) <= _FEW else None


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line[:_LINE] for line in lines)


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None
