"""The house style of a project whose civplan.toml has a [style]."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from civplan.typeset.gbt9704 import GBT9704, TWIPS_PER_POINT, Font, LevelStyle, Twips
from civplan.typeset.numbering import NumberForms

if TYPE_CHECKING:
    from civplan.settings.style import StyleVariant
    from civplan.typeset.gbt9704 import HouseStyle

INK_PITCH, INK_TOP, INK_BOTTOM = Twips(592), Twips(1962), Twips(1848)
"""22 lines whose characters, without the white above the first and below the last, are 225 mm."""


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
