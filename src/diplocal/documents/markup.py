"""Reads a page of HTML: its text with marks, and what its head says of it. libxml2 parses it, within a bounded depth."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from diplocal.documents import boilerplate, charset, metadata, rendering
from diplocal.documents.page import Page
from diplocal.errors import DocumentError

Element = Any
"""An lxml element; lxml ships no types."""

_LARGEST = 16 * 1024 * 1024
"""Characters of the largest page; no announcement comes near."""
_MOST_TAGS = 500_000
_LONG_TAG = re.compile(r"<(?!!--)[^<>]{5000,}>")
"""A tag with an image or a script inside its attributes. It says nothing, and parsing many attributes takes quadratic time."""
_INLINE_TAG = re.compile(r"</?(?:font|span|a|b|i|u|em|strong|small|big|center|tt|nobr|label)(?:\s[^<>]*)?>", re.I)

_DECLARED = re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.I)


def read(data: bytes, name: str, declared: str | None = None) -> Page:
    """The page in `data`; `declared` is the charset that its carrier (a mail) declares. Raises DocumentError."""
    if declared is None and (meta := _DECLARED.search(data[:4096])):
        declared = (meta[1] or meta[2]).decode("ascii", "ignore")
    markup, issues = charset.decode(data, name, declared)
    root = _parse(markup, name)
    head = metadata.of(root)
    boilerplate.remove(root)
    text, marks = rendering.render(root)
    if not text:  # nothing but what looks like navigation: then that is the document
        root = _parse(markup, name)
        boilerplate.remove_code(root)
        text, marks = rendering.render(root)
    return Page(
        text=text,
        marks=marks,
        title=head.title,
        language=head.language,
        url=head.url,
        site=head.site,
        stamps=(*head.stamps, *metadata.times(root)),
        issues=issues,
    )


def _parse(markup: str, name: str) -> Element:
    if len(markup) > _LARGEST or markup.count("<") > _MOST_TAGS:
        raise DocumentError(f"{name} has more markup than any announcement: save the text of it")
    markup = _LONG_TAG.sub(" ", markup)
    for attempt in (markup, _INLINE_TAG.sub("", markup)):
        root, complete = _tree(attempt)
        if complete:
            return root
    raise DocumentError(f"{name} nests its tags deeper than any page of text: save the text of it")


def _tree(markup: str) -> tuple[Element, bool]:
    """The root element, and whether all of the page is in it: libxml2 stops at a depth of 256."""
    etree = import_module("lxml.etree")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        root = etree.Element("html")
    complete = not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    return root, complete
