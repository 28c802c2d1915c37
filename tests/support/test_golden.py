"""The golden comparison itself: it must be able to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.golden import Golden


def test_the_same_text_passes(tmp_path: Path) -> None:
    (tmp_path / "name.txt").write_text("一\n", encoding="utf-8")

    Golden(update=False, folder=tmp_path)("name.txt", "一\n")


def test_another_text_fails_with_the_lines_that_differ(tmp_path: Path) -> None:
    (tmp_path / "name.txt").write_text("一\n二\n", encoding="utf-8")

    with pytest.raises(pytest.fail.Exception) as failure:
        Golden(update=False, folder=tmp_path)("name.txt", "一\n三\n")

    assert str(failure.value) == (
        "--- golden/name.txt\n+++ now\n@@ -1,2 +1,2 @@\n 一\n-二\n+三\n"
        "if this is meant: `make golden`"
    )


def test_a_line_end_that_differs_is_shown(tmp_path: Path) -> None:
    (tmp_path / "name.txt").write_bytes("一\r\n二".encode())

    with pytest.raises(pytest.fail.Exception, match=r"-一\\r\n-二\\ no line end\n\+一\n\+二\n"):
        Golden(update=False, folder=tmp_path)("name.txt", "一\n二\n")


def test_a_golden_file_that_is_missing_fails(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"no golden file name\.txt"):
        Golden(update=False, folder=tmp_path)("name.txt", "一\n")


def test_update_writes_the_file_with_its_folder(tmp_path: Path) -> None:
    Golden(update=True, folder=tmp_path)("folder/name.txt", "一\n")

    assert (tmp_path / "folder/name.txt").read_bytes() == "一\n".encode()
