"""Publishers: who issues announcements, where they sit and how they write dates. One TOML a source in `data/`.

`load()` gives the registry: `.named(text)`, `.by_domain(host)`, `.by_mention(head_of_text)`. A foreign ministry, embassy or
presidency that has no file of its own is made from its country's entry in the gazetteer.
"""

from diplocal.publishers.registry import Registry, load

__all__ = ["Registry", "load"]
