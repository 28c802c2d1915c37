"""Plan files are fixed round by round; a fix that does harm, or no good, is not made."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from civplan.documents.fix import Fixer
from civplan.documents.open import OpenedPlan, open_plan
from civplan.findings.finding import Edit, Finding, Rule, Safety, Severity, Span
from civplan.findings.words import Words
from civplan.model.plan_file import FileContents
from civplan.source.places import line_and_column
from support.plans import REQUIRED

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
SAYS = Words("不对", "wrong")
Fixed = Callable[[str], str]


def made_up(fix: Safety | None = Safety.SAFE, code: str = "X001") -> Rule:
    """A rule that exists here only."""
    return Rule(code, "made-up", Severity.WARNING, SAYS, fix=fix)


def replacing(rule: Rule, pattern: str, text: str) -> Callable[[OpenedPlan], list[Finding]]:
    """What finds a pattern in the text of a file, and wants another text for each match."""

    def find(opened: OpenedPlan) -> list[Finding]:
        return [
            rule.at(place).with_edits(Edit(place, match.expand(text)))
            for path, source in opened.sources.items()
            for match in re.finditer(pattern, source.text)
            for place in [
                Span(
                    path,
                    *line_and_column(source.text, match.start()),
                    *line_and_column(source.text, match.end()),
                )
            ]
        ]

    return find


@pytest.fixture
def fixed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """``fixed_by(text, finders)``: a plan file's text after the fixes of made-up rules."""
    monkeypatch.chdir(tmp_path)

    def fixed(
        text: str, *finders: Callable[[OpenedPlan], list[Finding]], unsafe: bool = False
    ) -> str:
        def opening(path: Path, contents: FileContents) -> OpenedPlan:
            opened = open_plan(path, contents=contents)
            more = [finding for find in finders for finding in find(opened)]
            return opened._replace(findings=(*opened.findings, *more))

        path = Path("a.yaml")
        path.write_text(text, encoding="utf-8", newline="")
        fixer = Fixer(opening, [path], is_unsafe_too=unsafe)
        opened = fixer.fix(path)
        assert path.read_bytes() == text.encode()
        data = fixer.contents.get(str(tmp_path / "a.yaml"), text.encode())
        assert opened.sources["a.yaml"].text == data.decode()
        return data.decode()

    return fixed


def plan_with(goals: str) -> str:
    """A plan file whose goals say this."""
    return FINE.replace("goals: 二", f"goals: {goals}")


@pytest.mark.parametrize(
    ("goals", "pattern", "text", "after"),
    [
        ("甲,乙", ",", "，", "甲，乙"),
        ("'甲,''乙'", ",", "，", "'甲，''乙'"),
        ('"甲,\\"乙"', ",", "，", '"甲，\\"乙"'),
        ("|\n  甲,\n  乙,丙", ",", "，", "|\n  甲，\n  乙，丙"),
        (">-\n  甲,\n  乙", ",", "，", ">-\n  甲，\n  乙"),
        ("&x 甲,乙", ",", "，", "&x 甲，乙"),
        ("甲,乙 # 丙,丁", ",(?=乙)", "，", "甲，乙 # 丙,丁"),
        ("甲 乙", "(?<=甲) ", "", "甲乙"),
        ("甲aa乙", "a", "b", "甲bb乙"),
        ("甲,\n  乙", ",", "，", "甲，\n  乙"),
    ],
)
def test_a_text_is_mended_in_the_style_in_which_it_stands(
    fixed_by: Callable[..., str], goals: str, pattern: str, text: str, after: str
) -> None:
    find = replacing(made_up(), pattern, text)

    assert fixed_by(plan_with(goals), find) == plan_with(after)


@pytest.mark.parametrize(
    ("goals", "pattern", "text"),
    [
        ('"甲乙"', "(?<=甲)(?=乙)", '"'),
        ('"甲乙"', "(?<=甲)(?=乙)", '", "'),
        ("'甲乙'", "(?<=甲)(?=乙)", "'"),
        ("甲乙", "(?<=甲)(?=乙)", " #"),
        ("甲乙", "(?<=甲)(?=乙)", ": "),
        ("甲乙", "甲", "[甲"),
        ("甲乙", "甲", "&a "),
        ("{plan: 甲乙}", "(?<=甲)(?=乙)", ", summary: "),
        ("[甲乙]", "(?<=甲)(?=乙)", ", "),
        ("[甲乙]", "(?<=甲)(?=乙)", "]"),
        ("|\n  甲乙", "(?<=甲)(?=乙)", "\nsummary: "),
        ("甲乙", "甲乙", "~"),
        ('"甲乙"', "(?<=甲)(?=乙)", r"\\"),
        ('"甲乙"', "(?<=甲)(?=乙)", r"\\u4e2d"),
        ("甲乙\nhonours: [一]", "(?<=乙)\n", " "),
        ("甲乙", "year", "yaer"),
        ("甲乙", "2007\n", "07\n"),
        ("甲乙", "goals: ", ""),
    ],
)
def test_what_would_say_something_else_is_taken_back(
    fixed_by: Callable[..., str], goals: str, pattern: str, text: str
) -> None:
    assert fixed_by(plan_with(goals), replacing(made_up(), pattern, text)) == plan_with(goals)


def test_of_many_fixes_only_the_bad_ones_are_dropped(fixed_by: Callable[..., str]) -> None:
    goals = '"甲乙甲乙甲丙甲乙甲乙"'
    harmful = replacing(made_up(code="X002"), "丙", '"')
    good = replacing(made_up(), "乙", "丁")

    assert fixed_by(plan_with(goals), harmful, good) == plan_with(goals.replace("乙", "丁"))


def test_a_fix_that_does_not_end_its_finding_is_not_made(fixed_by: Callable[..., str]) -> None:
    assert fixed_by(FINE, replacing(made_up(), "(?<=二)(?=\n)", "二")) == FINE


def test_a_rule_may_need_a_second_round(fixed_by: Callable[..., str]) -> None:
    """Matches that share a character are not found at once."""
    find = replacing(made_up(), "(甲)乙(甲)", r"\1丙\2")

    assert fixed_by(plan_with("甲乙甲乙甲乙甲"), find) == plan_with("甲丙甲丙甲丙甲")


def test_rules_that_want_opposites_come_to_an_end(fixed_by: Callable[..., str]) -> None:
    there = replacing(made_up(), "乙", "丙")
    back = replacing(made_up(code="X002"), "丙", "乙")

    assert fixed_by(plan_with("甲乙"), there, back) == plan_with("甲丙")


@pytest.mark.parametrize(
    ("fix", "unsafe", "is_made"),
    [
        (Safety.SAFE, False, True),
        (Safety.SAFE, True, True),
        (Safety.UNSAFE, False, False),
        (Safety.UNSAFE, True, True),
        (None, True, False),
    ],
)
def test_what_needs_a_look_is_made_only_when_it_is_asked_for(
    fixed_by: Callable[..., str], fix: Safety | None, *, unsafe: bool, is_made: bool
) -> None:
    after = fixed_by(plan_with("甲乙"), replacing(made_up(fix), "乙", "丙"), unsafe=unsafe)

    assert after == plan_with("甲丙" if is_made else "甲乙")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("社区：湖内\n年度：2007\n主题：一\n", "社区: 湖内\n年度: 2007\n主题: 一\n"),
        ("comunity：湖内\n", "community: 湖内\n"),
        (
            f"{REQUIRED}honuors: [一]\nplan:\n\tdate: ２００７.1.10\n\t标题：甲\n",
            f"{REQUIRED}honours: [一]\nplan:\n  date: 2007-01-10\n  标题: 甲\n",
        ),
        (f"{REQUIRED}plan:\n\tdate: 年底\n", f"{REQUIRED}plan:\n  date: 年底\n"),
        (f"{REQUIRED}profile: {{area: 1，200}}\n", f"{REQUIRED}profile: {{area: 1200}}\n"),
        (f"{REQUIRED}dtae: 年底\n", f"{REQUIRED}dtae: 年底\n"),
    ],
)
def test_faults_of_a_file_are_mended_one_behind_the_other(
    fixed_by: Callable[..., str], text: str, after: str
) -> None:
    assert fixed_by(text) == after


def test_a_name_that_makes_a_value_wrong_is_not_written(fixed_by: Callable[..., str]) -> None:
    text = f"{REQUIRED}porfile: 甲\n"

    assert fixed_by(text) == text
