"""What a page sends to change a file, and what it is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from civplan.cli.errors import error_words
from civplan.preview.page_edits import PageEdits
from support.previews import PLAN, RunningPreview, running_preview

ITEM = "work.areas[1].items[meetings]"
TEXT = "每月召开一次楼群组长碰头会。"


@pytest.fixture
def edited(plan_path: Path) -> Iterator[RunningPreview]:
    """The preview of a plan file that can be changed."""
    with running_preview(plan_path, writes={"edit": PageEdits(error_words).answer}) as preview:
        yield preview


def told(preview: RunningPreview, **request: object) -> Any:
    """What a page is told of a request about the first file."""
    answer = preview.post("edit", json.dumps({"file": "1", **request}).encode())
    assert answer.status == 200
    return answer.json


def test_a_value_is_read_with_what_surrounds_it(edited: RunningPreview) -> None:
    read = told(edited, action="read", path=f"{ITEM}.text")

    assert read["values"] == [
        {
            "path": f"{ITEM}.text",
            "label": ["内容", "text"],
            "kind": "text",
            "value": TEXT,
            "choices": [],
        }
    ]
    assert [one["path"] for one in read["entries"]] == [ITEM]
    assert read["status"]["path"] == f"{ITEM}.status"
    assert (read["can_undo"], read["can_redo"]) == (False, False)


def test_a_value_that_has_two_paths_is_offered_once(edited: RunningPreview) -> None:
    values = told(edited, action="read", path=ITEM)["values"]

    assert [one["label"][1] for one in values] == ["text", "targets", "result", "status"]


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("work.areas[1].items[1]", ["措施1", "item 1"]),
        ("sections[1].text[2]", ["正文 段落2", "text, paragraph 2"]),
    ],
)
def test_a_list_that_its_entry_names_is_not_named_twice(
    path: str, label: list[str], edited: RunningPreview, plan_path: Path
) -> None:
    sections = "sections: [{heading: 其他, text: [见表。, 完。]}]\n"
    plan_path.write_text(
        PLAN.replace("- {id", "- 种树。\n        - {id") + sections, encoding="utf-8"
    )

    labels = [one["label"] for one in told(edited, action="read", path=path)["values"]]

    assert label in labels


def test_a_page_that_is_loaded_anew_knows_whether_there_is_something_to_undo(
    edited: RunningPreview,
) -> None:
    told(edited, action="set", path=f"{ITEM}.text", value="种树。", before=TEXT)

    assert told(edited, action="history") == {"can_undo": True, "can_redo": False}


def test_a_default_of_the_pack_is_offered_where_the_file_has_nothing(
    edited: RunningPreview,
) -> None:
    with edited.events() as events:
        events.update()

    paths = ("work.heading", "plan.title", "issuer")
    read = {path: told(edited, action="read", path=path) for path in paths}

    assert {path: one["values"][0]["default"] for path, one in read.items()} == {
        "work.heading": "主要工作",
        "plan.title": "湖内社区2007年创建文明社区工作计划",
        "issuer": "湖内社区居民委员会",
    }


def test_a_change_is_shown_at_once(edited: RunningPreview, plan_path: Path) -> None:
    with edited.events() as events:
        before = events.update()["version"]
        told(edited, action="set", path=f"{ITEM}.text", value="每周开会。", before=TEXT)

        assert events.update()["version"] > before

    assert plan_path.read_text(encoding="utf-8") == PLAN.replace(TEXT, "每周开会。")


def test_a_conflict_has_both_versions(edited: RunningPreview) -> None:
    answer = told(edited, action="set", path=f"{ITEM}.text", value="每周开会。", before="旧的。")

    assert answer["error"][1] == "the file has been changed here; nothing was written"
    assert answer["conflict"] == {"value": TEXT, "before": TEXT}


def test_an_error_that_a_value_would_bring_is_one_line(edited: RunningPreview) -> None:
    answer = told(edited, action="set", path="plan.date", value="明天", before="2007-01-10")

    assert answer["error"][1].startswith("this would bring new errors (1); nothing was written: ")
    assert "\n" not in answer["error"][0]


def test_entries_are_added_and_deleted_and_changes_taken_back(
    edited: RunningPreview, plan_path: Path
) -> None:
    shown = told(edited, action="read", path=ITEM)["entries"][0]["said"]
    told(edited, action="add", path=ITEM, value="种树。", before=shown)
    told(edited, action="delete", path=ITEM, before=shown)
    assert "种树" in plan_path.read_text(encoding="utf-8")
    assert TEXT not in plan_path.read_text(encoding="utf-8")

    told(edited, action="undo")
    told(edited, action="undo")
    assert plan_path.read_text(encoding="utf-8") == PLAN

    assert told(edited, action="redo")["can_redo"]


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"action": "read"},
        {"action": "read", "path": 7},
        {"action": ["set"], "path": "year"},
        {"action": "write", "path": "year"},
        {"action": "set", "path": "year", "value": 2008, "before": "2007"},
        {"action": "set", "path": "year", "value": "2008"},
        {"action": "set", "path": "year.x", "value": "2008", "before": ""},
        {"action": "set", "path": "]][", "value": "2008", "before": ""},
        {"action": "set", "path": "a." * 5000, "value": "2008", "before": ""},
        {"action": "set", "path": "extends", "value": "../../etc/passwd", "before": ""},
        {"action": "delete", "path": "year", "before": ""},
        {"action": "read", "path": "year", "file": "9"},
        {"action": "read", "path": "year", "file": None},
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    request_: dict[str, object], edited: RunningPreview, plan_path: Path
) -> None:
    answer = told(edited, **request_)

    assert [len(line.splitlines()) for line in answer["error"]] == [1, 1]
    assert plan_path.read_text(encoding="utf-8") == PLAN


def test_a_file_that_may_not_be_written_is_told(edited: RunningPreview, plan_path: Path) -> None:
    plan_path.chmod(0o444)

    answer = told(edited, action="set", path="year", value="2008", before="2007")

    assert answer["error"][1].startswith(f"{plan_path}: ")
