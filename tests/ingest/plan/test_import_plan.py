"""Documents become plan files: each part in its field, nothing lost, nothing guessed in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from civplan.findings.words import Language
from civplan.ingest.blocks import Note, Place
from civplan.ingest.import_document import import_parts, imported_part, read_document
from civplan.ingest.plan.parts import ImportOptions
from civplan.model.choices import Document, ItemStyle
from civplan.model.text import Text
from support.imports import OPTIONS, THIS_YEAR, finding_words, imported, opened_text, values_of_file
from support.programs import REPOSITORY

PLAN = """\
湖内社区2007年创建文明社区工作计划

为做好今年的创建工作，制定本计划。
一、指导思想
坚持以人为本。
二、工作目标
居民住得舒心。
三、主要工作
（一）健全组织
1、成立领导小组，碰头会不少于12次。
2、签订责任书。
（二）整治环境
发动居民一起动手。
1、清理楼道。
四、保障措施
每季度检查一次。
湖内社区居委会
2007年1月10日
"""
PLAN_FILE = """\
社区: 湖内社区
署名: 湖内社区居委会
年度: 2007
主题: 创建文明社区
指导思想: 坚持以人为本。
工作目标: 居民住得舒心。

主要工作:
  方面:
    - 编号: area-1
      名称: 健全组织
      措施:
        - 编号: item-1-1
          内容: 成立领导小组，碰头会不少于12次。
          # 请核对：正文里像是有指标；属实的话，去掉下面行首的“# ”
          # 指标: 碰头会 ≥ 12 次
        - 编号: item-1-2
          内容: 签订责任书。

    - 编号: area-2
      名称: 整治环境
      说明: 发动居民一起动手。
      措施:
        - 编号: item-2-1
          内容: 清理楼道。

保障措施: 每季度检查一次。

计划:
  标题: 湖内社区2007年创建文明社区工作计划
  成文日期: 2007-01-10
  开头: 为做好今年的创建工作，制定本计划。
"""


def test_what_closes_the_document_is_its_closing_and_no_item() -> None:
    text = PLAN.replace("湖内社区居委会\n", "特此报告，请审阅。\n湖内社区居委会\n")

    assert values_of_file(imported(text).text) == f"{PLAN_FILE}  结尾: 特此报告，请审阅。\n"


def test_a_plan_becomes_the_file_that_a_person_would_write() -> None:
    made = imported(PLAN)

    assert values_of_file(made.text) == PLAN_FILE
    assert finding_words(made.findings) == []
    assert not opened_text(made.text).has_errors


def test_the_file_says_what_it_was_made_of() -> None:
    assert imported(PLAN).text.splitlines()[1] == "# 由 civplan import 从 1.txt 导入。"


def test_english_keys_keep_every_heading() -> None:
    text = imported(PLAN, options=OPTIONS._replace(language="en")).text

    assert "principles:\n  heading: 指导思想\n  text: 坚持以人为本。\n" in text
    assert "      # target: 碰头会 ≥ 12 次\n" in text


SUMMARY = """\
湖内社区2007年创建文明社区工作总结

现将今年的工作总结如下：
一、主要工作
（一）健全组织
1、成立了领导小组。
二、存在问题
新建小区的居民参与不多。
湖内社区居委会
2007年12月20日
"""


def test_the_items_of_a_summary_are_results() -> None:
    made = imported(SUMMARY)

    assert values_of_file(made.text).partition("主要工作:\n")[2] == (
        "  标题: 主要工作\n"
        "  结构: 嵌套\n"
        "  方面:\n"
        "    - 编号: area-1\n"
        "      名称: 健全组织\n"
        "      措施:\n"
        "        - 编号: item-1-1\n"
        "          完成情况: 成立了领导小组。\n"
        "\n"
        "总结:\n"
        "  标题: 湖内社区2007年创建文明社区工作总结\n"
        "  成文日期: 2007-12-20\n"
        "  开头: 现将今年的工作总结如下：\n"
        "  存在问题: 新建小区的居民参与不多。\n"
    )


def test_a_summary_alone_makes_no_plan() -> None:
    made = imported(SUMMARY)

    assert made.plan.documents == (Document.SUMMARY,)
    assert not made.opened.has_errors


FLAT = """\
湖内社区2007年工作计划

一、抓好卫生
1、清理楼道。
二、抓好治安
1、组织巡逻。
"""


def test_headings_that_name_no_section_are_areas_beside_each_other() -> None:
    made = imported(FLAT)

    assert "  方面:\n    - 编号: area-1\n      名称: 抓好卫生\n" in made.text
    assert "文种: annual-work\n" in made.text
    assert "开头:\n    计划:\n" in made.text


def test_an_opening_that_the_document_lacks_is_not_made_up() -> None:
    assert "制定本计划" not in "".join(
        paragraph.text for one in imported(FLAT).opened.passages for paragraph in [one]
    )


def test_a_section_that_is_no_field_stays_in_its_place() -> None:
    text = PLAN.replace("四、保障措施", "四、活动安排\n三月植树。\n五、保障措施")

    assert (
        "其他部分:\n"
        "  - 标题: 活动安排\n"
        "    正文: 三月植树。\n"
        "    排在: 主要工作\n"
        "    用于: [计划]\n"
    ) in imported(text).text


def test_a_heading_before_its_field_in_the_pack_is_a_section_of_its_own() -> None:
    text = PLAN.replace("一、指导思想", "一、基本情况\n居民三千户。\n二、指导思想")

    made = imported(text)

    assert made.plan.principles is None
    assert [section.heading for section in made.plan.sections] == ["基本情况", "指导思想"]


def test_a_text_without_headings_is_opening_and_work() -> None:
    made = imported("湖内社区2007年工作计划\n\n制定本计划。\n\n我们将清理楼道。\n\n我们将巡逻。\n")

    assert made.plan.work is not None
    assert made.plan.work.text is not None
    assert [one.text for one in made.plan.work.text.plan] == ["我们将清理楼道。", "我们将巡逻。"]
    assert not made.opened.has_errors


def test_a_heading_and_its_text_on_one_line_are_parted_at_the_blank_and_told() -> None:
    text = PLAN.replace(
        "（二）整治环境\n发动居民一起动手。", "（二）整治小区环境 发动全体居民一起动手清理楼道。"
    )

    assert (
        "    # 请核对：标题和正文原来在同一行，从空格处分开："
        "整治小区环境 发动全体居民一起动手清理楼道。\n"
        "    - 编号: area-2\n"
        "      名称: 整治小区环境\n"
        "      说明: 发动全体居民一起动手清理楼道。\n"
    ) in imported(text).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "社区工作计划\n\n一、清理楼道。\n",
            [
                "1.txt:1 I621 文中没有写明是哪个社区，先写成“本社区”",
                f"1.txt:1 I622 文中没有写明是哪一年，先写成{THIS_YEAR}年",
                "1.txt:1 I623 标题里看不出主题，先写成“社区工作”",
                "1.txt:1 I630 原文没有署名，成文时会写上：本社区居民委员会",
            ],
        ),
        (
            "湖内社区2007年文明创建\n\n一、楼道整洁。\n",
            [
                "1.txt:1 I628 看不出是计划还是总结，先当作计划导入",
                "1.txt:1 I630 原文没有署名，成文时会写上：湖内社区居民委员会",
            ],
        ),
        (
            "湖内社区2007年文明创建\n\n一、楼道整洁。\n\n湖内社区居委会\n2007年12月20日\n",
            [
                "1.txt:1 I628 看不出是计划还是总结，先当作总结导入",
            ],
        ),
    ],
)
def test_what_a_document_does_not_say_is_told(text: str, expected: list[str]) -> None:
    made = imported(text)

    assert finding_words(made.findings) == expected
    assert not made.opened.has_errors


def test_options_say_what_the_document_does_not() -> None:
    options = ImportOptions("湖滨社区", 2008, "平安建设", Document.SUMMARY, "zh", THIS_YEAR)

    text = "工作情况\n\n一、重点工作\n1、楼道整洁。\n湖内社区居委会\n"
    made = imported(text, options=options)

    assert (made.plan.community, made.plan.year, made.plan.campaign) == (
        "湖滨社区",
        2008,
        "平安建设",
    )
    assert made.plan.documents == (Document.SUMMARY,)
    assert made.findings == ()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_date_that_cannot_be_read_stays_as_a_comment(language: Language) -> None:
    text = PLAN.replace("2007年1月10日", "2007年1月40日")

    assert "请核对" in imported(text, options=OPTIONS._replace(language=language)).text


@pytest.mark.parametrize("date", ["2007.1.10", "2007/01/10", "二○○七年一月十日"])
def test_a_date_is_read_as_people_write_it_under_a_text(date: str) -> None:
    assert imported(PLAN.replace("2007年1月10日", date)).text.endswith(PLAN_FILE)


def test_what_counts_as_the_sentence_does_stays_in_it() -> None:
    text = FLAT.replace("1、清理楼道。", "一是清理楼道。\n二是更换路灯。")

    made = imported(text)

    assert made.plan.work is not None
    assert made.plan.work.areas[0].style is not None
    assert [str(item.text) for item in made.plan.work.areas[0].items] == [
        "清理楼道。",
        "更换路灯。",
    ]


def items_of_first_area(lines: str) -> list[tuple[str, str]]:
    """The names and texts of the items in FLAT that these lines become."""
    work = imported(FLAT.replace("1、清理楼道。", lines)).plan.work
    assert work is not None
    return [(str(one.name or ""), str(one.text or "")) for one in work.areas[0].items]


def test_what_counts_all_items_goes_though_only_some_have_a_name() -> None:
    assert items_of_first_area("一是清理楼道。每月两次。\n二是更换路灯。") == [
        ("清理楼道。", "每月两次。"),
        ("", "更换路灯。"),
    ]


def test_what_counts_no_other_item_stays_before_its_name() -> None:
    assert items_of_first_area("一是清理楼道。每月两次。") == [("一是清理楼道。", "每月两次。")]


def test_the_name_of_the_file_says_what_the_text_does_not() -> None:
    document = read_document("湖内社区-2007.txt", "工作计划\n\n一、清理楼道。\n".encode())

    made = import_parts([imported_part(document)], OPTIONS)

    assert (made.plan.community, made.plan.year) == ("湖内社区", 2007)
    assert ("# 请核对：“社区”写成“湖内社区”，取自文件名\n社区: 湖内社区\n\n") in made.text
    assert "# 请核对：“年度”写成“2007”，取自文件名\n年度: 2007\n" in made.text


def test_what_has_no_place_stands_at_the_end_and_is_told() -> None:
    document = read_document("1.txt", PLAN.encode())
    note = Note("［注1］", "物业提供。", Place(10))
    noted = document._replace(blocks=replace(document.blocks, notes=(note,)))

    made = import_parts([imported_part(noted)], OPTIONS)

    assert made.text.endswith(
        "\n\n# 未归类：计划文件里没有地方放的内容，核对以后可以删去\n# ［注1］ 物业提供。\n"
    )
    assert finding_words(made.findings) == [
        "1.txt:10 I624 “［注1］ 物业提供。”在计划文件里没有地方放，写在文件末尾的“未归类”下面"
    ]


def test_a_closing_of_the_pack_that_the_document_lacks_is_not_made_up(tmp_path: Path) -> None:
    values = (REPOSITORY / "templates" / "civilized-community" / "profile.yaml").read_text("utf-8")
    profile = values.replace("  opening:", "  closing: 以上计划，请予支持。\n  opening:", 1)
    (tmp_path / "profile.yaml").write_text(
        f"extends: civilized-community\n{profile}", encoding="utf-8"
    )

    made = imported(PLAN, pack=str(tmp_path))

    assert made.plan.plan is not None
    assert made.plan.plan.closing == Text(())
    assert finding_words(made.findings) == []


def test_a_short_sentence_among_headings_is_one_when_text_stands_below_it() -> None:
    text = PLAN.replace("（一）健全组织\n", "（一）健全组织，夯实基础。\n一起动手。\n").replace(
        "1、成立领导小组，碰头会不少于12次。\n2、签订责任书。\n", ""
    )

    work = imported(text).plan.work

    assert work is not None
    assert [area.name for area in work.areas] == [
        "健全组织，夯实基础。",
        "整治环境",
    ]


def test_what_is_no_heading_among_numbered_headings_leaves_their_count_as_it_is() -> None:
    text = PLAN.replace(
        "（一）健全组织\n1、成立领导小组，碰头会不少于12次。\n2、签订责任书。\n",
        "（一）成立领导小组，碰头会不少于12次。\n",
    )
    work = imported(text).plan.work

    assert work is not None
    assert (len(work.items), work.areas) == (2, ())


def test_the_rows_of_a_table_are_not_parted_from_its_head() -> None:
    page = (
        "<h1>湖内社区2007年工作要点</h1><table><tr><td>任务</td><td>目标</td></tr>"
        "<tr><td>清扫</td><td>12次</td></tr></table><p>湖内社区居委会</p><p>2007年1月10日</p>"
    )
    made = import_parts([imported_part(read_document("1.html", page.encode()))], OPTIONS)

    assert "    - 行:\n        - [任务, 目标]\n        - [清扫, 12次]\n" in made.text
    assert "# 请核对：原为表格；第一行作表头\n  表格:\n" in made.text


@pytest.mark.parametrize(
    ("title", "pack"),
    [
        ("湖内社区2007年消防安全整治工作方案", "work-scheme"),
        ("湖内社区2007年文明创建实施方案", "work-scheme"),
        ("湖内社区2007年工作计划", "annual-work"),
        ("湖内社区2007年方案落实情况总结", "annual-work"),
    ],
)
def test_a_title_may_say_which_pack_it_is(title: str, pack: str) -> None:
    made = imported(
        f"{title}\n\n一、走访\n1、走访居民。\n2、慰问老人。\n二、宣传\n1、发放资料。\n2、办讲座。\n"
    )

    assert made.plan.pack == pack


OWN_ORDER = """\
湖内社区2007年消防安全整治工作方案

一、工作目标
全年不发生火灾。
二、现状
楼道堆物较多。
三、主要任务
（一）排查
1.逐楼排查。
2.登记造册。
（二）整改
1.限期清理。
四、组织领导
成立工作小组。
五、工作要求
（一）压实责任
各组每周报告一次。
（二）保障经费
经费由社区列支。
"""


def test_sections_in_an_order_of_their_own_keep_it() -> None:
    made = imported(OWN_ORDER)

    assert made.plan.order == ("goals", "现状", "work", "organization", "safeguards")
    assert made.plan.organization is not None
    assert [one.heading for one in made.plan.sections] == ["现状"]
    assert [one for one in made.findings if one.rule.code == "I631"] == []


def test_sections_in_the_order_of_the_pack_need_none() -> None:
    first, second = "四、组织领导\n成立工作小组。\n", "二、现状\n楼道堆物较多。\n"
    usual = OWN_ORDER.replace(first, "").replace(second, f"{first}{second}")

    assert imported(usual).plan.order == ()


def test_headings_of_a_section_are_its_areas() -> None:
    safeguards = imported(OWN_ORDER).plan.safeguards

    assert safeguards is not None
    assert [(area.name, str(area.text)) for area in safeguards.areas] == [
        ("压实责任", "各组每周报告一次。"),
        ("保障经费", "经费由社区列支。"),
    ]


def test_headings_of_an_area_stay_headings() -> None:
    text = (
        "湖内社区2007年工作总结\n\n一、党建\n（一）建强组织\n召开党员大会4次。\n（二）抓好教育\n"
        "1.学习12次。\n2.参观2次。\n二、治理\n（一）议事\n召开议事会12次。\n（二）调解\n调解34起。\n"
    )
    made = imported(text)

    assert made.plan.work is not None
    assert [area.style for area in made.plan.work.areas] == [ItemStyle.HEADINGS] * 2
    assert [one.message("zh") for one in made.findings if one.rule.code == "I630"] == [
        "原文没有署名，成文时会写上：湖内社区居民委员会"
    ]


REPORT = """\
湖内社区关于2007年消防安全工作情况的{name}

通北街道办事处：
现将有关情况报告如下：
一、主要做法
（一）清理楼道
1、逐栋清理。
2、每周复查。
二、下一步打算
新建充电棚。
湖内社区居委会
2007年12月1日
"""


@pytest.mark.parametrize("name", ["报告", "汇报"])
def test_the_texts_of_a_report_are_as_they_are_written(name: str) -> None:
    made = imported(REPORT.format(name=name), pack="work-report")

    assert values_of_file(made.text).partition("主要工作:\n")[2] == (
        "  标题: 主要做法\n"
        "  方面:\n"
        "    - 编号: area-1\n"
        "      名称: 清理楼道\n"
        "      措施:\n"
        "        - 编号: item-1-1\n"
        "          内容: 逐栋清理。\n"
        "        - 编号: item-1-2\n"
        "          内容: 每周复查。\n"
        "\n"
        "总结:\n"
        f"  标题: 湖内社区关于2007年消防安全工作情况的{name}\n"
        "  主送: 通北街道办事处\n"
        "  成文日期: 2007-12-01\n"
        "  开头: 现将有关情况报告如下：\n"
        "  结尾:\n"
        "    计划:\n"
        "  下一步打算: 新建充电棚。\n"
    )
    assert not opened_text(made.text).has_errors
