"""P309, P325: numbers typed by hand at the start of a text."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.rules.context import check_context
from civplan.rules.hand_typed_numbers import CHECKS
from support.documents import NESTED, pack_named
from support.plans import REQUIRED, finding_lines, plan_of
from support.rule_checks import apply_edits, findings_in_prose, marked_text

HAND_TYPED, UNMARKED = CHECKS[:1], CHECKS[1:]


def file_findings(text: str) -> list[Finding]:
    """What the check finds in a plan file; its places count from the text's first line."""
    lines = (REQUIRED + text).split("\n")
    context = check_context(plan_of(text), pack_named(NESTED).profile, lines_of=lambda _path: lines)
    return [finding for check in HAND_TYPED for finding in check(context)]


def item(text: str) -> str:
    """A plan file whose one item says something; its text stands in line 6 from column 7 on."""
    return f"work:\n  items:\n    - {text}"


@pytest.mark.parametrize(
    "number",
    [
        *(
            "一、",
            "十二、",
            "一.",
            "（一）",
            "(一)",
            "（十一）、",
            "1、",
            "12、",
            "1.",
            "1．",
            "（1）",
        ),
        *("(1)", "1）", "1)", "①", "第一，", "第二、", "1、 ", "（一）\u3000"),
    ],
)
def test_a_number_at_the_start_of_an_item_goes_with_its_blank(number: str) -> None:
    text = item(f"{number}每月召开例会。")
    findings = file_findings(text)

    assert finding_lines(findings) == [
        f"6:7 P309 the number “{number.strip()}” would be printed twice",
    ]
    assert apply_edits(findings, text.split("\n")[-1]) == "    - 每月召开例会。"


@pytest.mark.parametrize(
    "text",
    [
        "1.2平方公里的辖区。",
        "3.5万元经费到位。",
        "2007年完成。",
        "5个小区参加。",
        "12次例会。",
        "24小时值班。",
        "第一时间上门。",
        "第一、二季度走访。",
        "第一，走访；第二，慰问。",
        "一一落实。",
        "一、二号楼整修。",
        "一、二期工程。",
        "1、2号楼整修。",
        "1、2、3号楼整修。",
        "5、6月走访。",
        "十余户参加。",
        "①②③号楼整修。",
        "3·5学雷锋。",
        "12.4宪法宣传日。",
        "（2007）年度走访。",
        "一是走访，二是慰问。",
        "三八节慰问。",
    ],
)
def test_figures_at_the_start_are_no_numbers(text: str) -> None:
    assert finding_lines(file_findings(item(text))) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("principles: {heading: 一、指导思想, text: 坚持为民。}", "4:23"),
        ("work:\n  areas:\n    - {name: （一）健全组织, items: [每月召开例会。]}", "6:14"),
        ("work:\n  items:\n    - {name: 1、例会, text: 每月召开。}", "6:14"),
        (
            "work:\n  items:\n    - text: {plan: 每月召开。, summary: 1、已召开。}\nsummary: {}",
            "6:36",
        ),
        ("work:\n  items:\n    - {text: 每月召开。, result: 1、全年召开。}\nsummary: {}", "6:29"),
        ("work:\n  items:\n    - {name: 例会, items: [1、每月召开。]}", "6:26"),
        ("sections: [{heading: 五、宣传, text: 广泛宣传。}]", "4:22"),
        ("plan: {attachments: [1.年度分解表]}", "4:22"),
        ("work: {style: ordinal, items: [一是每月召开例会。]}", "4:32"),
    ],
)
def test_it_is_reported_wherever_civplan_numbers(text: str, place: str) -> None:
    assert [line.split()[0] for line in finding_lines(file_findings(text))] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "principles: 一、坚持为民。",
        "goals: [1、环境整洁。, 2、治安良好。]",
        "work:\n  items:\n    - text: [每月召开例会。, 1、通知到人。]",
        "plan: {closing: 一、坚持为民。}",
    ],
)
def test_texts_without_numbers_of_their_own_may_have_them(text: str) -> None:
    assert finding_lines(file_findings(text)) == []


@pytest.mark.parametrize(
    ("text", "named", "rest"),
    [
        ("（一）（一）每月召开例会。", "（一）（一）", "每月召开例会。"),
        ("(一)（1） 每月召开例会。", "(一)（1）", "每月召开例会。"),
        ("（一）（1）走访；（2）慰问。", "（一）", "（1）走访；（2）慰问。"),
    ],
)
def test_numbers_typed_one_behind_the_other_go_together(text: str, named: str, rest: str) -> None:
    """What counts on inside the text is a list of its own."""
    findings = file_findings(item(text))

    assert finding_lines(findings) == [f"6:7 P309 the number “{named}” would be printed twice"]
    assert apply_edits(findings, f"    - {text}") == f"    - {rest}"


def test_blanks_and_all_else_stay_as_they_are() -> None:
    text = item("'1、 坚持“一户一策”， 每月 1 次'")

    assert (
        apply_edits(file_findings(text), text.split("\n")[-1])
        == "    - '坚持“一户一策”， 每月 1 次'"
    )


@pytest.mark.parametrize(
    "text",
    [
        "①清理楼道；②走访居民；③慰问老人。",
        "（1）清理楼道；（2）走访居民。",
        "（1）清理楼道；(2)走访居民。",
        "(1)清理楼道；(2)走访居民。",
        "1）清理楼道；2）走访居民。",
        "（一）清理楼道；（二）走访居民。",
    ],
)
def test_a_list_inside_the_paragraph_has_numbers_of_its_own(text: str) -> None:
    assert finding_lines(file_findings(item(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "1、清理楼道；2、走访居民；3、慰问老人。",
        "一、清理楼道；二、走访居民。",
        "1.清理楼道；2.走访居民。",
        "|-\n      1、清理楼道。\n\n      2、走访居民。",
    ],
)
def test_the_first_number_of_a_list_is_not_taken_out_alone(text: str) -> None:
    findings = file_findings(item(text))

    assert [(one.rule.code, one.edits) for one in findings] == [("P309", ())]


def test_all_numbers_of_a_list_go_or_none() -> None:
    whole = "work:\n  items: [1、清理楼道。, 2、走访居民。, 3、慰问老人。]"
    torn = "work:\n  items: [1.清理楼道。, 2.3月8日走访。, 3.慰问老人。]"

    assert [bool(one.edits) for one in file_findings(whole)] == [True, True, True]
    assert [bool(one.edits) for one in file_findings(torn)] == [False, False]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1加强组织领导，明确分工。", ["1"]),
        ("做好巡逻。2开展整治；3健全制度。", ["2", "3"]),
        ("12进一步完善机制", ["12"]),
    ],
)
def test_a_number_that_lost_its_mark_is_reported(text: str, numbers: list[str]) -> None:
    assert marked_text(findings_in_prose(UNMARKED, text), text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "5个小区参加",
        "2007年开展",
        "第3组织部",
        "共走访12户，3完善",
        "1、加强领导",
        "投入3.5积极",
        "2024开展年度走访",
    ],
)
def test_figures_before_other_words_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(UNMARKED, text)) == []
