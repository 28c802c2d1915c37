"""What the bytes of a file are, whatever its name says."""

from __future__ import annotations

import re
from enum import Enum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from civplan.findings.words import Words
from civplan.source.source import UTF_16_MARKS


class FileKind(Enum):
    """What a file holds, in words for people."""

    EMPTY = Words("空文件", "an empty file")
    TEXT = Words("文本", "text")
    WEB_PAGE = Words("网页（.html）", "a web page (.html)")
    WEB_ARCHIVE = Words("网页存档（.mht）", "a web archive (.mht)")
    WORD = Words("Word 文档（.docx）", "a Word file (.docx)")
    OLD_WORD = Words("旧格式的 Word 或 WPS 文档（.doc）", "an old Word or WPS file (.doc)")
    RICH_TEXT = Words("RTF 文档（.rtf）", "an RTF file (.rtf)")
    WORD_XML = Words("Word 的 XML 文档（.xml）", "an XML file of Word (.xml)")
    OPEN_DOCUMENT = Words("OpenDocument 文档（.odt）", "an OpenDocument text (.odt)")
    ENCRYPTED = Words("加密的文档", "an encrypted file")
    WORKBOOK = Words("Excel 表格", "a workbook of Excel")
    SLIDES = Words("演示文稿", "a presentation")
    PDF = Words("PDF 文件", "a PDF file")
    PICTURE = Words("图片", "a picture")
    ARCHIVE = Words("压缩包", "an archive")
    UNKNOWN = Words("认不出的内容", "something that is not known")
    OTHER_OLE = Words("旧格式的 Office 文件", "an old Office file")


OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
SIGNATURES = (
    (b"{\\rtf", FileKind.RICH_TEXT),
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
)
ZIP_MEMBERS = (
    ("word/", FileKind.WORD),
    ("xl/", FileKind.WORKBOOK),
    ("ppt/", FileKind.SLIDES),
)
"""The folder of a package, and what the package then is."""
OPEN_DOCUMENT_TYPE = b"application/vnd.oasis.opendocument.text"
OPEN_DOCUMENT_NAMES = frozenset({"content.xml", "META-INF/manifest.xml"})
OLE_STREAMS = (
    ("EncryptedPackage", FileKind.ENCRYPTED),
    ("WordDocument", FileKind.OLD_WORD),
    ("Workbook", FileKind.WORKBOOK),
    ("PowerPoint Document", FileKind.SLIDES),
)
"""Names of the streams of an OLE file; in its directory they are in UTF-16."""
_WEB_PAGE_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML_START = re.compile(
    rb"<\?xml[^>]*>\s*(?:<\?mso-application progid=\"Word|<(?:w:wordDocument|pkg:package)\b)"
)
_MAIL_HEADER = re.compile(rb"\s*[A-Za-z][\w-]{2,40}:[ \t]")
HEAD = 4096
"""Bytes in which a web page or archive says that it is one."""


def file_kind(data: bytes) -> FileKind:
    """What these bytes are; what has no sign of anything else counts as text."""
    if not data:
        return FileKind.EMPTY
    if data.startswith(OLE_SIGNATURE):
        return _ole_content(data)
    if data.startswith(ZIP_SIGNATURES):
        return _zip_content(data)
    signed = (content for signature, content in SIGNATURES if data.startswith(signature))
    return next(signed, None) or _text_content(_narrow(data[:HEAD]))


def _text_content(head: bytes) -> FileKind:
    """What a file of text is, by its beginning."""
    if _WEB_PAGE_START.match(head):
        return FileKind.WEB_PAGE
    if _WORD_XML_START.search(head):
        return FileKind.WORD_XML
    if _MAIL_HEADER.match(head) and b"multipart/related" in head.lower():
        return FileKind.WEB_ARCHIVE
    return FileKind.UNKNOWN if b"\0" in head else FileKind.TEXT


def _narrow(head: bytes) -> bytes:
    """The beginning of a file; in UTF-16, its ASCII characters."""
    return head[2:].replace(b"\0", b"") if head.startswith(UTF_16_MARKS) else head


def _ole_content(data: bytes) -> FileKind:
    for name, content in OLE_STREAMS:
        if name.encode("utf-16-le") in data:
            return content
    return FileKind.OTHER_OLE


def _zip_content(data: bytes) -> FileKind:
    """What a package is; a truncated one by the names at the head of its members."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        names = [
            match[1].decode(errors="replace")
            for match in re.finditer(rb"PK\x03\x04.{26}([\x20-\x7e]{1,64})", data, re.DOTALL)
        ]
    if OPEN_DOCUMENT_TYPE in data[:200] or OPEN_DOCUMENT_NAMES.issubset(names):
        return FileKind.OPEN_DOCUMENT
    for folder, content in ZIP_MEMBERS:
        if any(name.startswith(folder) for name in names):
            return content
    is_package = any(name in {"[Content_Types].xml", "_rels/.rels"} for name in names)
    return FileKind.WORD if is_package else FileKind.ARCHIVE
