"""diplocal: from what ministries announce to a calendar that people subscribe to.

As a library: `read(path_or_bytes)` gives a `Document`, `extract(document)` an `Extraction`, `open_calendar(url_or_path)` a
`Calendar`. Each is imported at its first use, so that importing diplocal costs nothing. Type checkers know `extract` as
`diplocal.extract.extract`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diplocal.calendar import open_calendar as open_calendar
    from diplocal.documents import read as read


def __getattr__(name: str) -> Any:
    if name == "extract":
        return import_module("diplocal.extract")
    if name == "read":
        return import_module("diplocal.documents").read
    if name == "open_calendar":
        return import_module("diplocal.calendar").open_calendar
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Callable(ModuleType):
    """A subpackage that is called like the function of its name."""

    def __call__(self, *arguments: Any) -> Any:
        return vars(self)[self.__name__.rpartition(".")[2]](*arguments)


class _Package(ModuleType):
    """Makes `diplocal.extract` callable when Python binds the subpackage to that name."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "extract" and isinstance(value, ModuleType):
            value.__class__ = _Callable
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
