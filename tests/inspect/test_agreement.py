"""On what both judge, civplan and the independent checker beside the repository agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from civplan.inspect.inspect_word import inspect_file
from civplan.inspect.sample import sample_docx
from civplan.rules.catalogue import CATALOGUE
from civplan.rules.rule_kinds import WORD_RULE, kind_of
from support.agreement import (
    WRITERS,
    checker_of,
    page_judgements,
    written_examples,
    xml_judgements,
)
from support.pages import PdfMaker


@pytest.fixture(scope="module")
def checker(shared: Path) -> dict[str, Any]:
    """The names of the checker."""
    return checker_of(shared)


def disagreements(checker: dict[str, Any], file: Path) -> list[str]:
    judgements = xml_judgements(checker, file)
    assert len(judgements) > 5
    return [f"{check}: {one}" for check, one in judgements.items() if not one.is_same]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("word")


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
            if kind_of(rule) is not WORD_RULE or "letterhead" in text:
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
        file = next(written_examples(folder))
    elif not file.exists():
        WRITERS[name](file)
    judgements = page_judgements(checker, file, to_pdf(file))
    assert judgements
    assert {check: one for check, one in judgements.items() if not one.is_same} == {}
