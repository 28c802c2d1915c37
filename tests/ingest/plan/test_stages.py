"""The summary of a half-year or a quarter becomes the stage that it is."""

from __future__ import annotations

import pytest

from civplan.documents.render import (
    CannotRender,
    plan_of_stage,
    plans_to_render,
    render_documents,
)
from civplan.ingest.import_document import read_document
from civplan.ingest.outline import OutlinePart, PartKind
from civplan.ingest.plan.facts import facts_of
from civplan.ingest.plan.stages import period_of_title
from civplan.model.choices import Document
from civplan.model.grammar.period_forms import Period, parse_period
from support.documents import composer_for
from support.imports import finding_words, imported, opened_text

HALF_YEAR = """\
湖内社区2025年上半年创建文明社区工作总结

今年以来，湖内社区认真开展创建工作，现将有关情况总结如下：
一、主要工作
（一）健全组织
1、成立领导小组，召开碰头会6次。
2、签订责任书120份。
（二）整治环境
发动居民一起动手。
1、清理楼道30处。
二、存在问题
人手不足。
三、来访情况
1、接待来访12人次。
2、答复建议3件。
四、下一步打算
抓好整改。
湖内社区居委会
2025年7月2日
"""
PLAN = """\
湖内社区2025年创建文明社区工作计划

为做好今年的创建工作，制定本计划。
一、主要工作
（一）健全组织
1、成立领导小组，召开碰头会不少于12次。
2、签订责任书240份。
（二）整治环境
1、清理楼道60处。
湖内社区居委会
2025年1月10日
"""
STAGE_FILE = """\
文种: annual-work
社区: 湖内社区
署名: 湖内社区居委会
年度: 2025
主题: 创建文明社区

主要工作:
  标题: 主要工作
  结构: 嵌套
  方面:
    - 编号: area-1
      名称: 健全组织
      措施:
        - 编号: item-1-1
          完成情况:
            上半年: 成立领导小组，召开碰头会6次。
        - 编号: item-1-2
          完成情况:
            上半年: 签订责任书120份。

    - 编号: area-2
      名称: 整治环境
      说明:
        上半年: 发动居民一起动手。
      措施:
        - 编号: item-2-1
          完成情况:
            上半年: 清理楼道30处。

其他部分:
  - 标题: 来访情况
    排在: 存在问题
    用于: [总结]
    措施:
      - 内容:
          上半年: 接待来访12人次。
      - 内容:
          上半年: 答复建议3件。
"""


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("湖内社区2025年上半年工作总结", "上半年"),
        ("湖内社区2025年上半年度工作总结", "上半年"),
        ("湖内社区2025年半年工作总结", "上半年"),
        ("湖内社区2025年年中工作总结", "上半年"),
        ("湖内社区2025年前三季度工作总结", "前三季度"),
        ("湖内社区2025年1—9月工作总结", "1—9月"),
        ("湖内社区2025年1月至8月消防安全工作总结", "1—8月"),
        ("湖内社区2025年前8个月工作总结", "1—8月"),
        ("湖内社区2025年一季度工作小结", "第一季度"),
        ("湖内社区2025年一、二季度工作总结", "上半年"),
        ("湖内社区2025年第一季度和第二季度工作总结", "上半年"),
        ("湖内社区2025年一至三季度工作总结", "前三季度"),
        ("湖内社区2025年前八个月工作总结", "1—8月"),
        ("湖内社区2025年3月份工作总结", "3月"),
        ("湖内社区2025年3月工作小结", "3月"),
        ("湖内社区2025年上半年工作总结和下半年工作计划", "上半年"),
        ("湖内社区2025年上半年工作总结及下半年打算", "上半年"),
    ],
)
def test_a_title_names_the_stage(title: str, period: str) -> None:
    found = period_of_title(OutlinePart(title, PartKind.SUMMARY, ()), 2025)

    assert found == parse_period(period)


@pytest.mark.parametrize(
    "title",
    [
        "湖内社区2025年工作总结",
        "湖内社区2025年度工作总结",
        "湖内社区2025年下半年工作总结",
        "湖内社区2025年第四季度工作总结",
        "湖内社区2024年工作总结和2025年上半年打算",
        "湖内社区2025年第三季度和第四季度工作总结",
        "湖内社区2025年一、三季度工作总结",
        "湖内社区2025年1、2月份工作总结",
        "湖内社区2024年12月至2025年11月工作总结",
        "湖内社区2025年6月安全生产月活动总结",
        "湖内社区2025年中秋节活动总结",
    ],
)
def test_the_whole_year_an_event_and_what_is_unclear_are_no_stage(title: str) -> None:
    assert period_of_title(OutlinePart(title, PartKind.SUMMARY, ()), 2025) is None


@pytest.mark.parametrize(
    "words", ["上半年", "前三季度", "一季度和二季度", "1—9月", "前8个月", "3月份"]
)
def test_the_stage_is_not_the_campaign(words: str) -> None:
    title = f"湖内社区2025年{words}消防安全工作总结"

    assert facts_of(OutlinePart(title, PartKind.SUMMARY, ())).campaign == "消防安全"


def test_every_text_is_in_the_form_for_the_stage() -> None:
    made = imported(HALF_YEAR)

    assert STAGE_FILE in made.text
    assert "阶段总结:\n" in made.text
    assert "\n总结:" not in made.text
    assert "    时段: 上半年\n" in made.text
    assert "# 阶段总结用 civplan render --kind 上半年 成文。" in made.text
    assert made.findings == ()


def test_the_file_of_a_stage_has_nothing_to_mend() -> None:
    assert opened_text(imported(HALF_YEAR).text).findings == ()


def test_the_file_of_a_stage_alone_has_no_other_document() -> None:
    plan = opened_text(imported(HALF_YEAR).text).plan
    assert plan is not None

    ((staged, documents),) = plans_to_render(plan)

    assert plan.documents == ()
    assert staged == plan_of_stage(plan, Period(1, 6))
    assert documents == (Document.SUMMARY,)
    with pytest.raises(CannotRender, match="no plan"):
        plans_to_render(plan, [Document.PLAN])


def test_a_plan_and_a_stage_become_one_file() -> None:
    made = imported(PLAN, HALF_YEAR)
    plan = opened_text(made.text).plan
    assert plan is not None

    first = next(plan.items)
    assert first.text is not None
    assert str(first.text) == "成立领导小组，召开碰头会不少于12次。"
    staged = plan_of_stage(plan, Period(1, 6))
    result = next(staged.items).result
    assert result is not None
    assert str(result.text) == "成立领导小组，召开碰头会6次。"
    assert plan.documents == (Document.PLAN,)


def test_what_the_plan_did_not_promise_is_in_the_stage_too() -> None:
    more = HALF_YEAR.replace("2、签订责任书120份。", "2、签订责任书120份。\n3、慰问老兵5名。")
    made = imported(PLAN, more)

    assert "上半年: 慰问老兵5名。" in made.text
    assert [one for one in finding_words(made.findings) if "I631" in one] == []


@pytest.mark.parametrize("texts", [(HALF_YEAR,), (PLAN, HALF_YEAR), (HALF_YEAR, PLAN)])
def test_the_stage_is_printed_with_every_text_of_the_original(texts: tuple[str, ...]) -> None:
    made = imported(*texts)
    plan = opened_text(made.text).plan
    assert plan is not None

    staged = plan_of_stage(plan, Period(1, 6))
    (one,) = render_documents(staged, composer_for(made.plan.pack), [Document.SUMMARY], ["txt"])

    assert texts_of("after.txt", one.data) == texts_of("before.txt", HALF_YEAR.encode())


def test_a_text_that_only_the_stage_has_is_not_in_the_plan() -> None:
    made = imported(PLAN, HALF_YEAR)
    plan = opened_text(made.text).plan
    assert plan is not None

    (one,) = render_documents(plan, composer_for(made.plan.pack), plan.documents, ["txt"])

    assert texts_of("after.txt", one.data) == texts_of("before.txt", PLAN.encode())


def test_comments_about_the_summary_stand_at_the_stage() -> None:
    opening = "今年以来，湖内社区认真开展创建工作，现将有关情况总结如下：\n"
    text = imported(HALF_YEAR.replace(opening, "")).text

    assert "要用文种的开头，删去下面的“开头”\n    开头:" in text.partition("阶段总结:")[2]


def texts_of(name: str, data: bytes) -> list[str]:
    """The texts of a document in reading order, without numbers."""
    (part,) = read_document(name, data).outline.parts
    return [part.title, *(node.text for node in part.nodes), part.signature, part.date]
