"""A set of strings as one regular expression that shares their beginnings: several times faster than trying them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]


def trie_regex(strings: Iterable[str], space: str) -> str:
    """Matches the shortest of the strings that begins at a place; a space in them is the expression `space`, a "0" any digit."""
    root: _Node = {}
    for string in sorted(strings, key=len):
        node = root
        for char in string:
            if "" in node:
                break
            node = node.setdefault(char, {})
        else:
            node[""] = {}
    return _regex(root, space)


def _regex(node: _Node, space: str) -> str:
    branches = [_atom(char, space) + _regex(child, space) for char, child in node.items() if char]
    if not branches:
        return ""
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


def _atom(char: str, space: str) -> str:
    return {" ": space, "0": r"\d"}.get(char) or re.escape(char)
