"""Reads the publisher files: `data/ID.toml`, whose name is the publisher's id.

Keys: `names` (the first is the one shown), `mentions` (forms that none but the source uses, as "(Reuters)" or the title of its
daily schedule), `reference` (pattern of the numbers that it gives its documents, on a line of their own), `country`
(ISO 3166-1 alpha-2, or an organisation's acronym), `city`, `timezone` (IANA), `domains`, `layout`, `month_first`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from diplocal.model import Publisher


@dataclass(frozen=True, slots=True)
class Profile:
    """A publisher with what it is recognised by. Domains are in lower case and stand for their subdomains too."""

    publisher: Publisher
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    domains: tuple[str, ...]
    reference: str | None = None


def parse(id_: str, toml: str) -> Profile:
    """One publisher file. Raises ValueError or KeyError where it is malformed."""
    found = tomllib.loads(toml)
    names, mentions, domains = (tuple(found.pop(key, ())) for key in ("names", "mentions", "domains"))
    reference = found.pop("reference", None)
    if not names:
        raise ValueError(f"publisher {id_} has no names")
    try:
        publisher = Publisher(id=id_, name=names[0], **found)
    except TypeError as error:
        raise ValueError(f"publisher {id_} has a key that is none: {', '.join(sorted(found))}") from error
    return Profile(publisher, names, mentions, domains, reference)


def profiles() -> Iterator[Profile]:
    """Every publisher that diplocal ships, by id."""
    files = resources.files("diplocal.publishers").joinpath("data").iterdir()
    for file in sorted(files, key=lambda file: file.name):
        if file.name.endswith(".toml"):
            yield parse(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8"))
