"""The structure of real documents' skeletons, as somebody read it by hand."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from civplan.ingest.read import read_blocks
from civplan.ingest.structure.find import find_outline
from support.outlines import expected_entries, texts_of_outline, written_entries
from support.programs import REPOSITORY

EXPECTED = sorted((REPOSITORY / "tests/cases/outlines").glob("*.outline"))
OWN = sorted((REPOSITORY / "tests/cases/texts").glob("*.outline"))
MOST_CPU = 0.3
"""Seconds for all skeletons together."""


@pytest.fixture
def skeletons(shared: Path) -> list[Path]:
    paths = sorted((shared / "corpus").glob("*.txt"))
    assert len(paths) > 50
    return [*paths, shared / "seed/hunei-2007.txt"]


def test_the_outlines_are_those_that_were_written_by_hand(shared: Path) -> None:
    different = []
    for expected in EXPECTED:
        path = shared / "corpus" / f"{expected.stem}.txt"
        outline = find_outline(read_blocks(path))
        text = path.read_text(encoding="utf-8")
        if written_entries(outline, text) != expected_entries(expected):
            different.append(expected.stem)

    assert len(EXPECTED) > 40
    assert different == []


@pytest.mark.parametrize("expected", OWN, ids=lambda path: path.stem)
def test_an_awkward_text_has_the_outline_that_was_written_by_hand(expected: Path) -> None:
    (path,) = (one for one in expected.parent.glob(f"{expected.stem}.*") if one != expected)
    outline = find_outline(read_blocks(path))

    written = written_entries(outline, path.read_text(encoding="utf-8"))

    assert written == expected_entries(expected)


def test_no_character_of_a_skeleton_is_lost_or_added(skeletons: list[Path]) -> None:
    for path in skeletons:
        outline = find_outline(read_blocks(path))
        counted = Counter(path.read_text(encoding="utf-8"))
        written = Counter("".join(texts_of_outline(outline)))
        lost, added = counted - written, written - counted
        assert not [sign for sign in (lost | added) if not sign.isspace()], path.name


def test_all_skeletons_together_take_less_than_a_third_of_a_second(skeletons: list[Path]) -> None:
    read = [read_blocks(path) for path in skeletons]
    start = time.process_time()
    for file in read:
        find_outline(file)

    assert time.process_time() - start < MOST_CPU
