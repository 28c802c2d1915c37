"""A plan file that was read and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.open import open_plan
from civplan.source.errors import CannotRead
from support.documents import FLAT, pack_named
from support.plans import REQUIRED, finding_lines

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan file without faults, in a folder of its project."""
    path = tmp_path / "plans" / "a.yaml"
    path.parent.mkdir()
    path.write_text(FINE, encoding="utf-8")
    return path


def test_a_file_without_faults_comes_with_its_pack_and_its_text(file: Path) -> None:
    opened = open_plan(file)

    assert opened.plan is not None
    assert opened.pack is not None
    assert (opened.path, opened.pack.name, opened.plan.community) == (
        file,
        "civilized-community",
        "湖内社区",
    )
    assert (opened.findings, opened.has_errors) == ((), False)
    assert {path: source.text for path, source in opened.sources.items()} == {str(file): FINE}


@pytest.mark.parametrize(
    ("text", "lines", "has_pack", "has_errors"),
    [
        ("", ["1:1 Y005 the file is empty"], False, True),
        (f"{FINE}colour: red\n", ["8:1 Y030 unknown key “colour”"], True, True),
        (
            f"{FINE}summary: {{achievements: 好}}\n",
            ["8:10 S102 the summary has no date"],
            True,
            False,
        ),
        (
            f"{FINE}pack: annual\n",
            ["8:7 Y048 cannot use the pack “annual”: there is no such pack"],
            False,
            True,
        ),
        (
            f"{FINE}pack: ./none\n",
            ["8:7 Y048 cannot use the pack “./none”: there is no such file"],
            False,
            True,
        ),
        (
            f"{FINE}pack: ../../x\n",
            ["8:7 Y045 “../../x” lies outside the project folder"],
            False,
            True,
        ),
        (
            f"{FINE}文种: ./own\n",
            [
                "3:8 Y036 “新的” is not one of the choices",
                "2:15 Y049 there is no placeholder “{town}”",
            ],
            False,
            True,
        ),
    ],
)
def test_everything_that_is_wrong_is_found(
    file: Path, text: str, lines: list[str], *, has_pack: bool, has_errors: bool
) -> None:
    own = file.parent / "own"
    own.mkdir()
    (own / "profile.yaml").write_text(
        "extends: annual-work\nplan: {title: '{town}', sections: [\n"
        "  {部分: 新的, 标题: 一}, {部分: work, 标题: 二}]}\n",
        encoding="utf-8",
    )
    file.write_text(text, encoding="utf-8")
    opened = open_plan(file)

    assert finding_lines(opened.findings) == lines
    assert (opened.pack is not None, opened.has_errors) == (has_pack, has_errors)


def test_a_pack_that_is_asked_for_stands_in_for_the_file_s(file: Path) -> None:
    file.write_text(f"{FINE}pack: none\n", encoding="utf-8")
    pack = pack_named(FLAT)
    opened = open_plan(file, pack)

    assert (opened.pack, opened.findings) == (pack, ())


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        open_plan(tmp_path / "none.yaml")

    assert caught.value.reason.en == "there is no such file"


def test_the_settings_above_a_file_count_as_they_are_now(file: Path) -> None:
    file.write_text(FINE.replace("work: 三", "work: 开××会。"), encoding="utf-8")
    settings = file.parent / "civplan.toml"

    assert [one.rule.code for one in open_plan(file).findings] == ["P306"]
    settings.write_text('ignore = ["P306"]\n', encoding="utf-8")
    assert open_plan(file).findings == ()
    settings.write_text("ignore = 1\n", encoding="utf-8")
    with pytest.raises(CannotRead, match="must be a list"):
        open_plan(file)
