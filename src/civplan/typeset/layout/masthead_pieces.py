"""版头 and 版记 as pieces: their texts and the rules above, between and below them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset.colophon import colophon_pitch
from civplan.typeset.gbt9704 import BLACK, WHITE_UNDER_NUMBER, height, rule_width
from civplan.typeset.layout.letters import Letters
from civplan.typeset.layout.pieces import Piece, RuleContent, text_lines
from civplan.typeset.measure import letterhead_lines, text_width
from civplan.typeset.wording import (
    COPIES_LABEL,
    LINES_ABOVE_NUMBER,
    SIGNER_LABEL,
    addressee_texts,
    printed_on_text,
    signer_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civplan.manuscript.nodes import Colophon, Masthead
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pieces import TextLines
    from civplan.typeset.layout.text_pieces import TextSetter


def masthead_pieces(content: Masthead, setter: TextSetter) -> Iterator[Piece]:
    """The header of the first page, down to the red line; or only marks (7.2)."""
    style = setter.style
    pitch = style.line_pitch
    for number, mark in enumerate(content.marks):
        text = text_lines(
            ("masthead", "mark", number), mark, setter.labels, style.type_width, align=Align.LEFT
        )
        is_on_grid = not content.letterhead  # with one, it is in a table
        yield Piece(len(text.starts), pitch, content=(text,), on_grid=is_on_grid, whole=True)
    if not content.letterhead:
        return
    yield from _letterhead_pieces(content, setter)
    rows = list(_number_rows(content, setter))
    for position, texts in enumerate(rows):
        above = 0 if position else LINES_ABOVE_NUMBER * pitch
        yield Piece(1, pitch, before=above, content=texts, on_grid=False, whole=True)
    gap = max(0, style.masthead_rule_gap - WHITE_UNDER_NUMBER)
    yield _rule_piece(rule_width(style.masthead_rule), style, style.red)._replace(before=gap)


def _rule_piece(thickness: float, style: HouseStyle, colour: str = BLACK) -> Piece:
    """A rule as wide as the type area."""
    content = RuleContent(style.type_width, thickness, colour)
    return Piece(1, thickness, content=content, whole=True)


def _letterhead_pieces(content: Masthead, setter: TextSetter) -> Iterator[Piece]:
    """The name in red, in one line or more (7.2.4)."""
    style = setter.style
    lines, size = letterhead_lines(content.letterhead, style)
    letters = Letters(style.title_font, size, colour=style.red, narrow=setter.narrow)
    drop = max(0, style.masthead_drop - len(content.marks) * style.line_pitch)
    offset = 0
    for line in lines:
        text = text_lines(
            ("masthead", "letterhead"),
            line,
            letters,
            style.type_width,
            align=Align.CENTER,
            offset=offset,
        )
        yield Piece(
            len(text.starts),
            height(size),
            before=0 if offset else drop,
            content=(text,),
            on_grid=False,
            whole=True,
        )
        offset += len(line)


def _number_rows(content: Masthead, setter: TextSetter) -> Iterator[tuple[TextLines, ...]]:
    """The number, in the middle, or at the left of the last row of signers (7.2.5, 7.2.6)."""
    style, letters = setter.style, setter.letters
    one, width = style.character_width, style.type_width
    place = ("masthead", "number")
    rows = signer_rows(content.signer)
    if not rows:
        yield (text_lines(place, content.number, letters, width, align=Align.CENTER),)
        return
    number = text_lines(place, content.number, letters, width - one, left=one, align=Align.LEFT)
    signers = list(_signer_row_texts(rows, setter))
    yield from signers[:-1]
    yield (number, *signers[-1])


def _signer_row_texts(
    rows: tuple[tuple[str, ...], ...], setter: TextSetter
) -> Iterator[tuple[TextLines, ...]]:
    """签发人： and the names, which end one character from the right edge, each row in turn."""
    style, letters = setter.style, setter.letters
    one, place = style.character_width, ("masthead", "signer")
    names = letters._replace(font=style.signer_font)
    longest = max(text_width(name) for row in rows for name in row)
    across = longest if len(rows) == len(rows[0]) == 1 else 2 * longest + 1
    left = style.type_width - one - style.width_of(across)
    label = left - style.width_of(text_width(SIGNER_LABEL))
    offset = len(SIGNER_LABEL)
    for position, row in enumerate(rows):
        texts = []
        if not position:
            texts.append(
                text_lines(
                    place, SIGNER_LABEL, letters, style.type_width, left=label, align=Align.LEFT
                )
            )
        for column, name in enumerate(row):
            at = left + column * style.width_of(longest + 1)
            texts.append(
                text_lines(
                    place,
                    name,
                    names,
                    style.type_width - at,
                    left=at,
                    align=Align.LEFT,
                    offset=offset,
                )
            )
            offset += len(name) + 1
        yield tuple(texts)


def colophon_pieces(content: Colophon, setter: TextSetter) -> Iterator[Piece]:
    """Its texts between its rules (7.4), from the first rule to the last."""
    style, pitch = setter.style, colophon_pitch(content, setter.style)
    named = (("recipients", content.recipients), ("copies", content.copies))
    kinds = [kind for kind, names in named if names]
    rows = []
    if kinds:
        texts = zip(kinds, addressee_texts(content), strict=True)
        rows.append([_addressees(kind, text, setter) for kind, text in texts])
    if content.printed_by or content.printed_on:
        rows.append([_printing(content, setter)])
    outer, inner = map(rule_width, (style.colophon_outer_rule, style.colophon_inner_rule))
    rules = [inner] * (len(rows) + 1)
    rules[0] = rules[-1] = outer
    for row, (above, below) in zip(rows, pairwise(rules), strict=True):
        if row is rows[0]:
            yield _rule_piece(above, style)
        for texts_side_by_side in row:
            lines = max(len(text.starts) for text in texts_side_by_side)
            yield Piece(lines, pitch, content=texts_side_by_side, on_grid=False, whole=True)
        yield _rule_piece(below, style)


def _small_letters(setter: TextSetter) -> Letters:
    return Letters(setter.style.body_font, setter.style.small_size, narrow=setter.narrow)


def _addressees(kind: str, text: str, setter: TextSetter) -> tuple[TextLines, ...]:
    """主送： or 抄送：, what wraps is under the first name (7.4.2)."""
    one = height(setter.style.small_size)
    label = len(COPIES_LABEL) * one
    left = one + label
    width = setter.style.type_width - left - one
    place = ("colophon", kind)
    letters = _small_letters(setter)
    align = Align.LEFT
    return (text_lines(place, text, letters, width, left=left, first=-label, align=align),)


def _printing(content: Colophon, setter: TextSetter) -> tuple[TextLines, ...]:
    """Who printed it, left; when, right (7.4.3)."""
    one = height(setter.style.small_size)
    letters, place = _small_letters(setter), ("colophon", "printed")
    width = setter.style.type_width - 2 * one
    day = printed_on_text(content)
    body = text_lines(place, content.printed_by, letters, width, left=one, align=Align.LEFT)
    offset = len(content.printed_by) + 1
    when = text_lines(place, day, letters, width, left=one, align=Align.RIGHT, offset=offset)
    return tuple(text for text in (body, when) if text.text)
