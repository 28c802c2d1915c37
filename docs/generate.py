"""Writes the generated files of the repository; with --check only lists the stale ones."""

from __future__ import annotations

import json
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from civplan.documents.open import lines_of_sources, open_plan
from civplan.findings.finding import NO_WORDS, Finding, Rule, findings_in_order
from civplan.findings.text import finding_with_excerpt
from civplan.findings.words import Language, Words
from civplan.model.plan import PLAN_SHAPE
from civplan.model.reference import DISTRICT_FILE, PLAN_FILE, Reference, reference_page
from civplan.model.schema import schema_of
from civplan.rules.catalogue import CATALOGUE
from civplan.rules.examples import (
    EXAMPLE_BASE_FILE,
    EXAMPLE_BASE_TEXT,
    EXAMPLE_EVIDENCE,
    EXAMPLE_FILE,
    example_options,
    whole_plan,
)
from civplan.rules.explanation import example_in_both
from civplan.rules.markdown_pages import index_page, rule_page

REPOSITORY = Path(__file__).resolve().parent.parent
NOTE = "<!-- Generated from the dataclasses in src/civplan/model; `make docs` writes it anew. -->\n"
RULES = "docs/rules"
SENTENCES = REPOSITORY / "docs/sentences.py"
BOTH: tuple[Language, Language] = ("zh", "en")


def generated_files() -> dict[str, str]:
    """The text of each generated file, by its path in the repository."""
    schema = json.dumps(schema_of(PLAN_SHAPE), ensure_ascii=False, indent=2)
    return {
        "docs/plan-file.md": page_of_keys(PLAN_FILE),
        "docs/district-file.md": page_of_keys(DISTRICT_FILE),
        "docs/sentences.md": runpy.run_path(str(SENTENCES))["sentences_page"](),
        "examples/plan.schema.json": f"{schema}\n",
        **rule_pages(),
    }


def page_of_keys(about: Reference) -> str:
    """The keys of a file in both languages, with a link to the English half at the top."""
    address = about.title.en.lower().replace(" ", "-")
    chinese, english = (reference_page(one, about) for one in BOTH)
    return f"{NOTE}[English](#{address})\n\n{chinese}\n{english}"


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
    example = example_in_both(whole_plan(rule.fails))
    return (
        Words(
            finding_lines("zh", example.zh, rule.passes),
            finding_lines("en", example.en, rule.passes),
        )
        if rule.fails
        else NO_WORDS
    )


def finding_lines(language: Language, example: str, passes: str) -> str:
    """The findings about an example, without the temporary folder in their paths."""
    with TemporaryDirectory() as folder:
        (Path(folder) / EXAMPLE_BASE_FILE).write_text(EXAMPLE_BASE_TEXT, encoding="utf-8")
        for name in EXAMPLE_EVIDENCE:
            (Path(folder) / name).touch()
        (Path(folder) / EXAMPLE_FILE).write_text(example, encoding="utf-8")
        opened = open_plan(Path(folder) / EXAMPLE_FILE, options=example_options(example, passes))
    lines_of = lines_of_sources(opened.sources)
    return "\n".join(
        finding_with_excerpt(without_folder(finding), lines_of(finding.span.path), language)
        for finding in findings_in_order(opened.findings)
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
