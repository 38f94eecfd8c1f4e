from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_events import SAMPLE, sample_calendar

from diplocal.feeds import lint

PRINT_SAMPLE = "import sys, sample_events; sys.stdout.buffer.write(sample_events.sample_calendar())"


def test_the_committed_sample_is_what_the_renderer_gives():
    assert sample_calendar() == SAMPLE.read_bytes(), "run python tests/feeds/sample_events.py and review the difference"


def test_the_sample_breaks_no_rule():
    assert lint(SAMPLE.read_bytes()) == []


@pytest.mark.parametrize(("seed", "locale", "zone"), [("1", "C", "Pacific/Auckland"), ("2", "tr_TR.UTF-8", "America/New_York")])
def test_hash_seed_locale_and_zone_of_the_machine_change_nothing(seed, locale, zone):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONPATH": str(Path(__file__).parent)}
    printed = subprocess.run([sys.executable, "-c", PRINT_SAMPLE], env=environment, capture_output=True, check=True).stdout
    assert printed == SAMPLE.read_bytes()
