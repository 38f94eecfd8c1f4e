"""Text from documents made safe for content lines: nothing in it can end a line, whatever the reader's idea of a line end."""

from __future__ import annotations

import re
from urllib.parse import quote

from icalendar.prop import vText

# Python's str.splitlines, and readers built on it, break lines at all of these (RFC 5545 knows only CRLF).
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls (RFC 5545, 3.1), overrides of writing direction, lone surrogates, the byte order mark and noncharacters.
_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)


def lines(text: str) -> str:
    """`text` without controls, its line ends as "\\n"."""
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")


def line(text: str | None) -> str:
    """`text` on one line, with single spaces; "" for None."""
    return " ".join(lines(text).split()) if text else ""


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
