"""Files with errors of YAML and of the model, each beside its expected findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.findings.finding import findings_in_order
from civplan.findings.text import head_line
from civplan.model.packs import find_pack
from civplan.model.plan_file import load_plan
from support.programs import REPOSITORY

CASES = REPOSITORY / "tests/cases"
FILES = sorted(CASES.glob("Y0*.yaml"))


def test_there_are_cases() -> None:
    assert len(FILES) > 60


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_gives_these_findings_and_no_others(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CASES)
    path = Path(file.name)
    loaded = load_plan(path)
    found = list(loaded.findings)
    if loaded.plan:
        found += find_pack(loaded.plan.pack, path.parent, loaded.plan.span_of("pack"))[1]
    reported = "".join(f"{head_line(finding, 'en')}\n" for finding in findings_in_order(found))

    assert reported == file.with_suffix(".findings.txt").read_text(encoding="utf-8")
