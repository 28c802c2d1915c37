"""A file becomes blocks, or one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.ingest.blocks import BlockKind, Omission, Place, text_blocks
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.plain_text import BAD_BYTES, CONTROL_CHARACTERS
from civplan.ingest.read import read_blocks
from civplan.source.errors import CannotRead

TEXT = "一、指导思想\n围绕创建文明社区，开展工作。\n"


def texts_of(name: str, data: bytes) -> list[str]:
    return [block.text for block in text_blocks(read_blocks(Path(name), data).blocks)]


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_blocks(Path(name), data)
    assert caught.value.path == name
    return caught.value.reason.en


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_text_is_read_in_the_encoding_that_it_has(encoding: str) -> None:
    assert texts_of("a.txt", TEXT.encode(encoding)) == TEXT.splitlines()


def test_a_line_is_a_paragraph_at_its_line_of_the_file() -> None:
    blocks = read_blocks(Path("a.txt"), b"one\r\n\r\n  two\rthree\n \n").blocks

    assert [(block.text, block.place) for block in blocks] == [
        ("one", Place(1)),
        ("  two", Place(3)),
        ("three", Place(4)),
    ]


def test_a_form_feed_ends_a_page() -> None:
    blocks = read_blocks(Path("a.txt"), b"one\n\ftwo").blocks

    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "one"),
        (BlockKind.PAGE_BREAK, ""),
        (BlockKind.PARAGRAPH, "two"),
    ]


def test_what_editors_do_not_count_as_a_line_breaks_within_the_paragraph() -> None:
    assert texts_of("a.txt", "一\u2028二\v三\n四".encode()) == ["一\n二\n三", "四"]


def test_bytes_that_are_no_characters_are_shown_and_told() -> None:
    data = "第一行\n第二行没有".encode() + b"\xff" + "坏处，也不少字\n".encode()
    document = read_blocks(Path("a.txt"), data)

    assert [block.text for block in document.blocks] == ["第一行", "第二行没有\ufffd坏处，也不少字"]
    assert document.omissions == (Omission(BAD_BYTES, "第二行没有\ufffd坏处，也不少字", Place(2)),)


def test_control_characters_are_left_out_and_told() -> None:
    document = read_blocks(Path("a.txt"), "一\n二\x07三\x1b\n四\x08".encode())

    assert [block.text for block in document.blocks] == ["一", "二三", "四"]
    assert document.omissions == (
        Omission(CONTROL_CHARACTERS, "U+0007 U+001B", Place(2)),
        Omission(CONTROL_CHARACTERS, "U+0008", Place(3)),
    )


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "the file is empty"),
        (
            "a.xlsx",
            b"PK\x03\x04",
            "a spreadsheet, neither a plan file nor one that can be imported; ",
        ),
        ("总结", b"text", "the file's name has no ending; these are read: "),
        ("a.txt", b"%PDF-1.7\n", "it is called .txt but is a PDF file; "),
        ("a.txt", b"\x89PNG\r\n", "it is called .txt but is a picture; "),
        ("a.txt", b"{\\rtf1\\ansi}", "it is called .txt but is an RTF file (.rtf); "),
        ("a.txt", b"<!DOCTYPE html><p>1</p>", "it is called .txt but is a web page (.html); "),
        ("a.txt", bytes(range(256)) * 20, "this is not a text file, "),
        ("a.txt", b"a\0b", "this is not a text file, "),
    ],
)
def test_what_cannot_be_read_says_so_in_one_line(name: str, data: bytes, message: str) -> None:
    reason = refusal(name, data)

    assert reason.startswith(message)
    assert "\n" not in reason


def test_a_text_that_is_far_too_large_is_refused() -> None:
    assert refusal("a.txt", b"a\n" * (8 * 1024 * 1024 + 1)).startswith(
        "the file is larger than 16 MiB"
    )


def test_a_file_that_is_not_there_and_a_folder_say_so(tmp_path: Path) -> None:
    folder = tmp_path / "a.txt"
    folder.mkdir()

    for path, message in (
        (tmp_path / "b.txt", "there is no such file"),
        (folder, "it is a folder"),
    ):
        with pytest.raises(CannotRead) as caught:
            read_blocks(path)
        assert caught.value.reason.en.startswith(message)


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    file = tmp_path / "总结.TXT"
    file.write_text(TEXT, encoding="utf-8")

    document = read_blocks(file)

    assert (document.path, document.suffix) == (str(file), ".txt")
    assert [block.text for block in document.blocks] == TEXT.splitlines()
