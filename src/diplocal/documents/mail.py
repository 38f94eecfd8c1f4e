"""Reads a mail (RFC 5322, MIME): its plain text, else its HTML part."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from diplocal.documents import charset, markup
from diplocal.documents.cleaning import clean
from diplocal.documents.page import Page, Stamp
from diplocal.errors import DocumentError
from diplocal.model import Issue

_BROKEN_HEADER = (ValueError, IndexError, AttributeError, TypeError, LookupError, RecursionError)
"""What the standard library raises on headers that break the grammar."""


def read(data: bytes, name: str) -> Page:
    """The page that a mail gives. Raises DocumentError where it has no text."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        part = _body(message)
    except RecursionError as error:
        raise DocumentError(f"{name} nests its parts deeper than any mail: save the announcement in it") from error
    if part is None:
        raise DocumentError(f"{name} is a mail without a text: save the announcement that it speaks of")
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if not content.strip():
        raise DocumentError(f"{name} is a mail without a text: save the announcement that it speaks of")
    declared = part.get_content_charset()
    if part.get_content_subtype() == "html":
        page = markup.read(content, name, declared)
    else:
        text, issues = charset.decode(content, name, declared)
        text = clean(text)
        page = Page(_unflowed(text) if _parameter(part, "format") == "flowed" else text, issues=issues)
    return _with_header(page, message)


def _with_header(page: Page, message: EmailMessage) -> Page:
    sender, address = parseaddr(_header(message, "from") or "")
    sent = _sent(message)
    language = re.match(r"[a-z]{2,3}", (_header(message, "content-language") or "").lower())
    attached = _attachments(message)
    issues = (Issue("attachments-ignored", f"{attached} attached files were not read."),) if attached else ()
    return replace(
        page,
        title=_header(message, "subject") or page.title,
        language=language[0] if language else page.language,
        site=sender or page.site,
        host=address.rpartition("@")[2] or None,
        stamps=((Stamp("mail", sent),) if sent else ()) + page.stamps,
        issues=page.issues + issues,
    )


def _body(message: EmailMessage) -> EmailMessage | None:
    try:
        found = message.get_body(preferencelist=("plain", "html"))
    except _BROKEN_HEADER:
        found = None
    if isinstance(found, EmailMessage):
        return found
    if message.get_content_maintype() == "multipart" and not message.is_multipart():
        return message  # its parts cannot be told apart
    texts = (part for part in message.walk() if part.get_content_maintype() == "text")
    return next((part for part in texts if isinstance(part, EmailMessage)), None)


def _attachments(message: EmailMessage) -> int:
    try:
        return sum(1 for _ in message.iter_attachments())
    except _BROKEN_HEADER:
        return 0


def _header(message: EmailMessage, name: str) -> str | None:
    """The decoded words of a header on one line; None where it is missing or broken beyond reading."""
    try:
        value = message[name]
    except _BROKEN_HEADER:
        return None
    return " ".join(clean(str(value)).split()) or None if value is not None else None


def _parameter(part: EmailMessage, name: str) -> str:
    try:
        return str(part.get_param(name, "")).casefold()
    except _BROKEN_HEADER:
        return ""


def _sent(message: EmailMessage) -> datetime | None:
    """The Date header in its own offset from UTC (naive where it gives none)."""
    try:
        return parsedate_to_datetime(_header(message, "date") or "")
    except _BROKEN_HEADER:
        return None


def _unflowed(text: str) -> str:
    """Joins the soft line ends of format=flowed (RFC 3676, section 4.1)."""
    return re.sub(r"(?m)(?<!^--) \n(?=[^\n>])", " ", text)
