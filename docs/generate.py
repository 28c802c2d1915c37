"""Writes the generated files of the repository; with --check only lists the stale ones."""

from __future__ import annotations

import json
import runpy
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from civplan.documents.open import lines_of_sources, open_plan
from civplan.findings.finding import NO_WORDS, Finding, Rule, findings_in_order
from civplan.findings.text import finding_with_excerpt
from civplan.findings.words import Language, Words
from civplan.ingest.blocks import FileBlocks
from civplan.ingest.outline_findings import outline_findings
from civplan.ingest.outline_report import outline_schema
from civplan.ingest.plain_text import blocks_of_text
from civplan.ingest.structure.find import find_outline
from civplan.inspect.inspect_word import inspect_word
from civplan.inspect.sample import sample_docx
from civplan.model.plan import PLAN_SHAPE
from civplan.model.reference import DISTRICT_FILE, PLAN_FILE, Reference, reference_page
from civplan.model.schema import schema_of
from civplan.rules.catalogue import CATALOGUE
from civplan.rules.examples import (
    EXAMPLE_EVIDENCE,
    EXAMPLE_FILE,
    FILES_BESIDE_EXAMPLE,
    example_options,
    whole_plan,
)
from civplan.rules.explanation import example_in_both
from civplan.rules.markdown_pages import index_page, rule_page
from civplan.rules.rule_kinds import IMPORT_RULE, WORD_RULE, kind_of
from civplan.rules.word_examples import WORD_EXAMPLE_FILE

REPOSITORY = Path(__file__).resolve().parent.parent
NOTE = "<!-- Generated from the dataclasses in src/civplan/model; `make docs` writes it anew. -->\n"
RULES = "docs/rules"
SENTENCES = REPOSITORY / "docs/sentences.py"
IMPORT_FILE = "old.txt"
BOTH: tuple[Language, Language] = ("zh", "en")


def generated_files() -> dict[str, str]:
    """The text of each generated file, by its path in the repository."""
    schema = json.dumps(schema_of(PLAN_SHAPE), ensure_ascii=False, indent=2)
    outline = json.dumps(outline_schema(), ensure_ascii=False, indent=2)
    return {
        "docs/plan-file.md": page_of_keys(PLAN_FILE, forms_tables),
        "docs/district-file.md": page_of_keys(DISTRICT_FILE),
        "docs/sentences.md": runpy.run_path(str(SENTENCES))["sentences_page"](),
        "docs/outline.schema.json": f"{outline}\n",
        "examples/plan.schema.json": f"{schema}\n",
        **rule_pages(),
    }


def page_of_keys(about: Reference, more: Callable[[Language], str] = lambda _: "") -> str:
    """The keys of a file in both languages, with a link to the English half at the top.

    Args:
        about: The file.
        more: What follows the keys in a language.
    """
    address = about.title.en.lower().replace(" ", "-")
    chinese, english = (f"{reference_page(one, about)}{more(one)}" for one in BOTH)
    return f"{NOTE}[English](#{address})\n\n{chinese}\n{english}"


FORMS = "docs/forms.yaml"
"""The ways to write targets, results and dates, each with what is read; also a test."""
FORMS_INTRODUCTION = Words(
    """
## 怎样写指标、结果和日期

下面每一种写法都读成右边的样子；读不准的不猜，报出来，并给出照原话改好的一行。“约”“余”
“近”不是单位，原样印出；万、千、亿和能换算的单位（万元和元）自动换算，换算不了的不算完成率，
也不说达标没有。每月、每季度的数折成全年的数；写了“上年”的，同比按上年的数算。日期写在
“完成时限”里，不写成指标。
""",
    """
## How to write targets, results and dates

Each of these is read as it says on the right. What may mean two things is not guessed: a finding
offers the line to write. 约, 余, 近 and the like are no units and are printed as they stand. 万, 千
and units such as 万元 and 元 are converted; across others there is no rate and no verdict. The
figure of a month or a quarter becomes that of the year; `last_year` is for a change. A date
belongs under `due`; it is no target.
""",
)
FORMS_HEADS = {
    "targets": Words("| 指标 | 读成 |", "| target | is read as |"),
    "offers": Words("| 读不准的指标 | 改成 |", "| target that is not read | what to write |"),
    "results": Words("| 目标 | 结果 | 读成 | 达标 |", "| goal | result | is read as | met |"),
    "dates": Words(
        "| 日期（2024年度的计划） | 读成 |", "| date, in a plan for 2024 | is read as |"
    ),
}
INSTEAD = Words("读不准，改成 ", "not read; write ")
OR = Words(" 或 ", " or ")
YES_NO = {"是": Words("是", "yes"), "否": Words("否", "no")}


def forms_tables(language: Language) -> str:
    """The tables of how to write targets, results and dates."""
    forms = yaml.safe_load((REPOSITORY / FORMS).read_text(encoding="utf-8"))
    parts = [FORMS_INTRODUCTION.in_language(language)]
    for name, head in FORMS_HEADS.items():
        columns = head.in_language(language)
        lines = [columns, "|---" * (columns.count("|") - 1) + "|"]
        lines += [form_line(name, row, language) for row in forms[name]]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def form_line(name: str, row: list[Any], language: Language) -> str:
    """One row of a table of forms."""
    written, read = (row[:2], row[2:]) if name == "results" else (row[:1], row[1:])
    cells = [f"`{one}`" for one in written]
    first = read[0]
    if isinstance(first, list):
        lines = OR.in_language(language).join(f"`{one.removeprefix('·')}`" for one in first)
        cells.append(lines if name == "offers" else INSTEAD.in_language(language) + lines)
    elif name == "results" and len(read) == 1:
        cells += [f"{INSTEAD.in_language(language)}`{first}`", ""]
    else:
        met = [YES_NO[one].in_language(language) for one in read[1:]]
        cells += [f"`{first}`", *met]
    return f"| {' | '.join(cells)} |"


def rule_pages() -> dict[str, str]:
    """The page of each rule, and the table of all."""
    pages = {
        f"{RULES}/{rule.code}.md": rule_page(rule, findings_about(rule)) for rule in all_rules()
    }
    return {f"{RULES}/README.md": index_page(all_rules()), **pages}


def all_rules() -> list[Rule]:
    """Every rule, in the order of the codes."""
    return list(CATALOGUE.values())


def findings_about(rule: Rule) -> Words:
    """The findings about a rule's failing example, as a terminal shows them."""
    if kind_of(rule) is IMPORT_RULE:
        return Words(import_lines(rule.fails, "zh"), import_lines(rule.fails, "en"))
    if kind_of(rule) is WORD_RULE:
        return Words(word_finding_lines(rule, "zh"), word_finding_lines(rule, "en"))
    example = example_in_both(whole_plan(rule.fails))
    return (
        Words(
            finding_lines("zh", example.zh, rule.passes),
            finding_lines("en", example.en, rule.passes),
        )
        if rule.fails
        else NO_WORDS
    )


def word_finding_lines(rule: Rule, language: Language) -> str:
    """The findings about the Word file that a rule's failing example describes."""
    inspected = inspect_word(WORD_EXAMPLE_FILE, sample_docx(rule.fails))
    return "\n".join(
        finding_with_excerpt(finding, inspected.lines, language) for finding in inspected.findings
    )


def finding_lines(language: Language, example: str, passes: str) -> str:
    """The findings about an example, without the temporary folder in their paths."""
    with TemporaryDirectory() as folder:
        for name, text in FILES_BESIDE_EXAMPLE.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        for name in EXAMPLE_EVIDENCE:
            (Path(folder) / name).touch()
        (Path(folder) / EXAMPLE_FILE).write_text(example, encoding="utf-8")
        opened = open_plan(Path(folder) / EXAMPLE_FILE, options=example_options(example, passes))
    lines_of = lines_of_sources(opened.sources)
    return "\n".join(
        finding_with_excerpt(without_folder(finding), lines_of(finding.span.path), language)
        for finding in findings_in_order(opened.findings)
    )


def import_lines(text: str, language: Language) -> str:
    """The findings about a document that is imported."""
    file = FileBlocks(IMPORT_FILE, ".txt", blocks_of_text(text))
    lines = text.splitlines()
    return "\n".join(
        finding_with_excerpt(finding, lines, language)
        for finding in outline_findings(file, find_outline(file))
    )


def without_folder(finding: Finding) -> Finding:
    """A finding that names its file only."""
    return finding._replace(span=finding.span._replace(path=Path(finding.span.path).name))


def changes(folder: Path) -> dict[str, str | None]:
    """The files of a folder that are not up to date: their texts, None for one to remove."""
    stale = {
        name: text
        for name, text in generated_files().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    }
    return {**stale, **dict.fromkeys(pages_without_rule(folder))}


def pages_without_rule(folder: Path) -> Iterator[str]:
    """The pages of rules that no longer exist."""
    for page in sorted((folder / RULES).glob("*.md")):
        if page.stem not in {"README", *CATALOGUE}:
            yield f"{RULES}/{page.name}"


def main(arguments: list[str], folder: Path = REPOSITORY) -> int:
    """Write the stale files, or with ``--check`` only list them and return 1 if there are any."""
    stale = changes(folder)
    for name, text in stale.items():
        if "--check" in arguments:
            sys.stderr.write(f"{name} is not up to date; run `make docs`\n")
        else:
            bring_up_to_date(folder / name, text)
            sys.stdout.write(f"{name}\n")
    return int("--check" in arguments and bool(stale))


def bring_up_to_date(path: Path, text: str | None) -> None:
    """Write a file, or remove it when it has no text any more."""
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
