"""The matcher against a slow and obvious one."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from diplocal.gazetteer.matcher import Matcher

NAMES = st.lists(st.text("aAbB .'", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=6, unique=True)
TEXTS = st.text("aAbB .'\n\u00a0\u2019", max_size=30)


def slowly(names, text, start, end):
    """The longest name at each place from left to right whose neighbours are not of the same word."""
    known = {name: number for number, name in reversed(list(enumerate(names)))}
    for number, name in enumerate(names):
        if len(name) >= 4:
            known.setdefault(name.upper(), number)
    level = re.sub("[\n\u00a0]", " ", text).replace("\u2019", "'")
    found, at = [], start
    while at < end:
        for last in range(end, at, -1):
            name = level[at:last]
            opens = at == 0 or not (text[at - 1].isalnum() and text[at].isalnum())
            closes = last == len(text) or not text[last].isalnum()
            if name in known and opens and closes:
                found.append((at, last, known[name]))
                at = last
                break
        else:
            at += 1
    return found


@given(NAMES, TEXTS, st.data())
@example(["aa", "aa bb"], "aa\nbb AA BB", None)
def test_finds_what_a_slow_search_finds(names, text, data):
    start, end = 0, len(text)
    if data:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
    assert Matcher(names).find(text, start, end) == slowly(names, text, start, end)
