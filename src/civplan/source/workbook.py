"""Whether a file is a workbook (.xlsx) that may be read: no bomb, no DTD; nothing in it is run."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from civplan.findings.words import Words
from civplan.source.errors import CannotRead

LARGEST_SHEET = 16 * 1024 * 1024
"""Bytes of an XML part; a form of 500 items has 1 MB."""
MOST_UNPACKED = 128 * 1024 * 1024
"""Bytes of all parts, pictures included."""
OLE_MARK, PACKAGE_MARK = b"\xd0\xcf\x11\xe0", b"PK"
WORKBOOK_PART = "xl/workbook.xml"
FORMULA_MARK = re.compile(rb"<(?:\w+:)?f[ />]")
"""In the XML of a sheet, where it has a formula."""

EMPTY_WORKBOOK = Words("文件是空的，一个字节也没有", "the file is empty: it has no bytes at all")
OLD_WORKBOOK = Words(
    "这是 .xls、.et 等旧格式，或者加了密码；用 WPS 或 Excel 打开，另存为不带密码的 .xlsx",
    "it is in an old format such as .xls or .et, or has a password; open it in Excel or WPS and"
    " save it as .xlsx without a password",
)
NOT_A_WORKBOOK = Words(
    "不是 .xlsx 工作簿（存成 .csv、.ods 的也读不了）；用 WPS 或 Excel 另存为 .xlsx",
    "it is no .xlsx workbook (one that was saved as .csv or .ods cannot be read either); save it"
    " as .xlsx in Excel or WPS",
)
DAMAGED_WORKBOOK = Words(
    "文件不完整或者已经损坏；用 WPS 或 Excel 打开，另存一份 .xlsx 再试",
    "it is cut short or damaged; open it in Excel or WPS and save it again as .xlsx",
)
WORKBOOK_TOO_LARGE = Words(
    "解压后太大；删去表格下面的空行和插入的图片，再存一次",
    "it unpacks to too much; remove empty rows below the tables and pictures, and save it again",
)
FORBIDDEN_PARTS = Words(
    "里面的 XML 带有 DTD 或实体，工作簿不会有，没有读取",
    "its XML has a DTD or entities, which no workbook has; not read",
)


def check_workbook(data: bytes, path: str) -> bool:
    """Check a workbook before it is read; True when one of its sheets has a formula.

    Raises:
        CannotRead: It is none, is damaged, or is not read for safety.
    """
    reason = _reason_by_beginning(data)
    if reason:
        raise CannotRead(path, reason)
    has_formulas = False
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if not any(part.filename == WORKBOOK_PART for part in parts):
                raise CannotRead(path, NOT_A_WORKBOOK)
            texts = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
            is_large = any(part.file_size > LARGEST_SHEET for part in texts)
            if is_large or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise CannotRead(path, WORKBOOK_TOO_LARGE)
            for part in texts:
                text = package.read(part)
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    raise CannotRead(path, FORBIDDEN_PARTS)
                has_formulas |= "sheet" in part.filename and bool(FORMULA_MARK.search(text))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
        raise CannotRead(path, DAMAGED_WORKBOOK) from error
    return has_formulas


def _reason_by_beginning(data: bytes) -> Words | None:
    """Why a file is no workbook, by its first bytes."""
    if not data:
        return EMPTY_WORKBOOK
    if data.startswith(OLE_MARK):
        return OLD_WORKBOOK
    return None if data.startswith(PACKAGE_MARK) else NOT_A_WORKBOOK
