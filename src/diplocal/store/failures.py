"""One sentence for each way in which a database fails, whatever the driver calls it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from diplocal.errors import StoreError
from diplocal.store.address import Address

_SENTENCES = (
    ("file is (not a database|encrypted)", "{} is not an SQLite database; choose another file with --db."),
    ("malformed", "{} is damaged; restore it from a backup."),
    ("readonly|read-only", "{} cannot be written; check its permissions and those of its folder."),
    ("unable to open", "{} cannot be opened; check that it is a file, its folder exists, and both may be read and written."),
    ("is full|no space left", "There is no room left on the disk for {}; free some and run this again."),
    ("disk i/o error", "{} cannot be read or written because the disk reports an error; check the disk and the room left on it."),
    ("is locked|lock timeout", "{} is in use by another program; wait until that ends and run this again."),
    (
        "connection refused|no such file or directory",
        "Nothing answers at {}; check that the server runs and the address is right.",
    ),
    ("failed to resolve|translate host name", "The host of {} is not known; check the address."),
    ("authentication failed|role .* does not exist", "{} refuses the user or the password; check both."),
    ("no password supplied", "{} asks for a password; give one in the address."),
    ("database .* does not exist", "{} does not exist on the server; create it first (createdb)."),
    (
        "permission denied",
        "The user of {} may not do this there; ask who looks after the server for the right to create and write.",
    ),
    ("too many clients|connection slots", "All connections to {} are taken; wait until one is free and run this again."),
    (
        "terminating connection|closed the connection|connection is (lost|closed)|consuming input|starting up|shutting down",
        "The connection to {} was lost and what was not finished is undone; run this again when the server is back.",
    ),
)


@contextmanager
def explained(address: Address) -> Iterator[None]:
    """Turn what SQLite, PostgreSQL and SQLAlchemy raise about the database at `address` into StoreError."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy may not have been imported, so its errors are told by where they come from
        if isinstance(error, sqlite3.Error) or type(error).__module__.startswith("sqlalchemy.exc"):
            raise StoreError(_sentence(address, error)) from error
        raise


def _sentence(address: Address, error: Exception) -> str:
    cause = str(getattr(error, "orig", None) or error)
    for words, sentence in _SENTENCES:
        if re.search(words, cause.casefold()):
            return sentence.format(address)
    return f"{address} cannot be used: {cause.splitlines()[0].rstrip('.')}."
