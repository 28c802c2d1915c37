"""Puts rows into a workbook that openpyxl has made, and makes its bytes depend on nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from civplan.district.register.packing import sheet_in
from civplan.district.register.tables import Table
from civplan.typeset.origin import APPLICATION, APPLICATION_PART

PROPERTIES = "docProps/core.xml"
MAKER = re.compile(rb"<Application>.*?</Application>")
"""The program that made a workbook: openpyxl says Excel, which did not."""
TIME = re.compile(rb"(?<=>)[-0-9]+T[0-9:]+Z(?=</dcterms:)")
"""When a workbook was made or changed, in its properties."""
END_OF_ROWS = b"</sheetData>"
SIZE = re.compile(rb'<dimension ref="[A-Z0-9:]+" */>')
"""Which cells a sheet has; it may be left out."""
STYLES = "xl/styles.xml"
FONT, PART_OF_FONT = re.compile(rb"(?<=<font>).*?(?=</font>)"), re.compile(rb"<(\w+)[^>]*/>")
NORMAL_FONT = '<sz val="11"/><name val="宋体"/><charset val="134"/>'.encode()
"""The first font, whose digits column widths are told in; openpyxl's is Calibri, in which the
cells' 宋体 would need more room than was reckoned."""
ORDER_IN_FONT = (b"b", b"i", b"u", b"sz", b"color", b"name", b"family", b"charset", b"scheme")
"""The order that the format asks for; openpyxl has another one."""


def with_rows(made: BytesIO, sheets: Mapping[str, Table], as_of: dt.date) -> bytes:
    """The workbook with its rows; its times are that of ``as_of``, and those of its parts fixed.

    Args:
        made: The workbook as openpyxl has written it, its sheets with headings alone.
        sheets: What goes into each sheet, by the name of its part.
        as_of: The day by which the year is judged.
    """
    whole = BytesIO()
    with ZipFile(made) as before, ZipFile(whole, "w") as after:
        for part in before.infolist():
            data = before.read(part)
            if part.filename == APPLICATION_PART:
                data = MAKER.sub(APPLICATION, data)
            if part.filename in sheets:
                write_sheet(after, part.filename, data, sheets[part.filename])
                continue
            if part.filename == PROPERTIES:
                data = TIME.sub(f"{as_of}T00:00:00Z".encode(), data)
            if part.filename == STYLES:
                data = FONT.sub(lambda font: in_order(font[0]), data)
                data = FONT.sub(NORMAL_FONT, data, count=1)
            after.writestr(fixed(part.filename), data)
    return whole.getvalue()


def fixed(name: str) -> ZipInfo:
    """A part that is dated 1980-01-01, the first day that there is in a zip file."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return info


def in_order(font: bytes) -> bytes:
    """What a font says of itself, in the order of the format."""
    parts = {found[1]: found[0] for found in PART_OF_FONT.finditer(font)}
    return b"".join(parts[name] for name in sorted(parts, key=ORDER_IN_FONT.index))


def write_sheet(package: ZipFile, name: str, data: bytes, table: Table) -> None:
    """Write a sheet's part with its rows behind the headings."""
    head, end, tail = SIZE.sub(b"", data).partition(END_OF_ROWS)
    with package.open(fixed(name), "w") as part:
        part.write(head)
        for rows in table.pieces():
            part.write(sheet_in(rows))
        part.write(end + tail)
