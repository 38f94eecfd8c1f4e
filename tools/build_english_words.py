"""Builds languages/en/words.txt from a SCOWL word list (Debian: wamerican-small, /usr/share/dict/american-english-small).

usage: python tools/build_english_words.py WORDLIST

The list tells an ordinary capitalised word of a title ("Energy Forum") from a name. Proper nouns, possessives and words of one or
two letters are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/diplocal/languages/en/words.txt"
HEAD = (
    "# Ordinary English words, from SCOWL (http://wordlist.aspell.net), Copyright 2000-2020 Kevin Atkinson; "
    "free to use with this notice.\n"
)


def main() -> None:
    words = {w for w in Path(sys.argv[1]).read_text(encoding="utf-8").split() if w.isalpha() and w.islower() and len(w) > 2}
    TARGET.write_text(HEAD + "\n".join(sorted(words)) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
