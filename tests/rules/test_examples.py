"""Every rule has two examples: one breaks it, the other does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from civplan.documents.open import open_plan
from civplan.findings.finding import Finding
from civplan.findings.text import head_line
from civplan.findings.words import Language
from civplan.model.rules.tables import MOST_TABLE_ROWS
from civplan.rules.catalogue import CATALOGUE
from civplan.rules.examples import EXAMPLE_BASE_FILE, EXAMPLE_FILE, whole_plan, with_chinese_keys
from civplan.rules.explanation import example_in_both
from civplan.rules.form_rules import RULES as FORM_RULES
from civplan.rules.import_rules import LEFT_OUT
from civplan.rules.imported_plan_rules import RULES as PLAN_RULES
from civplan.rules.rollover_rules import RULES as ROLLOVER_RULES
from civplan.rules.rule_kinds import IMPORT_RULE, WORD_RULE, kind_of
from civplan.rules.stage_rules import MOST_STAGES
from civplan.rules.structure import TOO_MANY_FINDINGS
from civplan.source.rules.file import LARGEST_FILE
from support.plans import opened_example, opened_file

ALL = list(CATALOGUE.values())
WITH_EXAMPLES = [
    rule for rule in ALL if rule.fails and kind_of(rule) not in (IMPORT_RULE, WORD_RULE)
]
"""Those of Word files are documents: tests/inspect/test_examples.py."""
YEAR = "year: 2007\n"
PLAN = whole_plan(YEAR)
REST = PLAN.removeprefix(YEAR)
OWN_PACK = (
    "name: 自己的文种\nsummary: {title: 总结, sections: [{section: work, heading: 主要工作}]}\n"
)


def lines(findings: Iterable[Finding]) -> list[str]:
    """Findings as lines."""
    return [head_line(finding, "zh") for finding in findings]


def with_pack(folder: Path, plan: str) -> bytes:
    """A plan file whose pack lies beside it; ``plan`` is what its profile says of the plan."""
    pack = folder / "own"
    pack.mkdir()
    (pack / "profile.yaml").write_text(f"{OWN_PACK}plan: {plan}\n", encoding="utf-8")
    return f"{PLAN}safeguards: 每项工作落实到人。\npack: ./own\n".encode()


def with_misspelt_place(folder: Path) -> bytes:
    """A plan file whose pack has a title with a place that there is not."""
    sections = "[{section: work, heading: 工作}, {section: safeguards, heading: 保障}]"
    return with_pack(folder, f'{{title: "{{years}}年计划", sections: {sections}}}')


def with_few_sections(folder: Path) -> bytes:
    """A plan file with more sections than its pack."""
    names = ("principles", "goals", "work")
    sections = ", ".join(f"{{section: {name}, heading: 工作}}" for name in names)
    return with_pack(folder, f"{{title: 计划, sections: [{sections}]}}")


def with_long_table(_: Path) -> bytes:
    """A plan file with a table of more rows than a document may have."""
    rows = "[一], " * (MOST_TABLE_ROWS + 2)
    return PLAN.encode() + f"sections: [{{heading: 表, table: {{rows: [{rows}]}}}}]\n".encode()


def with_many_stages(_: Path) -> bytes:
    """A plan file with a stage for each of the first days of the year."""
    days = [f"1月1日至{number // 28 + 1}月{number % 28 + 1}日" for number in range(MOST_STAGES + 1)]
    stages = ", ".join(f"{{period: {day}, date: 2007-07-05}}" for day in days)
    return PLAN.encode() + f"stages: [{stages}]\n".encode()


WITHOUT_EXAMPLE: dict[str, Callable[[Path], bytes]] = {
    "Y002": lambda _: PLAN.replace("文明", "\0").encode(),
    "Y003": lambda _: PLAN.encode().replace("文明".encode(), b"\xe6\x96", 1),
    "Y004": lambda _: PLAN.encode("gb18030"),
    "Y008": lambda _: PLAN.encode() + b"#" * LARGEST_FILE,
    "Y049": with_misspelt_place,
    "Y068": with_long_table,
    "S105": with_few_sections,
    "S147": with_many_stages,
}
"""Files that break the rules whose examples no page can show; other files go into the folder."""


def test_a_rule_has_both_examples_unless_no_page_can_show_them() -> None:
    with_one = [rule.code for rule in ALL if bool(rule.fails) != bool(rule.passes)]
    without = {rule.code for rule in ALL if not rule.fails}
    same = [rule.code for rule in WITH_EXAMPLES if rule.fails == rule.passes]

    assert with_one == same == []
    among_files = {code for code in CATALOGUE if code.startswith("D")}
    assert without == {
        *WITHOUT_EXAMPLE,
        *among_files,
        LEFT_OUT.code,
        TOO_MANY_FINDINGS.code,  # of 100,000 places: test_structure.py
        *(rule.code for rule in (*PLAN_RULES, *FORM_RULES, *ROLLOVER_RULES)),
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_failing_example_breaks_the_rule_and_no_other(
    language: Language, tmp_path: Path
) -> None:
    wrong = {}
    for rule in WITH_EXAMPLES:
        example = example_in_both(rule.fails).in_language(language)
        findings = opened_example(example, tmp_path, rule.passes).findings
        if {finding.rule.code for finding in findings} != {rule.code}:
            wrong[rule.code] = lines(findings)

    assert wrong == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_passing_example_breaks_no_rule(language: Language, tmp_path: Path) -> None:
    wrong = {}
    for rule in WITH_EXAMPLES:
        example = example_in_both(rule.passes).in_language(language)
        if findings := opened_example(example, tmp_path, rule.passes).findings:
            wrong[rule.code] = lines(findings)

    assert wrong == {}


@pytest.mark.parametrize("code", WITHOUT_EXAMPLE)
def test_a_file_that_no_page_can_show_breaks_the_rule_and_no_other(
    code: str, tmp_path: Path
) -> None:
    opened = opened_file(WITHOUT_EXAMPLE[code](tmp_path), tmp_path)
    assert {finding.rule.code for finding in opened.findings} == {code}, lines(opened.findings)


def test_the_plan_around_the_examples_breaks_no_rule(tmp_path: Path) -> None:
    assert lines(opened_file(PLAN.encode(), tmp_path).findings) == []


def test_the_file_that_examples_extend_breaks_no_rule_but_that_it_is_no_plan_by_itself(
    tmp_path: Path,
) -> None:
    opened_file(PLAN.encode(), tmp_path)
    findings = open_plan(tmp_path / EXAMPLE_BASE_FILE).findings
    assert {finding.rule.code for finding in findings} == {"Y032"}


def test_a_rule_with_a_fix_has_a_finding_with_edits(tmp_path: Path) -> None:
    fixable = [rule for rule in WITH_EXAMPLES if rule.fix]

    assert fixable
    assert [
        rule.code
        for rule in fixable
        if not any(
            finding.edits for finding in opened_example(rule.fails, tmp_path, rule.passes).findings
        )
    ] == []


@pytest.mark.parametrize(
    ("example", "whole"),
    [
        ("- 社区: 湖内社区\n", "- 社区: 湖内社区\n"),
        ("# 说明\n", "# 说明\n"),
        ("年度：2007\n", f"年度：2007\n{REST}"),
        ("{year}: 2007\n", f"{{year}}: 2007\n{REST}"),
    ],
)
def test_an_example_stands_before_the_keys_that_it_does_not_give(example: str, whole: str) -> None:
    assert whole_plan(example) == whole


def test_findings_about_an_example_name_its_file(tmp_path: Path) -> None:
    (finding,) = opened_example(CATALOGUE["Y018"].fails, tmp_path).findings
    assert finding.span == (str(tmp_path / EXAMPLE_FILE), 1, 3, 1, 4)


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


def test_the_chinese_form_of_every_example_is_its_own_chinese_form() -> None:
    chinese = [with_chinese_keys(example) for rule in ALL for example in (rule.fails, rule.passes)]

    assert [with_chinese_keys(example) for example in chinese] == chinese
