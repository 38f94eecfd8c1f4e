"""What `make` says on a machine that lacks something, before it has made anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return subprocess.run(
        ["make", *arguments], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_a_python_that_cannot_make_environments_is_told_what_to_install(tmp_path: Path) -> None:
    # as on Debian without python3-venv, where `import venv` works and `import ensurepip` does not
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "sitecustomize.py").write_text('import sys\n\nsys.modules["ensurepip"] = None\n')
    done = make(tmp_path, "demo", f"PYTHON={sys.executable}", PYTHONPATH=str(tmp_path / "hidden"))
    assert done.returncode == 2
    sentence = "cannot make virtual environments: run 'apt-get install python3-venv', then try again"
    assert done.stderr.splitlines()[0] == f"{sys.executable} {sentence}"
    assert not (tmp_path / ".venv").exists()


def test_a_python_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = make(tmp_path, "demo", "PYTHON=python-of-nowhere")
    assert done.returncode == 2
    assert "python-of-nowhere is missing or older than 3.11: install Python 3.11 or later" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_make_alone_says_what_there_is(tmp_path: Path) -> None:
    done = make(tmp_path)
    assert done.returncode == 0
    assert "make demo " in done.stdout
