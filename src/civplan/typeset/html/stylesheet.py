"""The style sheet of a page: the values of the house style, and page.css, which uses them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from civplan.typeset.gbt9704 import EighthPoints, HalfPoints, Twips, height
from civplan.typeset.substitutes import font_names

if TYPE_CHECKING:
    from civplan.typeset.gbt9704 import Font, HouseStyle

POINTS_PER_TWIP = 0.05
PAGE_CSS = Path(__file__).with_name("page.css")
NUMBER_DROP = Twips(340)
"""From the type area's foot to the top of the page number's line, so that its dashes stand 7 mm
under the type area (GB/T 9704-2012, 7.5)."""


def css_points(length: Twips) -> str:
    """A length in points, for CSS."""
    return f"{length * POINTS_PER_TWIP:g}pt"


def stylesheet(style: HouseStyle) -> str:
    """The whole style sheet, without references to other files."""
    values = "".join(f"--{name}:{value};" for name, value in _css_values(style).items())
    return f":root{{{values}}}\n{_paper_css(style)}\n{PAGE_CSS.read_text(encoding='utf-8')}"


def font_stack(font: Font) -> str:
    """The names of a font and its replacements for CSS, then the kind of font."""
    kind = "serif" if font.serif else "sans-serif"
    return ",".join((*map(_css_string, font_names(font)), kind))


def _css_values(style: HouseStyle) -> dict[str, str]:
    values = {
        "paper-width": css_points(style.paper_width),
        "paper-height": css_points(style.paper_height),
        "margins": _css_margins(style),
        "type-height": css_points(style.type_height),
        "pitch": css_points(style.line_pitch),
        "spacing": css_points(style.character_spacing),
        "char": css_points(style.character_width),
        "body": _css_size(style.body_size),
        "small": _css_size(style.small_size),
        "title": _css_size(style.title_size),
        "title-font": font_stack(style.title_font),
        "body-font": font_stack(style.body_font),
        "label-font": font_stack(style.label_font),
        "signer-font": font_stack(style.signer_font),
        "red": f"#{style.red}",
        "masthead-drop": css_points(style.masthead_drop),
        "masthead-gap": css_points(Twips(max(0, style.masthead_rule_gap - style.half_leading))),
        "masthead-rule": _css_thickness(style.masthead_rule),
        "outer-rule": _css_thickness(style.colophon_outer_rule),
        "inner-rule": _css_thickness(style.colophon_inner_rule),
        "table-rule": _css_thickness(style.table_rule),
    }
    for number, level in enumerate(style.levels, 1):
        values[f"level-{number}-font"] = font_stack(level.font)
        values[f"level-{number}-weight"] = "bold" if level.bold else "normal"
    return values


def _paper_css(style: HouseStyle) -> str:
    """Paper and page numbers for printing; variables have no effect inside ``@page``."""
    size = f"{css_points(style.paper_width)} {css_points(style.paper_height)}"
    number = _page_number_css(style, "top")
    one = css_points(height(style.small_size))
    sides = (
        f"@page :{side}{{@bottom-{place}{{{number};margin-{place}:{one}}}}}"
        for side, place in (("right", "right"), ("left", "left"))
    )
    return f"@page{{size:{size};margin:{_css_margins(style)}}}" + "".join(sides)


def _page_number_css(style: HouseStyle, towards_text: str) -> str:
    return (
        'content:"— " counter(page) " —";vertical-align:top;'
        f"padding-{towards_text}:{css_points(NUMBER_DROP)};"
        f"font:{_css_size(style.small_size)} {font_stack(style.page_number_font)}"
    )


def landscape_css(style: HouseStyle) -> str:
    """Landscape pages for tables, for a document that has some.

    Their numbers stand where the sheet has them on other pages, beside the type area (7.5).
    """
    page, one = style.turned, css_points(height(style.small_size))
    size = f"{css_points(page.paper_width)} {css_points(page.paper_height)}"
    number = _page_number_css(style, "right")
    sides = (
        f"@page landscape:{side}{{@bottom-{side}{{content:none}}@left-{place}"
        f"{{{number};writing-mode:vertical-rl;text-align:{end};margin-{place}:{one}}}}}"
        for side, place, end in (("right", "bottom", "end"), ("left", "top", "start"))
    )
    tables = ".table.landscape,.attachment:has(>.table.landscape){page:landscape}"
    return f"@page landscape{{size:{size};margin:{_css_margins(page)}}}{''.join(sides)}\n{tables}\n"


def _css_margins(style: HouseStyle) -> str:
    sides = (style.top_margin, style.right_margin, style.bottom_margin, style.left_margin)
    return " ".join(map(css_points, sides))


def _css_size(size: HalfPoints) -> str:
    return css_points(height(size))


def _css_thickness(thickness: EighthPoints) -> str:
    return f"{thickness / 8:g}pt"


def _css_string(name: str) -> str:
    """A font's name as a CSS string that cannot end the style sheet either."""
    plain = "".join(character for character in name if character not in '"\\<>\n')
    return f'"{plain}"'
