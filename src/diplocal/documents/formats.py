"""Tells the formats apart, by content first and by suffix where the content leaves it open."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePath


class Format(Enum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    MAIL = "mail"


_MAIL_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MAIL_FIELD = re.compile(rb"^(?:Message-ID|Received|MIME-Version|Return-Path|Delivered-To|DKIM-Signature):", re.I | re.M)
_TAG_FIRST = re.compile(rb"\s*<[a-z!?]", re.I)
_HTML_TAG = re.compile(rb"<(?:html|head|body|div|p|table|article|section|h\d|ul|br|span|a)\b[^<>]*>", re.I)


def format_of(data: bytes, name: str) -> Format:
    """The format of a document. A mail has transport fields in its header, a page begins with a tag."""
    suffix = PurePath(name).suffix.lower()
    head = data[:16384].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    header = _MAIL_HEADER.match(head)
    if suffix == ".eml" or (header and _MAIL_FIELD.search(header.group())):
        return Format.MAIL
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    is_page = suffix in (".html", ".htm", ".xhtml") or _TAG_FIRST.match(head)
    return Format.HTML if is_page and _HTML_TAG.search(data.replace(b"\x00", b"")) else Format.TEXT
