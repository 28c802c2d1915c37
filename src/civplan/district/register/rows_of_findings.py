"""The table 问题清单: what is wrong in the files and among them."""

from __future__ import annotations

from collections.abc import Mapping

from civplan.district.memory.file_result import FindingText
from civplan.district.register.cells import Column, RowValues
from civplan.district.review.review import Review, community_of_finding, path_in_folder
from civplan.findings.finding import Finding
from civplan.findings.words import Words

SEVERITY_CELLS = {"error": "错误", "warning": "警告", "info": "提示"}
UNUSABLE_FILE = "文件无法使用"
"""What stands for help where nothing could be done with a file."""
FINDINGS_NAME = "findings"
"""The table's English name."""
FINDING_COLUMNS = (
    Column("社区", "community", 16),
    Column("级别", "severity", 8),
    Column("规则", "code", 8),
    Column("问题", "message", 56),
    Column("怎样改", "help", 50),
    Column("文件", "file", 22),
    Column("行", "line", 7),
    Column("列", "column", 7),
)
FINDINGS_ABOUT = "各社区文件里的问题，以及街道汇总时发现的问题（D5 开头），一条一行。"


def failure_row(community: str, path: str, reason: Words) -> RowValues:
    """A file with which nothing could be done.

    Args:
        community: Whose it is.
        path: The file, as seen from the sub-district's folder.
        reason: Why.
    """
    return (community, SEVERITY_CELLS["error"], "", reason.zh, UNUSABLE_FILE, path, None, None)


def finding_row(community: str, told: FindingText) -> RowValues:
    """A finding about a community's file."""
    place = told.place
    severity, message, way_out = SEVERITY_CELLS[told.severity], told.message.zh, told.help.zh
    return (community, severity, told.code, message, way_out, *place)


def district_finding_row(finding: Finding, owners: Mapping[str, str], review: Review) -> RowValues:
    """A finding about the sub-district's own file, or about files held against each other."""
    file = path_in_folder(finding.span.path, review)
    return (
        community_of_finding(finding, owners, review),
        SEVERITY_CELLS[finding.rule.severity.value],
        finding.rule.code,
        finding.message("zh"),
        finding.help("zh"),
        file,
        finding.span.line,
        finding.span.column,
    )
