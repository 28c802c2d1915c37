"""The paragraph styles of the house style: word/styles.xml."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Align
from civplan.typeset.columns import TABLE_LEADING
from civplan.typeset.docx.markup import (
    PART_DECLARATION,
    WORD_NAMESPACE,
    Indent,
    ParagraphFormat,
    Spacing,
    escape_xml,
    format_properties,
    run_properties,
)
from civplan.typeset.gbt9704 import FOOTER_AFTER, FOOTER_LINE, Twips, height
from civplan.typeset.properties import LANGUAGE, LATIN_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civplan.typeset.gbt9704 import HouseStyle

FOOTER_REST = Twips(4)
"""What the footer leaves of the margin."""
DIVISION_STYLE = "Division"
"""The style of 第一部分, the heading of a division."""
CENTRED_FORMAT = ParagraphFormat(indent=Indent(), align=Align.CENTER)


class ParagraphStyle(NamedTuple):
    """A named style; what it does not set comes from ``based_on``."""

    id: str
    name: str
    """For a built-in style, Word's own name, which Word translates."""
    look: ParagraphFormat
    letters: str = ""
    """The content of its ``w:rPr``."""
    based_on: str = "Normal"
    following: str = ""
    """The style of the next paragraph that is typed; empty for the same one."""
    custom: bool = False
    """True for a style that is not built into Word."""


def styles_part(style: HouseStyle) -> str:
    """word/styles.xml."""
    styles = (_defaults_xml(style), _normal_xml(style), *map(_style_xml, paragraph_styles(style)))
    return f"{PART_DECLARATION}<w:styles {WORD_NAMESPACE}>{''.join(styles)}</w:styles>"


def paragraph_styles(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """All styles of paragraphs except Normal."""
    yield from _text_styles(style)
    yield from _title_styles(style)
    yield from _heading_styles(style)
    yield from _closing_styles()
    yield from _table_styles(style)
    yield from _page_styles(style)


def _first_line_indent(style: HouseStyle) -> Indent:
    """The indent of a paragraph of text: 2 characters (7.3.3)."""
    return Indent(first=Twips(2 * style.character_width), first_characters=200)


def _defaults_xml(style: HouseStyle) -> str:
    letters = run_properties(font=style.body_font.name, size=style.body_size)
    language = f'<w:lang w:val="{LATIN_LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{letters}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )


def _normal_xml(style: HouseStyle) -> str:
    """正文: on the grid. No mark begins a line, and none hangs out of the type area (5.2.1).

    A paragraph may leave one line alone on a page, since the text fills each page (5.2.3).
    """
    look = format_properties(
        ParagraphFormat(
            spacing=Spacing(style.line_pitch, Twips(0), Twips(0)), indent=Indent(), justify=True
        )
    )
    marks = (
        '<w:widowControl w:val="0"/><w:kinsoku/><w:wordWrap/>'
        '<w:overflowPunct w:val="0"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    )
    letters = run_properties(spacing=style.character_spacing)
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{marks}{look}</w:pPr>"
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


def _text_styles(style: HouseStyle) -> Iterator[ParagraphStyle]:
    indented = ParagraphFormat(indent=_first_line_indent(style))
    yield ParagraphStyle("BodyText", "Body Text", indented)
    yield ParagraphStyle(
        "Recipient", "主送机关", ParagraphFormat(), following="BodyText", custom=True
    )


def _title_styles(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """Titles are centred, with one empty line below; 附件 is the first line of its page.

    A title has the pitch of the text, but is off the grid: in LibreOffice its larger characters
    would otherwise take two lines each.
    """
    letters = run_properties(font=style.title_font.name, spacing=Twips(0), size=style.title_size)
    title = ParagraphFormat(
        keep_next=True,
        keep_lines=True,
        off_grid=True,
        spacing=Spacing(after=style.line_pitch),
        indent=Indent(),
        align=Align.CENTER,
        outline=0,
    )
    yield ParagraphStyle("Title", "Title", title, letters, following="BodyText")
    label = run_properties(font=style.label_font.name)
    look = ParagraphFormat(keep_next=True, page_break=True, spacing=Spacing(after=style.line_pitch))
    yield ParagraphStyle("AttachmentLabel", "附件", look, label, following="Title", custom=True)


def _heading_styles(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """The headings of the four levels, and of a division: centred, for the standard has none."""
    division = CENTRED_FORMAT._replace(keep_next=True, keep_lines=True, outline=0)
    label = run_properties(font=style.label_font.name)
    yield ParagraphStyle(
        DIVISION_STYLE, "部分标题", division, label, following="BodyText", custom=True
    )
    for level, look in enumerate(style.levels, 1):
        place = ParagraphFormat(
            keep_next=True, keep_lines=True, indent=_first_line_indent(style), outline=level - 1
        )
        letters = run_properties(
            font=look.font.name,
            bold=look.bold,
            spacing=style.character_spacing,
            size=style.body_size,
        )
        yield ParagraphStyle(
            f"Heading{level}", f"heading {level}", place, letters, following="BodyText"
        )


def _closing_styles() -> Iterator[ParagraphStyle]:
    yield ParagraphStyle("AttachmentNames", "附件说明", ParagraphFormat(), custom=True)
    yield ParagraphStyle(
        "Signature", "Signature", ParagraphFormat(keep_lines=True), following="Date"
    )
    yield ParagraphStyle("Date", "Date", ParagraphFormat(keep_lines=True))
    yield ParagraphStyle("Note", "附注", ParagraphFormat(), based_on="BodyText", custom=True)


def _table_styles(style: HouseStyle) -> Iterator[ParagraphStyle]:
    caption = ParagraphFormat(keep_lines=True, indent=Indent(), align=Align.CENTER)
    label = run_properties(font=style.label_font.name)
    small = run_properties(spacing=Twips(0), size=style.small_size)
    pitch = Twips(round(height(style.small_size) * TABLE_LEADING))
    cell = ParagraphFormat(off_grid=True, spacing=Spacing(pitch), indent=Indent(), align=Align.LEFT)
    yield ParagraphStyle("Caption", "caption", caption, label, following="BodyText")
    yield ParagraphStyle("TableText", "表格文字", cell, small, custom=True)
    head = ParagraphFormat(keep_next=True, align=Align.CENTER)
    yield ParagraphStyle("TableHead", "表头", head, label, based_on="TableText", custom=True)
    picture = CENTRED_FORMAT._replace(off_grid=True, spacing=Spacing(as_high_as_content=True))
    yield ParagraphStyle("Figure", "插图", picture, custom=True)


def _page_styles(style: HouseStyle) -> Iterator[ParagraphStyle]:
    small = run_properties(spacing=Twips(0), size=style.small_size)
    name = run_properties(font=style.title_font.name, colour=style.red)
    number = run_properties(
        font=style.page_number_font.name, spacing=Twips(0), size=style.small_size
    )
    footer = ParagraphFormat(
        off_grid=True, spacing=_footer_spacing(style), indent=Indent(), align=Align.LEFT
    )
    above = CENTRED_FORMAT._replace(off_grid=True)
    yield ParagraphStyle(
        "Mark",
        "份号密级紧急程度",
        ParagraphFormat(align=Align.LEFT),
        run_properties(font=style.label_font.name),
        custom=True,
    )
    yield ParagraphStyle("Letterhead", "发文机关标志", above, name, custom=True)
    yield ParagraphStyle("DocumentNumber", "发文字号", above, custom=True)
    yield ParagraphStyle("Colophon", "版记", ParagraphFormat(align=Align.LEFT), small, custom=True)
    yield ParagraphStyle("Footer", "footer", footer, number)


def _footer_spacing(style: HouseStyle) -> Spacing:
    """The spacing of a page number, which fills the space between the text and the footer's foot.

    LibreOffice would otherwise give the space to the text of some pages.
    """
    room = style.bottom_margin - style.footer_distance - FOOTER_REST
    before = Twips(max(0, room - FOOTER_LINE - FOOTER_AFTER))
    return Spacing(line=FOOTER_LINE, before=before, after=FOOTER_AFTER)


def _style_xml(style: ParagraphStyle) -> str:
    custom = ' w:customStyle="1"' if style.custom else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    place = format_properties(style.look)
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{escape_xml(style.name)}"/><w:basedOn w:val="{style.based_on}"/>'
        f"{following}<w:qFormat/>"
        + (f"<w:pPr>{place}</w:pPr>" if place else "")
        + (f"<w:rPr>{style.letters}</w:rPr>" if style.letters else "")
        + "</w:style>"
    )
