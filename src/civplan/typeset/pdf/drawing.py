"""Draws pages with fpdf2: text, rules, pictures and bookmarks at the places of the layout."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from fpdf.enums import TextMode
from fpdf.fonts import TTFFont
from PIL.Image import DecompressionBombError, DecompressionBombWarning

from civplan.findings.words import Words
from civplan.typeset.formats import CannotTypeset
from civplan.typeset.gbt9704 import TWIPS_PER_POINT
from civplan.typeset.pdf.stretches import line_stretches
from civplan.typeset.pictures import DamagedPicture

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fpdf import FPDF

    from civplan.typeset.layout.pages import Page, PagePicture, PageRule
    from civplan.typeset.pdf.faces import FontFace
    from civplan.typeset.pdf.stretches import DrawnStretch, FontCabinet

BOLDER_LINE = 1 / 30
"""The thickness of the line around letters that are made bolder, by their size."""
PILLOW_ERRORS = (OSError, SyntaxError, ValueError, EOFError)
"""What Pillow raises for a picture that breaks off or is damaged."""
PICTURE_TOO_LARGE = Words(
    "{picture}：图片的像素太多，PDF 里放不下；请缩小，A4 纸上 5000×7000 就够了",
    "{picture}: the picture has too many pixels for a PDF; make it smaller, 5000 × 7000 are enough"
    " for A4",
)


class Bookmark(NamedTuple):
    """A heading in the outline of a PDF."""

    title: str
    level: int
    """0 for the highest; never more than one below the one before."""
    page: int
    """The number of its page, from 0."""
    top: float
    """In twips from the top of the page."""


class PdfDrawing:
    """Draws one PDF; fonts are embedded with the characters that they are used for."""

    def __init__(self, pdf: FPDF, cabinet: FontCabinet) -> None:
        """Take an empty PDF whose unit is a point, and the fonts of this system."""
        self._pdf = pdf
        self._cabinet = cabinet
        self._names: dict[FontFace, str] = {}
        self.without_font: set[str] = set()
        """Characters of what was drawn that no font has."""

    def draw(
        self,
        pages: Sequence[Page],
        images: Mapping[str, bytes],
        bookmarks: Sequence[Bookmark] = (),
    ) -> bytes:
        """The bytes of the PDF.

        Args:
            pages: What is drawn.
            images: PNG or JPEG files by the addresses that pictures give.
            bookmarks: Its headings, in the order of pages.

        Raises:
            CannotTypeset: There is no font for Chinese text, or a picture is too large.
            ValueError: A picture is missing, or damaged.
        """
        texts = [
            [one for line in page.lines for one in line_stretches(line, self._cabinet)]
            for page in pages
        ]
        numbers = [
            list(line_stretches(page.number, self._cabinet)) if page.number else []
            for page in pages
        ]
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            try:
                self._embed_fonts([one for part in (*texts, *numbers) for one in part], folder)
                for place, page in enumerate(pages):
                    self._draw_page(page, texts[place], numbers[place], images)
                    for one in bookmarks:
                        if one.page == place:
                            self._pdf.set_y(one.top / TWIPS_PER_POINT)
                            self._pdf.start_section(one.title, one.level)
                return bytes(self._pdf.output())
            finally:  # Windows removes no open file
                for font in self._pdf.fonts.values():
                    if isinstance(font, TTFFont):
                        font.close()

    def _draw_page(
        self,
        page: Page,
        text: Sequence[DrawnStretch],
        number: Sequence[DrawnStretch],
        images: Mapping[str, bytes],
    ) -> None:
        self._pdf.add_page(format=_points(page.width, page.height))
        for rule in page.rules:
            self._draw_rule(rule)
        for picture in page.pictures:
            self._draw_picture(picture, images)
        for one in text:
            self._draw_stretch(one)
        self._draw_number(number, page)

    def _embed_fonts(self, stretches: Iterable[DrawnStretch], folder: str) -> None:
        """Give each face that is used a small font, by way of a file, as fpdf2 takes them."""
        characters: dict[FontFace, set[str]] = {}
        for one in stretches:
            characters.setdefault(one.use.face, set()).update(one.text)
            if one.use.is_box:
                self.without_font.update(one.text)
        for number, (face, texts) in enumerate(characters.items()):
            name = f"f{number}"
            file = Path(folder, f"{name}.ttf")
            file.write_bytes(face.small_font(texts))
            self._pdf.add_font(name, fname=file)
            embedded = self._pdf.fonts[name]
            if isinstance(embedded, TTFFont):  # whose glyphs need not be measured again
                embedded.ttfont.recalcBBoxes = False
            self._names[face] = name

    def _draw_stretch(self, one: DrawnStretch) -> None:
        pdf = self._pdf
        pdf.set_font(self._names[one.use.face], size=one.size)
        pdf.set_char_spacing(one.spacing if len(one.text) > 1 else 0)
        pdf.set_text_color(*_rgb(one.colour))
        if not one.use.is_bolder:
            pdf.text(one.left, one.baseline, one.text)
            return
        with pdf.local_context(text_mode=TextMode.FILL_STROKE, line_width=one.size * BOLDER_LINE):
            pdf.set_draw_color(*_rgb(one.colour))
            pdf.text(one.left, one.baseline, one.text)

    def _draw_number(self, stretches: Sequence[DrawnStretch], page: Page) -> None:
        """The number of a page, on a landscape page as it stands on the sheet held upright.

        The head of such a page is at the left of the sheet (7.5).
        """
        if page.height > page.width:
            for one in stretches:
                self._draw_stretch(one)
            return
        for one in stretches:
            left, down = page.width / TWIPS_PER_POINT - one.baseline, one.left
            with self._pdf.rotation(-90, left, down):
                self._draw_stretch(one._replace(left=left, baseline=down))

    def _draw_rule(self, rule: PageRule) -> None:
        self._pdf.set_draw_color(*_rgb(rule.colour))
        self._pdf.set_line_width(rule.thickness / TWIPS_PER_POINT)
        self._pdf.line(*_points(rule.left, rule.top), *_points(rule.right, rule.bottom))

    def _draw_picture(self, picture: PagePicture, images: Mapping[str, bytes]) -> None:
        if picture.source not in images:
            raise ValueError(f"{picture.source}: the picture is missing")
        left, top = _points(picture.left, picture.top)
        width, height = _points(picture.width, picture.height)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DecompressionBombWarning)  # a large one is welcome
                self._pdf.image(BytesIO(images[picture.source]), left, top, width, height)
        except DecompressionBombError as error:
            raise CannotTypeset(PICTURE_TOO_LARGE.filled(picture=picture.source)) from error
        except PILLOW_ERRORS as error:
            raise DamagedPicture(picture.source) from error


def _points(across: float, down: float) -> tuple[float, float]:
    """Two lengths in points."""
    return across / TWIPS_PER_POINT, down / TWIPS_PER_POINT


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue
