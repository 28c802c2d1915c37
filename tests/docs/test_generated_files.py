"""The files that `make docs` writes."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from support.programs import REPOSITORY

GENERATE: dict[str, Any] = runpy.run_path(str(REPOSITORY / "docs/generate.py"))


@pytest.mark.parametrize("name", list(GENERATE["generated_files"]()))
def test_it_is_up_to_date(name: str) -> None:
    wanted = GENERATE["generated_files"]()[name]

    assert (REPOSITORY / name).read_text(encoding="utf-8") == wanted, (
        f"{name} is not up to date; run `make docs`"
    )


def test_what_is_stale_is_named_and_only_written_without_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["docs/plan-file.md", "examples/plan.schema.json"]

    assert GENERATE["main"](["--check"], tmp_path) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{name} is not up to date; run `make docs`" for name in names
    ]
    assert list(tmp_path.iterdir()) == []

    assert GENERATE["main"]([], tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == names
    assert GENERATE["main"](["--check"], tmp_path) == 0

    (tmp_path / names[0]).write_text("changed", encoding="utf-8")
    assert GENERATE["main"](["--check"], tmp_path) == 1
    assert capsys.readouterr().err == f"{names[0]} is not up to date; run `make docs`\n"
