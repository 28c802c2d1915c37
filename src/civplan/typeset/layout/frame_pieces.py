"""What stands around the text as pieces: title, names of attachments, signature, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset.layout.letters import Letters
from civplan.typeset.layout.pieces import Piece, text_lines
from civplan.typeset.measure import text_width
from civplan.typeset.signature import (
    LINES_WITH_SIGNATURE,
    SPARE_CHARACTERS,
    empty_lines_above,
    signature_layout,
)
from civplan.typeset.title import balance_title
from civplan.typeset.wording import (
    ATTACHMENTS_LABEL,
    INDENT_CHARACTERS,
    NAMES_INDENT,
    note_text,
    numbered_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from civplan.manuscript.nodes import Paragraph, Signature
    from civplan.typeset.gbt9704 import Twips
    from civplan.typeset.layout.pages import TextPlace
    from civplan.typeset.layout.pieces import TextLines
    from civplan.typeset.layout.text_pieces import TextSetter
    from civplan.typeset.signature import SignatureLine


def title_pieces(
    place: TextPlace, lines: Sequence[str], setter: TextSetter, *, lines_above: int = 0
) -> Iterator[Piece]:
    """The lines of a title, with one empty line below (7.3.1).

    Args:
        place: What the place of each of its own lines begins with.
        lines: As its author broke it.
        setter: Of the text.
        lines_above: Empty lines above it.
    """
    style = setter.style
    letters = Letters(style.title_font, style.title_size, narrow=setter.narrow)
    parts = list(_parts_of(balance_title(lines), lines))
    for position, (number, offset, part) in enumerate(parts):
        is_last = position == len(parts) - 1
        where = place if place[0] == "attachment" else (*place, number)
        text = text_lines(where, part, letters, style.type_width, align=Align.CENTER, offset=offset)
        yield Piece(
            len(text.starts),
            style.line_pitch,
            before=0 if position else lines_above * style.line_pitch,
            after=style.line_pitch if is_last else 0,
            content=(text,),
            on_grid=False,
            keep_next=True,
            whole=True,
        )


def _parts_of(parts: Sequence[str], texts: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each part of some texts, in order, with the text's number and where it begins there."""
    starts = [0] * len(texts)
    for part in parts:
        for number, text in enumerate(texts):
            if (start := text.find(part, starts[number])) >= 0:
                starts[number] = start + len(part)
                yield number, start, part
                break


def name_pieces(names: tuple[str, ...], setter: TextSetter, pitch: Twips) -> Iterator[Piece]:
    """附件说明: the names of the attachments under each other (7.3.4).

    ``pitch`` is that of their lines where it is another than usual, otherwise 0.
    """
    style, label = setter.style, text_width(ATTACHMENTS_LABEL)
    line = pitch or style.line_pitch
    for position, (name, numbered) in enumerate(zip(names, numbered_names(names), strict=True)):
        number = text_width(numbered) - text_width(name)
        left = style.width_of(NAMES_INDENT + label + number)
        hanging = style.width_of(number + (0 if position else label))
        text = text_lines(
            ("name", position),
            numbered if position else f"{ATTACHMENTS_LABEL}{numbered}",
            setter.letters,
            style.type_width - left,
            left=left,
            first=-hanging,
        )
        yield Piece(
            len(text.starts),
            line,
            before=0 if position else line,
            content=(text,),
            on_grid=not pitch,
            keep_next=position >= len(names) - LINES_WITH_SIGNATURE,
        )


def signature_pieces(
    content: Signature, setter: TextSetter, pitch: Twips, *, before_note: bool
) -> Iterator[Piece]:
    """Issuers and date (7.3.5).

    Args:
        content: The signature.
        setter: Of the text.
        pitch: That of its lines where it is another than usual, otherwise 0.
        before_note: True when a note follows them.
    """
    style = setter.style
    line_pitch = pitch or style.line_pitch
    lines = signature_layout(content, style)
    starts = [0] * len(content.issuers)
    for position, line in enumerate(lines):
        is_last = position == len(lines) - 1
        is_date = is_last and bool(content.date)
        seals = line.lines_above * style.line_pitch
        texts = tuple(_signature_texts(line, content, starts, setter, is_date=is_date))
        yield Piece(
            max(len(text.starts) for text in texts) if texts else 1,
            line_pitch,
            before=seals if position else empty_lines_above(content) * line_pitch,
            content=texts,
            on_grid=not pitch,
            keep_next=before_note or not is_last,
            whole=True,
        )


def _signature_texts(
    line: SignatureLine, content: Signature, starts: list[int], setter: TextSetter, *, is_date: bool
) -> Iterator[TextLines]:
    """The texts of one line of a signature.

    ``starts`` has the first character of each issuer that is not yet printed.
    """
    style, letters = setter.style, setter.letters
    for column, text in enumerate(line.text.split("\t")):
        if not text:
            continue
        place: TextPlace = ("signature", "date")
        offset = 0
        if not is_date:
            number = next(
                number
                for number, issuer in enumerate(content.issuers)
                if issuer.find(text, starts[number]) >= 0
            )
            offset = content.issuers[number].find(text, starts[number])
            starts[number] = offset + len(text)
            place = ("signature", "issuer", number)
        spare = -style.width_of(SPARE_CHARACTERS) if line.align is Align.LEFT else line.right
        width: float = style.type_width - line.left - spare
        left: float = line.left
        align = line.align
        if line.centres:
            width, align = style.type_width, Align.CENTER
            left = line.centres[column] - width / 2
        yield text_lines(place, text, letters, width, left=left, align=align, offset=offset)


def note_piece(number: int, content: Paragraph, setter: TextSetter) -> Piece:
    """附注, in brackets (7.3.6)."""
    style = setter.style
    text = text_lines(
        ("note", number),
        note_text(content.runs),
        setter.letters,
        style.type_width,
        first=INDENT_CHARACTERS * style.character_width,
    )
    return Piece(len(text.starts), style.line_pitch, content=(text,))


def attachment_label_piece(number: int, label: str, setter: TextSetter) -> Piece:
    """附件, the first line of its page (7.3.7)."""
    style = setter.style
    text = text_lines(("attachment", number, "label"), label, setter.labels, style.type_width)
    return Piece(
        len(text.starts),
        style.line_pitch,
        after=style.line_pitch,
        content=(text,),
        keep_next=True,
        new_page=True,
    )
