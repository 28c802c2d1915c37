"""The house style as data: every size, margin and font of GB/T 9704-2012, with its clause.

Each unit of a .docx is a type of its own, so that lengths cannot be mixed up. The style of a
project whose civplan.toml has a [style] is made from it by ``house_style``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, NewType

from civplan.typeset.numbering import NumberForms

if TYPE_CHECKING:
    from civplan.settings.style import StyleVariant

Twips = NewType("Twips", int)
"""One twentieth of a point; 1 mm is 56.69 twips."""
HalfPoints = NewType("HalfPoints", int)
"""Half a point, the unit of a font's size; 三号 (16 pt) is 32."""
EighthPoints = NewType("EighthPoints", int)
"""One eighth of a point, the unit of a line's thickness."""
Emu = NewType("Emu", int)
"""English metric unit, for pictures: 635 are one twip, 914,400 one inch."""

BLACK = "000000"
"""The colour of text, RRGGBB."""
TWIPS_PER_POINT = 20
EMU_PER_TWIP = 635
FOOTER_LINE, FOOTER_AFTER = Twips(360), Twips(40)
"""The line of a page number and what is below it: its dashes are 7 mm below the type area (7.5)."""
WHITE_UNDER_NUMBER = Twips(100)
"""From the characters of the number to the foot of their line, measured in Word's and LibreOffice's
layout: less than half of the white between two lines."""
INK_PITCH, INK_TOP, INK_BOTTOM = Twips(592), Twips(1962), Twips(1848)
"""22 lines whose characters, without the white above the first and below the last, are 225 mm."""


def height(size: HalfPoints) -> Twips:
    """A font's size in twips: the side of the square that one full-width character fills."""
    return Twips(size * TWIPS_PER_POINT // 2)


def rule_width(thickness: EighthPoints) -> float:
    """The thickness of a rule in twips."""
    return thickness * TWIPS_PER_POINT / 8


def emu(length: Twips) -> Emu:
    """A length in twips as English metric units."""
    return Emu(length * EMU_PER_TWIP)


class Font(NamedTuple):
    """A font, by its name in Word and WPS."""

    name: str
    fallbacks: tuple[str, ...]
    """Fonts to use, in this order, if it is not installed."""
    serif: bool = True
    """False for 黑体; a browser without any of these fonts then takes a sans-serif one."""


XIAOBIAOSONG = Font("方正小标宋简体", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "宋体"))
"""小标宋体, for titles."""
FANGSONG = Font("仿宋_GB2312", ("仿宋", "FangSong", "方正仿宋_GBK"))
"""仿宋体, for text."""
HEITI = Font("黑体", ("SimHei", "方正黑体_GBK"), serif=False)
"""黑体, for headings of level 1 and labels."""
KAITI = Font("楷体_GB2312", ("楷体", "KaiTi", "方正楷体_GBK"))
"""楷体, for headings of level 2 and the signer's name."""
SONGTI = Font("宋体", ("SimSun",))
"""宋体, for page numbers."""


class LevelStyle(NamedTuple):
    """The look of headings of one level."""

    font: Font
    bold: bool = False


class HouseStyle(NamedTuple):
    """The look of a document; the defaults are the standard's.

    Use ``GBT9704``, or ``GBT9704._replace(…)`` to change single values.
    """

    paper_width: Twips = Twips(11906)
    """A4, 210 mm (5.1)."""
    paper_height: Twips = Twips(16838)
    """A4, 297 mm (5.1)."""
    top_margin: Twips = Twips(2098)
    """天头, 37 mm ± 1 mm (5.2.1)."""
    left_margin: Twips = Twips(1588)
    """订口, 28 mm ± 1 mm (5.2.1)."""
    right_margin: Twips = Twips(1474)
    """26 mm: what a type area 156 mm wide leaves (5.2.1)."""
    bottom_margin: Twips = Twips(1984)
    """35 mm: what a type area 225 mm high leaves (5.2.1)."""
    footer_distance: Twips = Twips(1400)
    """From the foot of the page number's line to the paper's edge: its dashes then stand 7 mm
    under the type area (7.5)."""

    lines: int = 22
    """Lines on a full page (5.2.3)."""
    characters: int = 28
    """Characters on a full line of text (5.2.3)."""
    line_pitch: Twips = Twips(579)
    """From one line to the next: 225 mm / 22 (5.2.3)."""
    character_spacing: Twips = Twips(-5)
    """Added to every character of 三号: 28 of 16 pt are wider than the type area (5.2.3)."""

    title_font: Font = XIAOBIAOSONG
    """Titles and the letterhead (7.2.4, 7.3.1)."""
    body_font: Font = FANGSONG
    """Text (5.2.2)."""
    levels: tuple[LevelStyle, LevelStyle, LevelStyle, LevelStyle] = (
        LevelStyle(HEITI),
        LevelStyle(KAITI),
        LevelStyle(FANGSONG),
        LevelStyle(FANGSONG),
    )
    """Headings 一、 （一） 1. （1） (7.3.3)."""
    label_font: Font = HEITI
    """The label 附件 above an attachment, and captions (7.3.7)."""
    signer_font: Font = KAITI
    """The name after 签发人： (7.2.6)."""
    page_number_font: Font = SONGTI
    """Page numbers (7.5)."""

    title_size: HalfPoints = HalfPoints(44)
    """二号, 22 pt (7.3.1)."""
    body_size: HalfPoints = HalfPoints(32)
    """三号, 16 pt: text and headings (5.2.2)."""
    small_size: HalfPoints = HalfPoints(28)
    """四号, 14 pt: page numbers (7.5), 版记 (7.4) and the cells of tables."""
    table_sizes: tuple[HalfPoints, ...] = (HalfPoints(28), HalfPoints(24), HalfPoints(21))
    """四号, 小四, 五号: the sizes of a table's text, of which the largest that suits the table's
    width is taken; the standard names none."""
    letterhead_size: HalfPoints = HalfPoints(104)
    """52 pt, the largest 发文机关标志; a long one is smaller, to fit on one line (7.2.4)."""

    red: str = "FF0000"
    """Colour of the letterhead and the line under it, RRGGBB (7.2.4, 7.2.7)."""
    masthead_drop: Twips = Twips(1984)
    """From the top of the type area to the top of the letterhead: 35 mm (7.2.4)."""
    masthead_rule_gap: Twips = Twips(227)
    """From the characters of the number to the red line: 4 mm (7.2.7)."""
    masthead_rule: EighthPoints = EighthPoints(12)
    """Thickness of the red line; the standard names none."""
    colophon_outer_rule: EighthPoints = EighthPoints(8)
    """First and last line of the 版记: 0.35 mm (7.4.1)."""
    colophon_inner_rule: EighthPoints = EighthPoints(6)
    """Lines between: 0.25 mm (7.4.1)."""
    table_rule: EighthPoints = EighthPoints(4)
    """Lines of a table: 0.5 pt, thin."""
    figure_share: float = 0.6
    """The greatest height of a figure, as a part of the type area; the standard names none."""

    numbers: NumberForms = NumberForms()
    """The forms of numbers: 一、 （一） 1. （1） (7.3.3)."""

    @property
    def type_width(self) -> Twips:
        """Width of the type area: 156 mm (5.2.1)."""
        return Twips(self.paper_width - self.left_margin - self.right_margin)

    @property
    def type_height(self) -> Twips:
        """Height of the type area: 225 mm (5.2.1)."""
        return Twips(self.paper_height - self.top_margin - self.bottom_margin)

    @property
    def character_width(self) -> Twips:
        """Width of one full-width character of text with its spacing: 字, the standard's unit."""
        return Twips(height(self.body_size) + self.character_spacing)

    @property
    def half_leading(self) -> Twips:
        """White above and below the characters of a line of text."""
        return Twips((self.line_pitch - height(self.body_size)) // 2)

    @property
    def half_line(self) -> Twips:
        """White above and below a table: half a line each, so that the text stays on its lines."""
        return Twips(self.line_pitch // 2)

    @property
    def turned(self) -> HouseStyle:
        """The style of a landscape page, whose type area is the same piece of the sheet.

        The head of a table is at the binding edge of an odd page and at the outer edge of an even
        one: both times at the left of the sheet as the other pages hold it (7.5). The number stands
        in a frame, and the footer under it takes as much of the bottom margin as that of an upright
        page, else it would take the rest from the type area.
        """
        return self._replace(
            paper_width=self.paper_height,
            paper_height=self.paper_width,
            top_margin=self.left_margin,
            right_margin=self.top_margin,
            bottom_margin=self.right_margin,
            left_margin=self.bottom_margin,
            footer_distance=Twips(self.right_margin - self.bottom_margin + self.footer_distance),
        )

    def width_of(self, count: float) -> Twips:
        """The width of so many characters; a letter or digit is half a character."""
        return Twips(round(count * self.character_width))

    @property
    def fonts(self) -> tuple[Font, ...]:
        """All fonts of the style, each once."""
        levels = (level.font for level in self.levels)
        roles = (self.title_font, self.body_font, *levels, self.label_font, self.signer_font)
        return tuple(dict.fromkeys((*roles, self.page_number_font)))


GBT9704 = HouseStyle()
"""《党政机关公文格式》 as it stands, in force since 2012-07-01."""


@lru_cache(maxsize=8)
def house_style(variant: StyleVariant) -> HouseStyle:
    """The standard's style with what a project does in another way."""
    style = GBT9704
    if variant.type_area == "ink":
        style = style._replace(line_pitch=INK_PITCH, top_margin=INK_TOP, bottom_margin=INK_BOTTOM)
    if variant.line_pitch:
        style = style._replace(line_pitch=Twips(round(variant.line_pitch * TWIPS_PER_POINT)))
    return _with_headings(style, variant)._replace(
        lines=style.type_height // style.line_pitch,
        numbers=NumberForms(level_3=variant.third_number.replace("1", "{}")),
    )


def _with_headings(style: HouseStyle, variant: StyleVariant) -> HouseStyle:
    """The style with other fonts, each with the one that it replaces behind it, and bold levels."""
    names = dict(variant.fonts)
    body = _font(names.get("body"), style.body_font)
    usual = (style.levels[0].font, style.levels[1].font, body, body)
    first, second, third, fourth = (
        LevelStyle(_font(names.get(f"level_{number}"), font), number in variant.bold_levels)
        for number, font in enumerate(usual, 1)
    )
    return style._replace(
        title_font=_font(names.get("title"), style.title_font),
        body_font=body,
        levels=(first, second, third, fourth),
        label_font=first.font,
        signer_font=second.font,
        page_number_font=_font(names.get("page_number"), style.page_number_font),
    )


def _font(name: str | None, usual: Font) -> Font:
    """A font by its name, which the usual one replaces where it is not installed."""
    if not name or name == usual.name:
        return usual
    others = tuple(one for one in (usual.name, *usual.fallbacks) if one != name)
    return Font(name, others, usual.serif)
