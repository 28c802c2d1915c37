"""The fixes of the prose rules in whole plan files, however a text is quoted and folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.documents.edits import compatible_fixes, fixes_of, replace_in, replacements_by_path
from civplan.findings.finding import Finding
from civplan.model.plan import Plan
from civplan.rules import (
    characters,
    half_width_pairs,
    hand_typed_numbers,
    mark_forms,
    numbering,
    punctuation,
    surplus_signs,
    years,
)
from civplan.rules.context import check_context
from support.documents import NESTED, pack_named
from support.plans import REQUIRED, read_plan

FAMILIES = (
    *(punctuation, half_width_pairs, mark_forms),
    *(surplus_signs, years, hand_typed_numbers, numbering, characters, surplus_signs),
)
FAULTY = "1、 坚持为民,在06年基础上 ，办好实事。。"
RIGHT = "坚持为民，在2006年基础上，办好实事。"
ROUNDS = 6
"""After which nothing is left to mend; a mark that was widened may have a blank behind it."""
PIECES = [
    "社区",
    "居民",
    ",",
    "，",
    "。",
    ".",
    " ",
    "(",
    ")",
    "“",
    "”",
    '"',
    "06年",
    "5",
    "１",
    "A",
]
TEXTS = st.lists(st.sampled_from(["一、", "1.", *PIECES]), min_size=1, max_size=10).map("".join)


def plan_and_findings(file: str) -> tuple[Plan, list[Finding]]:
    """The plan of a file that is right but for its prose, and what can be mended in it."""
    plan, faults = read_plan(file)
    assert plan is not None, faults
    lines = file.split("\n")
    context = check_context(plan, pack_named(NESTED).profile, lines_of=lambda _path: lines)
    return plan, [
        finding
        for family in FAMILIES
        for check in family.CHECKS
        for finding in check(context)
        if finding.edits
    ]


def mended(file: str) -> str:
    """A file with all fixes made, round after round."""
    for _ in range(ROUNDS):
        _, findings = plan_and_findings(file)
        path = findings[0].span.path if findings else ""
        changes = replacements_by_path(compatible_fixes(fixes_of(findings, {path: file})))
        file = replace_in(file, changes.get(path, []))
    return file


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"    - {FAULTY}  # 注", f"    - {RIGHT}  # 注"),
        (f"    - '{FAULTY}'", f"    - '{RIGHT}'"),
        (f'    - "{FAULTY}"', f'    - "{RIGHT}"'),
        (f"    - {{text: '{FAULTY}'}}", f"    - {{text: '{RIGHT}'}}"),
        (
            "    - >-\n      1、 坚持为民,\n      办好实事。",
            "    - >-\n      坚持为民，\n      办好实事。",
        ),
        (f"    - |\n      {FAULTY}\n\n      再做", f"    - |\n      {RIGHT}\n\n      再做"),
        ('    - "一、\\t开展\\"例会\\""', '    - "开展“例会”"'),
        ("    - '开展\"例会\",不说''好'''", "    - '开展“例会”，不说“好”'"),
    ],
)
def test_a_text_is_fixed_where_it_stands(before: str, after: str) -> None:
    head = f"{REQUIRED}work:  # 工作\n  items:\n"

    assert mended(f"{head}{before}\n") == f"{head}{after}\n"


@given(TEXTS, st.sampled_from(["'{}'", "{}", ">-\n      {}", "|\n      {}"]))
def test_a_fixed_file_can_be_read_and_needs_no_mending(text: str, style: str) -> None:
    words = f"社{text.strip()}" if style != "'{}'" else text.strip() or "社"
    file = f"{REQUIRED}work:\n  items:\n    - {style.format(words)}\n"

    after = mended(file)

    assert plan_and_findings(after)[1] == []
    assert mended(after) == after
