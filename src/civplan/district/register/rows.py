"""The register's tables: who has handed in what, and the lists of items, figures and findings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from civplan import __version__
from civplan.compose.dates import date_words
from civplan.district.deliveries import Delivery
from civplan.district.owners import Counted, counted_by_severity, owners_of
from civplan.district.punctuality import plan_lateness, summary_lateness
from civplan.district.register import rows_of_figures as figures
from civplan.district.register import rows_of_findings as findings
from civplan.district.register import rows_of_work as work
from civplan.district.register.cells import Cell, Column, Row
from civplan.district.register.packing import Rows, packed, packed_in_pieces
from civplan.district.register.tables import Pieces, Table, table_of
from civplan.district.review import Review
from civplan.model.figures import When

COLUMNS = (
    Column("社区", "community", 16),
    Column("代码", "code", 9),
    Column("报送情况", "standing", 18),
    Column("计划日期", "plan_date", 12),
    Column("计划逾期天数", "plan_days_late", 15),
    Column("总结", "summary", 8),
    Column("总结日期", "summary_date", 12),
    Column("总结逾期天数", "summary_days_late", 15),
    Column("错误", "errors", 8),
    Column("警告", "warnings", 8),
    Column("文件", "file", 32),
    Column("联系人", "contact", 11),
)
PHONE = Column("电话", "phone", 16)
ABOUT = (
    "名册上的社区和它们报送的情况，一个社区一行。日期是公文的成文日期；"
    "还没有报的，逾期天数算到截至日期；没有时限或日期的空着。"
)
NOTE_COLUMNS = (Column("名称", "name", 12), Column("内容", "content", 100))


def tables_of(review: Review) -> list[Table]:
    """The register: every table, the explanations last."""
    tables = data_tables_of(review)
    return [*tables, notes_table(review, tables)]


def data_tables_of(review: Review) -> list[Table]:
    """The tables that hold data."""
    return [
        hand_ins_table(review),
        items_table(review),
        figures_table(review),
        findings_table(review),
        evidence_table(review),
    ]


def items_table(review: Review) -> Table:
    """Every item of every community."""
    return Table(
        *("事项台账", work.ITEMS, work.ABOUT_ITEMS, work.ITEM_COLUMNS),
        *of_communities(work.ITEMS, review),
    )


def evidence_table(review: Review) -> Table:
    """Every piece of evidence of every community."""
    return Table(
        *("佐证目录", work.EVIDENCE, work.ABOUT_EVIDENCE, work.EVIDENCE_COLUMNS),
        *of_communities(work.EVIDENCE, review),
    )


def figures_table(review: Review) -> Table:
    """The sub-district's indicators, then every target of every community."""
    rows = (figures.indicator_row(figure, review) for figure in review.figures)
    own = list(packed_in_pieces(figures.COLUMNS, rows))
    size, pieces = of_communities(figures.NAME, review)
    return Table(
        *("指标汇总", figures.NAME, figures.ABOUT, figures.COLUMNS),
        size=len(review.figures) + size,
        pieces=lambda: chain(own, pieces()),
    )


def findings_table(review: Review) -> Table:
    """What is wrong, file by file in the order of the roster, then among the files."""
    owners, sizes = owners_of(review), review.kept.sizes_of(findings.NAME)
    in_order = [
        path for path in dict.fromkeys((*owners, *review.outcomes)) if path in review.outcomes
    ]
    rows = (findings.row_among_files(finding, owners, review) for finding in review.found)
    among = list(packed_in_pieces(findings.COLUMNS, rows))

    def pieces() -> Iterator[Rows]:
        for path in in_order:
            failure = review.outcomes[path].failure
            if failure:
                row = findings.failure_row(owners.get(path, ""), path, failure)
                yield packed(findings.COLUMNS, [row])
            yield review.kept.rows_of(path, findings.NAME)
        yield from among

    failures = sum(outcome.failure is not None for outcome in review.outcomes.values())
    inside = sum(sizes.get(path, 0) for path in review.outcomes)
    return Table(
        *("问题清单", findings.NAME, findings.ABOUT, findings.COLUMNS),
        size=failures + inside + len(review.found),
        pieces=pieces,
    )


def of_communities(table: str, review: Review) -> tuple[int, Pieces]:
    """What the files of all communities give to a table: how many rows, and the rows."""
    sizes = review.kept.sizes_of(table)

    def pieces() -> Iterator[Rows]:
        for handed in review.handed:
            yield review.kept.rows_of(handed.path, table)

    return sum(sizes.get(handed.path, 0) for handed in review.handed), pieces


def hand_ins_table(review: Review) -> Table:
    """Every community with what it has handed in."""
    columns = (*COLUMNS, PHONE) if review.with_contacts else COLUMNS
    counted = counted_by_severity(review)
    rows = (hand_in_row(one, review, counted)[: len(columns)] for one in review.deliveries)
    return table_of("报送台账", "hand_ins", ABOUT, columns, rows)


def hand_in_row(delivery: Delivery, review: Review, counted: Counted) -> Row:
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
        counted.get((delivery.name, "error"), 0),
        counted.get((delivery.name, "warning"), 0),
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
    day = review.as_of
    rows: list[tuple[Cell, ...]] = [
        ("街道", review.name),
        ("年度", f"{review.year}年"),
        ("截至日期", date_words(When(day.year, day.month, day.day))),
        ("数据来源", f"{len(review.outcomes)}份计划文件，{len(review.deliveries)}个社区"),
        ("生成程序", f"civplan {__version__}；有人改过的不会被重新生成的覆盖，改动请写进计划文件"),
        *((table.title, f"{table.about}共{table.size}行。") for table in tables),
    ]
    return table_of("说明", "notes", "", NOTE_COLUMNS, rows)
