"""The package of a workbook that openpyxl wrote, with fixed times, so that it comes out alike."""

from __future__ import annotations

import datetime as dt
import re
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from civplan.typeset.origin import (
    APPLICATION_PART,
    APPLICATION_TAG,
    PROPERTIES_PART,
    properties_with_imprint,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PAPER_A4 = 9
LONGEST_IN_HEADER = 60
APPLICATION_XML = re.compile(rb"<Application>.*?</Application>")
"""The program that made the workbook: openpyxl names Excel."""
TIME_XML = re.compile(rb"(?<=>)[-0-9]+T[0-9:]+Z(?=</dcterms:)")
"""The times of creation and change in the properties."""
STYLES_PART = "xl/styles.xml"
FONT_XML, FONT_ELEMENT = re.compile(rb"(?<=<font>).*?(?=</font>)"), re.compile(rb"<(\w+)[^>]*/>")
NORMAL_FONT = '<sz val="11"/><name val="宋体"/><charset val="134"/>'.encode()
"""The first font, in whose digits column widths are measured.

openpyxl's is Calibri, whose digits are narrower than those of the cells' 宋体.
"""
FONT_ORDER = (b"b", b"i", b"u", b"sz", b"color", b"name", b"family", b"charset", b"scheme")
"""The order of a font's elements in the schema; openpyxl writes another."""


class WorkbookPackage:
    """Copies the parts of a workbook that openpyxl wrote into a package with fixed times."""

    def __init__(self, before: ZipFile, after: ZipFile) -> None:
        """Take the workbook as openpyxl wrote it, and an empty package."""
        self._before = before
        self._after = after

    @property
    def names(self) -> list[str]:
        """The names of the parts but the properties, which come last."""
        names = (part.filename for part in self._before.infolist())
        return [name for name in names if name != PROPERTIES_PART]

    def part(self, name: str) -> bytes:
        """A part as it should be."""
        data = self._before.read(name)
        if name == APPLICATION_PART:
            return APPLICATION_XML.sub(APPLICATION_TAG, data)
        if name == STYLES_PART:
            data = FONT_XML.sub(lambda font: _font_in_order(font[0]), data)
            return FONT_XML.sub(NORMAL_FONT, data, count=1)
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a part."""
        self._after.writestr(_part_info(name), data)

    def open(self, name: str) -> IO[bytes]:
        """A part to write to in pieces."""
        return self._after.open(_part_info(name), "w")

    def write_properties(self, day: dt.date) -> None:
        """Write the properties, last: made on a day, and with the imprint of all other parts."""
        core = TIME_XML.sub(f"{day}T00:00:00Z".encode(), self._before.read(PROPERTIES_PART))
        core = properties_with_imprint(core, self._after.infolist())
        self.write(PROPERTIES_PART, core)


def _part_info(name: str) -> ZipInfo:
    """The entry of a part, dated 1980-01-01, the earliest date in a zip file."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return info


def _font_in_order(font: bytes) -> bytes:
    """A font with its elements in the order of the schema."""
    parts = {match[1]: match[0] for match in FONT_ELEMENT.finditer(font)}
    return b"".join(parts[name] for name in sorted(parts, key=FONT_ORDER.index))


def set_up_page(sheet: Worksheet, title: str) -> None:
    """A4 landscape, fit to the page's width, headings on each page, page numbers at the foot.

    ``&`` starts a code in a header, so it is doubled.
    """
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - an extra

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPER_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.7
    margins.header = margins.footer = 0.3
    for line, text in (
        (sheet.oddHeader, title[:LONGEST_IN_HEADER].replace("&", "&&")),
        (sheet.oddFooter, "第 &P 页，共 &N 页"),
    ):
        if line is not None and line.center is not None:  # not a truth test: an empty one is false
            line.center.text = text
