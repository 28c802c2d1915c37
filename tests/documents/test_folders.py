"""One walk for all commands: what is looked into, what is left out, and what is reported."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from civplan.documents.folders import (
    FileTree,
    SkippedPath,
    file_tree,
    is_checkable_file,
    is_plan_file,
    records_without_plan,
)

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NO_PERMISSION = (
    "{path}: no permission to read it; the files in it were left out; run again when it can be read"
)


def filled(folder: Path, *files: str) -> Path:
    """The folder with these files in it."""
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def names(tree: FileTree, folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in tree.files]


def messages(left_out: tuple[SkippedPath, ...]) -> list[tuple[str, bool]]:
    return [(one.words.en, one.is_unreadable) for one in left_out]


@pytest.mark.parametrize(
    ("name", "ours", "plan"),
    [
        ("湖内.yaml", True, True),
        ("湖内.YAML", True, True),
        ("湖内.Yml", True, True),
        ("街道.yaml", True, False),
        ("profile.yaml", False, False),
        (".湖内.yaml", False, False),
        ("湖内.yaml.bak", False, False),
    ],
)
def test_a_name_says_whether_a_file_is_meant(name: str, ours: bool, plan: bool) -> None:  # noqa: FBT001
    assert (is_checkable_file(Path(name)), is_plan_file(Path(name))) == (ours, plan)


def test_hidden_folders_and_pythons_and_those_passed_over_hold_nothing(tmp_path: Path) -> None:
    folder = filled(tmp_path, "b/1", "a", ".git/1", "venv/pyvenv.cfg", "out/1", "b/out/1", "b/c/2")

    assert names(file_tree(folder, lambda below: below.name == "out"), folder) == [
        "a",
        "b/1",
        "b/c/2",
    ]


def test_a_pack_holds_no_plan_files(tmp_path: Path) -> None:
    pack = "packs/our"
    folder = filled(tmp_path, "甲.yaml", f"{pack}/profile.yaml", f"{pack}/plan.html.j2")
    tree = file_tree(folder)

    assert (names(tree, folder), tree.skipped) == (["甲.yaml"], ())


def test_what_may_be_a_plan_in_a_pack_is_told_and_is_no_fault(tmp_path: Path) -> None:
    tree = file_tree(filled(tmp_path, *(f"湖内/{name}.yaml" for name in ("profile", "乙", "甲"))))

    assert (tree.files, messages(tree.skipped)) == (
        (),
        [
            (
                (
                    f"{tmp_path / '湖内'}: it has a profile.yaml and so is a pack: the plan files"
                    " in it were left out (乙.yaml, 甲.yaml); move those that are plans to another"
                    " folder"
                ),
                False,
            )
        ],
    )


def test_a_folder_that_is_named_is_looked_into_even_if_it_is_a_pack(tmp_path: Path) -> None:
    folder = filled(tmp_path, "profile.yaml", "甲.yaml")

    assert names(file_tree(folder), folder) == ["profile.yaml", "甲.yaml"]


@pytest.mark.parametrize("locked", ["b", "b/c"])
def test_a_folder_that_may_not_be_read_is_left_out_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    scandir = os.scandir

    def refusing(path: Any) -> Any:
        if Path(path) == tmp_path / locked:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    folder = filled(tmp_path, "a/1", "b/1", "b/c/1", "d/1")
    monkeypatch.setattr(os, "scandir", refusing)
    tree = file_tree(folder)

    others = [name for name in ("a/1", "b/1", "b/c/1", "d/1") if not name.startswith(f"{locked}/")]
    assert names(tree, folder) == others
    assert messages(tree.skipped) == [(NO_PERMISSION.format(path=folder / locked), True)]


def test_a_folder_of_which_only_the_names_can_be_read_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(tmp_path, "a/1", "b/1", "b/c/1")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != folder / "b")
    tree = file_tree(folder)

    assert names(tree, folder) == ["a/1"]
    assert messages(tree.skipped) == [(NO_PERMISSION.format(path=folder / "b"), True)]


@pytest.mark.skipif(IS_ROOT, reason="root reads everything")
@pytest.mark.parametrize("mode", [0o000, 0o100, 0o400])
def test_no_permission_of_the_system_stops_the_walk(tmp_path: Path, mode: int) -> None:
    folder = filled(tmp_path, "a/1", "b/1")
    (folder / "b").chmod(mode)
    tree = file_tree(folder)
    (folder / "b").chmod(0o700)

    assert names(tree, folder) == ["a/1"]
    assert messages(tree.skipped) == [(NO_PERMISSION.format(path=folder / "b"), True)]


def test_a_name_that_would_break_the_line_is_told_in_one(tmp_path: Path) -> None:
    filled(tmp_path, "a\nb/profile.yaml", "a\nb/甲\n.yaml")

    assert "\n" not in file_tree(tmp_path).skipped[0].words.zh


@pytest.mark.parametrize(
    ("plan", "records"),
    [
        ("湖内.yaml", []),
        ("湖内.yml", []),
        ("湖内.YAML", []),
        ("湖外.yaml", ["湖内.issued.json"]),
        ("湖内.docx", ["湖内.issued.json"]),
    ],
)
def test_a_record_without_a_plan_file_of_its_name_is_found(
    tmp_path: Path, plan: str, records: list[str]
) -> None:
    for name in (plan, "湖内.issued.json"):
        (tmp_path / name).touch()

    assert [file.name for file in records_without_plan(tmp_path)] == records


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert records_without_plan(tmp_path / "none") == []
