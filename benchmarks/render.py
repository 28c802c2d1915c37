"""Both documents of the example against docxtpl making one of the same file."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

import yaml
from docxtpl import DocxTemplate

from benchmarks.measure import Comparison, medians, process, setting
from benchmarks.peers.template import write_template
from civplan.compose.composer import Composer
from civplan.documents.opened import open_plan
from civplan.documents.render import render_documents
from civplan.model.choices import Document
from civplan.model.packs import Pack
from civplan.model.plan import Plan

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "hunei-2007.yaml"
COMMAND = Path(sys.executable).with_name("civplan")
PROCESS_ROUNDS = 25
DOCUMENT_ROUNDS = 100
PROCESS_GOAL = 0.8
DOCUMENT_GOAL = 1 / 20


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = folder / "template.docx"
        write_template(template)
        whole = compare_processes(folder, template)
        each = compare_documents(template)
    print()
    print(setting("civplan", "typer", "jinja2", "pyyaml", "docxtpl", "python-docx"), end="\n\n")
    print("\n".join([*whole.lines(), *each.lines()]))
    print(f"that is {1 / each.ratio:.1f} × docxtpl's documents per second")


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


def compare_documents(template: Path) -> Comparison:
    """A document each in one process: ours with its share of reading and checking the file."""
    _, pack = opened()
    composer = Composer(pack)
    values = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))

    def both_of_ours() -> None:
        plan, _ = opened(pack)
        for _ in render_documents(plan, composer, Document, ["docx"]):
            pass

    def one_of_theirs() -> None:
        document = DocxTemplate(str(template))
        document.render(values, autoescape=True)
        document.save(io.BytesIO())

    two, one = medians([both_of_ours, one_of_theirs], DOCUMENT_ROUNDS)
    return Comparison(
        "civplan, a document in process",
        two / 2,
        "docxtpl, a document in process",
        one,
        DOCUMENT_GOAL,
    )


def opened(pack: Pack | None = None) -> tuple[Plan, Pack]:
    """The example's plan, read and checked, and its pack; a batch reads a pack once for all."""
    example = open_plan(EXAMPLE, pack)
    if example.plan is None or example.pack is None or example.has_errors:
        raise SystemExit(f"{EXAMPLE} has faults")
    return example.plan, example.pack


if __name__ == "__main__":
    main()
