"""The register's tables: who handed in what, items, figures, findings, evidence."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from civplan.district.register.cells import CellValue
from civplan.district.register.tables import RegisterTable, register_tables
from civplan.district.review.review import Review
from civplan.findings.words import Words
from support.districts import plan_file, review_with_findings, summary_alone

DISTRICT = """\
district: 通北街道办事处
year: 2007
deadlines: {plan: 2007-01-08, summary: 2007-12-25}
indicators:
  - {id: satisfaction, name: 居民满意率, unit: "%", at_least: 95%, aggregate: mean}
communities:
  - {name: 湖内社区, aliases: [湖内], code: A1, contact: 张三, phone: 000-1234}
  - {name: 湖外社区, code: A2}
"""
AREA = "    - name: 居民自治\n      items:\n"
ITEM = """\
        - {text: 修路。, status: ongoing, due: 2007-Q3, lead: 居委会, people: [李四, 王五],
           result: 修了一半。, reason: 缺钱, next: 明年修完,
           evidence: [有.jpg, {file: 无.jpg, caption: 路}]}
"""


def rows(review: Review, title: str) -> list[dict[str, CellValue]]:
    """The rows of a table by the headings of its columns."""
    table = table_of(review, title)
    headings = [column.heading for column in table.head.columns]
    return [dict(zip(headings, row, strict=True)) for row in table.rows]


def table_of(review: Review, title: str) -> RegisterTable:
    return next(table for table in register_tables(review) if table.head.title == title)


def test_a_community_that_handed_in_late_has_its_days(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": plan_file("湖内")})

    assert rows(review, "报送台账")[0] == {
        "社区": "湖内社区",
        "代码": "A1",
        "报送情况": "已报",
        "计划日期": dt.date(2007, 1, 10),
        "计划逾期天数": 2,
        "总结": "已报",
        "总结日期": dt.date(2007, 12, 20),
        "总结逾期天数": 0,
        "错误": 0,
        "警告": 1,
        "文件": "a.yaml",
        "联系人": "张三",
    }


def test_what_is_missing_is_late_until_the_day_of_the_review(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {})
    row = rows(review, "报送台账")[1]

    assert (row["报送情况"], row["计划日期"], row["总结"]) == ("未报", None, "")
    assert (row["计划逾期天数"], row["总结逾期天数"]) == (362, 11)


def test_a_summary_alone_is_no_plan(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": summary_alone("湖内社区")})
    row = rows(review, "报送台账")[0]

    assert (row["报送情况"], row["计划日期"], row["总结"]) == ("已报（缺计划）", None, "已报")
    assert row["计划逾期天数"] == 362


def test_phone_numbers_stand_only_where_they_are_asked_for(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {})
    with_phones = review._replace(with_contacts=True)

    assert "000-1234" not in str(register_tables(review))
    assert [row["电话"] for row in rows(with_phones, "报送台账")] == ["000-1234", None]


def test_an_item_stands_under_the_name_of_the_roster(tmp_path: Path) -> None:
    text = plan_file("湖内").replace(AREA, AREA + ITEM)
    line = text[: text.index("修路")].count("\n") + 1
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": text})

    assert rows(review, "事项台账")[0] == {
        "社区": "湖内社区",
        "方面": "居民自治",
        "条线": "",
        "编号": "",
        "事项": "修路。",
        "状态": "进行中",
        "完成时限": "2007年第三季度",
        "截止日期": dt.date(2007, 9, 30),
        "责任单位": "居委会",
        "责任人": "李四、王五",
        "完成情况": "修了一半。",
        "原因": "缺钱",
        "下一步": "明年修完",
        "位置": f"a.yaml:{line}",
    }


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2007-12-20", "2007年12月20日"),
        ("2007-12", "2007年12月"),
        ("2007-Q4", "2007年第四季度"),
        ("2007", "2007年"),
        ("长期", "长期"),
    ],
)
def test_the_register_says_a_date_as_the_documents_do(tmp_path: Path, due: str, words: str) -> None:
    text = plan_file("湖内").replace(AREA, f"{AREA}        - {{text: 修路。, due: {due}}}\n")
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": text})

    assert rows(review, "事项台账")[0]["完成时限"] == words


def test_an_item_says_its_name_and_all_of_its_text_and_why_it_is_not_applicable(
    tmp_path: Path,
) -> None:
    item = f"{{name: 路, text: {'修' * 60}, not_applicable: 没有路}}"
    text = plan_file("湖内").replace(AREA, f"{AREA}        - {item}\n")
    row = rows(review_with_findings(tmp_path, DISTRICT, {"a.yaml": text}), "事项台账")[0]

    assert (row["事项"], row["状态"], row["原因"]) == (f"路：{'修' * 60}", "不适用", "没有路")


def test_findings_follow_the_roster_and_those_of_no_community_come_last(tmp_path: Path) -> None:
    one, other = (
        plan_file(name).replace("为先。", "为先,一心为民。") for name in ("湖内", "湖外社区")
    )
    files = {"z.yaml": one, "b.yaml": other, "a.yaml": "community: ["}
    table = rows(review_with_findings(tmp_path, DISTRICT, files), "问题清单")

    assert list(dict.fromkeys(row["文件"] for row in table)) == ["z.yaml", "b.yaml", "a.yaml"]


def test_a_file_that_could_not_be_processed_has_a_row(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": plan_file("湖内")})
    reason = Words("读不了", "cannot be read")
    outcomes = {"a.yaml": review.results["a.yaml"]._replace(failure=reason)}
    unreadable = review._replace(results=outcomes, findings=())
    (row,) = rows(unreadable, "问题清单")

    assert (row["社区"], row["级别"], row["问题"], row["怎样改"]) == (
        *("湖内社区", "错误", "读不了", "文件无法使用"),
    )
    assert table_of(unreadable, "问题清单").size == 1


@pytest.mark.parametrize(
    ("keys", "status", "due", "day"),
    [
        ("status: done, due: 2007-05-02", "已完成", "2007年5月2日", dt.date(2007, 5, 2)),
        ("status: planned, due: 2007-02", "未开展", "2007年2月", dt.date(2007, 2, 28)),
        ("status: dropped, due: 长期", "已取消", "长期", None),
        ("status: done, not_applicable: 无楼", "不适用", "", None),
        ("due: 2007", "未填写", "2007年", dt.date(2007, 12, 31)),
    ],
)
def test_status_and_date_stand_in_words(
    tmp_path: Path, keys: str, status: str, due: str, day: dt.date | None
) -> None:
    text = plan_file("湖内").replace(AREA, f"{AREA}        - {{text: 修路。, {keys}}}\n")
    row = rows(review_with_findings(tmp_path, DISTRICT, {"a.yaml": text}), "事项台账")[0]

    assert (row["状态"], row["完成时限"], row["截止日期"]) == (status, due, day)


def test_figures_begin_with_those_of_the_district(tmp_path: Path) -> None:
    files = {"a.yaml": plan_file("湖内"), "b.yaml": plan_file("湖外社区", "93.5")}
    table = rows(review_with_findings(tmp_path, DISTRICT, files), "指标汇总")
    keys = ("范围", "单位名称", "指标", "目标", "结果", "计量单位", "是否达标", "完成率")

    assert [tuple(row[key] for key in keys) for row in table] == [
        (
            "街道",
            "通北街道办事处",
            "居民满意率",
            "不低于95%",
            Decimal("94.75"),
            "%",
            "未达标",
            None,
        ),
        ("社区", "湖内社区", "居民满意率", "不低于95%", Decimal(96), "%", "达标", None),
        ("社区", "湖内社区", "例会", "不少于12次", Decimal(12), "次", "达标", Decimal(1)),
        ("社区", "湖外社区", "居民满意率", "不低于95%", Decimal("93.5"), "%", "未达标", None),
        ("社区", "湖外社区", "例会", "不少于12次", Decimal(12), "次", "达标", Decimal(1)),
    ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("{measure: 走访, unit: 户, result: 3}", ("", Decimal(3), "无目标", None)),
        ("{measure: 走访, at_least: 3, unit: 户}", ("不少于3户", None, "未填报", None)),
        (
            "{measure: 走访, at_least: 3, unit: 户, result: 2}",
            ("不少于3户", Decimal(2), "未达标", Decimal("0.667")),
        ),
        (
            "{measure: 走访, at_least: 3000, unit: 户, result: 2999}",
            ("不少于3000户", Decimal(2999), "未达标", Decimal("0.999")),
        ),
        (
            "{measure: 走访, at_least: 100, unit: 户, result: 约120户}",
            ("不少于100户", Decimal(120), "达标", Decimal("1.2")),
        ),
        ("{measure: 称号, level: 市级, result: 市级}", ("市级", None, "达标", None)),
    ],
)
def test_whether_a_target_is_met_stands_in_words(
    tmp_path: Path, target: str, expected: tuple[CellValue, ...]
) -> None:
    text = plan_file("湖内").replace("  targets:\n", f"  targets:\n    - {target}\n")
    table = rows(review_with_findings(tmp_path, DISTRICT, {"a.yaml": text}), "指标汇总")[1]

    assert tuple(table[key] for key in ("目标", "结果", "是否达标", "完成率")) == expected


def test_how_many_met_their_target_is_counted_in_communities(tmp_path: Path) -> None:
    own = DISTRICT.replace("at_least: 95%, aggregate: mean", "at_least: 2, aggregate: count-met")
    files = {"a.yaml": plan_file("湖内"), "b.yaml": plan_file("湖外社区", "93.5")}
    table = rows(review_with_findings(tmp_path, own, files), "指标汇总")[0]

    assert (table["目标"], table["结果表述"], table["是否达标"]) == (
        "不少于2个社区",
        "1个社区",
        "未达标",
    )


def test_findings_in_files_and_among_them_are_listed_and_counted(tmp_path: Path) -> None:
    broken = plan_file("湖外社区").replace("year: 2007", "year: 二〇〇七")
    review = review_with_findings(
        tmp_path, DISTRICT, {"湖内.yaml": plan_file("湖内"), "湖外社区.yaml": broken}
    )
    keys = ("社区", "级别", "规则", "文件", "行", "列")

    assert [tuple(row[key] for key in keys) for row in rows(review, "问题清单")] == [
        ("湖外社区", "错误", "Y037", "湖外社区.yaml", 3, 7),
        ("湖内社区", "警告", "D510", "湖内.yaml", 14, 14),
    ]
    assert [(row["错误"], row["警告"]) for row in rows(review, "报送台账")] == [(0, 1), (1, 0)]


def test_an_unreadable_file_has_a_row(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {"湖外社区.yaml": "extends: ["})
    table = rows(review, "问题清单")

    assert [(row["社区"], row["级别"], row["文件"]) for row in table[:1]] == [
        ("湖外社区", "错误", "湖外社区.yaml")
    ]
    assert rows(review, "报送台账")[1]["报送情况"] == "已报（文件有错）"


def test_evidence_says_whether_its_file_is_there(tmp_path: Path) -> None:
    text = plan_file("湖内").replace(AREA, AREA + ITEM)
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": text, "有.jpg": ""})
    keys = ("社区", "事项", "文件", "题注", "是否存在")

    assert [tuple(row[key] for key in keys) for row in rows(review, "佐证目录")] == [
        ("湖内社区", "修路。", "有.jpg", "", "存在"),
        ("湖内社区", "修路。", "无.jpg", "路", "缺失"),
    ]


def test_the_last_table_explains_the_others(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": plan_file("湖内")})
    table = rows(review, "说明")

    assert [row["内容"] for row in table[:4]] == [
        "通北街道办事处",
        "2007年",
        "2008年1月5日",
        "1份计划文件，2个社区",
    ]
    assert [row["名称"] for row in table[5:]] == [
        "报送台账",
        "事项台账",
        "指标汇总",
        "问题清单",
        "佐证目录",
    ]


@pytest.mark.parametrize(
    ("plan", "progress"),
    [
        (plan_file("湖内"), ("已报", None)),
        (
            "community: 湖内\nyear: 2007\ncampaign: 创建\nwork: {items: [{text: 一。}]}\n",
            ("未报", 10),
        ),
    ],
    ids=["some", "none"],
)
def test_the_half_year_has_columns_where_it_has_a_deadline(
    tmp_path: Path, plan: str, progress: tuple[str, int | None]
) -> None:
    own = "year: 2007\ndeadlines: {midyear: 2007-07-05}\ncommunities: [{name: 湖内}]\n"
    review = review_with_findings(tmp_path, own, {"a.yaml": plan}, dt.date(2007, 7, 15))
    (row,) = rows(review, "报送台账")

    assert (row["半年进展"], row["半年进展逾期天数"]) == progress


def test_a_figure_that_is_not_whole_is_provisional(tmp_path: Path) -> None:
    own = (
        "year: 2007\ncommunities: [{name: 湖内}, {name: 湖外}]\n"
        "indicators: [{id: satisfaction, name: 居民满意率, at_least: 95%}]\n"
    )
    review = review_with_findings(tmp_path, own, {"a.yaml": plan_file("湖内")})
    row = rows(review, "指标汇总")[0]

    assert (row["结果表述"], row["是否达标"], row["汇总方式"]) == (
        "96%",
        "暂计",
        "平均（1/2个社区）",
    )
