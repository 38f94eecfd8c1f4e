"""Cuts out of a page what is not its text: navigation, banners, related links, footers.

It would rather keep a menu than lose a paragraph: what is cut by its name alone must not hold much running text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from diplocal.documents.cleaning import clean

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
    r"cookie|consent|gdpr|newsletter|subscri|popup|social|share|sharing|(?:^|[-_])(?:skip(?:$|[-_])|modal)", re.I
)
_NAMES = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menu|submenu|topbar|toolbar|breadcrumbs?|footer|sidebar|copyright|search|login"
    r"|related|see-also|latest|most-?(?:read|viewed|popular|shared|commented)|(?:more|other)-news|popular|trending|recommend\w*|pagination|pager|prev-?next"
    r"|promo|advert\w*|ads?|tags?|comments?|lang(?:uage)?)(?:$|[-_])",
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
_NEVER_BOILERPLATE = {"html", "body", "main", "article", "h1", "time", "table", "tr", "td", "p"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PROSE = 300
"""Characters of text outside links from which on an element is not cut by its name."""
_LINKED = 0.6
"""From this share of its characters in links on, a block is a list of links."""
_NAVIGATION_SHARE = 0.3
"""A part that is called navigation, but holds this share of the page's prose, is kept."""
_SENTENCE = 40
_LONGEST_HEADING = 60
_LONGEST_TITLE = 160
_MENU_LINK = 25
"""Characters of a link, on average, below which the list is a menu."""
_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b|\b\d\d?\s*[ap]\.?m\b", re.I)
_LIST = 3
"""So many links make a list."""
_MAIN_SHARE = 0.5
"""A <main> or <article> that holds this share of the page's prose holds all of the document."""


@dataclass(frozen=True, slots=True)
class _Size:
    """What an element holds: characters of text, those of them inside links, links, and whether there is an <h1>."""

    text: int
    linked: int
    links: int
    titled: bool

    @property
    def prose(self) -> int:
        return self.text - self.linked

    @property
    def is_link_list(self) -> bool:
        return self.links > 0 and self.linked >= _LINKED * self.text > 0


_Sizes = dict[Any, _Size]


def _measure(element: Any, sizes: _Sizes) -> _Size:
    """Measures an element and all that is in it, in one pass. The parser bounds the depth, and so the recursion."""
    text, linked, links, titled = _length(element.text), 0, 0, element.tag == "h1"
    for child in element:
        inner = _measure(child, sizes)
        text += inner.text + _length(child.tail)
        linked += inner.linked
        links += inner.links
        titled = titled or inner.titled
    if element.tag == "a":
        linked, links = text, 1
    size = sizes[element] = _Size(text, linked, links, titled)
    return size


def _length(text: str | None) -> int:
    return len(" ".join(text.split())) if text else 0


def remove_code(root: Any) -> None:
    """Cuts scripts, styles, forms' controls and embedded media out of a parsed page, in place."""
    for element in list(root.iter(*_NEVER_TEXT)):
        _cut(element)


def remove(root: Any) -> None:
    """Cuts the boilerplate, and code, out of a parsed page, in place."""
    remove_code(root)
    sizes: _Sizes = {}
    total = _measure(root, sizes).prose
    for element in list(root.iter()):
        if _is_named_boilerplate(element, sizes[element], total):
            _cut(element)
    _cut_related(root, sizes)
    _keep_main(root)
    _cut_link_lists(root)


def _cut(element: Any) -> None:
    """Removes an element; the text that follows it stays, without controls, which lxml reads but does not write."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = clean(f"{before.tail or ''} {element.tail or ''}")
    else:
        parent.text = clean(f"{parent.text or ''} {element.tail or ''}")
    parent.remove(element)


def _is_named_boilerplate(element: Any, size: _Size, total: int) -> bool:
    if element.tag in _NEVER_BOILERPLATE or size.titled or size.prose * 2 > total:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    if element.tag in _NAVIGATION or (element.get("role") or "").lower() in _ROLES or any(map(_HARD_NAMES.search, names)):
        return size.prose < max(_PROSE, total * _NAVIGATION_SHARE)
    if element.tag == "header" and element.xpath("ancestor::main or ancestor::article"):
        return False
    return size.prose < _PROSE and (element.tag in ("aside", "header") or any(map(_NAMES.search, names)))


def _cut_related(root: Any, sizes: _Sizes) -> None:
    """A heading such as "Related news", and the lists of links that follow it."""
    for element in list(root.iter(*_HEADINGS, "p", "div", "strong", "span")):
        if sizes[element].text > min(_LONGEST_HEADING, sizes[root].text // 2) or not _RELATED.fullmatch(
            "".join(element.itertext()).strip()
        ):
            continue
        following, cut = element.getnext(), 0
        while following is not None and following.tag not in _HEADINGS and _is_index(following, sizes[following]):
            following, links, cut = following.getnext(), following, cut + 1
            _cut(links)
        if cut or following is None or following.tag in _HEADINGS:
            _cut(element)


def _is_index(element: Any, size: _Size) -> bool:
    """Whether an element is a list of titles, of which a saved page may have lost the links."""
    titles = element.tag in ("ul", "ol") and all(_length("".join(item.itertext())) < _LONGEST_TITLE for item in element)
    return size.is_link_list or titles


def _keep_main(root: Any) -> None:
    """Cuts what is outside the element that holds the document, where the page names one."""
    sizes: _Sizes = {}
    page = _measure(root, sizes)
    for main in [*root.iter("main"), *root.xpath("//*[@role='main']"), *root.iter("article")]:
        if not sizes[main].text or sizes[main].prose < _MAIN_SHARE * page.prose or (page.titled and not sizes[main].titled):
            continue
        inside = main
        while (parent := inside.getparent()) is not None:
            for sibling in list(parent):
                if sibling is not inside:
                    parent.remove(sibling)
            parent.text = inside.tail = None
            inside = parent
        return


def _cut_link_lists(root: Any) -> None:
    """Lists of links, in a page that has running text besides; an index whose only content they are keeps them.

    So does an agenda whose entries are links: a table of long links, and whatever gives clock times.
    """
    sizes: _Sizes = {}
    _measure(root, sizes)
    blocks = (sizes[element].prose for element in root.iter("p", "td", "li", "dd"))
    if sum(prose for prose in blocks if prose >= _SENTENCE) < _PROSE:
        return
    for element in list(root.iter("ul", "ol", "div", "section", "table")):
        size = sizes[element]
        if not size.is_link_list or size.links < _LIST or size.titled:
            continue
        is_menu = size.linked < _MENU_LINK * size.links
        if is_menu or not (element.tag == "table" or _CLOCK.search(" ".join(element.itertext()))):
            _cut(element)
