"""The [style] of a sub-district's civplan.toml holds for all that a batch makes."""

from __future__ import annotations

from pathlib import Path

from civplan import batch
from support.districts import write_plans
from support.docx_files import Package


def line_pitches(folder: Path) -> dict[str, str]:
    """The line pitch of each document."""
    return {
        file.name: Package(file.read_bytes())
        .parts["word/document.xml"]
        .decode()
        .split('w:linePitch="')[1][:3]
        for file in folder.rglob("*.docx")
    }


def test_documents_roll_up_and_collection(tmp_path: Path) -> None:
    write_plans(tmp_path / "in", "湖内社区")
    batch(tmp_path / "in", tmp_path / "out", formats=("docx",), merge=True)
    assert set(line_pitches(tmp_path / "out").values()) == {"579"}

    (tmp_path / "in/civplan.toml").write_text("[style]\nline-pitch = 28\n", encoding="utf-8")
    batch(tmp_path / "in", tmp_path / "out", formats=("docx",), merge=True)

    assert set(line_pitches(tmp_path / "out").values()) == {"560"}
    assert {"汇总.docx", "汇编.docx"} < line_pitches(tmp_path / "out").keys()
