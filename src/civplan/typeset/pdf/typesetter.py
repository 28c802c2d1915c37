"""The .pdf typesetter: a manuscript, laid out and drawn."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from civplan.findings.words import Words
from civplan.typeset.formats import NO_ROOM_FOR_PDF, CannotTypeset
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.origin import pdf_with_imprint
from civplan.typeset.pdf.bookmarks import bookmarks
from civplan.typeset.pdf.drawing import PdfDrawing
from civplan.typeset.pdf.font_book import FontBook, replacement_words
from civplan.typeset.pdf.installed_fonts import installed_fonts
from civplan.typeset.pdf.metadata import empty_pdf
from civplan.typeset.pdf.stretches import FontCabinet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.formats import TellReader
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.pdf.installed_fonts import InstalledFont
    from civplan.typeset.properties import DocumentProperties

for _library in ("fontTools", "fpdf"):  # what they warn of is no concern of who runs civplan
    logging.getLogger(_library).addHandler(logging.NullHandler())

MOST_CHARACTERS_NAMED = 20
WITHOUT_FONT = Words(
    "这些字没有一种字体能显示，PDF 里是方框：{characters}",
    "no installed font has these characters, so the PDF shows boxes: {characters}",
)


class PdfTypesetter:
    """Sets manuscripts in one house style; fonts are opened once for all of them."""

    def __init__(
        self, style: HouseStyle = GBT9704, fonts: Sequence[InstalledFont] | None = None
    ) -> None:
        """Take the style, and the fonts that there are instead of those of this system."""
        self.style = style
        self._book = FontBook(installed_fonts() if fonts is None else fonts)
        self._cabinet = FontCabinet(self._book)

    def typeset(
        self,
        manuscript: Manuscript,
        properties: DocumentProperties,
        images: Mapping[str, bytes] | None = None,
        tell: TellReader = lambda _: None,
    ) -> bytes:
        """The bytes of a .pdf file; the same for the same arguments, fonts and fpdf2.

        Args:
            manuscript: The content.
            properties: The file's properties.
            images: PNG or JPEG files by the addresses that the manuscript's figures give.
            tell: Called with what a reader will see otherwise: fonts that are not installed and
                what replaced them, and characters that no font has.

        Raises:
            CannotTypeset: There is no font for Chinese text, or no temporary file can be written.
            ValueError: A picture is missing or damaged, or neither PNG nor JPEG.
        """
        replaced = replacement_words(self._book, self.style.fonts)
        if replaced:
            tell(replaced)
        pages = lay_out(manuscript, self.style, images or {})
        marks = bookmarks(manuscript, pages, self.style.numbers)
        drawing = PdfDrawing(empty_pdf(properties), self._cabinet)
        try:
            pdf = pdf_with_imprint(drawing.draw(pages, images or {}, marks))
        except OSError as error:
            raise CannotTypeset(NO_ROOM_FOR_PDF) from error
        if drawing.without_font:
            tell(WITHOUT_FONT.filled(characters=_named(sorted(drawing.without_font))))
        return pdf


def _named(characters: Sequence[str]) -> str:
    """Characters with their codes, the first ones of many."""
    names = [f"{one}（U+{ord(one):04X}）" for one in characters[:MOST_CHARACTERS_NAMED]]
    more = "……" if len(characters) > MOST_CHARACTERS_NAMED else ""
    return "、".join(names) + more
