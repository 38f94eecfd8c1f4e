"""Reads what `extract --format jsonl` (or json) printed, here or on another machine, and lets nothing else pass."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from diplocal.errors import DocumentError
from diplocal.forms import parse_extraction
from diplocal.model import Claim, Extraction, Precision, When
from diplocal.periods import FIRST_YEAR, LAST_YEAR
from diplocal.records import Record

SUFFIXES = (".jsonl", ".json")
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_PRINTED = re.compile(rb'\s*\[?\s*\{\s*"document"')


def is_exchange(data: bytes) -> bool:
    """Whether bytes begin as what `extract` prints for programs; no announcement does."""
    return _PRINTED.match(data) is not None


def load(path: str) -> bytes:
    """The bytes of a file of extractions, however large. Raises DocumentError."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path} cannot be read ({error.strerror}); give a file that 'extract --format jsonl' printed."
        ) from error


def entries(data: bytes, name: str) -> Iterator[tuple[str, str | Record]]:
    """The documents in the data: where each stands, and its line or record for `parse`. Raises DocumentError."""
    try:
        text = data.decode("utf-8-sig")
        if text.lstrip().startswith("["):
            yield from ((f"{name}, document {n}", record) for n, record in enumerate(json.loads(text), 1))
            return
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{name} is not what 'extract --format jsonl' prints ({error}).") from error
    # a line ends with a line feed only: other characters that end lines may stand in the texts
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{name}, line {number}", line


def parse(entry: str | Record, where: str) -> Extraction:
    """The extraction of an entry. Raises DocumentError where a key is missing or a value makes no sense."""
    try:
        record = json.loads(entry) if isinstance(entry, str) else entry
        _check_text(record)
        found = parse_extraction(record)
        for claim in found.claims:
            _check_claim(claim)
        if found.document.anchor and found.document.anchor.clock:
            time.fromisoformat(found.document.anchor.clock)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{where}: not a line that 'extract --format jsonl' prints ({error}).") from error
    return found


def _check_text(value: object, where: str = "it") -> None:
    """Raises ValueError where a text inside a JSON value has what no database keeps: NUL, or half of a surrogate pair."""
    if isinstance(value, str) and _UNKEPT.search(value):
        raise ValueError(f"{where} is {value!r}")
    parts = value.items() if isinstance(value, dict) else [(where, v) for v in value] if isinstance(value, list) else ()
    for key, part in parts:
        _check_text(part, key)


def _check_claim(claim: Claim) -> None:
    """Raises ValueError where the values of a claim contradict each other."""
    for when in filter(None, (claim.when, *claim.previous)):
        _check_when(when)
    try:
        ZoneInfo(claim.timezone or "UTC")
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(f"{claim.timezone!r} is no time zone") from error
    if not 0 <= claim.confidence <= 1:
        raise ValueError(f"the confidence {claim.confidence} is not between 0 and 1")


def _check_when(when: When) -> None:
    moments = [moment for moment in (when.start, when.end) if moment is not None]
    if any(isinstance(m, datetime) is not (when.precision is Precision.MINUTE) for m in moments):
        raise ValueError("clock times go with the precision 'minute', and only with it")
    if when.end is None and when.precision is not Precision.MINUTE:
        raise ValueError("only a clock time may have no end")
    if any(isinstance(m, datetime) and m.tzinfo for m in moments):
        raise ValueError("clock times are local and have no offset")
    if not all(FIRST_YEAR <= m.year <= LAST_YEAR for m in moments):
        raise ValueError(f"its year is not between {FIRST_YEAR} and {LAST_YEAR}")
    if moments[-1] < moments[0]:
        raise ValueError(f"it ends on {moments[-1]}, before it begins")
