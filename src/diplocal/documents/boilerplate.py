"""Cuts out of a page what is not its text: navigation, banners, related links, footers.

It would rather keep a menu than lose a paragraph: what is cut by its name alone must not hold much running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_NEVER_TEXT = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "select",
    "button",
    "textarea",
    "datalist",
    "head",
    "audio",
    "video",
)
_NAVIGATION = ("nav", "footer", "menu", "dialog")
_ROLES = {"navigation", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "banner", "complementary", "toolbar"}
_HARD_NAMES = re.compile(
    r"cookie|consent|gdpr|(?:^|[-_])skip(?:$|[-_])|newsletter|subscri|(?:^|[-_])modal|popup|social|share|sharing", re.I
)
_NAMES = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menu|submenu|topbar|breadcrumbs?|footer|sidebar|related|pagination|pager|search|login|promo|advert\w*|ads?"
    r"|tags?|comments?|recommend\w*|popular|trending|more-news|other-news|latest|language|lang|prev-?next|toolbar|copyright|see-also)(?:$|[-_])",
    re.I,
)
_RELATED_HEADINGS = (
    r"related(?: \w+){0,3}",
    r"see also",
    r"read (?:also|more|next)",
    r"more (?:news|on this|stories|from)\b.{0,40}",
    r"(?:latest|other|recent|top|popular) (?:news|stories|posts|articles|statements|press releases)",
    r"most (?:read|viewed|popular)",
    r"you may (?:also )?(?:like|be interested)\b.{0,20}",
    r"what to read next",
    r"share(?: this)?\b.{0,20}",
    r"follow us",
    r"tags",
    r"in this section",
)
_RELATED = re.compile(rf"\W*(?:{'|'.join(_RELATED_HEADINGS)})\W*", re.I)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PROSE = 300
"""Characters of text outside links from which on an element is not cut by its name."""
_LINKED = 0.6
"""From this share of its characters in links on, a block is a list of links."""
_MAIN_SHARE = 0.5
"""A <main> or <article> that holds this share of the page's prose holds all of the document."""


def remove(root: Any) -> None:
    """Cuts the boilerplate out of a parsed page, in place."""
    for element in list(root.iter(*_NEVER_TEXT)):
        _cut(element)
    total = _prose(root)
    for element in list(root.iter()):
        if element.getparent() is not None and _is_named_boilerplate(element, total):
            _cut(element)
    _cut_related(root)
    _keep_main(root)
    _cut_link_lists(root)


def _cut(element: Any) -> None:
    """Removes an element; the text that follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + " " + (element.tail or "")
    else:
        parent.text = (parent.text or "") + " " + (element.tail or "")
    parent.remove(element)


def _length(text: str | None) -> int:
    return len(" ".join(text.split())) if text else 0


def _text(element: Any) -> int:
    """Characters of the element's text."""
    return sum(_length(part) for part in element.itertext())


def _linked(element: Any) -> int:
    """Characters of its text inside links."""
    return sum(_text(link) for link in element.iter("a"))


def _prose(element: Any) -> int:
    return _text(element) - _linked(element)


def _has_heading(element: Any) -> bool:
    return next(element.iter("h1"), None) is not None


def _is_named_boilerplate(element: Any, total: int) -> bool:
    if element.tag in ("html", "body", "main", "article", "h1", "time", "table", "tr", "td", "p"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    hard = any(map(_HARD_NAMES.search, names))
    named = element.tag in _NAVIGATION or (element.get("role") or "").lower() in _ROLES
    soft = element.tag in ("aside", "header") or any(map(_NAMES.search, names))
    if not (hard or named or soft) or _has_heading(element):
        return False
    prose = _prose(element)
    if hard or named:
        return prose < max(_PROSE, total * 0.3)
    if element.tag == "header" and element.xpath("ancestor::main or ancestor::article"):
        return False
    return prose < _PROSE


def _cut_related(root: Any) -> None:
    """A heading such as "Related news", and the lists of links that follow it."""
    for element in list(root.iter(*_HEADINGS, "p", "div", "strong", "span")):
        if element.getparent() is None or _text(element) > 60 or not _RELATED.fullmatch("".join(element.itertext()).strip()):
            continue
        following = element.getnext()
        while following is not None and following.tag not in _HEADINGS and _is_link_list(following, least=1):
            following, cut = following.getnext(), following
            _cut(cut)
        _cut(element)


def _is_link_list(element: Any, *, least: int = 3) -> bool:
    links = sum(1 for _ in element.iter("a"))
    text = _text(element)
    return links >= least and text > 0 and _linked(element) >= _LINKED * text


def _cut_link_lists(root: Any) -> None:
    """Lists of links, in a page that has running text besides; an index whose only content they are keeps them."""
    lists = [element for element in root.iter("ul", "ol", "div", "section", "table") if _is_link_list(element)]
    if sum(_prose(p) for p in _blocks(root)) >= _PROSE:
        for element in lists:
            if not _has_heading(element):
                _cut(element)


def _blocks(root: Any) -> Iterator[Any]:
    return (element for element in root.iter("p", "td", "li", "dd") if _prose(element) > 40)


def _keep_main(root: Any) -> None:
    """Cuts what is outside the element that holds the document, where the page names one."""
    total = _prose(root)
    candidates = [*root.iter("main"), *root.xpath("//*[@role='main']"), *root.iter("article")]
    for main in candidates:
        if _prose(main) < _MAIN_SHARE * total or (_has_heading(root) and not _has_heading(main)):
            continue
        inside = main
        while (parent := inside.getparent()) is not None:
            for sibling in list(parent):
                if sibling is not inside:
                    _cut(sibling)
            parent.text = inside.tail = None
            inside = parent
        return
