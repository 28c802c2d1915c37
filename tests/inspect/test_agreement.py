"""On what both judge, civplan and the independent checker beside the repository agree.

``../shared/tools/check_layout.py`` reads the XML and LibreOffice's pages; civplan the XML alone.
"""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from civplan.documents.render import render
from civplan.inspect.inspect_word import inspect_file
from civplan.inspect.sample import sample_docx
from civplan.rules.catalogue import CATALOGUE
from civplan.rules.explanation import is_word_rule
from support.pages import PdfMaker
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
TEXT = """# 湖内社区2007年工作总结

通北街道办事处：

一、主要工作

（一）楼道

1. 每月清理一次楼道，按季度公布结果。
2. 由楼组长负责，居民**自愿**参加。

二、下一步打算

把集中清理的成果保持下去。
"""


@pytest.fixture(scope="module")
def checker(shared: Path) -> dict[str, Any]:
    """The names of the checker."""
    return runpy.run_path(str(shared / "tools/check_layout.py"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("word")


def rows_about(checker: dict[str, Any], file: Path) -> dict[str, bool]:
    """What the checker finds in the XML; what it saw none of is no judgement."""
    report = checker["Report"]()
    package = checker["Docx"](file)
    checker["check_section"](package, report)
    checker["check_text"](package, report)
    return {check: holds for check, holds, measured in report.rows if measured != "{}"}


def disagreements(checker: dict[str, Any], file: Path) -> list[str]:
    """The checks on which the two differ, each with the verdict of the checker."""
    codes = {one.rule.code for one in inspect_file(file).findings}
    margins = [f"page: {side} margin" for side in ("top", "bottom", "left", "right")]
    rows = rows_about(checker, file)
    if not all(rows.get(name, False) for name in margins):
        rows.update(dict.fromkeys(margins, False))
    sizes = ["page: width", "page: height"]
    if not all(rows.get(name, False) for name in sizes):
        rows.update(dict.fromkeys(sizes, False))
    return [
        f"{name}: {holds}"
        for name, holds in rows.items()
        if name in RULES_OF_ROW and holds == bool(codes & RULES_OF_ROW[name])
    ]


def written_examples(folder: Path) -> Iterator[Path]:
    """The documents of all examples."""
    for example in EXAMPLES:
        for number, document in enumerate(render(example)):
            file = folder / f"{example.stem}-{number}.docx"
            file.write_bytes(document.data)
            yield file


def test_civplan_s_own_documents_have_no_finding(folder: Path) -> None:
    files = list(written_examples(folder))
    assert len(files) > 10
    assert {
        file.name: [one.rule.code for one in inspect_file(file).findings] for file in files
    } == {file.name: [] for file in files}


def test_they_agree_on_the_examples(checker: dict[str, Any], folder: Path) -> None:
    files = list(written_examples(folder))
    assert files
    assert {file.name: disagreements(checker, file) for file in files} == {
        file.name: [] for file in files
    }


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


@pytest.mark.parametrize("name", WRITERS)
def test_they_agree_on_the_documents_of_others(
    name: str, checker: dict[str, Any], folder: Path
) -> None:
    file = folder / f"{name}.docx"
    WRITERS[name](file)
    assert disagreements(checker, file) == []
    assert {one.rule.code for one in inspect_file(file).findings} >= {"F402", "F414"}


def test_they_agree_on_the_examples_of_the_rules(checker: dict[str, Any], folder: Path) -> None:
    """But for a red letterhead, which the checker takes for the title."""
    wrong = {}
    for rule in CATALOGUE.values():
        for name, text in (("fails", rule.fails), ("passes", rule.passes)):
            if not is_word_rule(rule) or "letterhead" in text:
                continue
            file = folder / f"{rule.code}-{name}.docx"
            file.write_bytes(sample_docx(text))
            if found := disagreements(checker, file):
                wrong[file.name] = found
    assert wrong == {}


@pytest.mark.parametrize("name", [*WRITERS, "civplan"])
def test_they_agree_on_what_the_pages_show(
    name: str, checker: dict[str, Any], folder: Path, to_pdf: PdfMaker
) -> None:
    file = folder / f"{name}.docx"
    if name == "civplan":
        (document, *_) = render(REPOSITORY / "examples/hunei-2007.yaml")
        file.write_bytes(document.data)
    elif not file.exists():
        WRITERS[name](file)
    report = checker["Report"]()
    checker["check_pages"](to_pdf(file), report)
    rows = {check: holds for check, holds, _ in report.rows if check in RULES_OF_PAGE_ROW}
    codes = {one.rule.code for one in inspect_file(file).findings}
    assert rows
    assert rows == {check: not codes & RULES_OF_PAGE_ROW[check] for check in rows}
