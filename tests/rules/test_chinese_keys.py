"""Examples with the Chinese names of keys and choices."""

from __future__ import annotations

import pytest

from civplan.rules.catalogue import CATALOGUE
from civplan.rules.chinese_keys import with_chinese_keys


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("year: 2007  # year\n", "年度: 2007  # year\n"),
        (
            "work:\n  areas:\n    - name: 卫生\n      items: [{text: 扫, due: 2007-12}]\n",
            "主要工作:\n  方面:\n    - 名称: 卫生\n      措施: [{内容: 扫, 完成时限: 2007-12}]\n",
        ),
        ("work: {layout: nested, text: done}\n", "主要工作: {结构: 嵌套, 正文: done}\n"),
        ("goals: {summary: 成了}\n", "工作目标: {总结: 成了}\n"),
        (
            "work: {items: [{text: {plan: 甲, summary: 乙}, in: [summary], status: done}]}\n",
            "主要工作: {措施: [{内容: {计划: 甲, 总结: 乙}, 用于: [总结], 状态: 已完成}]}\n",
        ),
        (
            "goals: {targets: [{measure: 会, result: {value: 1, text: 开}}]}\n",
            "工作目标: {指标: [{名称: 会, 结果: {数值: 1, 正文: 开}}]}\n",
        ),
        ("honours: &a [甲]\nissuer: *a\n", "荣誉: &a [甲]\n署名: *a\n"),
        ("colour: red\n", "colour: red\n"),
    ],
)
def test_keys_and_choices_are_named_in_chinese_and_texts_stay(english: str, chinese: str) -> None:
    assert with_chinese_keys(english) == chinese


@pytest.mark.parametrize(
    "example",
    ["goals: 甲\n工作目标: 乙\n", "goals: [\n", "- year: 2007\n", "# year: 2007\n", ""],
)
def test_an_example_that_has_chinese_keys_or_cannot_be_read_stays(example: str) -> None:
    assert with_chinese_keys(example) == example


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_chinese_form_of_every_example_is_its_own_chinese_form(code: str) -> None:
    for example in (CATALOGUE[code].fails, CATALOGUE[code].passes):
        chinese = with_chinese_keys(example)
        assert with_chinese_keys(chinese) == chinese
