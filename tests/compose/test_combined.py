"""The summary and the plan of the next year as one document: what stands in it, and where."""

from __future__ import annotations

import pytest

from civplan.compose.combined import NextYear, combined_details, combined_outline
from civplan.manuscript.parse import parse_manuscript
from civplan.model.choices import DivisionStyle
from civplan.model.packs import CombinedProfile, Profile
from civplan.model.plan import Plan
from civplan.model.text import Text, TextParagraph
from support.documents import FLAT, NESTED, SUMMARY, composer_for, lines_of_blocks, pack_named
from support.plans import plan_of, read_plan

FIRST = """\
goals: {plan: 目标。, summary: 目标已达到。}
work: {areas: [{name: 卫生, items: [{text: 扫雪, result: 扫雪3次}, {text: 清运, result: 清运9次}]}]}
summary: {date: 2007-12-20, recipient: 通北街道办事处}
"""
SECOND = """\
goals: 新目标。
work: {areas: [{name: 治安, items: [巡逻, 值班]}]}
"""
OPENING = (
    "2007年，本社区围绕创建文明社区，按照年度计划开展工作。"
    "现将2007年工作情况和2008年工作计划报告如下："
)
THIRD_LEVEL = """\
work:
  areas:
    - {name: 治安, items: [{name: 巡逻, text: 巡逻。, items: [白天巡逻, 夜间巡逻]}, 值班]}
    - {name: 卫生, items: [扫雪, 清运]}
"""


def of_next_year(text: str, pack: str = NESTED) -> NextYear:
    """The plan of the next year; the lines that every file needs are put before its text."""
    plan, findings = read_plan(f"community: 湖内社区\nyear: 2008\ncampaign: 平安\n{text}")
    assert plan
    assert findings == []
    return NextYear(plan, pack_named(pack).profile)


def combined_lines(first: str = FIRST, second: str = SECOND, pack: str = NESTED) -> list[str]:
    """What stands under the title, a line a paragraph, numbers written."""
    next_year = of_next_year(second, pack)
    manuscript = composer_for(pack).compose(plan_of(first), SUMMARY, next_year)
    return list(lines_of_blocks(manuscript.blocks))


def test_one_document_holds_both_and_its_numbers_begin_again_in_each_part() -> None:
    assert combined_lines() == [
        "通北街道办事处：",
        OPENING,
        "第一部分　2007年工作总结",
        *("一、目标落实情况", "目标已达到。", "二、主要工作"),
        *("卫生", "1.扫雪3次。", "2.清运9次。"),
        "第二部分　2008年工作计划",
        *("一、工作目标", "新目标。", "二、主要工作", "治安", "1.巡逻。", "2.值班。"),
    ]


def test_the_title_says_both_on_two_lines() -> None:
    manuscript = composer_for(FLAT).compose(plan_of(FIRST), SUMMARY, of_next_year(SECOND, FLAT))

    assert manuscript.title == ("湖内社区2007年工作总结", "和2008年工作计划")


def test_there_is_one_signature_one_date_and_one_colophon() -> None:
    first = FIRST.replace("recipient:", "copies: 派出所, number: 通湖社〔2007〕9号, recipient:")
    plan = "plan: {date: 2008-01-10, copies: 城管, number: 通湖社〔2008〕1号}\n"
    manuscript = composer_for(NESTED).compose(plan_of(first), SUMMARY, of_next_year(SECOND + plan))

    assert manuscript.signature
    assert (manuscript.signature.issuers, manuscript.signature.date) == (
        ("湖内社区居民委员会",),
        "2007年12月20日",
    )
    assert manuscript.masthead
    assert manuscript.masthead.number == "通湖社〔2007〕9号"
    assert manuscript.colophon
    assert manuscript.colophon.copies == "派出所"


def test_what_a_file_says_before_and_behind_its_half_stands_in_that_half() -> None:
    first = FIRST.replace(
        "recipient:", "opening: 一年来成效明显。, closing: 特此总结。, recipient:"
    )
    plan = "plan: {opening: 明年任务更重。, closing: 望共同努力。}\n"

    said = combined_lines(first, SECOND + plan)

    assert said[1:4] == [
        OPENING,
        "第一部分　2007年工作总结",
        "一年来成效明显。",
    ]
    middle = said.index("第二部分　2008年工作计划")
    assert said[middle - 1 : middle + 2] == [
        "特此总结。",
        "第二部分　2008年工作计划",
        "明年任务更重。",
    ]
    assert said[-1] == "望共同努力。"


def test_the_file_may_say_all_of_it_itself() -> None:
    own = "combine: {with: b, title: [湖内社区, 两年], opening: 报告如下。, closing: 特此报告。}\n"

    manuscript = composer_for(NESTED).compose(plan_of(own + FIRST), SUMMARY, of_next_year(SECOND))
    said = list(lines_of_blocks(manuscript.blocks))

    assert manuscript.title == ("湖内社区", "两年")
    assert (said[1], said[-1]) == ("报告如下。", "特此报告。")


def test_the_community_in_figures_begins_the_opening() -> None:
    first = "profile: {households: 3180}\n" + FIRST

    assert combined_lines(first)[1] == (
        "湖内社区有居民3180户。2007年，本社区围绕创建文明社区，按照年度计划开展工作。"
        "现将2007年工作情况和2008年工作计划报告如下："
    )


def test_a_half_of_work_alone_is_its_areas() -> None:
    assert combined_lines(FIRST, THIRD_LEVEL)[-8:] == [
        "一、治安",
        "1.巡逻。",
        "（1）白天巡逻。",
        "（2）夜间巡逻。",
        "2.值班。",
        *("二、卫生", "1.扫雪。", "2.清运。"),
    ]


@pytest.mark.parametrize(
    ("field", "first", "second", "expected"),
    [
        ("date", "combine: {with: b, date: 2008-01-02}\nsummary: {date: 2007-12-20}", "", 2008),
        ("date", "combine: b\nsummary: {date: 2007-12-20}", "plan: {date: 2008-01-10}", 2007),
        ("date", "summary: {problems: 少}", "plan: {date: 2008-01-10}", 2008),
        ("recipient", "summary: {problems: 少}", "plan: {recipient: 街道}", ("街道",)),
        ("number", "summary: {problems: 少}", "plan: {number: 通湖社〔2008〕1号}", None),
        ("secrecy", "summary: {problems: 少}", "plan: {secrecy: 秘密★1年}", "秘密★1年"),
        ("sealed", "combine: {with: b, sealed: 否}\nsummary: {sealed: 是}", "", False),
    ],
)
def test_a_value_is_the_document_s_own_else_the_summary_s_some_else_the_plan_s(
    field: str, first: str, second: str, expected: object
) -> None:
    value = getattr(combined_details(plan_of(first), of_next_year(second).plan), field)

    assert (value.year if field == "date" else value) == expected


@pytest.mark.parametrize(
    ("own", "names"),
    [("", ("甲", "乙", "丙")), ("combine: {with: b, attachments: 丁}\n", ("丁",))],
)
def test_the_attachments_of_both_follow_each_other_unless_it_has_its_own(
    own: str, names: tuple[str, ...]
) -> None:
    first = plan_of(own + FIRST.replace("recipient:", "attachments: 甲, recipient:"))
    next_year = of_next_year(SECOND + "plan: {attachments: [乙, 丙]}")

    assert composer_for(NESTED).compose(first, SUMMARY, next_year).attachment_names == names


def test_an_attachment_of_the_plan_is_made_of_its_own_file() -> None:
    table = "plan: {attachments: [{name: 表, table: {from: tasks}}]}"
    next_year = of_next_year(SECOND + table)

    (attachment,) = composer_for(NESTED).compose(plan_of(FIRST), SUMMARY, next_year).attachments

    assert "巡逻" in str(attachment.blocks)
    assert "扫雪" not in str(attachment.blocks)


def with_headings(profile: Profile) -> Profile:
    """A pack's profile that parts the halves by headings."""
    patterns = ("{community}总结", "{community}计划")
    title = Text(tuple(TextParagraph(text, profile.span) for text in patterns))
    own = CombinedProfile(
        span=profile.span,
        title=title,
        style=DivisionStyle.HEADINGS,
        summary="{year}年的{campaign}",
        plan="{next_year}年打算",
    )
    return profile.with_values(combined=own)


def headed_lines(first: Plan, next_year: NextYear) -> list[str]:
    """The lines of a pack that parts the halves by headings."""
    composer = composer_for(NESTED)
    outline = combined_outline(first, with_headings(composer.pack.profile), next_year)
    template = composer.environment.get_template("combined.html.j2")
    manuscript = parse_manuscript(template.render(document=outline, plan=first), "combined")
    assert manuscript.title == ("湖内社区总结", "湖内社区计划")
    return list(lines_of_blocks(manuscript.blocks))


def test_a_pack_may_part_them_by_headings_with_everything_one_level_down() -> None:
    said = headed_lines(plan_of(FIRST), of_next_year(SECOND + "principles: 依据。\n"))

    assert said[2:] == [
        "一、2007年的创建文明社区",
        *("（一）目标落实情况", "目标已达到。", "（二）卫生", "1.扫雪3次。", "2.清运9次。"),
        "二、2008年打算",
        *("（一）指导思想", "依据。", "（二）工作目标", "新目标。"),
        *("（三）治安", "1.巡逻。", "2.值班。"),
    ]


def test_where_that_would_be_five_they_are_parted_into_divisions() -> None:
    deep = (
        "summary: {next_steps: {areas: [{name: 甲, items: [{text: 一, items: [二, 三]}, 四]},"
        " {name: 乙, items: [五, 六]}]}}\n"
    )

    said = headed_lines(
        plan_of(deep + "goals: {plan: 好。, summary: 好了。}"), of_next_year(SECOND)
    )

    assert said[1] == "第一部分　2007年的创建文明社区"
    assert "（一）甲" in said


def test_one_level_down_there_are_four_levels_still() -> None:
    said = headed_lines(plan_of(FIRST), of_next_year(THIRD_LEVEL))

    assert said[said.index("二、2008年打算") + 1 :] == [
        "（一）治安",
        "1.巡逻。",
        "（1）白天巡逻。",
        "（2）夜间巡逻。",
        "2.值班。",
        *("（二）卫生", "1.扫雪。", "2.清运。"),
    ]
