"""From bytes to text: UTF-8 or, with a warning, an encoding that older editors write."""

from __future__ import annotations

import codecs
import re

from civplan.findings.finding import Finding, Span
from civplan.source.places import line_and_column
from civplan.source.rules.file import BAD_ENCODING, BINARY, OTHER_ENCODING

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
