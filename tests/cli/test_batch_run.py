"""Documents that nothing makes any more are removed one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.cli.batch_run import remove_document


def test_one_that_cannot_be_removed_is_told_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "汇编.docx").mkdir()

    remove_document(tmp_path, "汇编.docx", "en")

    assert capsys.readouterr().err.startswith(f"civplan: {tmp_path}/汇编.docx: ")
    assert (tmp_path / "汇编.docx").is_dir()


@pytest.mark.parametrize(("others", "left"), [([], []), (["b.csv"], ["台账"])])
def test_a_folder_goes_with_its_last_document(
    tmp_path: Path, others: list[str], left: list[str]
) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    for name in ("a.csv", *others):
        (folder / name).write_bytes(b"")

    remove_document(tmp_path, "台账/a.csv", "zh")

    assert [path.name for path in tmp_path.iterdir()] == left
