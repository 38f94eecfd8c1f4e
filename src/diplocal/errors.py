"""The errors that diplocal raises on purpose. Each message is one sentence: what, where, what to do.

The command line prints the message and ends with the class's `exit_code`; a traceback is always a defect.
"""

from __future__ import annotations


class DiplocalError(Exception):
    """Anything diplocal refuses to do, with a sentence that says why."""

    exit_code = 1


class UsageError(DiplocalError):
    """An argument or a setting that makes no sense."""

    exit_code = 2


class DocumentError(DiplocalError):
    """A document that cannot be read."""

    exit_code = 3


class StoreError(DiplocalError):
    """A database that cannot be opened, read or written."""

    exit_code = 4


class SchemaError(StoreError):
    """A database of another version, or of another program."""

    exit_code = 5


class ExportError(DiplocalError):
    """Feeds or files that cannot be written."""

    exit_code = 6
