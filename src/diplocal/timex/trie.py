"""A set of words as one regular expression that shares their beginnings: several times faster than trying them one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping

_Node = dict[str, "_Node"]
_END = ""


def trie_regex(words: Mapping[str, str], space: str) -> str:
    """Matches the longest of the words at a place; each maps to the regular expression that must follow it.

    A space in a word stands for the expression `space`, a "0" for any digit.
    """
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _regex(root, "", words, space)


def _regex(node: _Node, read: str, words: Mapping[str, str], space: str) -> str:
    branches = [_atom(char, space) + _regex(child, read + char, words, space) for char, child in node.items() if char != _END]
    if _END in node:
        branches.append(words[read])
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


def _atom(char: str, space: str) -> str:
    return {" ": space, "0": r"\d"}.get(char) or re.escape(char)
