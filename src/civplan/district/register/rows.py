"""The register's tables: who has handed in what, and the lists of items, figures and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from civplan import __version__
from civplan.district.deliveries import Delivery
from civplan.district.punctuality import plan_lateness, summary_lateness
from civplan.district.register.rows_of_figures import figures_table
from civplan.district.register.rows_of_findings import SEVERITIES, findings_table
from civplan.district.register.rows_of_work import evidence_table, items_table
from civplan.district.register.tables import Cell, Column, Table
from civplan.district.review import Review

COLUMNS = (
    Column("社区", "community"),
    Column("代码", "code"),
    Column("报送情况", "standing"),
    Column("计划日期", "plan_date"),
    Column("计划逾期天数", "plan_days_late"),
    Column("总结", "summary"),
    Column("总结日期", "summary_date"),
    Column("总结逾期天数", "summary_days_late"),
    Column("错误", "errors"),
    Column("警告", "warnings"),
    Column("文件", "file"),
    Column("联系人", "contact"),
)
PHONE = Column("电话", "phone")
ABOUT = (
    "名册上的社区和它们报送的情况，一个社区一行。日期是公文的成文日期；"
    "还没有报的，逾期天数算到截至日期；没有时限或日期的空着。"
)
NOTE_COLUMNS = (Column("名称", "name"), Column("内容", "content"))
Counted = Mapping[tuple[Cell, Cell], int]


def tables_of(review: Review) -> list[Table]:
    """The register: every table, the explanations last."""
    tables = data_tables_of(review)
    return [*tables, notes_table(review, tables)]


def data_tables_of(review: Review) -> list[Table]:
    """The tables that hold data."""
    findings = findings_table(review)
    counted = Counter((row[0], row[1]) for row in findings.rows)
    return [
        hand_ins_table(review, counted),
        items_table(review),
        figures_table(review),
        findings,
        evidence_table(review),
    ]


def hand_ins_table(review: Review, counted: Counted) -> Table:
    """Every community with what it has handed in.

    Args:
        review: The sub-district's year.
        counted: How many findings there are by community and severity in words.
    """
    columns = (*COLUMNS, PHONE) if review.with_contacts else COLUMNS
    rows = [hand_in_row(one, review, counted)[: len(columns)] for one in review.deliveries]
    return Table("报送台账", "hand_ins", ABOUT, columns, rows)


def hand_in_row(delivery: Delivery, review: Review, counted: Counted) -> tuple[Cell, ...]:
    """A community with what it has handed in; its phone number last."""
    plan, summary = plan_lateness(delivery, review), summary_lateness(delivery, review)
    community, handed = delivery.community, delivery.handed
    said = "" if handed is None else "未报" if summary.is_missing else "已报"
    return (
        delivery.name,
        community.code if community else None,
        delivery.standing.value,
        plan.date,
        plan.days,
        said,
        summary.date,
        summary.days,
        counted.get((delivery.name, SEVERITIES["error"]), 0),
        counted.get((delivery.name, SEVERITIES["warning"]), 0),
        file_of(delivery),
        community.contact if community else None,
        community.phone if community else None,
    )


def file_of(delivery: Delivery) -> str:
    """The files that came from a community."""
    plans = [one.path for one in (delivery.handed, *delivery.further) if one]
    return "、".join([*plans, *delivery.broken_files, *delivery.word_files])


def notes_table(review: Review, tables: list[Table]) -> Table:
    """What the register is, what it was made from and when, and what each table is."""
    rows: list[tuple[Cell, ...]] = [
        ("街道", review.name),
        ("年度", review.year),
        ("截至日期", review.as_of),
        ("数据来源", f"{len(review.outcomes)}份计划文件，{len(review.deliveries)}个社区"),
        ("生成程序", f"civplan {__version__}；重新生成会覆盖本文件，改动请写进计划文件"),
        *((table.title, f"{table.about}共{len(table.rows)}行。") for table in tables),
    ]
    return Table("说明", "notes", "", NOTE_COLUMNS, rows)
