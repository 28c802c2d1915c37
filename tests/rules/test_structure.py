"""The sections that a pack expects, and the dates."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.model.packs import PROFILE_SHAPE, Profile
from civplan.model.plan import PLAN_SHAPE
from civplan.rules import structure
from civplan.rules.check import check_plan
from support.documents import FLAT, NESTED, pack_named
from support.plans import REQUIRED, finding_lines, nodes_of, plan_of
from support.rule_checks import lines_of_rules

DATED = "plan: {date: 2007-01-10}\n"
MINIMAL = "principles: 一\ngoals: 二\nwork: {plan: 三, summary: 三}\n"


def check(text: str, pack: str = NESTED) -> list[str]:
    """What is wrong with a plan's structure; four lines stand before its own."""
    findings = check_plan(plan_of(text), pack_named(pack).profile)
    return finding_lines(finding for finding in findings if finding.rule in structure.RULES)


def lacks(document: str, *sections: str) -> list[str]:
    """The findings for sections that are missing."""
    return [f"1:1 S101 the {document} lacks {section}" for section in sections]


PRINCIPLES = "“principles” (指导思想)"
GOALS = "“goals” (工作目标)"
WORK = "“work” (主要工作)"


@pytest.mark.parametrize(
    ("text", "pack", "findings"),
    [
        (MINIMAL, NESTED, []),
        (MINIMAL, FLAT, []),
        ("goals: 二\nwork: 三\n", NESTED, lacks("plan", PRINCIPLES)),
        ("goals: 二\nwork: 三\n", FLAT, []),
        ("", NESTED, lacks("plan", PRINCIPLES, GOALS, WORK)),
        ("", FLAT, lacks("plan", WORK)),
        (f"{MINIMAL}summary: {{date: 2007-12-20}}\n", NESTED, []),
        (
            "principles: 一\ngoals: 二\nsummary: {date: 2007-12-20}\n",
            NESTED,
            [*lacks("plan", WORK), *lacks("summary", WORK)],
        ),
        (
            "summary: {date: 2007-12-20}\n",
            FLAT,
            [*lacks("plan", WORK), *lacks("summary", WORK)],
        ),
    ],
)
def test_a_required_section_is_missed(text: str, pack: str, findings: list[str]) -> None:
    assert check(f"{DATED}{text}", pack) == findings


@pytest.mark.parametrize("name", ["principles", "指导思想"])
def test_a_required_section_is_missed_where_its_key_stands_without_a_value(name: str) -> None:
    text = f"goals: 二\n{name} :\nwork: 三\n{DATED}"

    assert lines_of_rules(structure.RULES, text) == [
        "2:1 S101 the plan lacks “principles” (指导思想)",
    ]


OWN = """\
name: 自己的
plan: {title: 计划, sections: [{section: schedule, heading: 步骤, expect: required}]}
summary:
  title: 总结
  sections:
    - {section: problems, heading: 不足, expect: required}
    - {section: honours, heading: 荣誉, expect: required}
    - {section: indicators, heading: 指标, expect: required}
    - {section: achievements, heading: 成效, expect: recommended}
"""


def own_profile(text: str = OWN) -> Profile:
    """A profile that requires sections which the built-in ones do not."""
    profile = PROFILE_SHAPE.read(nodes_of(text), [])
    assert profile is not None
    return profile


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (
            "summary: {date: 2007-12-20}",
            [
                *lacks("plan", "“schedule” (实施步骤)"),
                *lacks("summary", "“problems” (存在问题)", "“honours” (荣誉)"),
            ],
        ),
        (
            "schedule: [{phase: 启动}]\nhonours: 先进\nsummary: {date: 2007-12-20, problems: 少}",
            [],
        ),
    ],
)
def test_any_section_may_be_required_but_civplan_makes_the_indicators(
    text: str, findings: list[str]
) -> None:
    assert finding_lines(check_plan(plan_of(DATED + text), own_profile())) == findings


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("plan: {date: 2007-01-10}", []),
        ("", ["1:1 S102 the plan has no date"]),
        ("plan: {note: 甲}", ["7:7 S102 the plan has no date"]),
        (
            "plan: {date: 2007-01}",
            ["7:14 S103 the plan's date has no day (GB/T 9704-2012, 7.3.5.4)"],
        ),
        ("plan: {date: 2007-01-10}\nsummary: {}", ["8:10 S102 the summary has no date"]),
        (
            "plan: {date: 长期}\n总结:\n  成文日期: 2007",
            [
                "7:14 S103 the plan's date has no day (GB/T 9704-2012, 7.3.5.4)",
                "9:9 S103 the summary's date has no day (GB/T 9704-2012, 7.3.5.4)",
            ],
        ),
    ],
)
def test_a_document_has_a_date_with_its_day(text: str, findings: list[str]) -> None:
    assert check(MINIMAL + text) == findings


def test_findings_say_how_to_mend_them_in_both_languages() -> None:
    findings = check_plan(
        plan_of("goals: 二\nwork: {总结: 三}\n计划: {附注: 甲}\n总结: {成文日期: 2007}"),
        pack_named(NESTED).profile,
    )

    assert [(one.message("zh"), one.help("zh"), one.help("en")) for one in findings] == [
        ("计划缺少“指导思想”（principles）", "补上“指导思想: …”", "add “principles: …”"),
        (
            "计划没有成文日期",
            "在“计划”下补上“成文日期: 2007-01-10”",
            "add “date: 2007-01-10” under “plan”",
        ),
        (
            "总结的成文日期没有写到日（GB/T 9704-2012，7.3.5.4）",
            "写到日，如 2007-12-20",
            "write the day too, such as 2007-12-20",
        ),
    ]


@pytest.mark.parametrize("unreadable", ["plan: {date: 昨天}", "plan: 昨天"])
def test_a_date_that_cannot_be_read_is_not_reported_as_missing_too(unreadable: str) -> None:
    findings: list[Finding] = []
    plan = PLAN_SHAPE.read(nodes_of(f"{REQUIRED}{MINIMAL}{unreadable}"), findings)

    assert plan is not None
    assert [one.rule.code for one in findings] in (["Y035"], ["Y033"])
    assert check_plan(plan, pack_named(NESTED).profile) == []


def silent(name: str, place: str) -> str:
    """The finding that something would not be printed."""
    return f"{place} S104 “{name}” says nothing, so that neither the plan nor the summary prints it"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("organization: {heading: 领导}", [silent("organization", "8:15")]),
        ("organization: {members: [{name: 张三}]}", []),
        ("safeguards: {summary: 抓了督查}", []),
        ("safeguards: {items: [{name: 督查, in: summary}]}", [silent("safeguards", "8:13")]),
        ("safeguards: {items: [{text: 督查, in: summary}]}", []),
        ("safeguards: {items: [{name: 督查, in: summary, status: done}]}", []),
        ("safeguards: {items: [{text: 督查, 不适用: 无}]}", []),
        (
            "safeguards: {items: [{text: 督查, 不适用: 无}, {name: 查, in: summary}]}",
            [silent("safeguards", "8:13")],
        ),
        ("sections: [{heading: 其他}]", [silent("其他", "8:12")]),
        ("sections: [{heading: 其他, text: {plan: 甲}}]", []),
        ("sections: [{heading: 其他, text: 甲, in: summary}]", []),
        ("schedule: [{phase: 启动}]\nhonours: 区先进", []),
        ("summary: {date: 2007-12-20, problems: {heading: 不足}}", [silent("problems", "8:39")]),
        ("summary: {date: 2007-12-20, problems: {items: [{name: 人手}]}}", []),
    ],
)
def test_a_section_that_neither_document_prints_is_reported(text: str, findings: list[str]) -> None:
    assert check(f"{DATED}{MINIMAL}{text}") == findings


@pytest.mark.parametrize(
    ("area", "findings"),
    [
        ("", [silent("卫生", "6:16")]),
        (", lead: 居委会", [silent("卫生", "6:16")]),
        (", text: 抓好卫生", []),
        (", text: {summary: 抓好了卫生}", []),
        (", items: [扫雪]", []),
        (", items: [{text: 扫雪, 不适用: 无}]", []),
        (", items: [{name: 扫雪, in: summary}]", [silent("卫生", "6:16")]),
        (", items: [{text: 扫雪, in: summary}]", []),
        (", items: [{name: 扫雪, in: summary, next: 再扫}]", []),
        (", items: [{text: 扫雪, in: summary, target: {measure: 雪, result: 3次}}]", []),
    ],
)
def test_an_area_that_neither_document_prints_is_reported(area: str, findings: list[str]) -> None:
    work = f"work: {{areas: [{{name: 卫生{area}}}, {{name: 治安, items: [巡逻]}}]}}"

    assert check(f"goals: 二\n{DATED}{work}", FLAT) == findings


def test_a_work_of_which_no_area_is_printed_is_reported_by_its_areas() -> None:
    text = f"goals: 二\n{DATED}work: {{areas: [{{name: 卫生}}, {{name: 治安}}]}}"

    assert check(text, FLAT) == [silent("卫生", "6:16"), silent("治安", "6:28")]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("schedule: [{phase: 启动}]\nsummary: {date: 2007-12-20, problems: 少}", []),
        ("sections: [{heading: 甲, text: {plan: 乙, summary: 丙}, after: goals}]", []),
        (
            "safeguards: 靠人\nschedule: [{phase: 启动}]",
            ["5:13 S105 this pack's plan has no place for “safeguards”, which is not printed"],
        ),
        (
            (
                "goals: {summary: 成}\nschedule: [{phase: 启}]\n"
                "summary: {date: 2007-12-20, problems: 少, next_steps: 干}"
            ),
            [
                "5:8 S105 this pack's summary has no place for “goals”, which is not printed",
                "7:54 S105 this pack's summary has no place for “next_steps”, which is not printed",
            ],
        ),
        ("schedule: [{phase: 启动}]\ngoals: {summary: 成了}", []),
    ],
)
def test_a_section_without_a_place_in_the_pack_is_reported(text: str, findings: list[str]) -> None:
    profile = own_profile(OWN.replace(", expect: required", ""))

    assert finding_lines(check_plan(plan_of(DATED + text), profile)) == findings


EMPTY_SUMMARY = "S106 the summary has no section at all"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("work: 三\nsummary: {date: 2007-12-20}", [f"7:10 {EMPTY_SUMMARY}"]),
        ("work: 三\nhonours: 区先进\nsummary: {date: 2007-12-20}", []),
        ("work: 三\nsummary: {date: 2007-12-20, problems: 少}", []),
        ("work: {items: [{text: 办班, status: done}]}\nsummary: {date: 2007-12-20}", []),
        ("work: {items: [办班 ≥ 2]}\nsummary: {date: 2007-12-20}", [f"7:10 {EMPTY_SUMMARY}"]),
        ("work: {items: [{text: 班, target: 班 ≥ 2 期}]}\nsummary: {date: 2007-12-20}", []),
        (
            "work: 三\nsections: [{heading: 甲, text: {summary: 乙}}]\nsummary: {date: 2007-12-20}",
            [],
        ),
        ("work: 三", []),
    ],
)
def test_a_document_without_any_section_is_an_error(text: str, findings: list[str]) -> None:
    assert check(f"goals: 二\n{DATED}{text}", FLAT) == findings


def test_a_plan_without_any_section_is_an_error() -> None:
    profile = own_profile(OWN.replace(", expect: required", ""))
    findings = check_plan(plan_of(DATED), profile)

    assert finding_lines(findings) == ["4:7 S106 the plan has no section at all"]
    assert findings[0].is_error


def test_silent_and_unplaced_sections_are_reported_in_chinese_with_a_way_out() -> None:
    profile = own_profile(OWN.replace(", expect: required", ""))
    findings = check_plan(plan_of(f"{DATED}工作目标: {{标题: 甲}}\n保障措施: 靠人"), profile)

    assert [(one.message("zh"), one.help("zh"), one.help("en")) for one in findings] == [
        (
            "“工作目标”没有内容，在计划和总结里都不会印出",
            "给它写上文字或措施，不需要就删去",
            "give it a text or items, or take it out",
        ),
        (
            "这个文种的计划里没有“保障措施”的位置，它不会印出",
            "在文种的 profile.yaml 的“计划”下面列出 safeguards，或把内容写进“其他部分”",
            "list safeguards under “plan” in the pack's profile.yaml, or write it under “sections”",
        ),
        (
            "计划里一个部分也没有",
            "写上要做的事",
            "write what is to be done",
        ),
    ]


@pytest.mark.parametrize(
    "unreadable",
    [
        "work: {areas: [{name: 卫生, items: [{lead: 居委会}]}]}",
        "work: {items: [{lead: 居委会}]}",
        "work: {text: {昨天: 甲}}",
    ],
)
def test_what_could_not_be_read_is_not_reported_as_silent_too(unreadable: str) -> None:
    findings: list[Finding] = []
    text = f"{REQUIRED}goals: 二\n{DATED}{unreadable}\nsummary: {{date: 2007-12-20}}"
    plan = PLAN_SHAPE.read(nodes_of(text), findings)

    assert plan is not None
    assert [one.is_error for one in findings] == [True]
    assert check_plan(plan, pack_named(FLAT).profile) == []


@pytest.mark.parametrize(
    ("details", "count", "lines"),
    [
        ("", 35, None),  # 18 lines of 28 characters
        ("", 60, 22),
        ("number: 湖〔2007〕3号", 15, None),
        ("number: 湖〔2007〕3号", 40, 15),
    ],
)
def test_recipients_that_fill_the_first_page(details: str, count: int, lines: int | None) -> None:
    names = ", ".join(f"第{number:02}居民小组楼长" for number in range(count))
    text = f"{MINIMAL}plan:\n  date: 2007-01-10\n  {details}\n  recipient: [{names}]\n"

    told = [f"10:14 S115 the recipients take about {lines} lines"] if lines else []
    assert [line.partition(", so")[0] for line in check(text)] == told


def test_recipients_in_the_colophon_leave_the_first_page_to_the_text() -> None:
    names = ", ".join(f"第{number}居民小组" for number in range(80))
    text = f"{MINIMAL}plan: {{date: 2007-01-10, colophon_recipient: [{names}]}}\n"

    assert check(text) == []


def test_of_very_many_findings_the_first_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structure, "MOST_OF_A_CHECK", 3)
    plan = plan_of(f"{DATED}principles: 甲,乙,丙,丁,戊。\ngoals: 二\nwork: 三\n")

    assert finding_lines(check_plan(plan, pack_named(NESTED).profile)) == [
        *["5:13 P301 a half-width “,” in Chinese text"] * 3,
        "5:13 S117 more of P301 from here on; only the first 3 are looked for",
    ]


@pytest.mark.parametrize(
    ("order", "lacking"),
    [
        ("[principles, goals, work, 背景]", ""),
        ("[goals, work, 背景]", "principles"),
        ("[work]", "principles, goals, 背景"),
        ("[work, goals, principles, 背景, problems]", ""),
        ("[work, goals, principles, 背景, indicators]", "problems"),
    ],
)
def test_a_section_that_the_order_leaves_out_is_told(order: str, lacking: str) -> None:
    own = "sections: [{heading: 背景, text: 四}]\nsummary: {date: 2007-12-20, problems: 五}\n"
    words = f"the order does not name {lacking}, and leaves them where the pack has them"

    found = check(f"order: {order}\n{MINIMAL}{own}{DATED}")

    assert found == ([f"4:8 S118 {words}"] if lacking else [])
