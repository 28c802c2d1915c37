"""The table 问题清单: what is wrong in the files and among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from civplan.district.handed import Told
from civplan.district.outcome import Outcome
from civplan.district.register.tables import Cell, Column, Table
from civplan.district.review import Review
from civplan.findings.finding import Finding

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
UNUSABLE = "文件无法使用"
"""What stands for help where nothing could be done with a file."""
COLUMNS = (
    Column("社区", "community"),
    Column("级别", "severity"),
    Column("规则", "code"),
    Column("问题", "message"),
    Column("怎样改", "help"),
    Column("文件", "file"),
    Column("行", "line"),
    Column("列", "column"),
)
ABOUT = "各社区文件里的问题，以及街道汇总时发现的问题（D5 开头），一条一行。"


def findings_table(review: Review) -> Table:
    """What is wrong, file by file, then among the files."""
    owners = owners_of(review)
    rows = [
        *(row for outcome in review.outcomes.values() for row in rows_of(outcome, owners, review)),
        *(row_among_files(finding, owners, review) for finding in review.found),
    ]
    return Table("问题清单", "findings", ABOUT, COLUMNS, rows)


def owners_of(review: Review) -> dict[str, str]:
    """The community that each plan file belongs to, by the file's path."""
    return {
        path: delivery.name
        for delivery in review.deliveries
        for path in (
            *(one.path for one in (delivery.handed, *delivery.further) if one),
            *delivery.broken_files,
        )
    }


def rows_of(
    outcome: Outcome, owners: Mapping[str, str], review: Review
) -> Iterator[tuple[Cell, ...]]:
    """What is wrong with one file."""
    community = owners.get(outcome.path, "")
    if outcome.failure:
        reason = outcome.failure.zh
        yield (community, SEVERITIES["error"], "", reason, UNUSABLE, outcome.path, None, None)
    for told in outcome.told:
        yield row(community, told, review)


def row(community: str, told: Told, review: Review) -> tuple[Cell, ...]:
    """A finding about a community's file."""
    place = told.place
    return (
        community,
        SEVERITIES[told.severity],
        told.code,
        told.message.zh,
        told.help.zh,
        in_folder(place.path, review),
        place.line,
        place.column,
    )


def row_among_files(
    finding: Finding, owners: Mapping[str, str], review: Review
) -> tuple[Cell, ...]:
    """A finding about the sub-district's own file, or about files held against each other."""
    file = in_folder(finding.span.path, review)
    return (
        community_of(finding, owners, review),
        SEVERITIES[finding.rule.severity.value],
        finding.rule.code,
        finding.message("zh"),
        finding.help("zh"),
        file,
        finding.span.line,
        finding.span.column,
    )


def community_of(finding: Finding, owners: Mapping[str, str], review: Review) -> str:
    """The community that a finding is about: whose file it stands in, or whom it names."""
    owner = owners.get(in_folder(finding.span.path, review))
    return owner or str(finding.values.get("community", ""))


def in_folder(path: str, review: Review) -> str:
    """A file as seen from the sub-district's folder; as it is when it lies elsewhere."""
    return below(path, review.folder.folder)


@lru_cache(maxsize=1024)
def below(path: str, folder: Path) -> str:
    """A path as seen from a folder; findings name the same file again and again."""
    try:
        return Path(path).relative_to(folder).as_posix()
    except ValueError:
        return path
