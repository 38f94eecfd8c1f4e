"""How spellings of one name are compared."""

from __future__ import annotations

import unicodedata

_STROKES = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ß": "ss", "ə": "e", "Ə": "E"}
)
"""Letters that Unicode does not decompose, as they are usually written in ASCII."""


def unaccented(text: str) -> str:
    """`text` without accents, in ASCII as far as its letters allow ("Łódź" is "Lodz")."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(_STROKES)) if not unicodedata.combining(c))


def key(text: str) -> str:
    """What is the same for spellings that differ in case, accents or the sort of apostrophe only."""
    return unaccented(text.replace("\u2019", "'")).casefold()
