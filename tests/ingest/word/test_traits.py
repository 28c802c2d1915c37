"""Every trait of a Word file that readers stumble over is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.ingest.blocks import BlockKind, FileBlocks, text_blocks
from civplan.ingest.read import read_blocks
from support.word_files import as_strict
from support.word_traits import TRAITS, Trait, lines_of, word_file_with

LEAST_TRAITS = 28


def read(data: bytes) -> FileBlocks:
    return read_blocks(Path("traits.docx"), data)


def lines(document: FileBlocks) -> list[str]:
    return [block.number + block.text for block in text_blocks(document.blocks)]


def told(document: FileBlocks) -> tuple[str, ...]:
    return tuple(omission.text for omission in document.omissions)


@pytest.mark.parametrize("trait", TRAITS, ids=[trait.name for trait in TRAITS])
def test_it_is_read(trait: Trait) -> None:
    document = read(word_file_with((trait,)))

    assert tuple(lines(document)) == trait.lines
    assert tuple(note.mark + note.text for note in document.notes) == trait.notes
    assert told(document) == trait.omitted
    pictures = [block for block in document.blocks if block.kind is BlockKind.PICTURE]
    assert tuple(picture.text for picture in pictures) == trait.pictures


def test_all_traits_are_read_from_one_file() -> None:
    assert len(TRAITS) >= LEAST_TRAITS
    document = read(word_file_with(TRAITS))

    assert lines(document) == lines_of(TRAITS)
    assert told(document) == tuple(text for trait in TRAITS for text in trait.omitted)


def test_a_file_in_the_strict_form_reads_the_same() -> None:
    data = word_file_with(TRAITS)

    strict = read(as_strict(data))

    assert strict == read(data)
