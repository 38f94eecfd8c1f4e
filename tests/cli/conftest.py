from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("diplocal")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of its own, where nothing is recorded yet."""
    (tmp_path / "diplocal.toml").touch()
    return tmp_path


@pytest.fixture
def run(home: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program in the home: arguments, then `stdin` text and environment variables by name."""

    def start(*arguments: str | Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("DIPLOCAL_", "COLUMNS", "PYTHONIOENCODING"))}
        command = [str(PROGRAM), *map(str, arguments)]
        return subprocess.run(command, cwd=home, env={**inherited, **environment}, input=stdin, capture_output=True, text=True)

    return start
