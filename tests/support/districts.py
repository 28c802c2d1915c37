"""A sub-district's folder in tests."""

from __future__ import annotations

from pathlib import Path

from civplan.district.engines import Engine, ThisProcess
from civplan.district.order import Order
from civplan.district.outcome import Outcome
from civplan.district.remembered import outcomes_in
from civplan.district.run import Run, run_batch
from civplan.district.state import State

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


def write_plans(folder: Path, *communities: str) -> list[str]:
    """Write the plan files of some communities, and give their names in order."""
    folder.mkdir(parents=True, exist_ok=True)
    for community in communities:
        (folder / f"{community}.yaml").write_text(plan_file(community), encoding="utf-8")
    return sorted(file.name for file in folder.glob("*.yaml"))


class Batch:
    """Runs batches of one folder into one output folder."""

    def __init__(self, folder: Path, out: Path) -> None:
        """Take both folders."""
        self.folder, self.out = folder, out
        self.made: list[str] = []
        """The files that the last run made."""

    def run(
        self,
        engine: Engine | None = None,
        formats: tuple[str, ...] = ("md",),
        folder: Path | None = None,
    ) -> Run:
        """Make what has changed; the folder may be named in another way."""
        self.made = []
        (self.out / "documents").mkdir(parents=True, exist_ok=True)
        order = Order(
            str(folder or self.folder), str(self.out / "documents"), formats, "", None, ()
        )
        paths = sorted(file.name for file in self.folder.glob("*.yaml"))
        with State(self.out) as state:
            return run_batch(
                order,
                paths,
                state,
                engine or ThisProcess(),
                lambda step: self.made.append(step.path),
            )

    @property
    def outcomes(self) -> list[Outcome]:
        """What came of the files."""
        with State(self.out) as state:
            return outcomes_in(state, self.folder)

    @property
    def documents(self) -> list[str]:
        """The names of the documents that are there."""
        return sorted(file.name for file in (self.out / "documents").glob("*.*"))
