"""What of a community's documents the libraries written in C take by themselves, without civplan.

It bounds how fast a batch in Python can be that reads with libyaml, composes XHTML and packs .docx.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat
from zipfile import ZipFile

import yaml

from benchmarks.batch import seconds_of_the_peer
from benchmarks.communities import EXAMPLE
from benchmarks.measure import medians, row, setting
from civplan.compose.environment import Composer
from civplan.compose.outliner import document_outline
from civplan.documents.open import open_plan
from civplan.documents.render import render_documents

ROUNDS = 200
LEVEL = 3
"""zlib's level, as civplan packs documents."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = steps(folder)
        times = medians(list(parts.values()), ROUNDS)
        peer = seconds_of_the_peer(folder)
    print(setting("pyyaml", "docxtpl"), end="\n\n")
    for what, seconds in zip(parts, times, strict=True):
        print(row(what, seconds))
    a_document = sum(times) / 2
    print(
        row("together, a document", a_document) + f"{peer / a_document:9.1f} × as many as docxtpl"
    )
    print(row("docxtpl, the plan from memory", peer))


def steps(folder: Path) -> dict[str, Callable[[], object]]:
    """What is timed, by its name: all for one community, which is two documents."""
    text = EXAMPLE.read_text(encoding="utf-8")
    xhtml, packages = made_of_the_example()
    documents = [document_part(folder, data) for data in packages]

    def write() -> None:
        for number, data in enumerate(packages):
            (folder / f"{number}.docx").write_bytes(data)

    return {
        "libyaml's events of the file": lambda: list(yaml.parse(text, Loader=yaml.CLoader)),
        "expat over both manuscripts": lambda: [
            expat.ParserCreate().Parse(one, True)  # noqa: FBT003 - expat knows no names
            for one in xhtml
        ],
        "zlib over both document.xml": lambda: [zlib.compress(one, LEVEL) for one in documents],
        "two files written": write,
    }


def made_of_the_example() -> tuple[list[str], list[bytes]]:
    """The XHTML of both documents' manuscripts, and both .docx."""
    opened = open_plan(EXAMPLE)
    if opened.plan is None or opened.pack is None:
        raise SystemExit(f"{EXAMPLE} has faults")
    plan, pack, composer = opened.plan, opened.pack, Composer(opened.pack)
    xhtml = [
        composer.environment.get_template(f"{document.value}.html.j2").render(
            document=document_outline(plan, pack.profile, document), plan=plan
        )
        for document in plan.documents
    ]
    rendered = render_documents(plan, composer, plan.documents, ["docx"])
    return xhtml, [one.data for one in rendered]


def document_part(folder: Path, data: bytes) -> bytes:
    """The part of a .docx that has its text."""
    file = folder / "one.docx"
    file.write_bytes(data)
    with ZipFile(file) as package:
        return package.read("word/document.xml")


if __name__ == "__main__":
    main()
