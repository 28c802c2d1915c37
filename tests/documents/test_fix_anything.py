"""Whatever plan file is fixed: the rest stays, nothing gets worse, and nothing is left to do."""

from __future__ import annotations

import os
from pathlib import Path

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from civplan.documents.fix import Fixer, is_fixable
from civplan.documents.open import OpenedPlan, open_plan
from civplan.model.plan_file import FileContents
from civplan.source.places import YAML_LINE_BREAK

WORDS = st.sampled_from(
    [
        "整治楼道",
        "每月巡查",
        "居民满意",
        "第二季度",
        "Wi-Fi",
        "12",
        "3.5",
        "12:30",
        "07年",
        "共3次",
        "(一)",
        "“文明楼”",
        "甲",
        "A组",
        "１２",
        "2007年",
        "楼道,楼顶",
        "巡查.整治",
        "(含平房)",
        "甲;乙",
        "居民",
        "http://a.cn/b?c=d",
    ]
)
MARKS = st.sampled_from(
    [*",.;:?!()\"' ，。：、\\{]%*&-“”\u3000", "  ", "，，", "...", "……", "--", "——", " #", "# "]
)
TEXTS = st.tuples(WORDS, st.lists(MARKS | WORDS, max_size=8)).map(
    lambda parts: (parts[0] + "".join(parts[1])).strip()
)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])
ENDINGS = st.sampled_from(["", "", "  # 说明,(原文)", " #: 甲,乙"])
COMMENTS = st.sampled_from(["", "# 说明：甲,乙 (丙)", "#　注", "  # 缩进的说明"])
COLONS = st.sampled_from([*[": "] * 8, "：", ":"])
DATES = st.sampled_from([*["2007-01-10"] * 8, "2007.1.10", "2007年1月10", "２００７-01-10", "年底"])
YEARS = st.sampled_from([*["2007"] * 6, "2007年度", "２００７"])
SECTIONS = ("principles", "指导思想", "goals", "工作目标", "safeguards", "保证措施", "gaols")


def plain(text: str) -> str | None:
    """A text without quotation marks; None when YAML would read it as something else."""
    try:
        read = yaml.safe_load(f"a: {text}\nb: [{text}]\n")
    except yaml.YAMLError:
        return None
    return text if read == {"a": text, "b": [text]} else None


def single(text: str) -> str:
    """A text between single quotation marks."""
    return "'{}'".format(text.replace("'", "''"))


def double(text: str) -> str:
    """A text between double quotation marks."""
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))


@st.composite
def inline(draw: st.DrawFn) -> str:
    """A text on one line, in one of the styles."""
    text = draw(TEXTS)
    return draw(st.sampled_from([plain(text) or single(text), single(text), double(text)]))


@st.composite
def values(draw: st.DrawFn) -> list[str]:
    """A value: what stands behind the colon, and the lines below it."""
    match draw(st.integers(0, 5)):
        case 0:
            head = draw(st.sampled_from(["|", "|-", ">", ">-"]))
            return [head, *(f"  {text}" for text in draw(st.lists(TEXTS, min_size=1, max_size=3)))]
        case 1:
            return [
                "",
                *(f"  - {text}" for text in draw(st.lists(inline(), min_size=1, max_size=3))),
            ]
        case 2:
            return [f"[{', '.join(draw(st.lists(inline(), min_size=1, max_size=2)))}]"]
        case _:
            return [draw(inline()) + draw(ENDINGS)]


@st.composite
def messy_plans(draw: st.DrawFn) -> str:
    """The text of a plan file."""
    lines = [draw(COMMENTS), f"社区{draw(COLONS)}湖内社区", f"年度{draw(COLONS)}{draw(YEARS)}"]
    lines += [f"campaign{draw(COLONS)}{draw(inline())}{draw(ENDINGS)}", draw(COMMENTS)]
    for name in draw(st.lists(st.sampled_from(SECTIONS), max_size=4, unique=True)):
        first, *rest = draw(values())
        lines += [f"{name}{draw(COLONS)}{first}".rstrip(), *rest, draw(COMMENTS)]
    lines += ["work:", "  items:"]
    for text in draw(st.lists(inline(), min_size=1, max_size=3)):
        indent = draw(st.sampled_from([*["    "] * 12, "\t", "　　"]))
        lines += [f"{indent}- text{draw(COLONS)}{text}", f"      due: {draw(DATES)}"]
    lines += [f"plan: {{date: {draw(DATES)}}}"]
    end = draw(LINE_ENDS)
    return end.join(lines) + draw(st.sampled_from([end, ""]))


PATH = Path("a.yaml")
REAL = os.path.realpath(PATH)


def opened(text: str) -> OpenedPlan:
    """A plan file of this text, which stands on no disk."""
    return open_plan(PATH, contents={REAL: text.encode()})


def fixed(text: str) -> str:
    """The text after all safe fixes."""

    def opening(path: Path, contents: FileContents) -> OpenedPlan:
        return open_plan(path, contents={REAL: text.encode(), **contents})

    fixer = Fixer(opening, [PATH])
    fixer.fix(PATH)
    return fixer.contents.get(REAL, text.encode()).decode()


def errors_in(plan: OpenedPlan) -> int:
    """How many errors a file has."""
    return sum(finding.is_error for finding in plan.findings)


def touched_lines(plan: OpenedPlan) -> set[int]:
    """The lines that fixes of a file's findings touch."""
    return {edit.span.line for finding in plan.findings for edit in finding.edits}


def comments_of(text: str) -> list[str]:
    """The lines that are comments alone, with the line ends of all lines."""
    lines = YAML_LINE_BREAK.split(text)
    return [*(line for line in lines if line.startswith("#")), *YAML_LINE_BREAK.findall(text)]


TEMPLATE = """\
社区: 湖内社区
年度: 2007
campaign: 整治楼道
principles: |
  {}
work: {{items: [整治楼道。]}}
"""
"""A plan with one text, for what random ones showed once."""


@example(TEMPLATE.format("整治楼道(\n  甲;乙("))
@example(TEMPLATE.format("(含平房),:"))
@example(TEMPLATE.format("整治楼道“\u3000“"))
@example(TEMPLATE.replace("[整治楼道。]", "[(一)(一)整治楼道。]").format("甲"))
@given(messy_plans())
def test_a_mended_file_is_no_worse_and_stays_as_it_is_when_it_is_mended_again(text: str) -> None:
    once = fixed(text)
    before, after = opened(text), opened(once)

    assert fixed(once) == once
    assert comments_of(once) == comments_of(text)
    if before.sources["a.yaml"].root is not None:
        assert after.sources["a.yaml"].root is not None
        assert errors_in(after) <= errors_in(before) or before.plan is None
    left = [one.rule.code for one in after.findings if is_fixable(one, is_unsafe_too=False)]
    assert left == [] or after.sources["a.yaml"].root is None
