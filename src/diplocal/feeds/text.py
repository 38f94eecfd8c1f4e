"""Text from documents made safe for content lines: nothing in it can end a line, whatever the reader's idea of a line end."""

from __future__ import annotations

import re
from urllib.parse import quote

from icalendar.prop import vText

# Controls (RFC 5545, 3.1), overrides of writing direction, lone surrogates, the byte order mark and noncharacters.
_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)


def line(text: str | None) -> str:
    """`text` on one line, with single spaces and without controls; "" for None.

    `str.split` takes for a space all that `str.splitlines` takes for a line end (VT, FF, NEL, LINE SEPARATOR and others), and
    many readers break lines there, though RFC 5545 knows only CRLF.
    """
    return " ".join(_UNWANTED.sub("", text).split()) if text else ""


def address(url: str | None) -> str | None:
    """An http(s) URL with everything outside printable ASCII percent-encoded (RFC 3986); None for anything else."""
    found = quote(line(url), safe="!#$%&'()*+,/:;=?@[]~")
    return found if _ADDRESS.fullmatch(found) else None


class Text(vText):
    """A TEXT value (RFC 5545, 3.3.11). icalendar's own turns a literal backslash before N into a line end."""

    def to_ical(self) -> bytes:
        """The escaped value in UTF-8."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode("utf-8")
