"""A file becomes its blocks, by what it holds."""

from __future__ import annotations

import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

from civplan.documents.folders import NOT_IMPORTED
from civplan.documents.office import find_office
from civplan.findings.words import Words
from civplan.ingest.blocks import FileBlocks
from civplan.ingest.contents import FileKind, file_kind
from civplan.ingest.decoding import decode_document
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.office import NO_OFFICE, convert_to_docx
from civplan.ingest.plain_text import blocks_of_text, damages_of_text
from civplan.source.errors import (
    FOLDER_NOT_FILE,
    IMPOSSIBLE_NAME,
    NOT_REGULAR_FILE,
    CannotRead,
    read_error_reason,
)
from civplan.source.rules.file import MEBIBYTE

LARGEST_DOCUMENT = 100 * MEBIBYTE
"""Bytes of a file; pictures make documents large."""
LARGEST_TEXT = 16 * MEBIBYTE
"""Bytes of a text or web page; ten thousand pages would be less."""

DOCUMENT_TOO_LARGE = Words(
    "文件超过 {limit} MiB，没有读取；核对是不是选错了文件",
    "the file is larger than {limit} MiB and was not read; see whether it is the right one",
)
EMPTY = Words("文件是空的", "the file is empty")
OTHER_SUFFIX = Words(
    "不认识扩展名“{suffix}”；能读 {known}",
    "files called “{suffix}” are not read; these are: {known}",
)
NO_SUFFIX = Words(
    "文件名没有扩展名；能读 {known}",
    "the file's name has no ending; these are read: {known}",
)
WRONG_SUFFIX = Words(
    "扩展名是 {suffix}，内容却是{content}；请改成对的扩展名，或另存为 {suffix}",
    "it is called {suffix} but is {content}; give it the right name, or save it as {suffix}",
)

_WORD = frozenset({FileKind.WORD, FileKind.ENCRYPTED, FileKind.ARCHIVE})
_TEXT = frozenset({FileKind.TEXT, FileKind.UNKNOWN})
_OLD_WORD = frozenset(
    {
        *(FileKind.OLD_WORD, FileKind.OTHER_OLE, FileKind.RICH_TEXT, FileKind.WORD),
        *(FileKind.WEB_PAGE, FileKind.WEB_ARCHIVE, FileKind.ENCRYPTED),
        *(FileKind.WORD_XML, FileKind.UNKNOWN),
    }
)
"""What Word and WPS have written into files called .doc and .wps over the years."""
FITTING_CONTENTS: dict[str, frozenset[FileKind]] = {
    **dict.fromkeys((".docx", ".dotx", ".docm", ".dotm"), _WORD),
    **dict.fromkeys((".doc", ".dot", ".wps", ".wpt"), _OLD_WORD),
    ".rtf": frozenset({FileKind.RICH_TEXT}),
    **dict.fromkeys((".odt", ".ott"), frozenset({FileKind.OPEN_DOCUMENT})),
    **dict.fromkeys((".html", ".htm"), frozenset({FileKind.WEB_PAGE, FileKind.TEXT})),
    **dict.fromkeys((".mht", ".mhtml"), frozenset({FileKind.WEB_ARCHIVE})),
    **dict.fromkeys((".txt", ".md", ".markdown"), _TEXT),
}
"""What a file may hold by the end of its name."""
OFFICE_SUFFIXES = {
    FileKind.OLD_WORD: ".doc",
    FileKind.RICH_TEXT: ".rtf",
    FileKind.WORD_XML: ".xml",
    FileKind.OPEN_DOCUMENT: ".odt",
}
"""The names by which LibreOffice knows what it gets."""
Reader = Callable[[str, str, bytes], FileBlocks]
"""From the path as messages name it, the suffix and the bytes of a file to its blocks."""


def read_blocks(path: Path, data: bytes | None = None) -> FileBlocks:
    """The blocks of a document.

    Args:
        path: The file; the end of its name says what it should hold.
        data: Its bytes; None to read them.

    Raises:
        CannotRead: The file is missing, no regular file, or may not be read.
        UnreadableDocument: Its content cannot be read, or is not read for safety.
    """
    name, suffix = str(path), path.suffix.lower()
    try:
        _check_suffix(suffix)
        found = document_bytes(path) if data is None else data
        content = file_kind(found)
        check_content(suffix, content, len(found))
        return _reader(suffix, content)(name, suffix, found)
    except UnreadableDocument as error:
        raise UnreadableDocument(error.reason, name) from error


def _check_suffix(suffix: str) -> None:
    if suffix in NOT_IMPORTED:
        raise UnreadableDocument(NOT_IMPORTED[suffix])
    if suffix not in FITTING_CONTENTS:
        known = " ".join(FITTING_CONTENTS)
        words = OTHER_SUFFIX.filled(suffix=suffix, known=known)
        raise UnreadableDocument(words if suffix else NO_SUFFIX.filled(known=known))


def check_content(suffix: str, content: FileKind, size: int) -> None:
    """Look whether a file holds what the end of its name says.

    Args:
        suffix: The end of its name.
        content: What it holds.
        size: Its bytes.

    Raises:
        UnreadableDocument: It holds something else, nothing, or too much.
    """
    if content is FileKind.EMPTY:
        raise UnreadableDocument(EMPTY)
    if content not in FITTING_CONTENTS[suffix]:
        raise UnreadableDocument(WRONG_SUFFIX.filled(suffix=suffix, content=content.value))
    is_text = content in {FileKind.TEXT, FileKind.UNKNOWN, FileKind.WEB_PAGE}
    limit = LARGEST_TEXT if is_text else LARGEST_DOCUMENT
    if size > limit:
        raise UnreadableDocument(DOCUMENT_TOO_LARGE.filled(limit=limit // MEBIBYTE))


def document_bytes(path: Path) -> bytes:
    """The file's bytes, at most one more than a document may have.

    Raises:
        CannotRead: The file is missing, no regular file, or may not be read.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise CannotRead(path, FOLDER_NOT_FILE)
        if not stat.S_ISREG(mode):
            raise CannotRead(path, NOT_REGULAR_FILE)
        with path.open("rb") as file:
            return file.read(LARGEST_DOCUMENT + 1)
    except OSError as error:
        raise CannotRead(path, read_error_reason(error)) from error
    except ValueError as error:
        raise CannotRead(path, IMPOSSIBLE_NAME) from error


def _reader(suffix: str, content: FileKind) -> Reader:
    if content in _WORD:
        return _read_word_blocks
    if content is FileKind.WEB_ARCHIVE:
        return _read_web_archive
    if content is FileKind.WEB_PAGE or suffix in {".html", ".htm"}:
        return _read_web_page
    if suffix in {".md", ".markdown"}:
        return _read_markdown
    if suffix == ".txt":
        return _read_text
    return partial(_read_through_office, content)


def _read_through_office(content: FileKind, path: str, suffix: str, data: bytes) -> FileBlocks:
    office = find_office()
    if office is None:
        raise UnreadableDocument(NO_OFFICE.filled(content=content.value))
    known = OFFICE_SUFFIXES.get(content, suffix)
    return _read_word_blocks(path, suffix, convert_to_docx(data, known, office))


def _read_word_blocks(path: str, suffix: str, data: bytes) -> FileBlocks:
    from civplan.ingest.word.document import read_word  # noqa: PLC0415 - loads lxml

    return read_word(path, suffix, data).blocks


def _read_web_page(path: str, suffix: str, data: bytes) -> FileBlocks:
    from civplan.ingest.web_page import read_web_page  # noqa: PLC0415 - loads html.parser

    page = read_web_page(data)
    return FileBlocks(path, suffix, page.blocks, omissions=page.omissions)


def _read_web_archive(path: str, suffix: str, data: bytes) -> FileBlocks:
    from civplan.ingest.web_archive import page_of_archive  # noqa: PLC0415 - loads email

    return _read_web_page(path, suffix, page_of_archive(data))


def _read_text(path: str, suffix: str, data: bytes) -> FileBlocks:
    decoded = decode_document(data)
    return FileBlocks(
        path, suffix, blocks_of_text(decoded.text), omissions=damages_of_text(decoded)
    )


def _read_markdown(path: str, suffix: str, data: bytes) -> FileBlocks:
    from civplan.ingest.markdown import blocks_of_markdown  # noqa: PLC0415 - few files are

    decoded = decode_document(data)
    return FileBlocks(
        path, suffix, blocks_of_markdown(decoded.text), omissions=damages_of_text(decoded)
    )
