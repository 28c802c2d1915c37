"""Both documents of the example against docxtpl making one of the same file."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import yaml
from docxtpl import DocxTemplate

from benchmarks.measure import Comparison, medians, process, row, setting
from benchmarks.peers.template import write_template
from civplan.compose.environment import Composer
from civplan.documents.open import open_plan
from civplan.documents.render import render_documents
from civplan.model.choices import Document
from civplan.model.packs import Pack
from civplan.model.plan import Plan

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "hunei-2007.yaml"
COMMAND = Path(sys.executable).with_name("civplan")
PROCESS_ROUNDS = 25
DOCUMENT_ROUNDS = 100
PAIRS = 5
"""Both documents are made so often in a round: the steady state of a batch."""
PROCESS_GOAL = 0.8
TIMES_AS_FAST = 20


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = folder / "template.docx"
        write_template(template)
        whole = compare_processes(folder, template)
        times = time_documents(template)
    print()
    print(setting("civplan", "typer", "jinja2", "pyyaml", "docxtpl", "python-docx"), end="\n\n")
    print("\n".join(whole.lines()))
    print("\n".join(document_rows(*times)))
    sys.exit(not (whole.holds and goal_holds(times[0], times[-1])))


def compare_processes(folder: Path, template: Path) -> Comparison:
    """Whole processes: the command for two documents, the peer's script for one."""
    script = HERE / "peers" / "docxtpl_one.py"
    ours, theirs = medians(
        [
            process(COMMAND, "render", EXAMPLE, "-o", folder / "out"),
            process(sys.executable, script, template, EXAMPLE, folder / "peer.docx"),
        ],
        PROCESS_ROUNDS,
    )
    return Comparison(
        "civplan render, two documents", ours, "docxtpl script, one document", theirs, PROCESS_GOAL
    )


def time_documents(template: Path) -> list[float]:
    """Seconds for one document in one process: three figures of ours, then the peer's.

    The peer makes the plan from values in memory, and has to open its template anew for each. Ours
    is composed and typeset from a plan in memory: the same document first, then plan and summary in
    turn, which has more text and a table, then both with the file read and checked.
    """
    plan, pack = opened()
    composer = Composer(pack)
    values = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))

    def make(of: Plan, documents: Iterable[Document]) -> None:
        for _ in render_documents(of, composer, documents, ["docx"]):
            pass

    def plans_of_ours() -> None:
        for _ in range(PAIRS):
            make(plan, [Document.PLAN])

    def pairs_of_ours() -> None:
        for _ in range(PAIRS):
            make(plan, Document)

    def files_of_ours() -> None:
        for _ in range(PAIRS):
            make(opened(pack)[0], Document)

    def one_of_theirs() -> None:
        document = DocxTemplate(str(template))
        document.render(values, autoescape=True)
        document.save(io.BytesIO())

    plans, pairs, files, theirs = medians(
        [plans_of_ours, pairs_of_ours, files_of_ours, one_of_theirs], DOCUMENT_ROUNDS
    )
    return [plans / PAIRS, pairs / PAIRS / len(Document), files / PAIRS / len(Document), theirs]


def document_rows(plan: float, either: float, with_file: float, theirs: float) -> list[str]:
    """The table of a document in one process, with how many times as fast as the peer we are."""
    judged = f"goal {TIMES_AS_FAST} ×: {'holds' if goal_holds(plan, theirs) else 'MISSED'}"
    return [
        row("civplan, the plan", plan) + f"{theirs / plan:9.1f} ×   {judged}",
        row("civplan, plan and summary in turn", either) + f"{theirs / either:9.1f} ×",
        row("… with the file read and checked", with_file) + f"{theirs / with_file:9.1f} ×",
        row("docxtpl, the plan", theirs),
    ]


def goal_holds(ours: float, theirs: float) -> bool:
    """Whether we make documents so many times as fast."""
    return theirs / ours >= TIMES_AS_FAST


def opened(pack: Pack | None = None) -> tuple[Plan, Pack]:
    """The example's plan, read and checked, and its pack; a batch reads a pack once for all."""
    example = open_plan(EXAMPLE, pack)
    if example.plan is None or example.pack is None or example.has_errors:
        raise SystemExit(f"{EXAMPLE} has faults")
    return example.plan, example.pack


if __name__ == "__main__":
    main()
