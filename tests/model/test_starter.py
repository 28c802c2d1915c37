"""The first file of a plan, and that of a sub-district."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.finding import Finding
from civplan.findings.words import Language
from civplan.model.choices import Document
from civplan.model.district import DISTRICT_SHAPE, District
from civplan.model.pack_samples import StarterAnswers
from civplan.model.packs import find_pack
from civplan.model.plan import PLAN_SHAPE, Plan
from civplan.model.records import records_in
from civplan.model.starter import (
    PLAN_SCHEMA_LINE,
    DistrictStarter,
    district_file,
    starter_file,
)
from civplan.rules.check import check_plan
from civplan.source.controls import is_blank
from civplan.source.nodes import Mapping, Scalar
from civplan.source.source import parse_source
from support.plans import finding_lines, nodes_of
from support.programs import REPOSITORY

ANSWERS = StarterAnswers("湖内社区", 2007, "创建文明社区")
LANGUAGES: list[Language] = ["zh", "en"]
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: bool(text.strip()) and not is_blank(text)
)
COMMENTED_KEY = re.compile(r"^( *)# ( *\w+:(?: .*)?)$", re.MULTILINE)


def plan_of_file(text: str) -> tuple[Plan | None, list[str]]:
    """The plan of a new file, and everything that is wrong with it."""
    source = parse_source(text.encode(), "plan.yaml")
    assert source.root is not None
    found: list[Finding] = list(source.findings)
    plan = PLAN_SHAPE.read(source.root, found)
    if plan:
        pack, of_pack = find_pack(plan.pack, REPOSITORY, plan.span)
        assert pack is not None
        found += [*of_pack, *check_plan(plan, pack.profile)]
    return plan, finding_lines(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_file_validates_as_it_is(language: Language) -> None:
    plan, found = plan_of_file(starter_file(ANSWERS, language))

    assert found == []
    assert plan is not None
    assert (plan.community, plan.year, plan.campaign) == ("湖内社区", 2007, "创建文明社区")
    assert plan.summary is None
    assert plan.work is not None
    assert [area.name for area in plan.work.areas] == ["完善居民自治", "整治居住环境"]
    assert plan.goals is not None
    targets = [*plan.goals.targets, *(target for item in plan.items for target in item.targets)]
    assert [target.measure for target in targets] == ["居民满意率", "楼道堆物清理率", "居民议事会"]


def test_both_languages_say_the_same() -> None:
    chinese, english = (plan_of_file(starter_file(ANSWERS, one))[0] for one in LANGUAGES)

    assert without_places(chinese) == without_places(english)


def without_places(plan: Plan | None) -> str:
    """A plan as a text, without the places of its values."""
    return re.sub(r"Span\([^)]*\)", "", repr(plan))


@pytest.mark.parametrize(
    "name",
    [
        "A&B: 湖/内 #1",
        "是",
        "no",
        "null",
        "~",
        "123",
        "1e5",
        "2007-01-01",
        " 湖内 ",
        '说“好”\'的"社区"',
        "𠮷社区",
        "社区：湖内",
        "- 湖内",
        "{湖内}",
        "[湖内]",
        "*湖内",
        "!湖内",
        "湖内\u3000社区",
        "\ufeff湖内",
        "a\\b",
        "湖内: 社区",
        "%湖内",
        "@湖内",
        "`湖内`",
        "# 湖内",
        "湖内 # 社区",
    ],
)
@pytest.mark.parametrize("field", ["community", "campaign"])
def test_hard_names_read_back_as_they_are(
    name: str, field: Literal["community", "campaign"]
) -> None:
    assert_reads_back(name, field)


@given(TEXTS, st.sampled_from(["community", "campaign"]))
def test_every_name_reads_back_as_it_is(name: str, field: str) -> None:
    assert_reads_back(name, field)


def assert_reads_back(name: str, field: str) -> None:
    """An answer is in the file as it was given, and trimmed in the plan."""
    answers = {"community": "湖内社区", "year": 2007, "campaign": "创建", field: name}
    for language in LANGUAGES:
        text = starter_file(StarterAnswers(**answers), language)  # type: ignore[arg-type]
        plan, found = plan_of_file(text)
        key = next(key for key in PLAN_SHAPE.keys if key.field == field)
        written = next(value for entry, value in nodes_of(text).entries if entry.text in key.names)

        assert [one for one in found if " P3" not in one] == []  # an odd name may be odd prose
        assert isinstance(written, Scalar)
        assert written.text == name
        assert getattr(plan, field) == name.strip()


@given(st.integers(1949, 2100))
def test_every_year_reads_back_as_it_is(year: int) -> None:
    plan, found = plan_of_file(starter_file(StarterAnswers("湖内社区", year, "创建"), "zh"))

    assert found == []
    assert plan is not None
    assert plan.year == year
    assert {item.due.year for item in plan.items if item.due} == {year}
    assert plan.plan is not None
    assert plan.plan.date is not None
    assert plan.plan.date.year == year


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_commented_key_can_be_used_by_removing_the_mark(language: Language) -> None:
    text = starter_file(ANSWERS, language)
    while True:
        text, changes = COMMENTED_KEY.subn(r"\1\2", text)
        if not changes:
            break
    plan, found = plan_of_file(text)

    # The summary is there now; what came of the sample's items is for the clerk to say.
    assert {line.split()[1] for line in found} == {"T201", "T202"}
    assert plan is not None
    assert plan.details(Document.SUMMARY) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_records_it_shows_is_in_it(language: Language) -> None:
    text = starter_file(ANSWERS, language)
    shown = ["Plan", "Goals", "Target", "Work", "Area", "Item", "DocumentDetails", "SummaryDetails"]
    for name in shown:
        for key in records_in(PLAN_SHAPE)[name].keys:
            written = key.zh if language == "zh" else key.en
            is_there = re.search(rf"^[ #-]*{written}:", text, re.MULTILINE) is not None
            assert is_there is not key.directive, (name, written)


FACT_KEYS = "其他数字（- 名称、数值）"
ORGANIZATION_KEYS = "标题、正文、表格、样式、措施、方面、成员（- 姓名、职务、分工、组别）、成员样式"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("实施步骤:  # 分哪几个阶段做。每条用“- ”开头，字段：阶段（必填）、起、止、内容", "zh"),
        (
            f"社区概况:  # 社区的基本数字。字段：面积、户数、人口、党员、{FACT_KEYS}、样式",
            "zh",
        ),
        ("budget:  # in 10,000 yuan; keys: plan, spent", "en"),
        ("changed:  # a change after issue; keys: from, on, why (required)", "en"),
    ],
)
def test_the_comment_of_a_record_names_its_keys(line: str, language: Language) -> None:
    lines = [one.strip(" #") for one in starter_file(ANSWERS, language).splitlines()]
    assert line in lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_line_names_the_schema_for_editors(language: Language) -> None:
    assert starter_file(ANSWERS, language).splitlines()[0] == PLAN_SCHEMA_LINE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", ["xx", "××", "TODO", "____", "若干", "……"])
def test_no_text_is_left_to_be_filled_in(language: Language, mark: str) -> None:
    assert mark not in starter_file(ANSWERS, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_too_long_to_read_or_ends_in_white_space(language: Language) -> None:
    lines = starter_file(ANSWERS, language).splitlines()

    assert [line for line in lines if line != line.rstrip() or len(line) > 150] == []
    assert starter_file(ANSWERS, language).endswith("\n")


def test_keys_and_comments_are_in_the_asked_language() -> None:
    english = nodes_of(starter_file(ANSWERS, "en"))
    chinese = nodes_of(starter_file(ANSWERS, "zh"))

    assert names_of(english) == [
        *("community", "year", "campaign", "principles", "goals", "work", "safeguards", "plan")
    ]
    assert names_of(chinese) == [
        *("社区", "年度", "主题", "指导思想", "工作目标", "主要工作", "保障措施", "计划")
    ]
    assert "year: 2007  # the year of the work (required): a year of four digits\n" in starter_file(
        ANSWERS, "en"
    )
    assert "年度: 2007  # 哪一年的工作（必填）。四位数年份\n" in starter_file(ANSWERS, "zh")


def names_of(node: Mapping) -> list[str]:
    """The keys of a mapping."""
    return [name.text for name, _ in node.entries]


def district_of(text: str) -> tuple[District, list[str]]:
    """The sub-district of a new file, and everything that is wrong with it."""
    source = parse_source(text.encode(), "district.yaml")
    assert source.root is not None
    found: list[Finding] = list(source.findings)
    district = DISTRICT_SHAPE.read(source.root, found)
    assert district is not None
    return district, finding_lines(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["通北街道办事处", "", "A&B: #1", "no"])
def test_a_new_district_file_reads_without_a_finding(language: Language, name: str) -> None:
    district, found = district_of(district_file(DistrictStarter(name, 2007), language))

    assert found == []
    assert (district.district, district.year) == (name or None, 2007)
    assert [one.name for one in district.communities] == ["湖内社区", "湖滨社区", "湖光社区"]
    assert [(one.id, one.required) for one in district.indicators] == [
        ("satisfaction", True),
        ("council", False),
    ]


def test_both_languages_of_a_district_file_say_the_same() -> None:
    files = [district_file(DistrictStarter("通北街道办事处", 2007), one) for one in LANGUAGES]
    chinese, english = (re.sub(r"Span\([^)]*\)", "", repr(district_of(one)[0])) for one in files)

    assert chinese == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_commented_key_of_a_district_file_can_be_used(
    language: Language,
) -> None:
    text = district_file(DistrictStarter("", 2007), language)
    text, changes = COMMENTED_KEY.subn(r"\1\2", text)

    assert changes > 2
    assert district_of(text)[1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_in_a_new_district_file(language: Language) -> None:
    text = district_file(DistrictStarter("", 2007), language)
    names = [
        key.zh if language == "zh" else key.en
        for record in records_in(DISTRICT_SHAPE).values()
        for key in record.keys
    ]

    lacking = [name for name in names if not re.search(rf"^[ #-]*{name}:", text, re.MULTILINE)]
    assert lacking == []
