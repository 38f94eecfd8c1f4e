"""Fetches the bytes of a file, and refuses what is no text at all."""

from __future__ import annotations

import os
from pathlib import Path

from diplocal.errors import DocumentError

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest document that is read."""

_UNREAD = {
    b"%PDF-": "is a PDF, which diplocal does not read yet: give it the text of it or the page it came from",
    b"PK\x03\x04": "is a ZIP or Office file (.docx, .odt), which diplocal does not read yet: save it as text or HTML",
    b"\xd0\xcf\x11\xe0": "is an old Office document (.doc), which diplocal does not read yet: save it as text or HTML",
    b"{\\rtf": "is in Rich Text Format, which diplocal does not read yet: save it as text or HTML",
    b"\x1f\x8b": "is compressed with gzip: unpack it first",
}
_UTF16_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_NULS_ALLOWED = 0.05


def _largest(name: str) -> DocumentError:
    return DocumentError(f"{name} is larger than {LARGEST // 1024 // 1024} MB: split it, or give only its text")


def load(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file of at most `LARGEST` bytes; its size is checked before it is read. Raises DocumentError."""
    name = os.fspath(path)
    try:
        with Path(path).open("rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST:
                raise _largest(name)
            data = file.read(LARGEST + 1)  # a pipe has no size before it is read
    except FileNotFoundError as error:
        why = "is an address: save what is there and name the file" if "://" in name else "does not exist: check the path"
        raise DocumentError(f"{name} {why}") from error
    except IsADirectoryError as error:
        raise DocumentError(f"{name} is a folder: give the files in it") from error
    except PermissionError as error:
        raise DocumentError(f"{name} may not be read by this user: change its permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"{name!r} cannot be read ({reason}): check the path") from error
    return data


def check(data: bytes, name: str) -> None:
    """Raises DocumentError for bytes that are empty, too many, or no text."""
    if not data.strip():
        raise DocumentError(f"{name} is empty: there is nothing to read in it")
    if len(data) > LARGEST:
        raise _largest(name)
    for magic, reason in _UNREAD.items():
        if data.startswith(magic):
            raise DocumentError(f"{name} {reason}")
    if data.count(0) > _NULS_ALLOWED * len(data) and not data.startswith(_UTF16_32):
        raise DocumentError(f"{name} is binary data and no text: give a .txt, .html or .eml file")
