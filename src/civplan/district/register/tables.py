"""Tables with typed values: what the register's sheets, CSV and JSON files are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from civplan import __version__
from civplan.compose.words import date_words
from civplan.district.register import file_rows as work
from civplan.district.register import rows_of_figures as figures
from civplan.district.register import rows_of_findings as findings
from civplan.district.register.cells import CellValue, Column, RowValues
from civplan.district.register.packing import PackedRows, packed_pieces, packed_rows, unpacked_rows
from civplan.district.review.review import (
    FindingCounts,
    Review,
    finding_counts,
    owners_of,
    plan_lateness,
    summary_lateness,
)
from civplan.district.review.submissions import Submission
from civplan.model.figures import When

PackedPieces = Callable[[], Iterable[PackedRows]]
"""Gives rows, some at a time: those of thousands of files are never held together."""


class RegisterTable(NamedTuple):
    """Rows under headings."""

    title: str
    name: str
    """In English, for programs."""
    about: str
    """What it is, in one sentence."""
    columns: tuple[Column, ...]
    size: int
    """How many rows it has."""
    pieces: PackedPieces

    @property
    def rows(self) -> Iterator[RowValues]:
        """The rows, one after the other."""
        return chain.from_iterable(map(unpacked_rows, self.pieces()))


def table_from_rows(
    title: str, name: str, about: str, columns: tuple[Column, ...], rows: Iterable[RowValues]
) -> RegisterTable:
    """A table whose rows are packed at once."""
    pieces = tuple(packed_pieces(columns, rows))
    return RegisterTable(
        title, name, about, columns, sum(one.size for one in pieces), lambda: pieces
    )


SUBMISSION_COLUMNS = (
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
PHONE_COLUMN = Column("电话", "phone", 16)
SUBMISSIONS_ABOUT = (
    "名册上的社区和它们报送的情况，一个社区一行。日期是公文的成文日期；"
    "还没有报的，逾期天数算到截至日期；没有时限或日期的空着。"
)
NOTE_COLUMNS = (Column("名称", "name", 12), Column("内容", "content", 100))


def register_tables(review: Review) -> list[RegisterTable]:
    """The register: every table, the explanations last."""
    tables = data_tables(review)
    return [*tables, _notes_table(review, tables)]


def data_tables(review: Review) -> list[RegisterTable]:
    """The tables that hold data."""
    return [
        _submissions_table(review),
        _items_table(review),
        _figures_table(review),
        _findings_table(review),
        _evidence_table(review),
    ]


def _items_table(review: Review) -> RegisterTable:
    """Every item of every community."""
    return RegisterTable(
        *("事项台账", work.ITEMS_NAME, work.ITEMS_ABOUT, work.ITEM_COLUMNS),
        *_community_pieces(work.ITEMS_NAME, review),
    )


def _evidence_table(review: Review) -> RegisterTable:
    """Every piece of evidence of every community."""
    return RegisterTable(
        *("佐证目录", work.EVIDENCE_NAME, work.EVIDENCE_ABOUT, work.EVIDENCE_COLUMNS),
        *_community_pieces(work.EVIDENCE_NAME, review),
    )


def _figures_table(review: Review) -> RegisterTable:
    """The sub-district's indicators, then every target of every community."""
    rows = (figures.indicator_row(figure, review) for figure in review.figures)
    own = list(packed_pieces(figures.FIGURE_COLUMNS, rows))
    size, pieces = _community_pieces(figures.FIGURES_NAME, review)
    return RegisterTable(
        *("指标汇总", figures.FIGURES_NAME, figures.FIGURES_ABOUT, figures.FIGURE_COLUMNS),
        size=len(review.figures) + size,
        pieces=lambda: chain(own, pieces()),
    )


def _findings_table(review: Review) -> RegisterTable:
    """What is wrong, file by file in the order of the roster, then among the files."""
    owners, sizes = owners_of(review), review.kept.sizes_of(findings.FINDINGS_NAME)
    in_order = [
        path for path in dict.fromkeys((*owners, *review.outcomes)) if path in review.outcomes
    ]
    rows = (findings.district_finding_row(finding, owners, review) for finding in review.found)
    among = list(packed_pieces(findings.FINDING_COLUMNS, rows))

    def pieces() -> Iterator[PackedRows]:
        for path in in_order:
            failure = review.outcomes[path].failure
            if failure:
                row = findings.failure_row(owners.get(path, ""), path, failure)
                yield packed_rows(findings.FINDING_COLUMNS, [row])
            yield review.kept.rows_of(path, findings.FINDINGS_NAME)
        yield from among

    failures = sum(outcome.failure is not None for outcome in review.outcomes.values())
    inside = sum(sizes.get(path, 0) for path in review.outcomes)
    return RegisterTable(
        *("问题清单", findings.FINDINGS_NAME, findings.FINDINGS_ABOUT, findings.FINDING_COLUMNS),
        size=failures + inside + len(review.found),
        pieces=pieces,
    )


def _community_pieces(table: str, review: Review) -> tuple[int, PackedPieces]:
    """What the files of all communities give to a table: how many rows, and the rows."""
    sizes = review.kept.sizes_of(table)

    def pieces() -> Iterator[PackedRows]:
        for handed in review.handed:
            yield review.kept.rows_of(handed.path, table)

    return sum(sizes.get(handed.path, 0) for handed in review.handed), pieces


def _submissions_table(review: Review) -> RegisterTable:
    """Every community with what it has handed in."""
    columns = (*SUBMISSION_COLUMNS, PHONE_COLUMN) if review.with_contacts else SUBMISSION_COLUMNS
    counted = finding_counts(review)
    rows = (_submission_row(one, review, counted)[: len(columns)] for one in review.deliveries)
    return table_from_rows("报送台账", "hand_ins", SUBMISSIONS_ABOUT, columns, rows)


def _submission_row(delivery: Submission, review: Review, counted: FindingCounts) -> RowValues:
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
        _submitted_file_names(delivery),
        community.contact if community else None,
        community.phone if community else None,
    )


def _submitted_file_names(delivery: Submission) -> str:
    """The files that came from a community."""
    plans = [one.path for one in (delivery.handed, *delivery.further) if one]
    return "、".join([*plans, *delivery.broken_files, *delivery.word_files])


def _notes_table(review: Review, tables: list[RegisterTable]) -> RegisterTable:
    """What the register is, what it was made from and when, and what each table is."""
    day = review.as_of
    rows: list[tuple[CellValue, ...]] = [
        ("街道", review.name),
        ("年度", f"{review.year}年"),
        ("截至日期", date_words(When(day.year, day.month, day.day))),
        ("数据来源", f"{len(review.outcomes)}份计划文件，{len(review.deliveries)}个社区"),
        ("生成程序", f"civplan {__version__}；有人改过的不会被重新生成的覆盖，改动请写进计划文件"),
        *((table.title, f"{table.about}共{table.size}行。") for table in tables),
    ]
    return table_from_rows("说明", "notes", "", NOTE_COLUMNS, rows)
