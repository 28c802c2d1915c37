"""S120: a table that is made from the rest of the plan, where there is nothing to make it of."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.plan import Plan
from civplan.model.table import PlanTable, TableSource
from civplan.rules.context import CheckContext

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
RULES = (TABLE_OF_NOTHING,)
WAYS = {
    TableSource.MEMBERS: Words(
        "在“组织领导”里写上“成员”，或删去这张表",
        "give the “members” under “organization”, or take the table out",
    ),
    TableSource.TASKS: Words(
        "在“主要工作”里写上“措施”，或删去这张表",
        "give the items under “work”, or take the table out",
    ),
}


def _tables_of_nothing(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each table that would have no rows."""
    for table in _made_tables(context.plan):
        source = table.from_
        if source is TableSource.MEMBERS:
            organization = context.plan.organization
            is_empty = not (organization and organization.members)
        else:
            is_empty = not context.of_work
        if source and is_empty:
            values = {"zh": source.zh, "en": source.value, "way": WAYS[source]}
            yield TABLE_OF_NOTHING.at(table.span_of("from_"), **values)


def _made_tables(plan: Plan) -> Iterator[PlanTable]:
    """The tables of sections and attachments that are made from the plan."""
    attached = (one.attachments for one in (plan.plan, plan.summary) if one)
    holders = [
        *(section.tables for section in plan.all_sections),
        *(one.tables for attachments in attached for one in attachments),
    ]
    yield from (table for tables in holders for table in tables if table.from_)


CHECKS = (_tables_of_nothing,)
