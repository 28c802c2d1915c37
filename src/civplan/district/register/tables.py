"""The register's tables: every community's submission, items, figures, findings and evidence.

The rows of one file come from ``file_rows``; those that compare files, or stand for the
sub-district, are made here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from civplan import __version__
from civplan.compose.words import day_words, limit_word
from civplan.district.memory.stored_result import PackedRows
from civplan.district.register.cells import CellValue, Column, RowValues, TableHead, figure_value
from civplan.district.register.file_rows import (
    EVIDENCE_TABLE,
    FIGURE_TABLE,
    FINDING_TABLE,
    ITEM_REGISTER,
    SEVERITY_CELLS,
    met_cell,
)
from civplan.district.register.packing import packed_pieces, packed_rows, unpacked_rows
from civplan.district.review.counts import deadline_of
from civplan.district.review.indicators import COMMUNITIES_UNIT, IndicatorResult
from civplan.district.review.review import (
    FindingCounts,
    Review,
    community_of_finding,
    finding_counts,
    midyear_lateness,
    owners_of,
    path_in_folder,
    plan_lateness,
    summary_lateness,
)
from civplan.district.review.submissions import Submission
from civplan.findings.finding import Finding
from civplan.model.figures import plain_number

SUBMISSION_TABLE = TableHead(
    title="报送台账",
    name="hand_ins",
    about=(
        "名册上的社区和它们报送的情况，一个社区一行。日期是公文的成文日期；"
        "还没有报的，逾期天数算到截至日期；没有时限或日期的空着。"
    ),
    columns=(
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
    ),
)
SUMMARY_ALONE = "已报（缺计划）"
"""Of a community that has sent summaries alone."""
PHONE_COLUMN = Column("电话", "phone", 16)
"""A further column of the submissions, where phone numbers may be shown."""
MIDYEAR_COLUMNS = (
    Column("半年进展", "midyear", 10),
    Column("半年进展逾期天数", "midyear_days_late", 15),
)
"""Further columns of the submissions, before those of the summary, where it has a deadline."""
MIDYEAR_PLACE = 5
NOTE_TABLE = TableHead(
    title="说明",
    name="notes",
    about="",
    columns=(Column("名称", "name", 12), Column("内容", "content", 100)),
)
PackedPieces = Callable[[], Iterable[PackedRows]]
"""Gives rows piece by piece: those of thousands of files do not fit into memory."""


class RegisterTable(NamedTuple):
    """Rows under headings."""

    head: TableHead
    size: int
    """The number of rows."""
    pieces: PackedPieces

    @property
    def rows(self) -> Iterator[RowValues]:
        """The rows, unpacked one after the other."""
        return chain.from_iterable(map(unpacked_rows, self.pieces()))


def table_from_rows(head: TableHead, rows: Iterable[RowValues]) -> RegisterTable:
    """A table of rows that no file gives."""
    pieces = tuple(packed_pieces(head.columns, rows))
    return RegisterTable(head, sum(one.size for one in pieces), lambda: pieces)


def register_tables(review: Review) -> list[RegisterTable]:
    """The register: every table, the explanations last."""
    tables = data_tables(review)
    return [*tables, _notes_table(review, tables)]


def data_tables(review: Review) -> list[RegisterTable]:
    """The tables that hold data."""
    return [
        _submissions_table(review),
        _table_of_files(ITEM_REGISTER, review),
        _figures_table(review),
        _findings_table(review),
        _table_of_files(EVIDENCE_TABLE, review),
    ]


def _table_of_files(head: TableHead, review: Review) -> RegisterTable:
    """A table that only has rows of files."""
    sizes = review.store.sizes_of(head.name)
    paths = [file.path for file in review.files]

    def pieces() -> Iterator[PackedRows]:
        for path in paths:
            yield review.store.rows_of(path, head.name)

    return RegisterTable(head, sum(sizes.get(path, 0) for path in paths), pieces)


def _figures_table(review: Review) -> RegisterTable:
    """The sub-district's indicators, then every target of every community."""
    rows = (_indicator_row(figure, review) for figure in review.figures)
    indicators = table_from_rows(FIGURE_TABLE, rows)
    targets = _table_of_files(FIGURE_TABLE, review)
    return RegisterTable(
        FIGURE_TABLE,
        size=indicators.size + targets.size,
        pieces=lambda: chain(indicators.pieces(), targets.pieces()),
    )


def _indicator_row(figure: IndicatorResult, review: Review) -> RowValues:
    """An indicator of the sub-district with its figure."""
    indicator, unit = figure.indicator, figure.unit_for()
    number = "" if figure.value is None else plain_number(figure.value)
    comparison, limit = indicator.comparison, indicator.limit
    target = ""
    if comparison and limit:
        target = f"{limit_word(comparison, unit)}{plain_number(limit.value)}{unit}"
    span, base = indicator.span, f"{figure.reported}/{figure.due}{COMMUNITIES_UNIT}"
    met = met_cell(figure.met, is_promise=bool(target), is_reported=bool(number))
    return (
        "街道",
        review.name,
        indicator.name,
        indicator.id,
        target,
        "",
        figure_value(number),
        unit,
        f"{number}{unit}" if number else "",
        "暂计" if target and figure.is_provisional else met,
        None,
        f"{indicator.aggregate.zh}（{base}）" if number else indicator.aggregate.zh,
        "",
        f"{path_in_folder(span.path, review)}:{span.line}",
    )


def _findings_table(review: Review) -> RegisterTable:
    """The findings in each file in the order of the roster, then those among the files."""
    owners, sizes = owners_of(review), review.store.sizes_of(FINDING_TABLE.name)
    paths = [path for path in dict.fromkeys((*owners, *review.results)) if path in review.results]
    failures = {path: one.failure for path in paths if (one := review.results[path]).failure}
    rows = (_district_finding_row(finding, owners, review) for finding in review.findings)
    among = table_from_rows(FINDING_TABLE, rows)

    def pieces() -> Iterator[PackedRows]:
        for path in paths:
            if failure := failures.get(path):
                community, severity = owners.get(path, ""), SEVERITY_CELLS["error"]
                row = (community, severity, "", failure.zh, "文件无法使用", path, None, None)
                yield packed_rows(FINDING_TABLE.columns, [row])
            yield review.store.rows_of(path, FINDING_TABLE.name)
        yield from among.pieces()

    inside = sum(sizes.get(path, 0) for path in paths)
    return RegisterTable(FINDING_TABLE, len(failures) + inside + among.size, pieces)


def _district_finding_row(finding: Finding, owners: Mapping[str, str], review: Review) -> RowValues:
    """A finding in the sub-district's own file, or one that compares files."""
    return (
        community_of_finding(finding, owners, review),
        SEVERITY_CELLS[finding.rule.severity.value],
        finding.rule.code,
        finding.message("zh"),
        finding.help("zh"),
        path_in_folder(finding.span.path, review),
        finding.span.line,
        finding.span.column,
    )


def _submissions_table(review: Review) -> RegisterTable:
    """Every community with what it has submitted; its phone number last, where it may be shown."""
    head, counts = SUBMISSION_TABLE, finding_counts(review)
    if deadline_of("midyear", review):
        before, behind = head.columns[:MIDYEAR_PLACE], head.columns[MIDYEAR_PLACE:]
        head = head._replace(columns=(*before, *MIDYEAR_COLUMNS, *behind))
    if review.stage:
        named = (
            one._replace(heading=one.heading.replace("总结", review.summary_word))
            for one in head.columns
        )
        head = head._replace(columns=tuple(named))
    if review.with_contacts:
        head = head._replace(columns=(*head.columns, PHONE_COLUMN))
    rows = (_submission_row(one, review, counts)[: len(head.columns)] for one in review.submissions)
    return table_from_rows(head, rows)


def _submission_row(submission: Submission, review: Review, counts: FindingCounts) -> RowValues:
    """A community with what it has submitted; its phone number last."""
    plan, summary = plan_lateness(submission, review), summary_lateness(submission, review)
    community = submission.community
    midyear = midyear_lateness(submission, review)
    progress = ("未报" if midyear.is_missing else "已报", midyear.days) if midyear.deadline else ()
    summary_cell = "未报" if summary.is_missing else "已报"
    if submission.summary_files and not submission.has_summary_to_read:
        summary_cell = "已报（未结构化）"
    return (
        submission.name,
        community.code if community else None,
        SUMMARY_ALONE if submission.lacks_plan else submission.status.value,
        plan.date,
        plan.days,
        *progress,
        summary_cell if submission.file or submission.summary_files else "",
        summary.date,
        summary.days,
        counts.get((submission.name, "error"), 0),
        counts.get((submission.name, "warning"), 0),
        "、".join([*submission.plan_paths, *submission.unstructured_files]),
        community.contact if community else None,
        community.phone if community else None,
    )


def _notes_table(review: Review, tables: list[RegisterTable]) -> RegisterTable:
    """What the register is, what it was made from and when, and what each table is."""
    rows: list[tuple[CellValue, ...]] = [
        ("街道", review.name),
        ("年度", review.time),
        ("截至日期", day_words(review.as_of)),
        ("数据来源", f"{len(review.results)}份计划文件，{len(review.submissions)}个社区"),
        ("生成程序", f"civplan {__version__}；有人改过的不会被重新生成的覆盖，改动请写进计划文件"),
        *((one.head.title, f"{one.head.about}共{one.size}行。") for one in tables),
    ]
    return table_from_rows(NOTE_TABLE, rows)
