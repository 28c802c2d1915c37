"""A sub-district's folder in tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from civplan.district.batch.community_file import community_file_of, items_in_plan, targets_in_plan
from civplan.district.batch.job import BatchJob
from civplan.district.batch.remind import read_files
from civplan.district.batch.run import RunResult, run_batch
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.file_result import (
    CommunityFile,
    FileResult,
    ItemResult,
    file_result_from_json,
    file_result_to_json,
)
from civplan.district.memory.file_store import file_results_in
from civplan.district.memory.stored_result import NO_OWN_TEXTS, NO_PACKED_ROWS, OwnTexts, PackedRows
from civplan.district.review.checks import district_findings
from civplan.district.review.folder import open_district
from civplan.district.review.review import Review, review_of
from civplan.documents.processes import Engine, ThisProcess
from civplan.findings.words import Words
from civplan.model.plan import Plan
from civplan.model.plan_file import load_plan
from civplan.source.errors import CannotRead

PLAN = """\
community: {community}
district: 通北街道办事处
year: 2007
campaign: 创建文明社区
principles: 坚持以居民需要为先。
goals:
  targets:
    - {{id: satisfaction, measure: 居民满意率, at_least: 95%, result: {satisfaction}%}}
work:
  areas:
    - name: 居民自治
      items:
        - {{id: meetings, text: 每月召开一次例会。, target: 例会 ≥ 12 次, status: done, result: 12}}
plan: {{date: 2007-01-10}}
summary: {{date: 2007-12-20}}
"""
"""A plan file with a summary."""


def plan_file(community: str, satisfaction: str = "96") -> str:
    """The plan file of a community."""
    return PLAN.format(community=community, satisfaction=satisfaction)


def summary_alone(community: str) -> str:
    """The plan file of a community that makes a summary and no plan, as imports do."""
    return (
        f"community: {community}\ndistrict: 通北街道办事处\nyear: 2007\ncampaign: 创建文明社区\n"
        "work: {text: {summary: 居民满意率为96%。}, areas: [{name: 环境, items: "
        "[{text: 清理楼道。, in: [summary], status: done, targets: "
        '[{id: satisfaction, measure: 居民满意率, result: "96%"}]}]}]}\n'
        "summary: {date: 2007-12-20}\n"
    )


def write_plans(folder: Path, *communities: str) -> list[str]:
    """Write the plan files of some communities, and give their names in order."""
    folder.mkdir(parents=True, exist_ok=True)
    for community in communities:
        (folder / f"{community}.yaml").write_text(plan_file(community), encoding="utf-8")
    return sorted(file.name for file in folder.glob("*.yaml"))


class Batch:
    """Runs batches of one folder into one output folder."""

    def __init__(self, folder: Path, out: Path) -> None:
        """Take the input and the output folder."""
        self.folder, self.out = folder, out
        self.changed_files: list[str] = []
        """The paths of the files whose documents the last run rendered."""

    def run(
        self,
        engine: Engine | None = None,
        formats: tuple[str, ...] = ("md",),
        folder: Path | None = None,
    ) -> RunResult:
        """Run a batch; ``folder`` is another path to the input folder."""
        self.changed_files = []
        (self.out / "documents").mkdir(parents=True, exist_ok=True)
        job = BatchJob(
            str(folder or self.folder), str(self.out / "documents"), formats, "", None, ()
        )
        paths = sorted(file.name for file in self.folder.glob("*.yaml"))
        with BatchMemory(self.out) as memory:
            return run_batch(
                job,
                paths,
                memory,
                engine or ThisProcess(),
                on_file=lambda file: self.changed_files.append(file.path),
            )

    @property
    def results(self) -> list[FileResult]:
        """The results of the files."""
        with BatchMemory(self.out) as memory:
            return file_results_in(memory, self.folder)

    @property
    def documents(self) -> list[str]:
        """The names of the documents in the output folder."""
        return sorted(file.name for file in (self.out / "documents").glob("*.*"))


def review_in(folder: Path, as_of: dt.date) -> Review:
    """The review of a folder; results go through JSON, as they do in a batch.

    Files in a folder ``shared`` are there for others to extend.
    """
    district = open_district(folder, leave_out=[folder / "shared"])
    results = [
        file_result_from_json(
            file_result_to_json(file_result(file, file.relative_to(folder).as_posix()))
        )
        for file in district.plan_files
    ]
    return review_of(district, results, EmptyStore(), as_of)


class EmptyStore:
    """A memory without texts and rows."""

    def file_of(self, path: str) -> str:
        """The path as it is."""
        return path

    def texts_of(self, path: str) -> OwnTexts:
        """None."""
        del path
        return NO_OWN_TEXTS

    def sizes_of(self, table: str) -> dict[str, int]:
        """None."""
        del table
        return {}

    def rows_of(self, path: str, table: str) -> PackedRows:
        """None."""
        del path, table
        return NO_PACKED_ROWS


def file_result(file: Path, path: str) -> FileResult:
    """The result of one file, read in this process."""
    try:
        plan = load_plan(file).plan
    except CannotRead as error:
        return FileResult(path, None, failure=Words(error.reason.zh, error.reason.en))
    return FileResult(
        path,
        file_of(plan, path) if plan else None,
    )


def file_of(plan: Plan, path: str) -> CommunityFile:
    """The contents of a plan that the sub-district uses."""
    items, targets = items_in_plan(plan, str), targets_in_plan(plan, str)
    return community_file_of(plan, path, str, items, targets)


def task(**changes: Any) -> ItemResult:
    """An item of the year's work that says only what a test is about."""
    empty: dict[str, Any] = dict.fromkeys(ItemResult._fields, "")
    return ItemResult(
        **{**empty, "highlight": False, "not_applicable": False, "is_unplanned": False, **changes}
    )


def review_saying(folder: Path, own: str, **plans: str) -> Review:
    """The review of a sub-district with this file of its own and these plan files."""
    for name, text in {"district": own, **plans}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return review_in(folder, dt.date(2024, 12, 31))


AS_OF = dt.date(2008, 1, 5)


def review_with_findings(
    tmp_path: Path, own: str, files: Mapping[str, str], as_of: dt.date = AS_OF
) -> Review:
    """The review of a folder.

    Args:
        tmp_path: An empty folder.
        own: The sub-district's own file.
        files: The texts of the other files by their names.
        as_of: The day by which lateness is judged.
    """
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in {"district.yaml": own, **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    district = open_district(folder)
    results, store = read_files(district, as_of, ThisProcess())
    review = review_of(district, results, store, as_of)
    return review._replace(findings=tuple(district_findings(review)))
