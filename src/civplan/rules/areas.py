"""S107, S110, S119, S120: parts of a plan that lack what makes them whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document, Expectation, ItemStyle, SectionName
from civplan.model.item import Item
from civplan.model.sections import section_tables
from civplan.model.table import PlanTable, TableSource
from civplan.rules.context import CheckContext
from civplan.rules.structure import sections_lacking

FULL_LENGTH_ITEMS = 10
"""Number of items from which on a plan is not a short one."""
AREA_WITHOUT_ITEMS = Rule(
    "S107",
    "area-without-items",
    Severity.INFO,
    Words("“{name}”只有文字，没有措施", "“{name}” has a text but no items"),
    Words(
        "把要做的事写成“措施”，才能定指标、记完成情况",
        "write what is to be done as items: only they have targets and results",
    ),
    why=Words(
        "指标、完成时限、责任人和完成情况都记在措施上。只有一段文字的方面，年底说不清做到没有。",
        "Targets, due dates, the people responsible and results belong to items. Of an area that"
        " is only a text nobody can tell in December whether it was done.",
    ),
    fails="""\
work:
  areas:
    - name: 改善环境
      items: [每月清理一次楼道。]
    - {name: 活跃文化, text: 丰富居民的文化生活。}
""",
    passes="""\
work:
  areas:
    - name: 改善环境
      items: [每月清理一次楼道。]
    - name: 活跃文化
      items: [每季度放一场露天电影。]
""",
)
RECOMMENDED_SECTION = Rule(
    "S110",
    "recommended-section-missing",
    Severity.INFO,
    Words(
        "{document}没有“{zh}”（{en}），这个文种建议写上",
        "the {document} has no “{en}” ({zh}), which this pack recommends",
    ),
    Words("补上“{zh}: …”；确实不需要就不用改", "add “{en}: …”, unless there is nothing to say"),
    why=Words(
        "文种把一些部分列为建议：计划靠什么落实，总结里有哪些不足、下一步怎么办。"
        "事项不多的短计划可以不写；写到十项以上，收文的人会找这些部分。",
        "A pack recommends some sections: how the plan is assured, what was wanting, what comes"
        " next. A short plan may do without; in one of ten items or more they are looked for.",
    ),
    fails="""\
work:
  items:
    [清理楼道。, 巡查消防。, 走访老人。, 调解纠纷。, 放映电影。,
    修补路面。, 登记住户。, 补种绿地。, 更换灯具。, 公开账目。]
""",
    passes="""\
work:
  items:
    [清理楼道。, 巡查消防。, 走访老人。, 调解纠纷。, 放映电影。,
    修补路面。, 登记住户。, 补种绿地。, 更换灯具。, 公开账目。]
safeguards: 每季度检查一次。
""",
    numbers=(
        Words(
            f"计划有 {FULL_LENGTH_ITEMS} 项以上措施时才查",
            f"checked from {FULL_LENGTH_ITEMS} items on",
        ),
    ),
)
ITEM_WITHOUT_HEADING = Rule(
    "S119",
    "item-without-heading",
    Severity.INFO,
    Words(
        "这一条没有“小标题”，同组的措施就都不印成标题，仍然编号",
        "it has no “name”, so none of the items beside it gets a heading; they are numbered",
    ),
    Words(
        "给这一条写上“小标题”；本来就要编号的，写“样式: 编号”",
        "give it a “name”; where they are to be numbered, say “style: numbered”",
    ),
    why=Words(
        "“措施: 小标题”把每条措施的小标题印成（一）、（二）。一组里有的有小标题、有的没有，"
        "标题和编号混在一起，看不出哪段归哪条，所以整组都不印成标题。",
        "With “items: headings” the name of each item is a heading: （一）, （二）. Where only some"
        " have one, headings and numbers would mix, so that nobody sees what belongs to which:"
        " then none is a heading.",
    ),
    fails="""\
items: headings
work:
  items:
    - {name: 楼道清理, text: 每月清理一次楼道。}
    - {text: 每季度放一场露天电影。}
""",
    passes="""\
items: headings
work:
  items:
    - {name: 楼道清理, text: 每月清理一次楼道。}
    - {name: 露天电影, text: 每季度放一场露天电影。}
""",
)
TABLE_OF_NOTHING = Rule(
    "S120",
    "table-of-nothing",
    Severity.WARNING,
    Words(
        "“取自: {zh}”的表格没有内容，不会印出",
        "there is nothing for the table “from: {en}”, so it is not printed",
    ),
    Words("{way}", "{way}"),
    why=Words(
        "这张表由计划文件的其他内容生成，那一部分还没有写，表就是空的。附件只有这张表的，会只"
        "印名称、没有正文。",
        "The table is made from another part of the plan file, which is not written yet. An"
        " attachment with nothing else would be named without a text.",
    ),
    fails="plan: {date: 2007-01-10, attachments: [{name: 成员名单, table: {from: members}}]}\n",
    passes="""\
organization: {text: 名单见附件。, members: [{name: 张三, post: 社区书记}]}
plan: {date: 2007-01-10, attachments: [{name: 成员名单, table: {from: members}}]}
""",
)
RULES = (AREA_WITHOUT_ITEMS, RECOMMENDED_SECTION, ITEM_WITHOUT_HEADING, TABLE_OF_NOTHING)
WAYS_TO_A_TABLE = {
    TableSource.MEMBERS: Words(
        "在“组织领导”里写上“成员”，或删去这张表",
        "give the “members” under “organization”, or take the table out",
    ),
    TableSource.TASKS: Words(
        "在“主要工作”里写上“措施”，或删去这张表",
        "give the items under “work”, or take the table out",
    ),
}


def _areas_without_items(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each area without items in a plan whose other areas have some."""
    areas = context.plan.work.areas if context.plan.work else ()
    if Document.PLAN in context.documents and any(area.items for area in areas):
        for area in areas:
            is_only_text = area.text and area.text.plan and "items" not in area.spans
            if is_only_text:
                yield AREA_WITHOUT_ITEMS.at(area.span_of("name"), name=area.name)


def _items_without_heading(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first item without a 小标题 of each group that wants headings."""
    for section in context.plan.all_sections:
        style = section.style or context.plan.items_
        yield from _unnamed_item(section.items, style)
        below = section.style if section.style is ItemStyle.HEADINGS else context.plan.items_
        for area in section.areas:
            yield from _unnamed_item(area.items, area.style or below)


def _unnamed_item(items: Sequence[Item], style: ItemStyle | None) -> Iterator[Finding]:
    """Yield a finding for the first item without a 小标题 among others that have one."""
    if style is ItemStyle.HEADINGS and any(item.name for item in items):
        unnamed = (item for item in items if not item.name)
        yield from (ITEM_WITHOUT_HEADING.at(item.span) for item in islice(unnamed, 1))


def _missing_recommended_sections(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each section that the pack recommends to a plan of full length."""
    for document in context.documents:
        lacking = sections_lacking(context, document, Expectation.RECOMMENDED)
        if document is Document.SUMMARY and context.plan.combine:
            lacking = [
                key for key in lacking if key.field != SectionName.NEXT_STEPS.value
            ]  # a plan follows
        for key in lacking if lacking and _is_full_length(context, document) else ():
            values = {"document": document.words, "zh": key.zh, "en": key.en}
            yield RECOMMENDED_SECTION.at(context.document_place(document), **values)


def _is_full_length(context: CheckContext, document: Document) -> bool:
    """True when a document has ten items and no sections of the file's own."""
    if any(document in section.in_ for section in context.plan.sections):
        return False
    count = sum(document in assignment.item.in_ for assignment in context.assignments)
    return count >= FULL_LENGTH_ITEMS


def _tables_of_nothing(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each table that would have no rows."""
    for table in _made_tables(context):
        source = table.from_
        if source is TableSource.MEMBERS:
            organization = context.plan.organization
            is_empty = not (organization and organization.members)
        else:
            is_empty = not context.of_work
        if source and is_empty:
            values = {"zh": source.zh, "en": source.value, "way": WAYS_TO_A_TABLE[source]}
            yield TABLE_OF_NOTHING.at(table.span_of("from_"), **values)


def _made_tables(context: CheckContext) -> Iterator[PlanTable]:
    """The tables of sections, areas, items and attachments that are made from the plan."""
    plan = context.plan
    attached = (one.attachments for one in (plan.plan, plan.summary) if one)
    holders = [
        *map(section_tables, plan.all_sections),
        *(one.item.tables for one in context.assignments),
        *(one.tables for attachments in attached for one in attachments),
    ]
    yield from (table for tables in holders for table in tables if table.from_)


CHECKS = (
    _areas_without_items,
    _items_without_heading,
    _missing_recommended_sections,
    _tables_of_nothing,
)
