"""The house rules that a machine can hold: imports go one way, files can be read in a sitting."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
LISTS = ("src/diplocal/model.py",)
"""Files that list values one after the other, which nobody reads through."""


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def test_imports_go_one_way() -> None:
    done = subprocess.run([Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_file_can_be_read_in_a_sitting() -> None:
    files = python_files("src", "tests", "benchmarks", "tools")
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert len(lengths) > 50
    assert [f"{path}: {lines}" for path, lines in lengths.items() if lines > LONGEST_FILE and path not in LISTS] == []


def test_every_function_fits_on_a_screen() -> None:
    functions = [
        (path, node)
        for path in python_files("src")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert len(functions) > 100
    long = [f"{path.name}: {node.name}" for path, node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]
    assert long == []


def test_every_package_says_what_it_is_for() -> None:
    packages = list((ROOT / "src").rglob("__init__.py"))
    silent = [str(p.relative_to(ROOT)) for p in packages if ast.get_docstring(ast.parse(p.read_text(encoding="utf-8"))) is None]
    assert packages
    assert silent == []


@pytest.mark.parametrize("module", ["diplocal.cli.app", "diplocal.calendar"])
def test_reading_commands_load_no_heavy_library(module: str) -> None:
    heavy = [
        "sqlalchemy",
        "alembic",
        "icalendar",
        "lxml",
        "charset_normalizer",
        "rich",
        "ahocorasick_rs",
        "starlette",
        "uvicorn",
        "jinja2",
    ]
    code = f"import sys, {module}; print(*[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
