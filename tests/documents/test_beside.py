"""Records of issued plans whose plan file is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.beside import records_without_plan


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        ("湖内.yaml", []),
        ("湖内.yml", []),
        ("湖内.YAML", []),
        ("湖外.yaml", ["湖内.issued.json"]),
        ("湖内.docx", ["湖内.issued.json"]),
    ],
)
def test_a_record_without_a_plan_file_of_its_name_is_found(
    tmp_path: Path, plan: str, found: list[str]
) -> None:
    for name in (plan, "湖内.issued.json"):
        (tmp_path / name).touch()

    assert [file.name for file in records_without_plan(tmp_path)] == found


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert records_without_plan(tmp_path / "none") == []
