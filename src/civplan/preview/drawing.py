"""Draws a laid-out page as HTML, so that neither the browser's fonts nor its line breaking matter.

Every line stands at its baseline. Full-width characters of one advance are a stretch whose letter
spacing makes up for the font's; every other character has a box of its advance. What stands at a
place says so in ``data-s``, which the page's script makes the element's style: the page may have no
style attributes (Content-Security-Policy). All texts are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from civplan.manuscript.nodes import Table
from civplan.typeset.gbt9704 import BLACK
from civplan.typeset.html.stylesheet import font_stack
from civplan.typeset.numbering import NumberedParagraph, number_blocks

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Manuscript
    from civplan.preview.provenance import Provenance, Provenances
    from civplan.typeset.gbt9704 import Font, HalfPoints
    from civplan.typeset.layout.pages import (
        Page,
        PageLine,
        PagePicture,
        PageRule,
        PageRun,
        TextPlace,
    )
    from civplan.typeset.numbering import NumberForms

PIXELS_PER_TWIP = 1 / 15
"""CSS has 96 pixels an inch."""
MARKS_AT_RIGHT = frozenset("（〔［｛《〈【「『〖“‘([{")
"""What is white at its left where it is compressed, and so hangs out at its left."""
MARKS_AT_LEFT = frozenset("）〕］｝》〉】」』〗”’，。、；：？！.,;:)]}")
"""What is white at its right."""
LEAST_HEADING, LAST_HEADING = 2, 6
"""A document's title is an ``h2``: the file's name is the page's ``h1``. HTML has no ``h7``."""
CELL_PARTS = 2
"""The row and the cell, at the end of the place of a cell."""
KEY_BYTES = 12
"""Of the digest that names a page: enough that no two of a preview ever share one."""


class DrawnPage(NamedTuple):
    """A page as HTML."""

    key: str
    """A digest of all of it: pages of one key look the same."""
    width: float
    """In CSS pixels."""
    height: float
    html: str


class Reading(NamedTuple):
    """What a document's texts are to a reader who does not see them."""

    headings: Mapping[TextPlace, int]
    """The level of each heading, 2 for the title."""
    heads: Mapping[TextPlace, int]
    """The number of head rows of each table, by the place of the table."""


class Looks:
    """The fonts that pages use, each with a class; they are few, and kept as long as a preview."""

    def __init__(self) -> None:
        """Begin without any."""
        self.rules: dict[str, str] = {}
        """Declarations of CSS by class."""
        self._names: dict[tuple[Font, HalfPoints, bool, str], str] = {}

    def class_of(self, run: PageRun) -> str:
        """The class of a stretch in its font."""
        look = (run.font, run.size, run.bold, run.colour)
        if look not in self._names:
            name = self._names[look] = f"k{len(self._names)}"
            weight = "font-weight:700;" if run.bold else ""
            colour = "" if run.colour == BLACK else f"color:#{run.colour};"
            size = _pixels(run.size * 10)
            self.rules[name] = (
                f"font-family:{font_stack(run.font)};font-size:{size};{weight}{colour}"
            )
        return self._names[look]


def reading_of(manuscript: Manuscript, numbers: NumberForms | None = None) -> Reading:
    """What the texts of a manuscript are; ``numbers`` as for its layout."""
    headings: dict[TextPlace, int] = {
        ("title", n): LEAST_HEADING for n in range(len(manuscript.title))
    }
    heads: dict[TextPlace, int] = {}
    texts: list[tuple[TextPlace, Iterable[object]]] = [
        (("text",), number_blocks(manuscript.blocks, numbers))
    ]
    for number, attachment in enumerate(manuscript.attachments):
        headings["attachment", number, "title"] = LEAST_HEADING
        place: TextPlace = ("attachment", number, "text")
        texts.append((place, number_blocks(attachment.blocks, numbers)))
    for before, blocks in texts:
        for number, block in enumerate(blocks):
            if isinstance(block, Table):
                heads[*before, number] = len(block.head)
            elif isinstance(block, NumberedParagraph) and block.heading:
                headings[*before, number] = min(LEAST_HEADING + block.outline, LAST_HEADING)
    return Reading(headings, heads)


def page_as_html(
    page: Page,
    reading: Reading,
    origins: Provenances,
    looks: Looks,
    pictures: Mapping[str, str],
) -> DrawnPage:
    """A page as HTML.

    Args:
        page: The page.
        reading: What its texts are.
        origins: Which key prints what.
        looks: The fonts of the preview; those that the page brings are added.
        pictures: The address of each picture in the preview, by the one that the page has.
    """
    parts = [*map(_rule_html, page.rules)]
    parts += (_picture_html(one, pictures.get(one.source, "")) for one in page.pictures)
    parts += _texts_html(page.lines, reading, origins, looks)
    if page.number:
        parts.append(_number_html(page, page.number, looks))
    html = "".join(parts)
    width, height = page.width * PIXELS_PER_TWIP, page.height * PIXELS_PER_TWIP
    key = blake2b(f"{width} {height} {html}".encode(errors="replace"), digest_size=KEY_BYTES)
    return DrawnPage(key.hexdigest(), round(width, 2), round(height, 2), html)


def place_name(place: TextPlace) -> str:
    """A place as an attribute has it: text/12."""
    return "/".join(map(str, place))


def _texts_html(
    lines: Iterable[PageLine], reading: Reading, origins: Provenances, looks: Looks
) -> Iterator[str]:
    """The lines, those of one text in one element, those of a table in a table."""
    for table, of_table in groupby(lines, lambda line: _table_of_cell(line.place)):
        texts = [(place, [*of_text]) for place, of_text in groupby(of_table, attrgetter("place"))]
        drawn = [(place, *_text_html(lines, origins, looks)) for place, lines in texts]
        if table is None:
            for place, attributes, html in drawn:
                level = reading.headings.get(place)
                tag = f"h{level}" if level else "p"
                yield f"<{tag} {attributes}>{html}</{tag}>"
        else:
            yield _table_html(drawn, reading.heads.get(table, 0))


def _table_of_cell(place: TextPlace) -> TextPlace | None:
    """The place of the table that a cell belongs to; None for any other text."""
    is_cell = len(place) > CELL_PARTS and all(isinstance(part, int) for part in place[-3:])
    return place[:-CELL_PARTS] if is_cell else None


def _table_html(cells: Iterable[tuple[TextPlace, str, str]], head_rows: int) -> str:
    """The part of a table that stands on a page; how it looks is drawn by its lines and rules."""
    rows = []
    for row, of_row in groupby(cells, lambda cell: cell[0][-CELL_PARTS]):
        role = "columnheader" if isinstance(row, int) and row < head_rows else "cell"
        drawn = (
            f'<span role="{role}" {attributes}>{html}</span>' for _, attributes, html in of_row
        )
        rows.append(f'<div role="row">{"".join(drawn)}</div>')
    return f'<div role="table">{"".join(rows)}</div>'


def _text_html(lines: Sequence[PageLine], origins: Provenances, looks: Looks) -> tuple[str, str]:
    """The attributes and the inside of the element of a text, which is as large as its lines."""
    left, top = min(line.runs[0].left for line in lines), lines[0].top
    right = max(line.runs[-1].left + line.runs[-1].width for line in lines)
    style = _box_style(left, top, right - left, lines[-1].top + lines[-1].height - top)
    of_text = origins.get(lines[0].place, ())
    html = "".join(_line_html(line, left, top, of_text, looks) for line in lines)
    return f'data-place="{place_name(lines[0].place)}" data-s="{style}"', html


def _line_html(
    line: PageLine, left: float, top: float, origins: Sequence[Provenance], looks: Looks
) -> str:
    """A line; its runs stand where they begin, as seen from the left top of their text."""
    place, runs = line.start, []
    for run in line.runs:
        style = f"left:{_pixels(run.left - left)};top:{_pixels(line.baseline - top)}"
        inner = "".join(_parts_html(run, place, origins))
        runs.append(f'<span class="{looks.class_of(run)}" data-s="{style}">{inner}</span>')
        place += len(run.text)
    return "".join(runs)


def _parts_html(run: PageRun, start: int, origins: Sequence[Provenance]) -> Iterator[str]:
    """The stretches of a run, those that one key prints in an element that names it."""
    at, end = start, start + len(run.text)
    for origin in origins:
        first, last = max(origin.start, at), min(origin.end, end)
        if first < last:
            yield from _stretches_html(run, at - start, first - start)
            inner = "".join(_stretches_html(run, first - start, last - start))
            yield f"<span{_origin_attributes(origin)}>{inner}</span>" if origin.path else inner
            at = last
    yield from _stretches_html(run, at - start, end - start)


def _origin_attributes(origin: Provenance) -> str:
    """The key path, and ``data-kind`` for what is not the value of it as the file has it."""
    kind = "default" if origin.is_default else "computed" if origin.is_computed else ""
    return f' data-path="{escape(origin.path)}"' + (f' data-kind="{kind}"' if kind else "")


def _stretches_html(run: PageRun, first: int, last: int) -> Iterator[str]:
    """The characters of a run from ``first`` to before ``last``."""
    full = run.size * 10.0
    characters = zip(run.text[first:last], run.advances[first:last], strict=True)

    def kind_of(pair: tuple[str, float]) -> tuple[bool, float]:
        character, advance = pair
        return _fills_its_square(character) and advance > full * 0.8, advance

    for (is_stretch, advance), group in groupby(characters, kind_of):
        text = "".join(character for character, _ in group)
        if is_stretch:
            spacing = _pixels(advance - full)
            style = f"width:{_pixels(advance * len(text))};letter-spacing:{spacing}"
            yield f'<i data-s="{style}">{escape(text)}</i>'
        else:
            style = f"width:{_pixels(advance)}"
            for character in text:
                yield f'<i class="{_side_of(character)}" data-s="{style}">{escape(character)}</i>'


@cache
def _fills_its_square(character: str) -> bool:
    """True for an ideograph or a full-width mark; “ ” — … are half as wide in some fonts."""
    return east_asian_width(character) in "WF"


def _side_of(character: str) -> str:
    """The class of a box: where its character stands if the font's is wider or narrower."""
    if character in MARKS_AT_RIGHT:
        return "o"
    return "e" if character in MARKS_AT_LEFT else "c"


def _number_html(page: Page, number: PageLine, looks: Looks) -> str:
    """The page number; on a landscape page it stands as on the sheet held upright."""
    attributes, inner = _text_html([number._replace(place=("number",))], {}, looks)
    html = f"<p {attributes}>{inner}</p>"
    if page.width <= page.height:
        return html
    turn = f"transform:translateX({_pixels(page.width)}) rotate(90deg)"
    return f'<div class="turned" data-s="{turn}">{html}</div>'


def _rule_html(rule: PageRule) -> str:
    """A straight line, with its thickness around it."""
    half = rule.thickness / 2
    is_across = rule.right - rule.left >= rule.bottom - rule.top
    left, top = (rule.left, rule.top - half) if is_across else (rule.left - half, rule.top)
    side, size, length = (
        ("top", "width", rule.right - rule.left)
        if is_across
        else ("left", "height", rule.bottom - rule.top)
    )
    style = (
        f"left:{_pixels(left)};top:{_pixels(top)};{size}:{_pixels(length)};"
        f"border-{side}:{_pixels(rule.thickness)} solid #{rule.colour}"
    )
    return f'<b aria-hidden="true" data-s="{style}"></b>'


def _picture_html(picture: PagePicture, address: str) -> str:
    style = _box_style(picture.left, picture.top, picture.width, picture.height)
    return (
        f'<img src="{escape(address)}" alt="{escape(picture.alternative)}"'
        f' data-place="{place_name(picture.place)}" data-s="{style}">'
    )


def _box_style(left: float, top: float, width: float, height: float) -> str:
    """The place and the size of an element."""
    return (
        f"left:{_pixels(left)};top:{_pixels(top)};width:{_pixels(width)};height:{_pixels(height)}"
    )


def _pixels(twips: float) -> str:
    """A length for CSS: 21.33px."""
    return f"{round(twips * PIXELS_PER_TWIP, 2):g}px"
