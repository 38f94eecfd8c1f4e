"""Writes the month names by which pages in English are dated in the language of their site: `documents/months.toml`.

Source: CLDR by way of babel. Names that mean different months in two languages are left out, and those that English has too.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from babel import Locale

LANGUAGES = [
    "cs",
    "da",
    "de",
    "es",
    "et",
    "fi",
    "fr",
    "hr",
    "hu",
    "id",
    "is",
    "it",
    "lt",
    "lv",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sq",
    "sv",
    "tr",
]
TARGET = Path(__file__).resolve().parent.parent / "src" / "diplocal" / "documents" / "months.toml"
HEAD = "# Month names of languages other than English, from CLDR by way of babel: written by tools/build_months.py.\n"


def main() -> None:
    """Write the file."""
    meant: defaultdict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES:
        for use in ("format", "stand-alone"):
            for number, name in Locale(language).months[use]["wide"].items():
                meant[name.casefold()].add(number)
    english = {name.casefold() for name in Locale("en").months["format"]["wide"].values()}
    of_month: defaultdict[int, list[str]] = defaultdict(list)
    for name, numbers in sorted(meant.items()):
        if len(numbers) == 1 and name not in english and name.replace(" ", "").isalpha():
            of_month[next(iter(numbers))].append(name)
    lines = (f"{number} = [{', '.join(f'{chr(34)}{name}{chr(34)}' for name in of_month[number])}]\n" for number in range(1, 13))
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
