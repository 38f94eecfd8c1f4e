"""Reads a document: bytes, page, publisher, anchor."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from diplocal.documents import anchor, charset, issuer, source
from diplocal.documents.cleaning import clean, swap_case, swapped_letters
from diplocal.documents.formats import Format, format_of
from diplocal.documents.headline import headline
from diplocal.documents.page import Page
from diplocal.errors import DocumentError, UsageError
from diplocal.model import Document, Issue, Publisher

LONGEST = 10_000_000
"""Characters of the longest text that is read. One day of publication holds for all of a document, and no announcement comes
near; what is longer would keep a command busy for minutes."""


def read(
    source_: str | os.PathLike[str] | bytes,
    *,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document:
    """The document in a file, or in bytes. Text, HTML and mail are told apart by content.

    `published` is the anchor date where the document's own is missing or wrong, `publisher` its publisher's id or name,
    `url` its address. Raises DocumentError for what cannot be read, UsageError where `published` is no date.
    """
    if isinstance(source_, bytes):
        return read_bytes(source_, published=published, publisher=publisher, url=url)
    path = os.fspath(source_)
    return read_bytes(source.load(path), path=path, published=published, publisher=publisher, url=url)


def read_bytes(
    data: bytes,
    *,
    path: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document:
    """The document in bytes that came from `path` (its suffix decides where the content does not). As `read` otherwise."""
    given = _given_day(published)
    name = path or url or "the document"
    source.check(data, name)
    page = _repaired(_page(data, name))
    if not re.search(r"\w", page.text):
        raise DocumentError(f"{name} holds no text: give a document that has some")
    if len(page.text) > LONGEST:
        raise DocumentError(
            f"{name} has more text than any announcement ({len(page.text):,} characters): split it into documents"
        )
    address = url or page.url
    lines = [line.strip() for line in page.text.splitlines() if line.strip()]
    told = issuer.find(publisher, address, page, lines)
    title = page.title or _first_title(lines, told)
    day, issues = anchor.find(
        lines,
        title=title,
        stamps=page.stamps,
        url=address,
        publisher=told,
        given=given,
        file_name=Path(path).name if path else None,
    )
    return Document(
        text=page.text,
        digest=hashlib.sha256(data).hexdigest(),
        path=path,
        url=address,
        title=title,
        publisher=told,
        anchor=day,
        language=page.language or "en",
        marks=page.marks,
        issues=page.issues + issues,
    )


def _given_day(published: object) -> date | None:
    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    raise UsageError(f"The publication date {published!r} is no date: give one as YYYY-MM-DD")


def _page(data: bytes, name: str) -> Page:
    match format_of(data, name):
        case Format.MAIL:
            from diplocal.documents import mail  # the email package takes 40 ms to import

            return mail.read(data, name)
        case Format.HTML:
            from diplocal.documents import markup

            return markup.read(data, name)
        case Format.TEXT:
            text, issues = charset.decode(data, name)
            return Page(clean(text), issues=issues)


def _repaired(page: Page) -> Page:
    """The page with letters of swapped case turned back; offsets stay as they are."""
    letters = swapped_letters(page.text)
    if not letters:
        return page
    shown = ", ".join(sorted(letters))
    issue = Issue(
        "garbled-text", f"Capital and small letters were swapped ({shown}), as by a faulty PDF font; they were turned back."
    )
    title = swap_case(page.title, letters) if page.title else None
    return replace(page, text=swap_case(page.text, letters), title=title, issues=(*page.issues, issue))


def _first_title(lines: Sequence[str], publisher: Publisher | None) -> str | None:
    index = headline(lines, (publisher.name,) if publisher else ())
    return None if index is None else lines[index]
