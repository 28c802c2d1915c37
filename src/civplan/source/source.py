"""Reads a file as YAML: from bytes to text, its nodes and the findings about them.

Bytes are UTF-8 or, with a warning, in an encoding that older editors write.
"""

from __future__ import annotations

import codecs
import re
import stat
from collections.abc import Callable, Collection, Iterable
from collections.abc import Mapping as ByName
from pathlib import Path
from typing import NamedTuple, Self

from civplan.findings.finding import Finding, Span
from civplan.source.controls import control_characters
from civplan.source.errors import (
    FOLDER_NOT_FILE,
    IMPOSSIBLE_NAME,
    LINK_OUT_OF_PROJECT,
    NOT_REGULAR_FILE,
    CannotRead,
    read_error_reason,
)
from civplan.source.nodes import Mapping
from civplan.source.parse import parse_nodes
from civplan.source.places import Places, line_and_column, split_lines
from civplan.source.project import leads_out
from civplan.source.rules.file import (
    BAD_ENCODING,
    BINARY,
    FILE_TOO_LARGE,
    LARGEST_FILE,
    MEBIBYTE,
    OTHER_ENCODING,
)
from civplan.source.rules.notation import YAML_TAG

USUAL_FILE_SIZE = 64 * 1024
"""Bytes that few plan files exceed; a larger buffer would cost time for memory not needed."""
TAG_DIRECTIVE = "%TAG"
TYPO_PATTERN = re.compile(
    r"\n[ -]*+(?:[^\S\r\n]|\u200b|\ufeff|[\w-]{1,16}+\s{0,2}+(?:：|:[^ \t\r\n/]))"
    r"|\n *+(?:[•◆●·▪■○◇★➢]|-[^\s-]|[0-9]{1,2}[.．、)）]|[（(][0-9]{1,2}[)）])"
)
"""Where a wrong colon, indentation or list mark may be.

Possessive (``}+``): a colon never follows half a word, so nothing is tried with fewer characters.
"""
OTHER_BREAKS = ("\r", "\x85", "\u2028", "\u2029")
"""Line ends that TYPO_PATTERN does not know; files that have them always get the closer look."""


EntryNames = ByName[str, frozenset[str]]
"""By the name of a key, the names with which an entry of its list may begin; none for texts."""
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""The codec of the bytes behind each byte order mark."""
CHINESE_PATTERN = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
SURELY_UTF_8 = 2
"""Chinese characters before the first bad byte from which on the file is damaged UTF-8."""


class KeyNames(frozenset[str]):
    """The names of keys, with those that an entry of a list may begin with."""

    entries: Callable[[], EntryNames]
    """Elsewhere 地点：社区广场 is a text of the list, and no mistyped key.

    A function, because it is slow and few files need it.
    """

    def __new__(cls, names: Iterable[str], entries: Callable[[], EntryNames]) -> Self:
        """Take all the names, and a function that returns those of the entries."""
        self = super().__new__(cls, names)
        self.entries = entries
        return self


class Source(NamedTuple):
    """One file as YAML."""

    path: str
    """As messages name it."""
    text: str
    root: Mapping | None
    """None when the file is too broken; then the findings hold an error."""
    findings: tuple[Finding, ...]
    data: bytes = b""
    """The bytes of the file."""

    @property
    def lines(self) -> list[str]:
        """The lines of the text, to show the place of a finding."""
        return split_lines(self.text)


def read_source(path: Path, label: str | None = None, keys: Collection[str] = ()) -> Source:
    """Read a file.

    Args:
        path: The file.
        label: The path in messages; ``path`` when None.
        keys: The key names of the schema, to find wrong colons behind them.

    Raises:
        CannotRead: It is missing, no regular file, or may not be read.
    """
    name = label or str(path)
    try:
        data = read_bytes(path, name)
    except OSError as error:
        raise CannotRead(name, read_error_reason(error)) from error
    except ValueError as error:
        raise CannotRead(name, IMPOSSIBLE_NAME) from error
    return parse_source(data, name, keys)


def read_bytes(path: Path, label: str) -> bytes:
    """The file's bytes, at most one more than a plan file may have.

    Raises:
        CannotRead: It is no regular file, and reading a pipe or a device might never end; or it
            is a link out of the project folder.
        OSError: It cannot be opened or read.
        ValueError: No file can have this name.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise CannotRead(label, FOLDER_NOT_FILE)
    if not stat.S_ISREG(mode):
        raise CannotRead(label, NOT_REGULAR_FILE)
    if leads_out(path):
        raise CannotRead(label, LINK_OUT_OF_PROJECT)
    with path.open("rb") as file:
        data = file.read(USUAL_FILE_SIZE)
        is_larger = len(data) == USUAL_FILE_SIZE
        return data + file.read(LARGEST_FILE + 1 - USUAL_FILE_SIZE) if is_larger else data


def parse_source(data: bytes, path: str, keys: Collection[str] = ()) -> Source:
    """The nodes of a file's bytes, with all findings about it as text and as YAML."""
    findings: list[Finding] = []
    if len(data) > LARGEST_FILE:
        findings.append(FILE_TOO_LARGE.at(Span(path), limit=LARGEST_FILE // MEBIBYTE))
        return Source(path, "", None, tuple(findings), data)
    text = decode(data, path, findings)
    if any(finding.is_error for finding in findings):
        return Source(path, text, None, tuple(findings), data)
    return Source(path, text, _root_of_text(text, path, keys, findings), tuple(findings), data)


def _tag_directives(text: str, path: str) -> list[Finding]:
    """The finding at the first ``%TAG`` line; libyaml's time is quadratic in their number."""
    if TAG_DIRECTIVE not in text:
        return []
    for number, line in enumerate(split_lines(text), 1):
        if line.startswith(TAG_DIRECTIVE):
            span = Span(path, number, 1, number, len(TAG_DIRECTIVE) + 1)
            return [YAML_TAG.at(span, tag=TAG_DIRECTIVE)]
    return []


def _may_have_typos(text: str) -> bool:
    """False for the texts, nearly all, that surely have no wrong colon or indentation."""
    return bool(TYPO_PATTERN.search(f"\n{text}")) or any(sign in text for sign in OTHER_BREAKS)


def _root_of_text(
    text: str, path: str, keys: Collection[str], findings: list[Finding]
) -> Mapping | None:
    """The nodes of a file's text; None with a finding when it is too broken."""
    unusable = control_characters(text, path) or _tag_directives(text, path)
    if unusable:
        findings += unusable
        return None
    if not _may_have_typos(text):
        return parse_nodes(text, Places(path, text), findings)
    from civplan.source.typos import fix_typos  # noqa: PLC0415 - most files have none

    fixed = fix_typos(text, path, keys, findings)
    return parse_nodes(fixed.text, Places(path, text, fixed.inserted), findings) if fixed else None


def decode(data: bytes, path: str, findings: list[Finding]) -> str:
    """The text of a file, without its byte order mark.

    When ``findings`` gains an error, the text only serves to show the place: it has the characters
    that could be decoded, or none.
    """
    if data.startswith(UTF_16_MARKS):
        return _decode_as("utf-16", "UTF-16", data, path, findings)
    is_marked = data.startswith(codecs.BOM_UTF8)
    content = data.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
    if is_marked or len(re.findall(CHINESE_PATTERN, before)) >= SURELY_UTF_8:
        line, column = line_and_column(before, len(before))
        findings.append(BAD_ENCODING.at(Span(path, line, column, line, column + 1)))
        return content.decode(errors="replace")
    return _decode_as("gb18030", "GB18030", data, path, findings)


def _decode_as(codec: str, name: str, data: bytes, path: str, findings: list[Finding]) -> str:
    """The text in an encoding other than UTF-8, with a warning; empty when it is no text."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        findings.append(BINARY.at(Span(path)))
        return ""
    findings.append(OTHER_ENCODING.at(Span(path), encoding=name))
    return text


def encode_like(data: bytes, text: str) -> bytes | None:
    """A text in the encoding of a file's bytes, with their byte order mark.

    None when the encoding cannot hold the text, or does not reproduce the file's own bytes.
    """
    mark, codec = encoding_of(data)
    try:
        same = data.removeprefix(mark).decode(codec).encode(codec)
        encoded = text.encode(codec)
    except UnicodeError:
        return None
    return mark + encoded if mark + same == data else None


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark of a file, which may be empty, and the codec of the rest."""
    for mark, codec in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return mark, codec
    try:
        data.decode()
    except UnicodeDecodeError:
        return b"", "gb18030"
    return b"", "utf-8"
