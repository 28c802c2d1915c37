"""The bookmarks of a document: its title and headings, where they stand on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset import wording
from civplan.typeset.numbering import NumberedParagraph, number_blocks
from civplan.typeset.pdf.drawing import Bookmark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from civplan.manuscript.nodes import Manuscript, ManuscriptBlock
    from civplan.typeset.layout.pages import Page, TextPlace
    from civplan.typeset.numbering import NumberForms

TITLE_LEVEL = 0


def bookmarks(
    manuscript: Manuscript, pages: Sequence[Page], numbers: NumberForms | None = None
) -> tuple[Bookmark, ...]:
    """The title, the headings and the titles of attachments with their places, in reading order.

    Args:
        manuscript: What the pages were laid out of.
        pages: Its pages.
        numbers: The forms of numbers, by default those of the standard.
    """
    headings = dict(_headings(manuscript, numbers))
    marks: list[Bookmark] = []
    for number, page in enumerate(pages):
        for line in page.lines:
            heading = headings.pop(line.place, None)
            if heading:
                title, level = heading
                deepest = marks[-1].level + 1 if marks else TITLE_LEVEL
                marks.append(Bookmark(title, min(level, deepest), number, line.top))
    return tuple(marks)


def _headings(
    manuscript: Manuscript, numbers: NumberForms | None
) -> Iterator[tuple[TextPlace, tuple[str, int]]]:
    """The text and level of everything that has a bookmark, by its place."""
    yield ("title", 0), (manuscript.full_title, TITLE_LEVEL)
    yield from _headings_of(("text",), manuscript.blocks, numbers)
    for number, (label, attachment) in enumerate(wording.labelled_attachments(manuscript)):
        yield ("attachment", number, "label"), (f"{label} {attachment.title}", TITLE_LEVEL)
        yield from _headings_of(("attachment", number, "text"), attachment.blocks, numbers)


def _headings_of(
    before: TextPlace, blocks: Iterable[ManuscriptBlock], numbers: NumberForms | None
) -> Iterator[tuple[TextPlace, tuple[str, int]]]:
    for number, block in enumerate(number_blocks(blocks, numbers)):
        if isinstance(block, NumberedParagraph) and block.heading:
            text = " ".join(f"{block.number}{wording.runs_text(block.runs)}".split())
            yield (*before, number), (text, block.outline)
