"""Records as YAML with the meaning of each key beside it."""

from __future__ import annotations

import pytest

from civplan.findings.words import Language
from civplan.model.change import Change
from civplan.model.commented import given_lines, meaning, record_lines, spare_lines
from civplan.model.item import Criterion
from civplan.model.plan import PLAN
from civplan.model.records import RecordOf, records_in

CRITERION = RecordOf(Criterion)


def test_a_record_is_its_values_then_what_else_may_be_given() -> None:
    assert list(record_lines(CRITERION, {"ref": "Ⅱ-3", "points": 5}, "en")) == [
        "ref: Ⅱ-3  # its number there (required)",
        "points: 5  # the points it gives: a figure, perhaps with a unit: 12, 95%",
        "# self:  # the points claimed: a figure, perhaps with a unit: 12, 95%",
    ]


def test_without_explanations_only_the_values_remain() -> None:
    assert list(record_lines(CRITERION, {"ref": "a: b"}, "zh", explain=False)) == [
        '标准条目: "a: b"'
    ]


def test_lists_and_records_are_indented_and_explained_once() -> None:
    work = {"areas": [{"name": "甲", "items": ["一", {"text": "二"}]}, {"name": "乙"}]}
    lines = list(given_lines(PLAN, {"work": work}, "en"))
    given = [line.partition("  #")[0] for line in lines if not line.strip().startswith("#")]

    assert given == [
        "work:",
        "  areas:",
        "    - name: 甲",
        "      items:",
        "        - 一",
        "        - text: 二",
        "    - name: 乙",
    ]
    assert sum(line.strip().startswith("# status:") for line in lines) == 1
    assert sum(line.strip().startswith("# lead:") for line in lines) == 2
    assert lines[-1] == "    - name: 乙"


def test_spare_fields_are_commented_out_some_with_a_value() -> None:
    change = RecordOf(Change)

    assert list(spare_lines(change, {"from_": "甲"}, {"why": "乙"}, "zh")) == [
        "# 日期:  # 何时调整。日期：2007-12-20、2007-12、2007-Q2、2007 或 长期",
        "# 原因: 乙  # 为什么调整（必填）",
    ]


def test_directives_are_left_out() -> None:
    target = records_in(PLAN)["Target"]
    lines = list(spare_lines(target, {}, {}, "en"))

    assert [line for line in lines if line.startswith(("# drop:", "# after:"))] == []
    assert lines[0] == "# id:  # unique in this file"


@pytest.mark.parametrize(
    ("field", "language", "words"),
    [
        ("community", "zh", "社区全称（必填）"),
        ("community", "en", "its full name (required)"),
        ("issuer", "en", "community + 居民委员会 by default"),
        ("year", "zh", "哪一年的工作（必填）。四位数年份"),
        ("work", "en", "what is to be done"),
    ],
)
def test_a_key_is_explained_in_one_line(field: str, language: Language, words: str) -> None:
    key = PLAN.by_name[field]

    assert meaning(key, language) == words


def test_a_choice_is_explained_with_its_choices() -> None:
    key = records_in(PLAN)["Item"].by_name["in"]

    assert meaning(key, "zh") == "写进哪份文件，默认两份都写。计划（plan）、总结（summary）"
