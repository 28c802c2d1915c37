"""Bytes as text: UTF-8, and what older editors write."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.source.encoding import decode, encode_like
from support.sources import lines_of

LINE = "社区: 湖内\n"
GB18030 = "1:1-1:1 Y004 the file is encoded as GB18030, not as UTF-8"
UTF_16 = "1:1-1:1 Y004 the file is encoded as UTF-16, not as UTF-8"
NOT_TEXT = "1:1-1:1 Y002 this is not a text file"


def decoded(data: bytes) -> tuple[str, list[str]]:
    """The text and the findings."""
    found: list[Finding] = []
    return decode(data, "a.yaml", found), lines_of(found)


@pytest.mark.parametrize(
    "data", [LINE.encode(), LINE.encode("utf-8-sig")], ids=["no mark", "byte order mark"]
)
def test_utf_8_is_read_without_its_byte_order_mark(data: bytes) -> None:
    assert decoded(data) == (LINE, [])


def test_no_bytes_are_an_empty_text() -> None:
    assert decoded(b"") == ("", [])


@pytest.mark.parametrize(
    ("data", "warning"),
    [
        (LINE.encode("gb18030"), GB18030),
        (LINE.encode("gbk"), GB18030),
        (LINE.encode("utf-16"), UTF_16),
        (b"\xfe\xff" + LINE.encode("utf-16-be"), UTF_16),
        (b"\xff\xfe" + LINE.encode("utf-16-le"), UTF_16),
    ],
)
def test_other_encodings_are_read_with_a_warning(data: bytes, warning: str) -> None:
    assert decoded(data) == (LINE, [warning])


@pytest.mark.parametrize(
    "data",
    [
        b"a: \xff\xff\n",
        b"\x80",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
        b"\xff\xfea\x00\x00",
        b"\xff\xfea\x00\x00\x00",
        "社: \ud800\n".encode("utf-8", "surrogatepass"),
    ],
    ids=["ff", "half a GB18030 character", "Word", "half of UTF-16", "NUL in UTF-16", "surrogate"],
)
def test_what_no_encoding_fits_is_no_text(data: bytes) -> None:
    assert decoded(data) == ("", [NOT_TEXT])


def test_behind_a_byte_order_mark_a_bad_byte_is_damaged_utf_8() -> None:
    found = ["1:4-1:5 Y003 this is not valid UTF-8"]

    assert decoded(b"\xef\xbb\xbfa: \xd0\n") == ("a: \ufffd\n", found)


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("社区: 湖", "1:6-1:7"),
        ("社区: 甲\n区: 湖", "2:5-2:6"),
        ("\ufeff社区", "1:3-1:4"),
        ("：，", "1:3-1:4"),
    ],
)
def test_behind_two_chinese_characters_a_bad_byte_is_damaged_utf_8(before: str, place: str) -> None:
    text = before.removeprefix("\ufeff") + "\ufffd\n"
    found = [f"{place} Y003 this is not valid UTF-8"]

    assert decoded(before.encode() + b"\xd0\n") == (text, found)


def test_behind_a_single_chinese_character_it_is_another_encoding() -> None:
    """The bytes of 社 in UTF-8 and one more are two characters in GB18030."""
    assert decoded("a: 社".encode() + b"\xd0\n") == ("a: 绀拘\n", [GB18030])


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode(),
        LINE.encode("utf-8-sig"),
        LINE.encode("gb18030"),
        LINE.encode("utf-16"),
        b"\xfe\xff" + LINE.encode("utf-16-be"),
        b"",
    ],
)
def test_a_changed_text_has_the_encoding_and_the_mark_that_the_file_had(data: bytes) -> None:
    changed = encode_like(data, f"{decoded(data)[0]}年度: 𠮷\n")

    assert changed is not None
    assert changed.startswith(data)
    assert decoded(changed)[0] == f"{decoded(data)[0]}年度: 𠮷\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"\xff\xfea", "b"), (b"\x80\x80", "b"), (LINE.encode(), "\ud800")],
    ids=["half a character", "no encoding", "no character"],
)
def test_what_would_not_come_out_the_same_is_not_written(data: bytes, text: str) -> None:
    assert encode_like(data, text) is None
