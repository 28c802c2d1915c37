"""The files that `make docs` writes."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from civplan.rules.catalogue import CATALOGUE
from support.programs import REPOSITORY

pytestmark = pytest.mark.slow  # `make stale` compares every page, too
GENERATE: dict[str, Any] = runpy.run_path(str(REPOSITORY / "docs/generate.py"))


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The text of each generated file by its path."""
    texts: dict[str, str] = GENERATE["generated_files"]()
    return texts


def test_every_generated_file_is_up_to_date(files: dict[str, str]) -> None:
    stale = [
        name
        for name, text in files.items()
        if (REPOSITORY / name).read_text(encoding="utf-8") != text
    ]

    assert stale == [], "run `make docs`"


def test_what_is_stale_is_named_and_only_written_without_check(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = list(files)

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


def test_the_page_of_a_rule_that_there_is_no_more_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "docs/rules/S199.md"
    GENERATE["main"]([], tmp_path)
    page.write_text("gone", encoding="utf-8")
    capsys.readouterr()

    assert GENERATE["main"](["--check"], tmp_path) == 1
    assert capsys.readouterr().err == "docs/rules/S199.md is not up to date; run `make docs`\n"
    assert page.exists()

    assert GENERATE["main"]([], tmp_path) == 0
    assert not page.exists()
    assert GENERATE["main"](["--check"], tmp_path) == 0


def test_a_page_shows_what_the_user_will_see(files: dict[str, str]) -> None:
    page = files["docs/rules/Y018.md"]

    assert page.count("hunei-2007.yaml:1:3: error Y018 ") == len(("zh", "en"))
    assert "    1 | 年度:2007\n      |     ^ 建议：" in page
    assert "    1 | 年度:2007\n      |     ^ help: " in page


def test_every_rule_has_a_page_that_the_index_names(files: dict[str, str]) -> None:
    index = files["docs/rules/README.md"]
    for code, rule in CATALOGUE.items():
        assert f"# {code} {rule.slug}\n" in files[f"docs/rules/{code}.md"]
        assert index.count(f"[{code}]({code}.md)") == 1, code
