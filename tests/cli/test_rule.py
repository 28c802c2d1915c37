"""``civplan rule``, ``packs`` and ``schema``: what there is."""

from __future__ import annotations

import json

import pytest

from civplan.cli.rule_run import rule_line, rule_table
from civplan.findings.finding import Rule, Safety, Severity
from civplan.findings.text import terminal_width
from civplan.findings.words import Language, Words
from civplan.model.plan import PLAN_SHAPE
from civplan.model.schema import schema_of
from civplan.rules.catalogue import CATALOGUE
from support.command import Command

S102 = """\
S102 date-missing
the … has no date
warning: documents are made; --strict takes it for an error

Why
  A document is final only with its date; without one nobody can tell later from which day it is.

How to mend it
  Add “date: …” under “…”.

What breaks it
  Only the keys in question are shown; the others are left out.
    plan: {recipient: 通北街道办事处}

As it should be
    plan: {recipient: 通北街道办事处, date: 2007-01-10}

How to silence one finding
  Where it is right as it stands, say why at the end of the line or on the line above:
    # civplan: ignore[S102] why

Source file, for developers
    civplan/rules/structure.py
"""
Y049 = """\
Y049 unknown-placeholder
没有名为“…”的占位
错误：改好以前不生成公文

为什么
  文种的 profile.yaml 里，标题和开头用 {year} 这样的占位代表具体内容。\
占位的名称写错了，公文里就会留下一个空。

怎样改
  可用：…。

例子
  这种毛病不在计划文件的文字里，没法在这里举例。

不再提示某一处
  这一条不能用注释关掉，只能改正。

源文件（供开发者）
    civplan/model/rules/references.py
"""
FIXABLE = Rule("P399", "made-up", Severity.INFO, Words("多了空格", "a blank too many"))


@pytest.mark.parametrize("name", ["S102", "s102", "date-missing", "Date-Missing"])
def test_a_rule_is_explained_by_its_code_or_its_name(command: Command, name: str) -> None:
    assert command("rule", name) == (0, S102, "")


def test_a_rule_that_no_page_can_show_has_no_example(command: Command) -> None:
    assert command("rule", "Y049", "--lang", "zh") == (0, Y049, "")


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        (
            "D509",
            "较短的文字有 20% 以上相同；按 8 个字一段比较；少于 50 段的不查。",
            (
                "20 % of the shorter text or more is the same; compared in stretches of 8"
                " characters; not checked below 50 stretches."
            ),
        ),
        ("Y008", "文件最大 4 MiB。", "A file has 4 MiB at most."),
    ],
)
def test_the_numbers_of_a_rule_are_named(command: Command, code: str, zh: str, en: str) -> None:
    assert f"用到的数字\n  {zh}\n" in command("rule", code, "--lang", "zh").out
    assert f"Numbers\n  {en}\n" in command("rule", code).out


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_rule_shows_what_a_finding_would_fill(command: Command, language: Language) -> None:
    for code, rule in CATALOGUE.items():
        ran = command("rule", code, "--lang", language)
        heading = [f"{code} {rule.slug}", rule.says.without_values(language)]

        assert (ran.code, ran.err, ran.out.splitlines()[:2]) == (0, "", heading)
        assert f"  {rule.why.in_language(language)}\n" in ran.out, code


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_code_every_rule_is_a_line_of_its_family(
    command: Command, language: Language
) -> None:
    ran = command("rule", "--lang", language)
    families = [family.splitlines() for family in ran.out.split("\n\n")[:-1]]
    rules = [line[2:6] for _, *lines in families for line in lines]
    headings = {"zh": ["文件和字段", "结构"], "en": ["The file and its keys", "Structure"]}

    assert (ran.code, ran.err) == (0, "")
    assert sorted(rules) == list(CATALOGUE)
    assert [heading for heading, *_ in families][:2] == headings[language]
    assert "{" not in ran.out


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_rules_say_begins_at_the_same_column(language: Language) -> None:
    lines = rule_table(list(CATALOGUE.values()), language).splitlines()
    says = {rule.code: rule.says.without_values(language) for rule in CATALOGUE.values()}
    begins = {
        terminal_width(line.removesuffix(says[line[2:6]])) for line in lines if line[2:6] in says
    }

    assert len(begins) == 1


@pytest.mark.parametrize(
    ("fix", "line"),
    [
        (None, "  P399  info     made-up    a blank too many"),
        (Safety.SAFE, "* P399  info     made-up    a blank too many"),
        (Safety.UNSAFE, "+ P399  info     made-up    a blank too many"),
    ],
)
def test_a_mark_tells_what_a_fix_can_do(fix: Safety | None, line: str) -> None:
    assert rule_line(FIXABLE._replace(fix=fix), 9, "en") == line


def test_programs_get_a_rule_with_everything_in_both_languages(command: Command) -> None:
    ran = command("rule", "S102", "--format", "json")
    rule = CATALOGUE["S102"]

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == [
        {
            "code": "S102",
            "name": "date-missing",
            "family": {"zh": "结构", "en": "Structure"},
            "severity": "warning",
            "says": {"zh": "{document}没有成文日期", "en": "the {document} has no date"},
            "help": rule.help._asdict(),
            "why": rule.why._asdict(),
            "fails": "plan: {recipient: 通北街道办事处}\n",
            "passes": "plan: {recipient: 通北街道办事处, date: 2007-01-10}\n",
            "fix": None,
            "numbers": [],
            "source": "civplan/rules/structure.py",
        }
    ]


def test_programs_get_all_rules_at_once(command: Command) -> None:
    rules = json.loads(command("rule", "--format", "json").out)

    assert sorted(rule["code"] for rule in rules) == list(CATALOGUE)


def test_another_form_is_wrong_usage(command: Command) -> None:
    assert command("rule", "--format", "xml") == (
        2,
        "",
        "civplan: --format cannot be “xml”; choose from text, json\n",
    )


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("T9999", "civplan rule lists all", "全部规则见 civplan rule"),
        ("S1O2", "did you mean “S102”?", "是不是“S102”？"),
        ("date-mising", "did you mean “date-missing”?", "是不是“date-missing”？"),
    ],
)
def test_a_rule_that_there_is_not_is_one_line_with_the_nearest_name(
    command: Command, name: str, english: str, chinese: str
) -> None:
    assert command("rule", name) == (2, "", f"civplan: there is no rule “{name}”; {english}\n")
    assert command("rule", name, "--lang", "zh").err == f"civplan: 没有规则“{name}”；{chinese}\n"


def test_the_packs_are_named_with_what_they_are_for(command: Command) -> None:
    assert command("packs", "--lang", "zh") == (
        0,
        (
            "annual-work           社区年度工作  社区全年工作的计划和总结，每个方面是一个一级标题\n"
            "civilized-community   创建文明社区  围绕一个创建主题的年度计划和总结，"
            "各方面写在“主要工作”之下\n"
            "work-report           工作汇报  向上级报告一项工作做得怎样（工作汇报、情况报告），"
            "只有这一份公文，写什么印什么\n"
            "work-scheme           工作方案  一项专门工作的方案（工作方案、实施方案），"
            "各阶段和各方面都有小标题；不要求总结\n"
        ),
        "",
    )


def test_the_schema_is_printed_as_json(command: Command) -> None:
    ran = command("schema")

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == schema_of(PLAN_SHAPE)
    assert "社区" in ran.out
