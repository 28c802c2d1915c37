"""From the bytes of a text or web page to characters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.ingest.errors import UnreadableDocument

NOT_TEXT = Words(
    "这不是文本文件，或者编码不是 UTF-8、GB18030、UTF-16；请在原来的程序里另存为 UTF-8 文本",
    "this is not a text file, or its encoding is not UTF-8, GB18030 or UTF-16; save it as UTF-8"
    " text in the program that made it",
)
NO_CHARACTER = "\ufffd"
"""Stands for bytes that are no character."""
LEAST_GOOD = 10
"""Chinese characters for each bad place, from which on a text is a damaged one in an encoding."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_TEXT_OF_UTF_16 = re.compile("[\t\n\r -~\u2010-\u203b\u2460-\u24ff\u3000-\u303f\u4e00-\uffef]+")
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no editor shows and that neither YAML nor Word can hold."""


class DecodedText(NamedTuple):
    """The characters of a file."""

    text: str
    """Without byte order mark; bad bytes as U+FFFD, control characters left out."""
    controls: tuple[tuple[int, str], ...] = ()
    """The control characters that were left out, with their positions in ``text``."""


def decode_document(data: bytes, declared: str = "") -> DecodedText:
    """The text of a file in UTF-8, GB18030 or UTF-16.

    Args:
        data: The bytes of the file.
        declared: The encoding that the file itself names; it counts if the bytes fit it and are
            not UTF-8.

    Raises:
        UnreadableDocument: It is no text.
    """
    text = _decode(data, declared)
    if "\0" in text:
        raise UnreadableDocument(NOT_TEXT)
    return split_controls(text)


def split_controls(text: str) -> DecodedText:
    """A text without control characters, and these."""
    if not _CONTROL.search(text):
        return DecodedText(text)
    found = list(_CONTROL.finditer(text))
    controls = tuple((match.start() - number, match.group()) for number, match in enumerate(found))
    return DecodedText(_CONTROL.sub("", text), controls)


def _decode(data: bytes, declared: str) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace")
    for attempt in ("utf-8", declared):
        text = _strict(data, attempt) if attempt else None
        if text is not None and "\0" not in text:
            return text
    choices: tuple[Callable[[bytes], str | None], ...] = (
        _unmarked_utf_16,
        _damaged_utf_8,
        _strict_gb18030,
        _damaged_gb18030,
    )
    for choice in choices:
        text = choice(data)
        if text is not None:
            return text
    raise UnreadableDocument(NOT_TEXT)


def _strict(data: bytes, codec: str) -> str | None:
    """The text when every byte fits the encoding."""
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _unmarked_utf_16(data: bytes) -> str | None:
    """The text of a file that has zero bytes and is text in UTF-16."""
    if b"\0" not in data:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = _strict(data, codec)
        if text and _TEXT_OF_UTF_16.fullmatch(text):
            return text
    return None


def _damaged_utf_8(data: bytes) -> str | None:
    return _mostly_good(data.decode(errors="replace"))


def _strict_gb18030(data: bytes) -> str | None:
    return _strict(data, "gb18030")


def _damaged_gb18030(data: bytes) -> str | None:
    return _mostly_good(data.decode("gb18030", errors="replace"))


def _mostly_good(text: str) -> str | None:
    """The text when it is Chinese with few bad places."""
    bad = text.count(NO_CHARACTER)
    return text if len(_CHINESE.findall(text)) > LEAST_GOOD * bad else None
