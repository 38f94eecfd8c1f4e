"""Finds the publisher of a name, an address or the head of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from diplocal.model import Publisher
from diplocal.publishers import national
from diplocal.publishers.profiles import Profile, profiles

_TELLING_WORDS = 3
"""A name of fewer words ("Holy See", "NATO") tells the source only where it is a line of its own."""

_OFFICE = re.compile(r"\bMinister\b(?!['’]s)")
"""In the name of somebody's office, which a headline names beside the person; "the Prime Minister's Office" is none."""
_ARTICLE = re.compile(r"^the\s+", re.I)


def _key(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.replace("\u2019", "'").split())).casefold()


_TOKEN = re.compile(r"\w+|[^\w\s]")


Forms = dict[str, list[tuple[str, Publisher]]]
"""First token of a form -> the forms that begin with it, the longest first, each with its publisher."""


def _first_token(name: str) -> str:
    match = _TOKEN.search(name)
    return match.group() if match else ""


class Registry:
    """Immutable. `load()` gives the one that diplocal ships."""

    def __init__(self, known: Iterable[Profile]) -> None:
        self._by_id: dict[str, Publisher] = {}
        self._by_name: dict[str, Publisher] = {}
        self._by_domain: dict[str, Publisher] = {}
        self._references: list[tuple[re.Pattern[str], Publisher]] = []
        telling: dict[str, Publisher] = {}
        marks: dict[str, Publisher] = {}
        for profile in known:
            self._by_id[profile.publisher.id] = profile.publisher
            for name in profile.names:
                self._by_name.setdefault(_key(name), profile.publisher)
                if len(_key(name).split()) >= _TELLING_WORDS and not _OFFICE.search(name):
                    telling.setdefault(_key(name), profile.publisher)
            if profile.reference:
                self._references.append((re.compile(profile.reference), profile.publisher))
            for form in profile.mentions:
                marks.setdefault(_key(form), profile.publisher)
            for domain in profile.domains:
                self._by_domain[domain] = profile.publisher
        self._telling = _by_first_token(marks | telling)
        self._marks = _by_first_token(marks)

    def named(self, text: str) -> Publisher | None:
        """The publisher with that id or name, in any case, or the national body that the whole of `text` names."""
        found = self._by_id.get(text) or self._by_name.get(_key(text))
        if found:
            return found
        body = national.body(text.strip(), whole=True)
        return self._known(body[1]) if body else None

    def by_domain(self, host: str) -> Publisher | None:
        """The publisher of a host name or of the domain it lies in ("archive.mid.ru")."""
        host = host.casefold().rstrip(".")
        labels = host.split(".")
        for first in range(len(labels)):
            if found := self._by_domain.get(".".join(labels[first:])):
                return found
        ministry = national.ministry_of_host(host)
        return self._known(ministry) if ministry else None

    def by_letterhead(self, lines: str) -> Publisher | None:
        """The publisher whose name is all of one of the lines; the first of several."""
        return next((found for line in lines.splitlines() if line.strip() and (found := self._letterhead(line))), None)

    def by_reference(self, lines: Iterable[str]) -> Publisher | None:
        """The publisher whose document number is all of one of the lines."""
        return next((found for line in lines for pattern, found in self._references if pattern.fullmatch(line.strip())), None)

    def by_mark(self, lines: str) -> Publisher | None:
        """The publisher by a form that none but it uses, wherever in the lines it stands ("OSLO (Reuters) - ...")."""
        mention = _mention(lines, self._marks)
        return mention[1] if mention else None

    def by_parted_letterhead(self, lines: Sequence[str]) -> Publisher | None:
        """The national body of a letterhead with country and body in lines of their own ("Republic of X", "State House")."""
        found = national.parted(lines)
        return self._known(found) if found else None

    def by_mention(self, head: str) -> Publisher | None:
        """The publisher that the first lines of a text tell: in a line of its own, else where it is named first."""
        if found := self.by_letterhead(head):
            return found
        mention = _mention(head, self._telling)
        body = national.body(head)
        if body and (mention is None or body[0] < mention[0]):
            return self._known(body[1])
        return mention[1] if mention else None

    def _letterhead(self, line: str) -> Publisher | None:
        line = line.strip(" \t|*#-–—:.")
        found = self._by_name.get(_key(line))
        if found:
            return found
        body = national.body(line, whole=True)
        return self._known(body[1]) if body else None

    def _known(self, publisher: Publisher) -> Publisher:
        """The file's own profile of a national body where there is one."""
        return self._by_id.get(publisher.id) or self._by_name.get(_key(publisher.name)) or publisher


def _by_first_token(forms: dict[str, Publisher]) -> Forms:
    found: Forms = {}
    for key in sorted(forms, key=len, reverse=True):
        found.setdefault(_first_token(key), []).append((key, forms[key]))
    return found


def _mention(text: str, forms: Forms) -> tuple[int, Publisher] | None:
    """The first name or form in running text that tells its publisher, with its offset."""
    folded = text.replace("\u2019", "'").lower()
    for token in _TOKEN.finditer(folded):
        for form, publisher in forms.get(token.group(), ()):
            end = token.start() + len(form)
            if folded.startswith(form, token.start()) and not (form[-1].isalnum() and folded[end : end + 1].isalnum()):
                return token.start(), publisher
    return None


@cache
def load() -> Registry:
    """The registry from the publisher files; read once."""
    return Registry(profiles())
