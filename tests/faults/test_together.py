"""Two programs that record at once lose nothing and double nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from diplocal.calendar import open_calendar
from diplocal.records import extraction_record

from .telling import documents, stated

PROGRAM = Path(sys.executable).with_name("diplocal")


def test_two_ingests_of_the_same_documents_give_the_calendar_of_one(tmp_path: Path, new_database) -> None:
    alone, shared = new_database(tmp_path), new_database(tmp_path)
    lines = [json.dumps(extraction_record(extraction)) for extraction in documents()]
    (tmp_path / "forwards.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "backwards.jsonl").write_text("\n".join(reversed(lines)), "utf-8")
    both = [
        subprocess.Popen([PROGRAM, "ingest", name, "--db", shared], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for name in ("forwards.jsonl", "backwards.jsonl")
    ]
    reports = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], reports
    recorded = [line.split(b":")[0] for printed, _ in reports for line in printed.splitlines() if line.startswith(b"recorded")]
    assert len(recorded) == len(lines), "each document is recorded by one of the two"
    subprocess.run([PROGRAM, "ingest", "forwards.jsonl", "--db", alone], cwd=tmp_path, check=True, capture_output=True)
    with open_calendar(alone) as one, open_calendar(shared) as two:
        assert stated(two) == stated(one)
        assert two.check() == []
