"""The sub-district's folder: which of its files is its own, which are plans, which are Word."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from civplan.district.memory.database import DATABASE_NAME as MEMORY
from civplan.district.review.folder import (
    NOT_AN_ORDINARY_FILE,
    DistrictFolder,
    is_unstructured_file,
    open_district,
)
from civplan.documents.folders import is_plan_file
from civplan.source.errors import NO_READ_PERMISSION, CannotRead
from support.plans import finding_lines


def opened(folder: Path, *files: str, leave_out: str = "out") -> DistrictFolder:
    """The folder with these files in it; each says that its community is 湖内社区."""
    for name in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("community: 湖内社区\n", encoding="utf-8")
    return open_district(folder, leave_out=[folder / leave_out])


def below(folder: Path, files: tuple[Path, ...]) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


@pytest.mark.parametrize(
    ("name", "plan", "word"),
    [
        ("湖内.yaml", True, False),
        ("湖内.yml", True, False),
        ("湖内.YAML", True, False),
        ("湖内.Yml", True, False),
        ("profile.yaml", False, False),
        ("湖内.yaml.bak", False, False),
        ("湖内.issued.json", False, False),
        ("district.yaml", False, False),
        ("街道.yaml", False, False),
        ("湖内.docx", False, True),
        ("湖内.DOC", False, True),
        ("湖内.wps", False, True),
        ("~$湖内.docx", False, False),
        ("湖内.xlsx", False, True),
        ("湖内.pdf", False, True),
        ("湖内.OFD", False, True),
        ("湖内.jpg", False, True),
        ("湖内.zip", False, True),
        ("湖内.txt", False, False),
    ],
)
def test_a_name_says_what_a_file_is(name: str, plan: bool, word: bool) -> None:  # noqa: FBT001
    assert (is_plan_file(Path(name)), is_unstructured_file(Path(name))) == (plan, word)


def test_files_at_any_depth_are_listed_in_one_order(tmp_path: Path) -> None:
    folder = opened(tmp_path, "乙.yaml", "甲.yml", "二区/丙.yaml", "二区/丙.docx", "一区/丁.doc")

    assert below(tmp_path, folder.plan_files) == ["乙.yaml", "甲.yml", "二区/丙.yaml"]
    assert below(tmp_path, folder.unstructured_files) == ["一区/丁.doc", "二区/丙.docx"]


@pytest.mark.parametrize("name", [".湖内.yaml", ".git/湖内.yaml", "out/湖内.yaml"])
def test_hidden_files_and_the_output_are_no_hand_ins(tmp_path: Path, name: str) -> None:
    assert below(tmp_path, opened(tmp_path, name, "甲.yaml").plan_files) == ["甲.yaml"]


def test_the_output_of_another_batch_holds_no_hand_ins(tmp_path: Path) -> None:
    folder = opened(tmp_path, "甲.yaml", f"去年/{MEMORY}", "去年/documents/乙.docx")

    assert (below(tmp_path, folder.plan_files), folder.unstructured_files) == (["甲.yaml"], ())


def test_a_link_back_to_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "环").symlink_to(tmp_path, target_is_directory=True)

    assert below(tmp_path, opened(tmp_path, "甲.yaml").plan_files) == ["甲.yaml"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "district.yaml",
            "district: 通北街道\nyear: 2007\ncommunities: [{name: 湖内社区, aliases: 湖内}]\n",
        ),
        ("街道.yaml", "街道: 通北街道\n年度: 2007\n社区: [{名称: 湖内社区, 别名: [湖内]}]\n"),
    ],
)
def test_the_own_file_is_read_in_either_language(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    folder = opened(tmp_path)
    district = folder.district

    assert (folder.has_file, folder.findings, list(folder.sources)) == (
        True,
        (),
        [str(tmp_path / name)],
    )
    assert (district.district, district.year) == ("通北街道", 2007)
    assert [one.names for one in district.communities] == [("湖内社区", "湖内")]


def test_of_two_own_files_the_english_one_counts_and_neither_is_a_plan(tmp_path: Path) -> None:
    (tmp_path / "街道.yaml").write_text("街道: 通南街道\n", encoding="utf-8")
    (tmp_path / "district.yaml").write_text("district: 通北街道\n", encoding="utf-8")
    folder = opened(tmp_path, "甲.yaml")

    assert folder.district.district == "通北街道"
    assert below(tmp_path, folder.plan_files) == ["甲.yaml"]


def test_of_two_own_files_the_one_that_is_not_used_is_reported(tmp_path: Path) -> None:
    folder = opened(tmp_path, "街道.yaml", "district.yaml")

    assert [one.words.zh for one in folder.left_out] == [
        (
            f"{tmp_path / '街道.yaml'}：没有用上：旁边有 district.yaml，以那份为准；"
            "把要用的内容并进去，再删去这份"
        )
    ]
    assert folder.is_whole


def test_an_own_file_under_both_names_is_one(tmp_path: Path) -> None:
    (tmp_path / "街道.yaml").symlink_to("district.yaml")

    assert opened(tmp_path, "district.yaml").left_out == ()


def a_folder(path: Path) -> None:
    path.mkdir()


def a_broken_link(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def a_circle(path: Path) -> None:
    path.symlink_to(path.name)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [a_folder, a_broken_link, a_circle, a_pipe])
@pytest.mark.parametrize("name", ["district.yaml", "街道.yaml"])
def test_an_own_file_that_is_no_file_is_refused(
    tmp_path: Path, make: Callable[[Path], None], name: str
) -> None:
    make(tmp_path / name)

    with pytest.raises(CannotRead) as caught:
        opened(tmp_path, "甲.yaml")
    assert (caught.value.path, caught.value.reason) == (str(tmp_path / name), NOT_AN_ORDINARY_FILE)


@pytest.mark.parametrize("name", ["一区/civplan.toml", "一区/街道.yaml"])
def test_a_pipe_that_each_plan_below_would_wait_for_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "一区").mkdir()
    os.mkfifo(tmp_path / name)

    with pytest.raises(CannotRead) as caught:
        opened(tmp_path, "一区/甲.yaml")
    assert (caught.value.path, caught.value.reason) == (str(tmp_path / name), NOT_AN_ORDINARY_FILE)


def test_a_folder_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refusing)

    with pytest.raises(CannotRead) as caught:
        open_district(tmp_path)
    assert (caught.value.path, caught.value.reason) == (str(tmp_path), NO_READ_PERMISSION)


def test_a_word_file_without_a_byte_is_separate(tmp_path: Path) -> None:
    (tmp_path / "空.docx").touch()
    folder = opened(tmp_path, "甲.docx")

    assert below(tmp_path, folder.unstructured_files) == ["甲.docx"]
    assert below(tmp_path, folder.empty_files) == ["空.docx"]


def test_what_is_wrong_with_the_own_file_is_reported_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "district.yaml").write_text("year: 今年\ndistrit: 通北\n", encoding="utf-8")
    folder = opened(tmp_path)

    assert finding_lines(folder.findings) == [
        "1:7 Y037 “今年” is not a year of four digits",
        "2:1 Y030 unknown key “distrit”",
    ]


@pytest.mark.parametrize("text", ["", "# 还没有写\n", "- 湖内社区\n"])
def test_an_own_file_that_says_nothing_names_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / "district.yaml").write_text(text, encoding="utf-8")
    folder = opened(tmp_path, "甲.yaml")

    assert (folder.district.district, folder.district.communities) == (None, ())
    assert folder.has_file


def test_without_an_own_file_nobody_has_to_hand_in(tmp_path: Path) -> None:
    folder = opened(tmp_path, "甲.yaml")

    assert (folder.has_file, folder.findings, folder.sources) == (False, (), {})
    assert (folder.district.communities, folder.district.span.path) == ((), str(tmp_path))
