"""The whole plan: every field of the plan file is read and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import reduce
from typing import Any

import pytest

from civplan.findings.finding import Finding
from civplan.model.choices import Approximation, Document, Every, ItemStyle, Layout, Status
from civplan.model.figures import Quantity, When
from civplan.model.grammar.period_forms import Period
from civplan.model.plan import PLAN_SHAPE, SummaryDetails
from civplan.model.profile import ProfileStyle
from civplan.model.records import Record, RecordOf, field_values, records_in
from civplan.model.shapes import ListOf, Shape
from civplan.model.table import ColumnAlign, TableSource
from civplan.model.text import Text
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from support.plans import REQUIRED, nodes_of, plan_of, read_plan

WHOLE = """\
pack: annual-work
extends: ../tongbei-2007.yaml
community: 湖内社区
items: headings
district: 通北街道办事处
issuer: [湖内社区居民委员会, 湖内社区党总支]
year: 2007
campaign: 创建文明社区
order: [goals, work]
profile:
  area: 1.2平方公里
  households: 3180
  residents: 8600
  members: 142
  facts: [网格 12个, {name: 志愿者, value: 310}]
  style: table
principles:
  {heading: 总体要求, text: 坚持。, style: ordinal, items: [甲], areas: [{name: 面}],
   table: {rows: [[户数], [12]]}}
organization:
  heading: 领导小组
  text: 成立领导小组。
  tables: [{rows: [[户数], [12]]}]
  style: numbered
  items: [组]
  areas: [{name: 面}]
  members: [{name: 张三, post: 书记, duty: 负责全面工作, group: 组长}]
  member_style: table
goals:
  heading: 目标
  tables: [{rows: [[户数], [12]]}]
  text: 达标。
  style: numbered
  items: [标]
  areas: [{name: 面}]
  targets:
    - {id: satisfaction, measure: 居民满意率, at_least: 95%, result: 96.2%, source: 第三方测评}
    - {measure: 上访, at_most: 1, unit: 起, last_year: 3}
    - {measure: 上访, equals: 0起}
    - {measure: 称号, level: 市级文明社区}
    - {measure: 志愿者, every: 月, approx: 余}
work:
  heading: 工作
  layout: flat
  tables: [{rows: [[户数], [12]]}]
  text: 围绕目标。
  style: numbered
  items: [乙]
  areas:
    - id: organization
      name: 健全组织
      tables: [{rows: [[户数], [12]]}]
      text: 健全。
      style: numbered
      lead: 居委会
      line: 党建
      items:
        - id: meetings
          name: 例会
          tables:
            - caption: 楼栋
              columns: [{name: 户数, unit: 户, align: right, width: 30, total: true}]
              rows: [[12]]
              total: true
              in: [plan, summary]
            - {from: tasks}
          text: 每月开会。
          style: ordinal
          items: [丙]
          in: [plan, summary]
          targets:
            - {measure: 碰头会, at_least: 12, unit: 次, every: 月, result: 12, changed: {why: 少}}
          due: 2007-12
          lead: 书记
          people: [张三, 李四]
          line: 综治
          status: done
          result: 开了12次。
          reason: 无
          next: 继续
          carried_from: 2006
          not_applicable: 无居民小区
          budget: {plan: 3.5, spent: 3.2}
          criteria: [{ref: Ⅱ-3-②, points: 5, self: 4.5}]
          evidence: [{file: minutes.pdf, caption: 会议记录, on: 2007-05-08, place: 会议室}]
          highlight: true
          changed: {from: 24次, on: 2007-06, why: 合并}
        - text: 丁
          results: [{on: 2007-05-08, value: 3, text: 开会}]
        - {text: 戊, result: {value: 8, text: 完成}}
schedule: [{phase: 启动, from: 2007-01, to: 2007-03, text: 动员}]
safeguards: 保障。
honours: [区文明社区]
sections:
  - {heading: 其他, text: 说明, style: ordinal, items: [己], after: work, in: [plan],
     table: {rows: [[户数], [12]]}}
  - {heading: 分工, areas: [{name: 面}]}
plan:
  title: [湖内社区, 工作计划]
  copy_number: 000012
  secrecy: 秘密 1年
  urgency: 加急
  letterhead: 湖内社区居民委员会文件
  number: 通湖社〔2007〕3号
  signer: [张三, 李四]
  recipient: 通北街道办事处
  colophon_recipient: [派出所, 司法所]
  copies: [派出所, 城管]
  date: 2007-01-10
  sealed: false
  opening: 开头。
  closing: 结尾。
  attachments: [年度指标分解表, {name: 名单, text: 张三, table: {rows: [[户数], [12]]}}]
  note: 此件公开
  contact: {name: 张三, phone: 000-8000101}
summary:
  title: 工作总结
  copy_number: 1
  secrecy: 机密
  urgency: 特急
  letterhead: 湖内社区文件
  number: 通湖社〔2007〕9号
  signer: 李四
  recipient: [通北街道办事处]
  colophon_recipient: 派出所
  copies: 派出所
  date: 2007-12-20
  sealed: 是
  opening: 一年来。
  closing: 明年。
  attachments: 名单
  note: 此件公开
  contact: {name: 张三, phone: 000-8000101}
  achievements: 主要成效。
  problems: {text: 不足。}
  next_steps: {items: [庚]}
stages: [{period: 上半年, problems: 进度不快。}]
combine:
  with: ../湖内2008.yaml
  contact: 张三
  title: [工作总结, 和工作计划]
  copy_number: 3
  secrecy: 秘密
  urgency: 加急
  letterhead: 湖内社区文件
  number: 通湖社〔2008〕1号
  signer: 李四
  recipient: 通北街道办事处
  colophon_recipient: 派出所
  copies: 派出所
  date: 2008-01-05
  sealed: true
  opening: 两年。
  closing: 请审阅。
  attachments: 名单
  note: 此件公开
"""
MEETINGS = "work.areas.0.items.0"
FIELDS: list[tuple[str, Any]] = [
    ("pack", "annual-work"),
    ("extends", "../tongbei-2007.yaml"),
    ("community", "湖内社区"),
    ("items_", ItemStyle.HEADINGS),
    ("district", "通北街道办事处"),
    ("issuer", ("湖内社区居民委员会", "湖内社区党总支")),
    ("year", 2007),
    ("campaign", "创建文明社区"),
    ("profile.area", Quantity(Decimal("1.2"), "平方公里")),
    ("profile.households", Quantity(Decimal(3180))),
    ("profile.residents", Quantity(Decimal(8600))),
    ("profile.members", Quantity(Decimal(142))),
    ("profile.facts.0.name", "网格"),
    ("profile.facts.0.value", Quantity(Decimal(12), "个")),
    ("profile.facts.1.figure", Quantity(Decimal(310), "名")),
    ("profile.style", ProfileStyle.TABLE),
    ("principles.heading", "总体要求"),
    ("principles.text", "坚持。"),
    ("principles.style", ItemStyle.ORDINAL),
    ("principles.items.0.text", "甲"),
    ("organization.heading", "领导小组"),
    ("organization.text", "成立领导小组。"),
    ("organization.members.0.name", "张三"),
    ("organization.members.0.post", "书记"),
    ("organization.members.0.duty", "负责全面工作"),
    ("organization.members.0.group", "组长"),
    ("goals.text", "达标。"),
    ("goals.targets.0.id", "satisfaction"),
    ("goals.targets.0.measure", "居民满意率"),
    ("goals.targets.0.at_least", Quantity(Decimal(95), "%")),
    ("goals.targets.0.result.value", Quantity(Decimal("96.2"), "%")),
    ("goals.targets.0.source", "第三方测评"),
    ("goals.targets.1.at_most", Quantity(Decimal(1))),
    ("goals.targets.1.unit", "起"),
    ("goals.targets.1.last_year", Quantity(Decimal(3))),
    ("goals.targets.2.equals", Quantity(Decimal(0), "起")),
    ("goals.targets.3.level", "市级文明社区"),
    ("goals.targets.4.every", Every.MONTH),
    ("goals.targets.4.approx", Approximation.OVER),
    ("work.layout", Layout.FLAT),
    ("work.text", "围绕目标。"),
    ("work.items.0.text", "乙"),
    ("work.areas.0.id", "organization"),
    ("work.areas.0.name", "健全组织"),
    ("work.areas.0.text", "健全。"),
    ("work.areas.0.style", ItemStyle.NUMBERED),
    ("work.areas.0.lead", "居委会"),
    ("work.areas.0.line", "党建"),
    (f"{MEETINGS}.id", "meetings"),
    (f"{MEETINGS}.name", "例会"),
    (f"{MEETINGS}.text", "每月开会。"),
    (f"{MEETINGS}.style", ItemStyle.ORDINAL),
    (f"{MEETINGS}.items.0.text", "丙"),
    (f"{MEETINGS}.tables.0.caption", "楼栋"),
    (f"{MEETINGS}.tables.0.columns.0.name", "户数"),
    (f"{MEETINGS}.tables.0.columns.0.unit", "户"),
    (f"{MEETINGS}.tables.0.columns.0.align", ColumnAlign.RIGHT),
    (f"{MEETINGS}.tables.0.columns.0.width", 30),
    (f"{MEETINGS}.tables.0.columns.0.total", True),
    (f"{MEETINGS}.tables.0.rows.0.texts", ("12",)),
    (f"{MEETINGS}.tables.0.total", True),
    (f"{MEETINGS}.tables.0.in_", (Document.PLAN, Document.SUMMARY)),
    (f"{MEETINGS}.tables.1.from_", TableSource.TASKS),
    ("sections.0.tables.0.content.columns.0.name", "户数"),
    ("plan.attachments.1.tables.0.content.rows.0.texts", ("12",)),
    (f"{MEETINGS}.in_", (Document.PLAN, Document.SUMMARY)),
    (f"{MEETINGS}.targets.0.measure", "碰头会"),
    (f"{MEETINGS}.targets.0.result.value", Quantity(Decimal(12))),
    (f"{MEETINGS}.due", When(2007, 12)),
    (f"{MEETINGS}.lead", "书记"),
    (f"{MEETINGS}.people", ("张三", "李四")),
    (f"{MEETINGS}.line", "综治"),
    (f"{MEETINGS}.status", Status.DONE),
    (f"{MEETINGS}.result.text", "开了12次。"),
    (f"{MEETINGS}.reason", "无"),
    (f"{MEETINGS}.next", "继续"),
    (f"{MEETINGS}.carried_from", 2006),
    (f"{MEETINGS}.not_applicable", "无居民小区"),
    (f"{MEETINGS}.budget.plan", Quantity(Decimal("3.5"))),
    (f"{MEETINGS}.budget.spent", Quantity(Decimal("3.2"))),
    (f"{MEETINGS}.criteria.0.ref", "Ⅱ-3-②"),
    (f"{MEETINGS}.criteria.0.points", Quantity(Decimal(5))),
    (f"{MEETINGS}.criteria.0.self_", Quantity(Decimal("4.5"))),
    (f"{MEETINGS}.evidence.0.file", "minutes.pdf"),
    (f"{MEETINGS}.evidence.0.caption", "会议记录"),
    (f"{MEETINGS}.evidence.0.on", When(2007, 5, 8)),
    (f"{MEETINGS}.evidence.0.place", "会议室"),
    (f"{MEETINGS}.highlight", True),
    (f"{MEETINGS}.changed.from_", "24次"),
    (f"{MEETINGS}.changed.on", When(2007, 6)),
    (f"{MEETINGS}.changed.why", "合并"),
    ("work.areas.0.items.1.result.value", Quantity(Decimal(3))),
    ("work.areas.0.items.1.result.entries.0.on", When(2007, 5, 8)),
    ("work.areas.0.items.1.result.entries.0.value", Quantity(Decimal(3))),
    ("work.areas.0.items.1.result.entries.0.text", "开会"),
    ("work.areas.0.items.2.result.value", Quantity(Decimal(8))),
    ("work.areas.0.items.2.result.text", "完成"),
    ("schedule.0.phase", "启动"),
    ("schedule.0.from_", When(2007, 1)),
    ("schedule.0.to", When(2007, 3)),
    ("schedule.0.text", "动员"),
    ("safeguards.text", "保障。"),
    ("honours", ("区文明社区",)),
    ("sections.0.heading", "其他"),
    ("sections.0.text", "说明"),
    ("sections.0.style", ItemStyle.ORDINAL),
    ("sections.0.items.0.text", "己"),
    ("sections.0.after", "work"),
    ("sections.0.in_", (Document.PLAN,)),
    ("plan.title", "湖内社区工作计划"),
    ("plan.letterhead", "湖内社区居民委员会文件"),
    ("plan.number", "通湖社〔2007〕3号"),
    ("plan.copy_number", "000012"),
    ("plan.secrecy", "秘密★1年"),
    ("plan.urgency", "加急"),
    ("plan.signer", ("张三", "李四")),
    ("plan.recipient", ("通北街道办事处",)),
    ("plan.colophon_recipient", ("派出所", "司法所")),
    ("plan.copies", ("派出所", "城管")),
    ("plan.date", When(2007, 1, 10)),
    ("plan.sealed", False),
    ("plan.opening", "开头。"),
    ("plan.closing", "结尾。"),
    ("plan.attachments.0.name", "年度指标分解表"),
    ("plan.attachments.0.text", None),
    ("plan.attachments.1.name", "名单"),
    ("plan.attachments.1.text", "张三"),
    ("plan.note", "此件公开"),
    ("summary.title", "工作总结"),
    ("summary.achievements.text", "主要成效。"),
    ("summary.problems.text", "不足。"),
    ("summary.next_steps.items.0.text", "庚"),
    ("stages.0.period", Period(1, 6)),
    ("stages.0.problems.text", "进度不快。"),
    ("combine.with_", "../湖内2008.yaml"),
    ("combine.date", When(2008, 1, 5)),
]


def at(value: Any, path: str) -> Any:
    """The value at a path of fields and positions."""

    def step(inner: Any, name: str) -> Any:
        return inner[int(name)] if name.isdigit() else getattr(inner, name)

    return reduce(step, path.split("."), value)


@pytest.mark.parametrize(("path", "value"), FIELDS, ids=[path for path, _ in FIELDS])
def test_every_field_is_read_and_kept(path: str, value: Any) -> None:
    plan, reported = read_plan(WHOLE)
    read = at(plan, path)

    assert (str(read) if isinstance(read, Text) else read, reported) == (value, [])


def records_within(value: Any) -> Iterator[Record]:
    """A record and every record in its fields."""
    if isinstance(value, Record):
        yield value
    if isinstance(value, tuple):
        parts: Iterable[Any] = value
    else:
        parts = field_values(value).values() if isinstance(value, Record) else ()
    for part in parts:
        yield from records_within(part)


def test_the_file_above_gives_every_field_there_is() -> None:
    plan, _ = read_plan(WHOLE)
    given = {(type(one).__name__, field) for one in records_within(plan) for field in one.spans}
    declared = {
        (name, key.field)
        for name, shape in records_in(PLAN_SHAPE).items()
        for key in shape.keys
        if not key.directive
    }

    of_summary = {("Stage", field) for field in SummaryDetails.keys}
    in_words = {("ValueAndText", "value"), ("ValueAndText", "text")}
    beside = {("PlanTable", "file"), ("PlanTable", "sheet")}  # see test_table_file.py
    assert declared - given - of_summary == in_words | beside


def with_chinese_keys(node: Node, shape: Shape[Any]) -> Node:
    """The same value with each key under its Chinese name."""
    if isinstance(node, Mapping) and isinstance(shape, RecordOf):
        keys = [(shape.by_name[name.text], name, value) for name, value in node.entries]
        entries = [
            (Scalar(key.zh, name.span), with_chinese_keys(value, key.shape))
            for key, name, value in keys
        ]
        return Mapping(tuple(entries), node.span)
    if isinstance(node, Sequence) and isinstance(shape, ListOf):
        items = (with_chinese_keys(item, shape.entry) for item in node.items)
        return Sequence(tuple(items), node.span)
    for part in shape.parts():
        if isinstance(part, RecordOf if isinstance(node, Mapping) else ListOf):
            return with_chinese_keys(node, part)
    return node


def test_the_same_file_with_chinese_keys_is_the_same_plan() -> None:
    found: list[Finding] = []
    chinese = with_chinese_keys(nodes_of(WHOLE), PLAN_SHAPE)

    assert PLAN_SHAPE.read(chinese, found) == read_plan(WHOLE)[0]
    assert found == []


def test_a_file_of_three_lines_is_a_plan() -> None:
    plan = plan_of("")

    assert (plan.community, plan.year, plan.campaign) == ("湖内社区", 2007, "创建文明社区")
    assert plan.pack == "civilized-community"
    assert plan.issuers == ("湖内社区居民委员会",)
    assert plan.details(Document.PLAN) is None
    assert plan.details(Document.SUMMARY) is None
    assert list(plan.items) == []


def test_a_plan_knows_the_details_of_each_document() -> None:
    plan = plan_of("plan: {number: 1号}\nsummary: {number: 2号}\n")

    assert [details and details.number for details in map(plan.details, Document)] == ["1号", "2号"]


def test_issuers_are_as_given() -> None:
    assert plan_of("issuer: 湖内社区党总支").issuers == ("湖内社区党总支",)


def test_items_come_in_the_order_of_the_file_with_their_sub_items() -> None:
    plan, _ = read_plan(WHOLE)

    assert plan is not None
    assert [str(item.text) for item in plan.items] == [
        *("甲", "组", "标", "乙", "每月开会。", "丙", "丁", "戊", "己", "庚"),
    ]


FAULTY = """\
comunity: 湖内社区
year: 07
campaign:
profile: {area: 很大}
organization: {members: [{post: 书记}]}
goals: {targets: [多开会, {measure: 会, at_least: 2, at_most: 1}]}
work:
  layout: 树
  areas:
    - {name: 甲, items: [{id: a, due: 年底}, {id: b, text: 一, highlight: 或许}]}
    - {name: 乙, items: [{id: b, text: 二, results: [{value: 3}]}]}
schedule: [{phase: 启动, from: 2007-03, to: 2007-01}]
work: 围绕目标。
sections: [{heading: 其他, after: 工作}]
plan: [标题]
honours: ''
"""


def test_every_finding_of_a_file_is_reported_in_one_run() -> None:
    plan, reported = read_plan(FAULTY)

    assert plan is None
    assert sorted(
        reported, key=lambda line: [int(part) for part in line.split()[0].split(":")]
    ) == [
        "1:1 Y030 unknown key “comunity”",
        "1:1 Y032 required key “community” (社区) is missing",
        "2:7 Y037 “07” is not a year of four digits",
        "3:1 Y032 required key “campaign” (主题) is missing",
        "4:17 Y034 “很大” is not a number",
        "5:27 Y032 required key “name” (姓名) is missing",
        "6:19 Y040 cannot read the target “多开会”",
        "6:59 Y039 a target has one comparison only: at_least, at_most",
        "8:11 Y036 “树” is not one of the choices",
        "10:25 Y046 the item has neither a text nor sub-items",
        "10:38 Y035 “年底” is not a date",
        "10:71 Y038 “或许” is neither yes nor no",
        "11:53 Y032 required key “on” (日期) is missing",
        "12:43 Y051 the phase ends before it starts",
        "13:1 Y031 key “work” is given twice, first on line 7",
        "14:33 Y036 “工作” is not one of the choices",
        "15:7 Y033 expected keys with values here, found a list",
        "16:10 Y050 this must not be empty",
    ]


@pytest.mark.parametrize(
    ("period", "reported"),
    [
        ("from: 2007-01, to: 2007-01-31", []),
        ("from: 2007-01-05, to: 2007-01-05", []),
        ("from: 2007-03, to: 2007-Q1", []),
        ("from: 长期, to: 2007-01", []),
        ("from: 2007-03-02, to: 2007-03-01", ["4:46 Y051 the phase ends before it starts"]),
        ("from: 2007-Q2, to: 2007-03", ["4:43 Y051 the phase ends before it starts"]),
    ],
)
def test_a_phase_ends_after_it_starts(period: str, reported: list[str]) -> None:
    assert read_plan(f"{REQUIRED}schedule: [{{phase: 启动, {period}}}]")[1] == reported


TABLE = "table: {caption: 楼栋, rows: [[户数], [12]]}"


@pytest.mark.parametrize(
    "place",
    [
        f"principles: {{{TABLE}}}",
        f"safeguards: {{areas: [{{name: 面, {TABLE}}}]}}",
        f"work: {{areas: [{{name: 面, items: [{{text: 甲, items: [{{text: 乙, {TABLE}}}]}}]}}]}}",
        f"sections: [{{heading: 其他, {TABLE}}}]",
        f"plan: {{attachments: [{{name: 名单, {TABLE}}}]}}",
        f"summary: {{problems: {{{TABLE}}}}}",
        f"stages: [{{period: 上半年, problems: {{{TABLE}}}}}]",
        f"stages: [{{period: 上半年, attachments: [{{name: 名单, {TABLE}}}]}}]",
        f"combine: {{with: 2008.yaml, attachments: [{{name: 名单, {TABLE}}}]}}",
    ],
)
def test_a_plan_knows_its_tables_wherever_they_stand(place: str) -> None:
    plan = plan_of(place)

    assert [table.caption for table in plan.tables] == ["楼栋"]
