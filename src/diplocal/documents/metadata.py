"""What the head of a page says of it: title, language, address, site, publication dates."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diplocal.documents.cleaning import clean
from diplocal.documents.datelines import parse_moment
from diplocal.documents.page import Stamp

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "publicationdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
"""Names and properties of <meta>, in lower case, most trusted first. Dates of modification are not among them."""

_NOT_OF_THE_PAGE = "ancestor::*[contains(@class,'related') or contains(@class,'sidebar') or contains(@class,'latest')]"
_SITE_SUFFIX = re.compile(r"\s+(?:[|»–—·]|-|::)\s+.*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page gives; None where it is silent."""

    title: str | None
    language: str | None
    url: str | None
    site: str | None
    stamps: tuple[Stamp, ...]


def of(root: Any) -> Head:
    """The head of a page that has been parsed and not yet been cut."""
    metas = _metas(root)
    linked = next((_line(link.get("href")) for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
    url = next((u for u in (linked, metas.get("og:url")) if u and re.match(r"https?://", u)), None)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip().lower()
    site = metas.get("og:site_name")
    return Head(
        title=_title(root, metas, site),
        language=re.split(r"[-_]", language)[0] or None,
        url=url,
        site=site,
        stamps=tuple(_stamps(root, metas)),
    )


def times(root: Any) -> Iterator[Stamp]:
    """The first <time datetime> of a page from which boilerplate has been removed."""
    for element in root.iter("time"):
        if element.xpath(_NOT_OF_THE_PAGE):
            continue
        moment = parse_moment(element.get("datetime") or element.get("content") or "")
        if moment:
            yield Stamp("time", moment)
            return


def _line(text: str | None) -> str | None:
    return " ".join(clean(text or "").split()) or None


def _metas(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _line(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _title(root: Any, metas: dict[str, str], site: str | None) -> str | None:
    """The heading of the page, unless that is the name of the site; else og:title, else <title> without the site's name."""
    headings = [line for h1 in root.iter("h1") if (line := _line("".join(h1.itertext())))]
    shared = metas.get("og:title") or metas.get("dc.title")
    page = _line(next((title.text for title in root.iter("title")), None))
    told = f"{shared or ''} {page or ''}".casefold()
    for heading in headings:
        if heading.casefold() != (site or "").casefold() and (len(headings) == 1 or heading.casefold() in told):
            return heading
    if shared:
        return shared
    return _SITE_SUFFIX.sub("", page) if page else next(iter(headings), None)


def _stamps(root: Any, metas: dict[str, str]) -> Iterator[Stamp]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            for text in _published(script.text or ""):
                if moment := parse_moment(text):
                    yield Stamp("json-ld", moment)
    for name in _PUBLISHED:
        if name in metas and (moment := parse_moment(metas[name])):
            yield Stamp("meta", moment)
            return


def _published(json_ld: str) -> Iterator[str]:
    """Values of datePublished in a JSON-LD block, outermost first."""
    try:
        waiting: deque[Any] = deque([json.loads(json_ld, strict=False)])
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.popleft()
        if isinstance(node, dict):
            if isinstance(node.get("datePublished"), str):
                yield node["datePublished"]
                return
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
