"""A plan and a summary of one community and year become one file."""

from __future__ import annotations

import pytest

from civplan.ingest.errors import CannotImport
from civplan.model.choices import Document
from support.imports import OPTIONS, finding_words, imported, values_of_file

PLAN = """\
湖内社区2007年创建文明社区工作计划

制定本计划。
一、指导思想
坚持以人为本。
二、工作目标
居民住得舒心。
三、主要工作
（一）健全组织
1、每月召开一次楼组长碰头会，收集居民意见。
2、与各专门委员会签订责任书。
（二）整治环境
1、每周清理一次楼道堆物，保持楼道整洁。
四、保障措施
每季度检查一次。
湖内社区居委会
2007年1月10日
"""
SUMMARY = """\
湖内社区2007年创建文明社区工作总结

现将全年工作总结如下。
一、指导思想
坚持了以人为本。
二、目标落实情况
居民满意。
三、主要工作
（一）健全组织
1、楼组长碰头会召开12次，收集居民意见86条。
（二）整治环境
1、清理楼道堆物95处，楼道整洁。
2、新建自行车棚3座。
四、存在问题
居民参与不多。
湖内社区居委会
2007年12月20日
"""
WORK_OF_BOTH = """\
主要工作:
  方面:
    - 编号: area-1
      名称: 健全组织
      措施:
        - 编号: item-1-1
          内容: 每月召开一次楼组长碰头会，收集居民意见。
          完成情况: 楼组长碰头会召开12次，收集居民意见86条。
          # 请核对：正文里像是有指标；属实的话，去掉下面行首的“# ”
          # 指标: 楼组长碰头会 ≥ 12 次
        - 编号: item-1-2
          内容: 与各专门委员会签订责任书。
          用于: [计划]

    - 编号: area-2
      名称: 整治环境
      措施:
        - 编号: item-2-1
          内容: 每周清理一次楼道堆物，保持楼道整洁。
          完成情况: 清理楼道堆物95处，楼道整洁。
          # 请核对：正文里像是有指标；属实的话，去掉下面行首的“# ”
          # 指标: 清理楼道堆物 ≥ 52 次
        - 编号: item-2-2
          内容: 新建自行车棚3座。
          用于: [总结]
"""


@pytest.mark.parametrize("texts", [(PLAN, SUMMARY), (SUMMARY, PLAN)])
def test_promise_and_result_of_the_same_thing_stand_side_by_side(texts: tuple[str, str]) -> None:
    made = imported(*texts)

    assert WORK_OF_BOTH in made.text
    assert made.plan.documents == (Document.PLAN, Document.SUMMARY)
    assert not made.opened.has_errors


def test_sections_of_both_have_a_text_for_each() -> None:
    assert (
        "指导思想:\n  计划: 坚持以人为本。\n  总结: 坚持了以人为本。\n"
        in imported(PLAN, SUMMARY).text
    )


def test_a_section_that_the_pack_calls_differently_in_each_document_is_one() -> None:
    text = imported(PLAN, SUMMARY).text

    assert (
        "# 总结里的标题：目标落实情况\n工作目标:\n  计划: 居民住得舒心。\n  总结: 居民满意。\n"
    ) in text


def test_a_section_under_another_heading_in_the_summary_stays_apart() -> None:
    made = imported(PLAN, SUMMARY.replace("一、指导思想", "一、坚持指导思想"))

    assert "坚持指导思想" in [section.heading for section in made.plan.sections]


def test_what_has_no_counterpart_is_told() -> None:
    assert finding_words(imported(PLAN, SUMMARY).findings) == [
        "1.txt:11 I625 计划里的“与各专门委员会签订责任书。”，总结里没有对应的内容",
        "2.txt:13 I626 总结里的“新建自行车棚3座。”，计划里没有对应的内容",
    ]


def test_a_doubtful_counterpart_is_told_with_how_sure_it_is() -> None:
    made = imported(PLAN, SUMMARY.replace("清理楼道堆物95处，楼道整洁", "楼道干净多了，堆物也少了"))

    (told,) = (line for line in finding_words(made.findings) if " I627 " in line)
    assert told.startswith(
        "2.txt:12 I627 “楼道干净多了，堆物也少了。”当作“每周清理一次楼道堆物，保持楼道整洁。”的结果"
    )
    assert "          # 请核对：总结里的对应内容，把握约" in made.text


def test_a_result_in_a_field_that_the_plan_lacks_finds_its_promise() -> None:
    summary = SUMMARY.replace(
        "（二）整治环境\n1、清理楼道堆物95处，楼道整洁。",
        "（二）其他成绩\n1、每周清理一次楼道堆物，共清理95处，楼道整洁。",
    )

    made = imported(PLAN, summary)

    assert made.plan.work is not None
    assert str(made.plan.work.areas[1].items[0].result) != "None"


def test_an_area_named_differently_keeps_both_names() -> None:
    text = imported(PLAN, SUMMARY.replace("（二）整治环境", "（二）整治小区环境")).text

    assert "    # 总结里的标题：整治小区环境\n    - 编号: area-2\n      名称: 整治环境\n" in text


def test_a_sub_item_is_matched_below_its_item() -> None:
    plan = PLAN.replace(
        "1、每周清理一次楼道堆物，保持楼道整洁。",
        "1、抓好楼道卫生\n（1）每周清理楼道堆物。\n（2）更换楼道灯。",
    )
    summary = SUMMARY.replace(
        "1、清理楼道堆物95处，楼道整洁。",
        "1、抓好楼道卫生\n（1）清理楼道堆物95处。\n（2）更换楼道灯30盏。",
    )

    items = "\n".join(values_of_file(imported(plan, summary).text).splitlines())

    assert (
        "            - 内容: 每周清理楼道堆物。\n"
        "              完成情况: 清理楼道堆物95处。\n"
        "            - 内容: 更换楼道灯。\n"
        "              完成情况: 更换楼道灯30盏。\n"
    ) in items


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (PLAN, PLAN, "和 1.txt 都是计划；一个计划文件要一份计划、一份总结，用 --kind 分别导入"),
        (
            PLAN,
            SUMMARY.replace("湖内", "湖滨"),
            "两份文档不是一个社区的：湖内社区和湖滨社区；确实是一个，用 --community 指明",
        ),
        (
            PLAN,
            SUMMARY.replace("2007", "2008"),
            "两份文档不是一年的：2007和2008；确实是一年，用 --year 指明",
        ),
    ],
)
def test_documents_that_do_not_belong_together_are_refused(
    one: str, other: str, reason: str
) -> None:
    with pytest.raises(CannotImport) as refused:
        imported(one, other)

    assert (refused.value.path, refused.value.reason.zh) == ("2.txt", reason)


def test_a_year_that_is_only_the_date_of_a_document_gives_way_to_a_title() -> None:
    summary = SUMMARY.replace("2007年创建", "创建").replace("2007年12月20日", "2008年1月8日")

    made = imported(PLAN, summary)

    assert made.plan.year == 2007
    assert finding_words(made.findings)[0] == "1.txt:1 I629 “年度”写成“2007”，取自另一份文档"


def test_what_both_documents_lack_is_said_once_beside_its_key() -> None:
    text = imported(*(one.replace("湖内社区居委会\n", "") for one in (PLAN, SUMMARY))).text

    assert text.count("# 请核对：原文没有署名，成文时会写上：湖内社区居民委员会\n") == 1


def test_an_option_settles_which_community_and_year_it_is() -> None:
    options = OPTIONS._replace(community="湖内社区", year=2007)

    made = imported(PLAN, SUMMARY.replace("湖内", "湖滨").replace("2007", "2008"), options=options)

    assert (made.plan.community, made.plan.year) == ("湖内社区", 2007)


def test_every_promise_of_an_example_finds_its_result() -> None:
    """Reordered results, in other words, are still found by their words."""
    plan = PLAN.replace(
        "1、每月召开一次楼组长碰头会，收集居民意见。\n2、与各专门委员会签订责任书。",
        "1、每月召开一次楼组长碰头会，收集居民意见。\n2、建立党员联系困难户制度，结对帮扶。\n3、组建文艺演出队。",
    )
    summary = SUMMARY.replace(
        "1、楼组长碰头会召开12次，收集居民意见86条。",
        "1、28名党员与28户困难户结对帮扶。\n2、组建文艺演出队2支，演出9场。\n3、全年召开楼组长碰头会12次。",
    )

    made = imported(plan, summary)

    assert made.plan.work is not None
    results = [str(item.result.text) for item in made.plan.work.areas[0].items if item.result]
    assert results == [
        "全年召开楼组长碰头会12次。",
        "28名党员与28户困难户结对帮扶。",
        "组建文艺演出队2支，演出9场。",
    ]


def test_a_heading_that_only_the_result_has_stays_in_the_summary() -> None:
    summary = SUMMARY.replace(
        "1、清理楼道堆物95处，楼道整洁。", "1、楼道卫生\n（1）清理楼道堆物95处。\n（2）楼道整洁。"
    )

    made = imported(PLAN, summary)

    assert made.plan.work is not None
    item = made.plan.work.areas[1].items[0]
    assert item.name is None
    assert item.result is not None
    assert str(item.result.text) == "楼道卫生"
