"""Changes that a page makes in a plan file: what is written, refused and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.files import CannotWrite
from civplan.edit.edit_file import CannotEdit
from civplan.edit.key_path import BadKeyPath, KeyPath
from civplan.preview.editable import CannotChange
from civplan.preview.file_edits import (
    CHANGED_MEANWHILE,
    CannotChangeFile,
    Conflict,
    FileEdits,
)

PLAN = """\
community: 湖内社区   # 全称
year: 2007
campaign: 创建文明社区
principles: {plan: 坚持以人为本。, summary: 坚持了以人为本。}
goals:
  targets:
    - {id: satisfaction, measure: 居民满意率, at_least: 95%, result: 96.2%}
work:
  areas:
    - name: 文明
      items:
        - {id: lectures, text: 办讲座。, due: 2007-03, status: 进行中, result: 办了3期。}
        # 每周一次
        - 打扫楼道。
safeguards:
  - 加强检查。
  - 落实经费。
organization:
  members: [{name: 张三, post: 书记}]
sections:
  - heading: 数据
    text: 见表。
    table: {columns: [名称, 数量], rows: [[树, 5], [花, 6]]}
plan: {date: 2007-01-10}
summary: {date: 2007-12-20}
"""
ITEM = "work.areas[1].items[2]"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def path_of(text: str) -> KeyPath:
    return KeyPath.parse(text)


def value_at(edits: FileEdits, path: str) -> str:
    return edits.read(path_of(path)).values[0].value


def entry_at(edits: FileEdits, path: str) -> str:
    """What the page shows of an entry."""
    return next(one.said for one in edits.read(path_of(path)).entries if one.path == path)


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("community", "湖滨社区", "湖内社区   # 全称", "湖滨社区   # 全称"),
        ("principles.text.summary", "做到了以人为本。", "坚持了以", "做到了以"),
        ("goals.targets[satisfaction].result", "97%", "96.2%", "97%"),
        ("work.areas[1].items[lectures].status", "done", "进行中", "done"),
        ("work.areas[1].items[lectures].due", "2007-04", "2007-03", "2007-04"),
        (ITEM, "打扫楼道和庭院。", "打扫楼道。", "打扫楼道和庭院。"),
        ("safeguards.text[2]", "落实好经费。", "落实经费", "落实好经费"),
        ("sections[1].tables[1].rows[2][2]", "8", "[花, 6]", "[花, 8]"),
        ("plan.date", "2007-01-11", "2007-01-10", "2007-01-11"),
        ("plan.title", "湖内社区计划", "2007-01-10}", "2007-01-10, title: 湖内社区计划}"),
    ],
)
def test_a_value_is_written_in_its_place(
    path: str, value: str, old: str, new: str, file: Path
) -> None:
    edits = FileEdits(file)

    edits.set_value(path_of(path), value, value_at(edits, path))

    assert file.read_text(encoding="utf-8") == PLAN.replace(old, new, 1)
    assert value_at(edits, path) == value


def test_an_empty_value_takes_its_key_out(file: Path) -> None:
    edits = FileEdits(file)

    edits.set_value(path_of("work.areas[1].items[lectures].due"), "", "2007-03")

    assert file.read_text(encoding="utf-8") == PLAN.replace("due: 2007-03, ", "")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("goals.targets[satisfaction].at_least", "很多"),
        ("plan.date", "2007-13-40"),
        ("community", ""),
        ("work.areas[1].items[lectures].status", "做了"),
    ],
)
def test_a_value_that_brings_an_error_is_not_written(path: str, value: str, file: Path) -> None:
    edits = FileEdits(file)

    with pytest.raises(CannotEdit):
        edits.set_value(path_of(path), value, value_at(edits, path))

    assert file.read_text(encoding="utf-8") == PLAN


def test_an_entry_cannot_be_empty(file: Path) -> None:
    with pytest.raises(CannotChangeFile, match="delete"):
        FileEdits(file).set_value(path_of(ITEM), " ", "打扫楼道。")


def test_a_value_that_changed_meanwhile_is_refused_with_both_versions(file: Path) -> None:
    edits = FileEdits(file)
    file.write_text(PLAN.replace("打扫楼道", "清洗楼道"), encoding="utf-8")

    with pytest.raises(Conflict) as refused:
        edits.set_value(path_of(ITEM), "打扫庭院。", "打扫楼道。")

    assert refused.value.in_file == "清洗楼道。"
    assert "清洗楼道" in file.read_text(encoding="utf-8")


def test_mine_is_taken_when_the_page_has_seen_the_files_version(file: Path) -> None:
    edits = FileEdits(file)
    file.write_text(PLAN.replace("打扫楼道", "清洗楼道"), encoding="utf-8")

    edits.set_value(path_of(ITEM), "打扫庭院。", "清洗楼道。")

    assert file.read_text(encoding="utf-8") == PLAN.replace("打扫楼道", "打扫庭院")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ITEM, "打扫楼道。", "{text: 打扫楼道。, due: 2007-05, status: 进行中}"),
        ("goals", "goals:\n", "goals:\n  text: 打扫楼道。\n"),
    ],
)
def test_a_text_that_has_become_more_than_a_text_is_left(
    path: str, old: str, new: str, file: Path
) -> None:
    edits = FileEdits(file)
    file.write_text(PLAN.replace(old, new), encoding="utf-8")
    with pytest.raises(CannotChangeFile) as refused:
        edits.set_value(path_of(path), "打扫庭院。", "打扫楼道。")

    assert refused.value.words == CHANGED_MEANWHILE
    assert file.read_text(encoding="utf-8") == PLAN.replace(old, new)


def test_a_change_elsewhere_in_the_file_stays(file: Path) -> None:
    edits = FileEdits(file)
    changed = PLAN.replace("加强检查", "每月检查")
    file.write_text(changed, encoding="utf-8")

    edits.set_value(path_of(ITEM), "打扫庭院。", "打扫楼道。")

    assert file.read_text(encoding="utf-8") == changed.replace("打扫楼道", "打扫庭院")


@pytest.mark.parametrize(
    ("behind", "old", "new"),
    [
        ("sections[1].tables[1].rows[2]", "[花, 6]]", '[花, 6], "草 | 7"]'),
        (ITEM, "        - 打扫楼道。\n", "        - 打扫楼道。\n        - 种树。\n"),
        (
            "work.areas[1].items[lectures]",
            "        # 每周一次\n",
            "        - 种树。\n        # 每周一次\n",
        ),
        ("safeguards.text[1]", "  - 加强检查。\n", "  - 加强检查。\n  - 种树。\n"),
    ],
)
def test_an_entry_is_added_behind_another(behind: str, old: str, new: str, file: Path) -> None:
    edits = FileEdits(file)

    added = "草 | 7" if "rows" in behind else "种树。"
    edits.add_entry(path_of(behind), added, entry_at(edits, behind))

    assert file.read_text(encoding="utf-8") == PLAN.replace(old, new)


def test_an_entry_is_deleted_with_its_comments(file: Path) -> None:
    edits = FileEdits(file)

    edits.delete_entry(path_of(ITEM), entry_at(edits, ITEM))

    deleted = "        # 每周一次\n        - 打扫楼道。\n"
    assert file.read_text(encoding="utf-8") == PLAN.replace(deleted, "")


def test_an_entry_that_is_another_one_now_is_left(file: Path) -> None:
    edits = FileEdits(file)
    shown = entry_at(edits, ITEM)
    changed = PLAN.replace("打扫楼道", "清洗楼道")
    file.write_text(changed, encoding="utf-8")

    with pytest.raises(Conflict):
        edits.add_entry(path_of(ITEM), "种树。", shown)
    with pytest.raises(Conflict):
        edits.delete_entry(path_of(ITEM), shown)

    assert file.read_text(encoding="utf-8") == changed


def test_what_is_no_entry_is_not_deleted(file: Path) -> None:
    with pytest.raises(CannotChangeFile, match="no entry"):
        FileEdits(file).delete_entry(path_of("plan.date"), "")


def test_changes_are_taken_back_and_made_again(file: Path) -> None:
    edits = FileEdits(file)
    edits.set_value(path_of("community"), "湖滨社区", "湖内社区")
    edits.set_value(path_of("year"), "2008", "2007")
    both = file.read_text(encoding="utf-8")

    edits.undo()
    edits.undo()
    assert file.read_text(encoding="utf-8") == PLAN
    assert (edits.can_undo, edits.can_redo) == (False, True)

    edits.redo()
    edits.redo()
    assert file.read_text(encoding="utf-8") == both
    assert (edits.can_undo, edits.can_redo) == (True, False)


def test_a_change_is_not_taken_back_when_the_file_has_changed_since(file: Path) -> None:
    edits = FileEdits(file)
    edits.set_value(path_of("community"), "湖滨社区", "湖内社区")
    file.write_text(PLAN, encoding="utf-8")

    with pytest.raises(CannotChangeFile, match="changed since"):
        edits.undo()

    assert file.read_text(encoding="utf-8") == PLAN
    assert edits.can_undo


def test_of_a_long_file_fewer_changes_are_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("civplan.preview.file_edits.MOST_BYTES", 5 * len(file.read_bytes()))
    edits = FileEdits(file)
    for old, new in (("湖内社区", "湖滨社区"), ("湖滨社区", "湖中社区"), ("湖中社区", "湖东社区")):
        edits.set_value(path_of("community"), new, old)
    edits.undo()
    edits.undo()

    assert not edits.can_undo
    assert "湖滨社区" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("action", ["undo", "redo"])
def test_without_changes_there_is_nothing_to_take_back(action: str, file: Path) -> None:
    with pytest.raises(CannotChangeFile, match="nothing to"):
        getattr(FileEdits(file), action)()


def test_an_inherited_value_is_changed_only_in_its_own_file(file: Path) -> None:
    heir = file.with_name("heir.yaml")
    heir.write_text("extends: plan.yaml\ncommunity: 湖滨社区\n", encoding="utf-8")

    with pytest.raises(CannotChange, match=r"plan\.yaml, line 3"):
        FileEdits(heir).read(path_of("campaign"))
    with pytest.raises(CannotChange, match=r"plan\.yaml, line 3"):
        FileEdits(heir).set_value(path_of("campaign"), "创建", "创建文明社区")

    assert file.read_text(encoding="utf-8") == PLAN


def test_a_file_that_may_not_be_written_is_left(file: Path) -> None:
    edits = FileEdits(file)
    file.chmod(0o444)

    with pytest.raises(CannotWrite):
        edits.set_value(path_of("community"), "湖滨社区", "湖内社区")

    assert file.read_text(encoding="utf-8") == PLAN
    assert not edits.can_undo


def test_a_broken_file_is_left(file: Path) -> None:
    file.write_text("community: [湖内社区\n", encoding="utf-8")

    with pytest.raises(CannotChangeFile, match="has errors"):
        FileEdits(file).read(path_of("community"))


def test_there_is_no_such_key(file: Path) -> None:
    with pytest.raises(BadKeyPath):
        FileEdits(file).read(path_of("work.areas[9].name"))


def test_what_a_record_is_computed_from_is_offered(file: Path) -> None:
    place = FileEdits(file).read(path_of("work.areas[1].items[lectures]"))

    offered = [(one.path.rpartition(".")[2], one.kind, one.value) for one in place.values]
    assert offered == [
        ("text", "text", "办讲座。"),
        ("due", "line", "2007-03"),
        ("status", "choice", "ongoing"),
        ("result", "text", "办了3期。"),
    ]
    assert [words.zh for _, words in place.values[2].choices] == [
        *("未开展", "进行中", "已完成", "已取消")
    ]


def test_the_entries_around_a_value_are_told(file: Path) -> None:
    place = FileEdits(file).read(path_of("work.areas[1].items[lectures].result"))

    entries = [(one.path, one.label.zh, one.can_add) for one in place.entries]
    assert entries == [("work.areas[1].items[lectures]", "措施", True)]
    assert place.status is not None
    assert place.status.value == "ongoing"


def test_of_a_cell_the_row_can_be_deleted_and_not_the_cell(file: Path) -> None:
    place = FileEdits(file).read(path_of("sections[1].tables[1].rows[2][1]"))

    assert [(one.path, one.label.zh) for one in place.entries] == [
        ("sections[1].tables[1].rows[2]", "表格行")
    ]
