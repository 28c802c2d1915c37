"""The parts of a manuscript: their meaning, not their look."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class TextRun(NamedTuple):
    r"""A stretch of text inside a paragraph; ``\n`` in ``text`` is a forced line break."""

    text: str
    run_in: bool = False
    """True for a run-in heading, which stands at the start of its own paragraph."""


TextRuns = tuple[TextRun, ...]


class Heading(NamedTuple):
    """A heading on a line of its own."""

    level: int
    """1 to 4: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3); 0 for 第一部分, below which all numbers
    begin again: the standard does not have it."""
    runs: TextRuns
    numbered: bool = True


class ParagraphKind(enum.Enum):
    """The purpose of a paragraph."""

    BODY = "body"
    RECIPIENT = "recipient"
    """主送机关: flush left under the title, ends with a full-width colon."""
    NOTE = "note"
    """附注: in brackets under the date."""


class Paragraph(NamedTuple):
    """A paragraph of text without a number."""

    runs: TextRuns
    kind: ParagraphKind = ParagraphKind.BODY


class ListStyle(enum.Enum):
    """How the entries of a list are numbered."""

    NUMBERED = "numbered"
    """1. 2. 3. in the first list level, （1）（2）（3） in the second; a paragraph each."""
    ORDINAL = "ordinal"
    """一是…二是…三是…, all in one paragraph."""


class ListItem(NamedTuple):
    """One entry of a list: its text, then paragraphs and at most one nested list."""

    runs: TextRuns
    blocks: tuple[ManuscriptBlock, ...] = ()


class List(NamedTuple):
    """A numbered list; each list starts at 1."""

    items: tuple[ListItem, ...]
    style: ListStyle = ListStyle.NUMBERED


class Align(enum.Enum):
    """The alignment of a text, such as that of a table's cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class TableCell(NamedTuple):
    """One cell of a table."""

    runs: TextRuns
    align: Align = Align.LEFT
    columns: int = 1
    """The number of columns that it spans."""


TableRow = tuple[TableCell, ...]


class Table(NamedTuple):
    """A table; every row covers the same number of columns."""

    head: tuple[TableRow, ...]
    """The rows that repeat at the top of each page."""
    body: tuple[TableRow, ...]
    caption: str = ""
    fitted: bool = False
    """True when it may be set in smaller type, or on a landscape page, where it is too wide."""
    shares: tuple[int, ...] = ()
    """What each column takes of the width, 0 for as much as it needs; empty for all so."""

    @property
    def columns(self) -> int:
        """The number of columns, spans counted."""
        return sum(cell.columns for cell in (*self.head, *self.body)[0])


class Figure(NamedTuple):
    """A picture with its caption."""

    source: str
    """Its address as the template wrote it: a path relative to the plan file, with /."""
    alternative: str = ""
    """A description of the picture."""
    caption: str = ""


ManuscriptBlock = Heading | Paragraph | List | Table | Figure


class Masthead(NamedTuple):
    """版头, the part above the red line (GB/T 9704-2012, 7.2)."""

    letterhead: str
    """发文机关标志, the name in red; empty where only marks stand above the title."""
    number: str = ""
    """发文字号, such as 通湖社〔2007〕3号."""
    signer: str = ""
    """签发人, given when the document goes up to a higher body."""
    copy_number: str = ""
    """份号, six digits."""
    secrecy: str = ""
    """密级 and its term: 秘密★1年."""
    urgency: str = ""
    """紧急程度: 特急 or 加急."""

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands at the top left, in the order of the standard (7.2.1 to 7.2.3)."""
        return tuple(filter(None, (self.copy_number, self.secrecy, self.urgency)))


class Signature(NamedTuple):
    """发文机关署名 and 成文日期 (GB/T 9704-2012, 7.3.5)."""

    issuers: tuple[str, ...]
    date: str
    """As it is printed, such as 2007年12月31日; empty without one."""
    sealed: bool = False
    """True when there is room for a seal over the date."""


class AttachmentText(NamedTuple):
    """附件: a text of its own on a new page."""

    title: str
    blocks: tuple[ManuscriptBlock, ...]


class Colophon(NamedTuple):
    """版记, the ruled lines at the foot of the last even page (GB/T 9704-2012, 7.4)."""

    copies: str = ""
    """抄送, the bodies that get a copy; without the label and the closing stop."""
    printed_by: str = ""
    """印发机关."""
    printed_on: str = ""
    """印发日期 as it is printed, without the closing 印发."""
    recipients: str = ""
    """主送机关 that leave no room for text on the first page, as copies are written."""


class Manuscript(NamedTuple):
    """One document, as the typesetter gets it."""

    title: tuple[str, ...]
    """In lines if the author broke it; one entry if the typesetter may choose."""
    blocks: tuple[ManuscriptBlock, ...]
    masthead: Masthead | None = None
    attachment_names: tuple[str, ...] = ()
    """附件说明, the list of names under the text."""
    signature: Signature | None = None
    notes: tuple[Paragraph, ...] = ()
    attachments: tuple[AttachmentText, ...] = ()
    colophon: Colophon | None = None

    @property
    def full_title(self) -> str:
        """The title on one line."""
        return "".join(self.title)

    @property
    def figures(self) -> Iterator[Figure]:
        """Its figures and those of its attachments, in reading order; lists hold none."""
        for blocks in (self.blocks, *[attachment.blocks for attachment in self.attachments]):
            yield from [block for block in blocks if isinstance(block, Figure)]
