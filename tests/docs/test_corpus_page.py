"""docs/corpus.md: what the import makes of each text, held against what somebody read."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest
import yaml

from support.programs import REPOSITORY, shared_folder

LEAST_EXPRESSED = 48
"""Of the 52 texts, those that a plan file must be able to say."""


@pytest.fixture
def generator() -> ModuleType:
    """The program that writes the page."""
    spec = importlib.util.spec_from_file_location("corpus_page", REPOSITORY / "docs/corpus.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_text_has_been_read_by_somebody() -> None:
    texts = {path.stem for path in (shared_folder() / "corpus").glob("*.txt")}
    known = yaml.safe_load((REPOSITORY / "docs/corpus.yaml").read_text(encoding="utf-8"))

    assert len(texts) >= LEAST_EXPRESSED
    assert {*known} == texts


@pytest.mark.slow
def test_the_page_says_what_the_import_gives_now(generator: ModuleType) -> None:
    written = (REPOSITORY / "docs/corpus.md").read_text(encoding="utf-8")

    assert generator.page() == written


def test_the_units_of_most_texts_stand_where_they_stood() -> None:
    whole = [row[0] for row in _rows() if _is_whole(row[5])]

    assert len(whole) >= LEAST_EXPRESSED


def test_a_text_whose_units_stand_elsewhere_has_a_note() -> None:
    moved = [row for row in _rows() if not _is_whole(row[5])]

    assert moved
    assert [row[0] for row in moved if not row[6]] == []


def _rows() -> list[list[str]]:
    """The cells of each row of the page's table."""
    lines = (REPOSITORY / "docs/corpus.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "/" in line]
    return [row for row in rows if len(row) == 7]


def _is_whole(counts: str) -> bool:
    """True where all units stand where they stood: 12/12，3/3."""
    pairs = [one.split("/") for one in counts.split("，") if one[:1].isdigit()]
    return all(kept == units for kept, units in pairs)
