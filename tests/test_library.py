"""What `import diplocal` gives, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "alembic", "lxml", "icalendar")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("module", ["diplocal", "diplocal.calendar", "diplocal.settings", "diplocal.store.queries"])
def test_importing_loads_no_heavy_library(module: str) -> None:
    assert run(f"import sys, {module}; print([m for m in {HEAVY} if m in sys.modules])") == "[]"


@pytest.mark.parametrize("before", ["", "import diplocal.extract", "from diplocal.extract import extract", "diplocal.extract"])
def test_extract_is_a_function_however_the_subpackage_was_imported_before(before: str) -> None:
    code = f"""
import diplocal
{before}
from diplocal.model import Document
print(diplocal.extract(Document('', 'd')).claims)
import diplocal.extract.pipeline as again
"""
    assert run(code) == "()"


def test_read_and_open_calendar_are_at_hand(tmp_path) -> None:
    page = tmp_path / "note.txt"
    page.write_text("Nothing is planned.", "utf-8")
    code = f"""
import diplocal
with diplocal.open_calendar({str(tmp_path / "c.sqlite3")!r}) as calendar:
    print(calendar.ingest(diplocal.read({str(page)!r})).outcome.value, len(calendar.documents()))
"""
    assert run(code) == "new 1"


def test_a_name_it_has_not_is_an_attribute_error() -> None:
    import diplocal

    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = diplocal.nothing
