"""Bytes to text: byte order mark, declared charset, UTF-8, then a guess; repairs UTF-8 that was read as Windows-1252."""

from __future__ import annotations

import codecs
import re

from diplocal.errors import DocumentError
from diplocal.model import Issue

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WEB_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
"""What a declared charset stands for in practice (WHATWG Encoding Standard, section 4.2)."""

_SAMPLE = 256 * 1024
"""Bytes from which a charset is guessed."""
_LOST_ALLOWED = 0.01
"""The share of characters that a declared charset may fail on."""
_WESTERN_SHARE = 0.05
"""Up to this share of bytes above 0x7F, undeclared text is Windows-1252: English with accents and curly quotes."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CONTROLS_ALLOWED, _FEW_CONTROLS = 0.02, 8


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text of `data`, with an issue where a charset was guessed or repaired. Raises DocumentError where none fits."""
    text, issues = _decoded(data, name, declared)
    if len(_CONTROL.findall(text, 0, _SAMPLE)) > max(_FEW_CONTROLS, _CONTROLS_ALLOWED * min(len(text), _SAMPLE)):
        raise DocumentError(f"{name} is in no charset that diplocal can tell: save it as UTF-8")
    repaired = repair_mojibake(text)
    if repaired != text:
        issues = (
            *issues,
            Issue("mojibake-repaired", "UTF-8 had been read as Windows-1252 before it was saved; it was turned back."),
        )
    return repaired, issues


def _decoded(data: bytes, name: str, declared: str | None) -> tuple[str, tuple[Issue, ...]]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), ()
    if declared_codec := _codec(declared):
        text = data.decode(declared_codec, errors="replace")
        lost = text.count("\ufffd")
        if not lost:
            return text, ()
        if lost <= _LOST_ALLOWED * len(text):
            return text, (
                Issue("charset-damaged", f"{lost} characters do not fit the declared charset {declared} and are lost."),
            )
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    guessed = _guess(data)
    if guessed is None:
        raise DocumentError(f"{name} is in no charset that diplocal can tell: save it as UTF-8")
    return data.decode(guessed, errors="replace"), (
        Issue("charset-guessed", f"No charset is declared; it was read as {guessed}."),
    )


def _codec(declared: str | None) -> str | None:
    """The Python codec of a declared charset; None where there is none of that name, or it gives no text."""
    try:
        name = codecs.lookup((declared or "").strip(" \"'")).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return _WEB_NAMES.get(name, name)


def _guess(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    high = sum(sample.translate(_IS_HIGH))
    if high <= _WESTERN_SHARE * len(sample) and not set(_NOT_IN_CP1252) & set(sample):
        return "cp1252"
    from charset_normalizer import from_bytes  # 60 ms to import, and hardly ever needed

    best = from_bytes(sample).best()
    return best.encoding if best else None


_IS_HIGH = bytes(byte > 0x7F for byte in range(256))
_NOT_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"


def _byte_of() -> dict[str, int]:
    """Windows-1252 characters by byte; the five bytes that it leaves open stand for themselves."""
    return {bytes([b]).decode("cp1252") if b not in _NOT_IN_CP1252 else chr(b): b for b in range(0x80, 0x100)}


_BYTE_OF = _byte_of()
_CONTINUATION = "[" + "".join(re.escape(c) for c, b in _BYTE_OF.items() if b < 0xC0) + "]"
_MOJIBAKE = re.compile(f"[\u00c2-\u00df]{_CONTINUATION}|[\u00e0-\u00ef]{_CONTINUATION}{{2}}|[\u00f0-\u00f4]{_CONTINUATION}{{3}}")
_UNAMBIGUOUS_SHARE = 0.8
"""The share of the characters beyond ASCII that must be part of such sequences: then no honest text looks like that."""
_CLOSING = "‘’“”–—…"
"""Signs that may honestly follow a capital, as in "CAFÉ”"."""


def repair_mojibake(text: str) -> str:
    """`text` with UTF-8 sequences that were read as Windows-1252 turned back, where nearly all of it shows them."""
    if text.isascii():
        return text
    sequences = _MOJIBAKE.findall(text)
    if not any(len(sequence) > 2 or sequence[-1] not in _CLOSING for sequence in sequences):
        return text
    if sum(map(len, sequences)) < _UNAMBIGUOUS_SHARE * sum(c > "\x7f" for c in text):
        return text

    def turned_back(match: re.Match[str]) -> str:
        try:
            return bytes(_BYTE_OF[c] for c in match.group()).decode("utf-8")
        except UnicodeDecodeError:
            return match.group()

    return _MOJIBAKE.sub(turned_back, text)
