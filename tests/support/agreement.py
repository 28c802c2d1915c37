"""What civplan and the checker beside the repository both judge, and files to compare them on.

``../shared/tools/check_layout.py`` reads the XML and LibreOffice's pages; civplan the XML alone.
"""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import docx

from civplan.documents.render import render
from civplan.inspect.inspect_word import inspect_file
from support.programs import REPOSITORY, program

EXAMPLES = sorted((REPOSITORY / "examples").glob("*.yaml"))
RULES_OF_ROW = {
    "page: width": {"F401"},
    "page: height": {"F401"},
    "page: top margin": {"F402"},
    "page: bottom margin": {"F402"},
    "page: left margin": {"F402"},
    "page: right margin": {"F402"},
    "page numbers: odd and even footers": {"F405", "F407"},
    "text: every run has an east-asian font": {"F419"},
    "text: nothing bold": {"F417"},
    "text: body is 三号 (16 pt)": {"F414"},
    "headings: 一、黑体 （一）楷体 1.仿宋 （1）仿宋": {"F415"},
    "title: 二号 (22 pt) 小标宋": {"F411", "F412", "F432"},
}
"""The rules that say the same as a row of the checker."""
RULES_OF_PAGE_ROW = {
    "grid: 28 characters on a full line of full-width characters": {"F404"},
    "grid: 22 lines on a full page": {"F403"},
    "page numbers: page 1 reads — 1 —": {"F405", "F406"},
    "page numbers: page 1 on the right": {"F407"},
}
MARGIN_ROWS = [f"page: {side} margin" for side in ("top", "bottom", "left", "right")]
SIZE_ROWS = ["page: width", "page: height"]
TEXT = """# 湖内社区2007年工作总结

通北街道办事处：

一、主要工作

（一）楼道

1. 每月清理一次楼道，按季度公布结果。
2. 由楼组长负责，居民**自愿**参加。

二、下一步打算

把集中清理的成果保持下去。
"""


def checker_of(shared: Path) -> dict[str, Any]:
    """The names of the checker."""
    return runpy.run_path(str(shared / "tools/check_layout.py"))


class Judgement(NamedTuple):
    """Whether a document does well in a check: by the checker, and by civplan."""

    checker: bool
    civplan: bool

    @property
    def is_same(self) -> bool:
        return self.checker == self.civplan


def xml_judgements(checker: dict[str, Any], file: Path) -> dict[str, Judgement]:
    """The checks of the XML that both make; what the checker saw none of is no judgement.

    Civplan has one finding about all margins, and one about the paper.
    """
    report = checker["Report"]()
    package = checker["Docx"](file)
    checker["check_section"](package, report)
    checker["check_text"](package, report)
    rows = {check: holds for check, holds, measured in report.rows if measured != "{}"}
    for names in (MARGIN_ROWS, SIZE_ROWS):
        if not all(rows.get(name, False) for name in names):
            rows.update(dict.fromkeys(names, False))
    return _judgements(rows, RULES_OF_ROW, file)


def page_judgements(checker: dict[str, Any], file: Path, pdf: Path) -> dict[str, Judgement]:
    """The checks of the pages that both make, the checker in their PDF."""
    report = checker["Report"]()
    checker["check_pages"](pdf, report)
    return _judgements({check: holds for check, holds, _ in report.rows}, RULES_OF_PAGE_ROW, file)


def _judgements(
    rows: dict[str, bool], rules: dict[str, set[str]], file: Path
) -> dict[str, Judgement]:
    codes = {one.rule.code for one in inspect_file(file).findings}
    return {
        check: Judgement(holds, not codes & rules[check])
        for check, holds in rows.items()
        if check in rules
    }


def written_examples(folder: Path) -> Iterator[Path]:
    """The documents of all examples."""
    for example in EXAMPLES:
        for number, document in enumerate(render(example)):
            file = folder / f"{example.stem}-{number}.docx"
            file.write_bytes(document.data)
            yield file


def by_python_docx(file: Path) -> None:
    """A document in python-docx's own look."""
    document = docx.Document()
    for line in TEXT.splitlines():
        if line.startswith("# "):
            document.add_heading(line[2:], 0)
        elif line.startswith(("一", "二")):
            document.add_heading(line, 1)
        elif line:
            document.add_paragraph(line)
    document.save(str(file))


def by_pandoc(file: Path) -> None:
    source = file.with_suffix(".md")
    source.write_text(TEXT, encoding="utf-8")
    subprocess.run([program("pandoc", "another writer"), source, "-o", file], check=True)


def by_docxtpl(file: Path) -> None:
    """The document of the benchmark's peer."""
    peers = REPOSITORY / "benchmarks/peers"
    template, script = file.with_suffix(".template.docx"), peers / "docxtpl_one.py"
    runpy.run_path(str(peers / "template.py"))["write_template"](template)
    plan = REPOSITORY / "examples/hunei-2007.yaml"
    subprocess.run([sys.executable, script, template, plan, file], check=True)


WRITERS = {"python-docx": by_python_docx, "pandoc": by_pandoc, "docxtpl": by_docxtpl}
