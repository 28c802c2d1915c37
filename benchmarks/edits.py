"""Seven edits of a plan file: the lines that change, ours against a round trip by ruamel.yaml."""

from __future__ import annotations

import difflib
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ruamel.yaml import YAML

from benchmarks.measure import setting
from civplan.edit.edit_file import edited_source
from civplan.edit.edits import AppendEntry, DeleteValue, InsertEntry, SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.model.plan_file import source_at

if TYPE_CHECKING:
    from ruamel.yaml.comments import CommentedMap

EXAMPLE = Path(__file__).parent.parent / "examples" / "hunei-2007.yaml"
UNTIDY = """\
# 湖内社区 2007 年   (初稿)
community:   湖内社区      # 全称
year: 2007
campaign: '创建文明社区'

goals:
    text: "使社区文明程度、居民素质和文化生活质量
      比上年有新的提高。"
    targets:
    - {id: satisfaction,measure: 居民满意率, at_least: 95%}   # 第三方


work:
    areas:
    -   id: organization
        name:   健全制度
        items:
        - id: responsibility
          text: >
             制定年度创建计划，从制度、组织、措施、人员四个方面分解任务，
             与各专门工作委员会签订责任书。
          lead: 领导小组办公室     # 待核


        - id: mechanism
          text: |
             理顺组织框架，充实各专门工作委员会，
             修订工作职责和议事规则。
          status:  ongoing         # 网格员填
    # 下面是文化
    -   id: civility
        name: "精神文明"
        items: [走访居民。,  组织讲座。]
honours:   [ 街道先进集体 ]   # 街道
plan: {date: 2007-01-10,  recipient: 通北街道办事处}
"""
MOST_LINES = 2
"""Lines that a value may take in a diff, on average."""


class SevenEdits(NamedTuple):
    """The same edits for both."""

    ours: list[ValueEdit]
    theirs: Callable[[CommentedMap], None]


def path(text: str) -> KeyPath:
    """A key path."""
    return KeyPath.parse(text)


def seven_edits() -> SevenEdits:
    """A status, a key that is added, a figure in braces, a key that goes, and three of lists."""
    item = "work.areas[organization].items[responsibility]"
    ours: list[ValueEdit] = [
        SetValue(path(f"{item}.status"), "done"),
        SetValue(path(f"{item}.result"), "签订责任书7份。"),
        SetValue(path("goals.targets[satisfaction].result"), "96.2%"),
        DeleteValue(path(f"{item}.lead")),
        AppendEntry(path("honours"), "区文明社区"),
        InsertEntry(path("work.areas[civility].items[1]"), "开展评选。"),
        SetValue(path("plan.date"), "2007-01-12"),
    ]

    def theirs(data: CommentedMap) -> None:
        areas = data["work"]["areas"]
        first = areas[0]["items"][0]
        first["status"] = "done"
        first["result"] = "签订责任书7份。"
        data["goals"]["targets"][0]["result"] = "96.2%"
        del first["lead"]
        data["honours"].append("区文明社区")
        areas[1]["items"].insert(0, "开展评选。")
        data["plan"]["date"] = "2007-01-12"

    return SevenEdits(ours, theirs)


def by_ruamel(text: str, edit: Callable[[CommentedMap], None]) -> str:
    """A text after a round trip with edits, with the options that keep most."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    data: Any = yaml.load(text)
    edit(data)
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def touched_lines(before: str, after: str) -> int:
    """The lines of a diff that go or come, the larger number of each stretch."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    return sum(
        max(end - start, new_end - new_start)
        for kind, start, end, new_start, new_end in matcher.get_opcodes()
        if kind != "equal"
    )


def main() -> None:
    """Measure and print."""
    print(setting("civplan", "ruamel.yaml"), end="\n\n")
    print(f"{'seven edits of':24}{'civplan':>16}{'ruamel.yaml':>20}")
    edits = seven_edits()
    holds = True
    with tempfile.TemporaryDirectory() as folder:
        untidy = Path(folder, "untidy.yaml")
        untidy.write_text(UNTIDY, encoding="utf-8")
        for file in (EXAMPLE, untidy):
            source = source_at(file, {})
            begin = time.perf_counter()
            after = edited_source(source, edits.ours).text
            ours_seconds = time.perf_counter() - begin
            begin = time.perf_counter()
            theirs = by_ruamel(source.text, edits.theirs)
            theirs_seconds = time.perf_counter() - begin
            lines = touched_lines(source.text, after)
            holds = holds and lines <= MOST_LINES * len(edits.ours)
            print(
                f"{file.name:24}{lines:5} lines {ours_seconds * 1000:4.0f} ms"
                f"{touched_lines(source.text, theirs):9} lines {theirs_seconds * 1000:4.0f} ms"
            )
    sys.exit(not holds)


if __name__ == "__main__":
    main()
