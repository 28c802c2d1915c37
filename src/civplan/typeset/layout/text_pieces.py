"""The text of a document as pieces: headings, paragraphs, lists, tables, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Align, ParagraphKind, Table
from civplan.typeset.columns import table_layout
from civplan.typeset.gbt9704 import EMU_PER_TWIP, Twips, height
from civplan.typeset.keeping import NOTHING_KEPT, loose_paragraphs
from civplan.typeset.layout.letters import Letters
from civplan.typeset.layout.pieces import PictureContent, Piece, text_lines
from civplan.typeset.layout.table_pieces import caption_piece, table_pieces
from civplan.typeset.measure import NARROW_LETTER
from civplan.typeset.numbering import NUMBERED_LEVELS, NumberedParagraph
from civplan.typeset.wording import INDENT_CHARACTERS, runs_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from civplan.manuscript.nodes import Figure
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.keeping import Keeping
    from civplan.typeset.layout.pages import TextPlace
    from civplan.typeset.numbering import PageBlock

DESCENT = 0.141
"""From the baseline, on which a picture stands, to the foot of the characters of 仿宋, in ems."""


class TextSetter(NamedTuple):
    """Sets the blocks of a text in one house style."""

    style: HouseStyle
    images: Mapping[str, bytes] | None
    """The pictures by the addresses of the figures; None where they are not known, and taken for as
    large as they may be."""
    narrow: float = NARROW_LETTER
    """The width of a letter or digit in characters."""
    upright: HouseStyle | None = None
    """The style of upright pages, where this one is for landscape pages."""

    @property
    def letters(self) -> Letters:
        """Those of the text."""
        style = self.style
        return Letters(
            style.body_font, style.body_size, style.character_spacing, narrow=self.narrow
        )

    @property
    def labels(self) -> Letters:
        """Those of labels and captions."""
        return self.letters._replace(font=self.style.label_font)

    def blocks(
        self, before: TextPlace, blocks: Sequence[PageBlock], keeping: Keeping = NOTHING_KEPT
    ) -> Iterator[Piece]:
        """The pieces of numbered blocks.

        Args:
            before: What the place of each begins with.
            blocks: Those of one text.
            keeping: How the last of them share a page with what follows.
        """
        loose = loose_paragraphs(blocks, self.style)
        keep_from = len(blocks) - keeping.kept_blocks
        previous: PageBlock | None = None
        for number, block in enumerate(blocks):
            place, keep = (*before, number), number >= keep_from
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            if isinstance(block, NumberedParagraph):
                piece = self.paragraph(place, block, is_loose=number in loose)
                is_pushed = keeping.pitch > self.style.line_pitch and following is None
                pitch = keeping.pitch_at(number, len(blocks))
                yield piece._replace(
                    pitch=pitch or piece.pitch,
                    on_grid=not pitch,
                    new_page=keeping.begins_page(number, len(blocks)),
                    keep_next=piece.keep_next or keep,
                    two_lines=keep or is_pushed or _follows_heading(previous, block),
                    before=self.style.half_line if isinstance(previous, Table) else 0,
                    after=self.style.half_line
                    if isinstance(following, Table) and not following.caption
                    else 0,
                )
            elif isinstance(block, Table):
                if isinstance(previous, Table) and not block.caption:
                    yield self._separator(previous, block)
                style, low = self.upright or self.style, keeping.has_low_rows and following is None
                yield from table_pieces(place, block, style, self.narrow, keep_next=keep, low=low)
            else:
                yield from _figure_pieces(place, block, self)
            previous = block

    def _separator(self, above: Table, below: Table) -> Piece:
        """An empty line between two tables."""
        tables = (above, below)
        is_landscape = all(
            table_layout(table, self.upright or self.style).landscape for table in tables
        )
        return Piece(1, self.style.line_pitch, landscape=is_landscape)

    def paragraph(self, place: TextPlace, block: NumberedParagraph, *, is_loose: bool) -> Piece:
        """A paragraph or a heading.

        Args:
            place: Its place.
            block: The paragraph.
            is_loose: True when its letters are as wide as the font has them.
        """
        style, runs, level = self.style, block.runs, block.level
        text = block.number + runs_text(runs)
        mixed = any(run.run_in for run in runs)
        is_heading = block.heading and not mixed
        letters = self.letters
        stretches: tuple[tuple[int, Letters], ...] = ()
        if mixed and level <= NUMBERED_LEVELS:
            stretches = tuple(self._stretches(block))
        elif is_loose and not mixed:
            letters = letters._replace(spacing=Twips(0))
        if is_heading:
            letters = self.level_letters(level)
        is_division = is_heading and not level
        is_flush = block.kind is ParagraphKind.RECIPIENT and not is_heading
        indent = 0 if is_flush or is_division else INDENT_CHARACTERS * style.character_width
        lines = text_lines(
            place,
            text,
            letters,
            style.type_width,
            first=indent,
            align=Align.CENTER if is_division else None,
            stretches=stretches,
        )
        return Piece(
            len(lines.starts),
            style.line_pitch,
            content=(lines,),
            keep_next=is_heading,
            whole=is_heading,
        )

    def level_letters(self, level: int) -> Letters:
        """Those of the headings of a level; 0 is that of a division."""
        if not level:
            return self.labels
        look = self.style.levels[level - 1]
        return self.letters._replace(font=look.font, bold=look.bold)

    def _stretches(self, block: NumberedParagraph) -> Iterator[tuple[int, Letters]]:
        """The stretches of a paragraph with a run-in heading, each with its end."""
        end, plain = len(block.number), self.letters
        head = self.level_letters(block.level) if block.level else plain
        if end:
            yield end, head if block.runs[0].run_in else plain
        for run in block.runs:
            end += len(run.text)
            yield end, head if run.run_in else plain


def _follows_heading(previous: PageBlock | None, block: NumberedParagraph) -> bool:
    is_under = isinstance(previous, NumberedParagraph) and previous.heading
    return is_under and not block.heading


def _figure_pieces(place: TextPlace, figure: Figure, setter: TextSetter) -> Iterator[Piece]:
    """A picture, no larger than the house style allows, and its caption.

    Raises:
        ValueError: The picture is missing, or neither PNG nor JPEG.
    """
    style, images = setter.style, setter.images
    wide, high = float(style.type_width), style.type_height * style.figure_share
    if images is not None:
        if figure.source not in images:
            raise ValueError(f"{figure.source}: the picture is missing")
        # Few documents have a picture.
        from civplan.typeset.pictures import picture_size, read_picture  # noqa: PLC0415

        size = picture_size(read_picture(figure.source, images[figure.source]), style)
        wide, high = (length / EMU_PER_TWIP for length in size)
    content = PictureContent(figure, place, (style.type_width - wide) / 2, wide, high)
    pitch = high + DESCENT * height(style.body_size)
    yield Piece(1, pitch, content=content, keep_next=bool(figure.caption), whole=True)
    if figure.caption:
        yield caption_piece(place, figure.caption, style, setter.narrow)
