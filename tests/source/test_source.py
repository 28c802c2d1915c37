"""Files as they lie on the disk."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from civplan.findings.finding import Finding
from civplan.source.errors import (
    FOLDER_NOT_FILE,
    IMPOSSIBLE_NAME,
    NO_READ_PERMISSION,
    NO_SUCH_FILE,
    NOT_REGULAR_FILE,
    CannotRead,
)
from civplan.source.rules.file import LARGEST_FILE
from civplan.source.source import USUAL_FILE_SIZE, decode, encode_like, parse_source, read_source
from support.plans import finding_lines
from support.sources import lines_of, plain_value, source_of

TOO_LARGE = "1:1 Y008 the file is larger than 4 MiB"


def test_a_file_is_read_with_its_text_and_nodes(tmp_path: Path) -> None:
    file = tmp_path / "湖内.yaml"
    file.write_bytes("社区: 湖内\r\n年度: 2007\r\n".encode())

    source = read_source(file)

    assert source.path == str(file)
    assert source.text == "社区: 湖内\r\n年度: 2007\r\n"
    assert source.lines == ["社区: 湖内", "年度: 2007", ""]
    assert source.findings == ()
    assert source.root is not None
    assert plain_value(source.root) == {"社区": "湖内", "年度": "2007"}
    assert source.root.span.path == str(file)


def test_messages_name_a_file_by_the_path_that_they_are_given(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("- a\n", encoding="utf-8")

    source = read_source(file, "plans/plan.yaml")

    assert source.path == "plans/plan.yaml"
    assert [finding.span.path for finding in source.findings] == ["plans/plan.yaml"]


def test_the_bytes_of_a_file_give_the_same(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    data = "社区：湖内\n- a".encode()
    file.write_bytes(data)

    assert read_source(file, "plan.yaml") == parse_source(data, "plan.yaml")


def test_a_file_that_is_missing_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path / "plan.yaml")

    assert caught.value.path == str(tmp_path / "plan.yaml")
    assert caught.value.reason is NO_SUCH_FILE


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path, "plans")

    assert caught.value.path == "plans"
    assert caught.value.reason is FOLDER_NOT_FILE


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path / name)

    assert caught.value.reason is IMPOSSIBLE_NAME


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").touch()

    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path / "plan.yaml" / "plan.yaml")

    assert caught.value.reason is NO_SUCH_FILE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(CannotRead) as caught:
        read_source(tmp_path / "pipe")

    assert caught.value.reason is NOT_REGULAR_FILE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such devices")
def test_a_device_without_end_is_refused() -> None:
    with pytest.raises(CannotRead) as caught:
        read_source(Path("/dev/zero"))

    assert caught.value.reason is NOT_REGULAR_FILE


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some accounts may open every file, so the refusal is played."""
    file = tmp_path / "plan.yaml"
    file.touch()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CannotRead) as caught:
        read_source(file)

    assert caught.value.reason is NO_READ_PERMISSION
    assert isinstance(caught.value.__cause__, PermissionError)


@pytest.mark.parametrize(
    "size", [USUAL_FILE_SIZE - 1, USUAL_FILE_SIZE, USUAL_FILE_SIZE + 1, 3 * USUAL_FILE_SIZE]
)
def test_a_file_longer_than_usual_is_read_to_its_end(tmp_path: Path, size: int) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"a: " + b"x" * (size - 4) + b"y")

    assert read_source(file).data == file.read_bytes()


def test_a_file_of_four_mebibytes_is_read() -> None:
    data = b"a: " + b"x" * (LARGEST_FILE - 3)

    assert source_of(data).findings == ()


def test_a_larger_file_is_not_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(10 * 1024**3)

    source = read_source(file)

    assert finding_lines(source.findings) == [TOO_LARGE]
    assert source.root is None
    assert source.text == ""


def test_a_byte_too_many_is_too_many() -> None:
    assert finding_lines(source_of(b"#" * (LARGEST_FILE + 1)).findings) == [TOO_LARGE]


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
