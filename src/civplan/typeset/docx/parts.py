"""The parts of a package besides word/document.xml: shared ones, properties, pictures."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Align
from civplan.typeset.docx.markup import (
    OFFICE_NAMESPACE,
    PACKAGE_NAMESPACE,
    PART_DECLARATION,
    RELATIONSHIP_NAMESPACE,
    WORD_NAMESPACE,
    Indent,
    ParagraphFormat,
    Spacing,
    escape_xml,
    format_properties,
    paragraph_xml,
    run_xml,
)
from civplan.typeset.docx.styles import styles_part
from civplan.typeset.gbt9704 import Twips, height
from civplan.typeset.properties import GENERATOR, LANGUAGE, LATIN_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import Font, HouseStyle
    from civplan.typeset.pictures import Picture
    from civplan.typeset.properties import DocumentProperties

ODD_FOOTER = "oddFooter"
EVEN_FOOTER = "evenFooter"
BLANK_FOOTER = "blankFooter"
TURNED_ODD_FOOTER, TURNED_EVEN_FOOTER = "turnedOddFooter", "turnedEvenFooter"
DUBLIN_CORE = "http://purl.org/dc"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT_PARTS = (
    ("styles", "styles"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    (ODD_FOOTER, "footer"),
    (EVEN_FOOTER, "footer"),
    (BLANK_FOOTER, "footer"),
)
"""Parts beside word/document.xml: name, which is also the relationship's id, and kind."""
TURNED_PARTS = ((TURNED_ODD_FOOTER, "footer"), (TURNED_EVEN_FOOTER, "footer"))
"""Further ones of a document with landscape pages."""
LINE_OF_NUMBER, NUMBER_LENGTH = Twips(360), Twips(1400)
"""The frame of a page number on a landscape page: across its line, and along it."""
NUMBER_DEPTH = Twips(397)
"""From the type area to the middle of a page number's dashes: 7 mm (7.5)."""
PICTURE_TYPES = {"png": "image/png", "jpeg": "image/jpeg"}
PAGE_FIELD = '<w:fldSimple w:instr=" PAGE ">' + run_xml("1") + "</w:fldSimple>"


class PlacedPicture(NamedTuple):
    """A picture and its part in the package."""

    picture: Picture
    number: int

    @property
    def relationship(self) -> str:
        """Its id in word/document.xml."""
        return f"picture{self.number}"

    @property
    def target(self) -> str:
        """Its path, relative to the folder word/."""
        return f"media/image{self.number}.{self.picture.extension}"


def placed_pictures(
    manuscript: Manuscript, images: Mapping[str, bytes], before: int = 0
) -> dict[str, PlacedPicture]:
    """The pictures of a manuscript by their addresses, each once.

    Args:
        manuscript: The content.
        images: The bytes of each picture by its address.
        before: The number of pictures of other manuscripts in the same package.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    pictures: dict[str, PlacedPicture] = {}
    for figure in manuscript.figures:
        source = figure.source
        if source not in images:
            raise ValueError(f"{source}: the picture is missing")
        if source not in pictures:
            # Few documents have a picture.
            from civplan.typeset.pictures import read_picture  # noqa: PLC0415

            picture = read_picture(source, images[source])
            pictures[source] = PlacedPicture(picture, before + len(pictures) + 1)
    return pictures


def static_parts(style: HouseStyle, *, turned: bool = False) -> dict[str, str]:
    """The text of every part that is the same in all documents, by its name.

    With ``turned`` those that are the same in all documents with landscape pages.
    """
    footers = {
        f"word/{TURNED_ODD_FOOTER}.xml": _turned_footer_part(style, odd=True),
        f"word/{TURNED_EVEN_FOOTER}.xml": _turned_footer_part(style, odd=False),
    }
    return (footers if turned else {}) | {
        "[Content_Types].xml": _content_types_part(document_parts(turned=turned)),
        "_rels/.rels": _package_relationships_part(),
        "docProps/app.xml": _application_properties_part(),
        "word/styles.xml": styles_part(style),
        "word/settings.xml": _settings_part(),
        "word/fontTable.xml": _font_table_part(style),
        f"word/{ODD_FOOTER}.xml": _footer_part(style, odd=True),
        f"word/{EVEN_FOOTER}.xml": _footer_part(style, odd=False),
        f"word/{BLANK_FOOTER}.xml": _blank_footer_part(),
    }


def document_parts(*, turned: bool) -> tuple[tuple[str, str], ...]:
    """The parts beside word/document.xml; with ``turned`` of one with landscape pages."""
    return (*DOCUMENT_PARTS, *TURNED_PARTS) if turned else DOCUMENT_PARTS


def _content_types_part(parts: Iterable[tuple[str, str]]) -> str:
    """[Content_Types].xml."""
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    defaults |= {"xml": "application/xml"} | PICTURE_TYPES
    overrides = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "word/document.xml": f"{MAIN_TYPE}.document.main+xml",
    } | {f"word/{name}.xml": f"{MAIN_TYPE}.{kind}+xml" for name, kind in parts}
    return (
        f'{PART_DECLARATION}<Types xmlns="{PACKAGE_NAMESPACE}/content-types">'
        + "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in defaults.items())
        + "".join(f'<Override PartName="/{p}" ContentType="{t}"/>' for p, t in overrides.items())
        + "</Types>"
    )


def _package_relationships_part() -> str:
    """_rels/.rels."""
    kinds = {
        "word/document.xml": f"{OFFICE_NAMESPACE}/relationships/officeDocument",
        "docProps/core.xml": f"{PACKAGE_NAMESPACE}/relationships/metadata/core-properties",
        "docProps/app.xml": f"{OFFICE_NAMESPACE}/relationships/extended-properties",
    }
    return _relationships_xml(
        (f"rId{number}", kind, target) for number, (target, kind) in enumerate(kinds.items(), 1)
    )


def document_relationships_part(pictures: Iterable[PlacedPicture], *, turned: bool = False) -> str:
    """word/_rels/document.xml.rels; with ``turned`` of a document with landscape pages."""
    parts = (
        (name, f"{OFFICE_NAMESPACE}/relationships/{kind}", f"{name}.xml")
        for name, kind in document_parts(turned=turned)
    )
    images = (
        (picture.relationship, f"{OFFICE_NAMESPACE}/relationships/image", picture.target)
        for picture in pictures
    )
    return _relationships_xml((*parts, *images))


def _application_properties_part() -> str:
    """docProps/app.xml: the program that wrote the file."""
    return (
        f'{PART_DECLARATION}<Properties xmlns="{OFFICE_NAMESPACE}/extended-properties">'
        f"<Application>{GENERATOR}</Application></Properties>"
    )


def core_properties_part(properties: DocumentProperties) -> str:
    """docProps/core.xml: title, author, language and when the file was made."""
    created = properties.created
    if created.tzinfo is not None:
        created = created.astimezone(UTC).replace(tzinfo=None)
    moment = f'xsi:type="dcterms:W3CDTF">{created.isoformat(timespec="seconds")}Z'
    return (
        f"{PART_DECLARATION}<cp:coreProperties"
        f' xmlns:cp="{PACKAGE_NAMESPACE}/metadata/core-properties"'
        f' xmlns:dc="{DUBLIN_CORE}/elements/1.1/" xmlns:dcterms="{DUBLIN_CORE}/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape_xml(properties.title)}</dc:title>"
        f"<dc:subject>{escape_xml(properties.subject)}</dc:subject>"
        f"<dc:creator>{escape_xml(properties.author)}</dc:creator>"
        f"<cp:keywords>{escape_xml('; '.join(properties.keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{escape_xml(properties.author)}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}</dcterms:created>"
        f"<dcterms:modified {moment}</dcterms:modified>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _settings_part() -> str:
    """word/settings.xml: odd and even footers, compressed punctuation, the layout of Word 2013."""
    return (
        f'{PART_DECLARATION}<w:settings {WORD_NAMESPACE}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="630"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LATIN_LANGUAGE}" w:eastAsia="{LANGUAGE}"/></w:settings>'
    )


def _font_table_part(style: HouseStyle) -> str:
    """word/fontTable.xml: each font with its replacements."""
    return (
        f"{PART_DECLARATION}<w:fonts {WORD_NAMESPACE}>"
        + "".join(map(_font_entry_xml, style.fonts))
        + "</w:fonts>"
    )


def _font_entry_xml(font: Font) -> str:
    others = escape_xml(",".join(font.fallbacks))
    family = "roman" if font.serif else "swiss"
    return (
        f'<w:font w:name="{escape_xml(font.name)}"><w:altName w:val="{others}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )


def _relationships_xml(relationships: Iterable[tuple[str, str, str]]) -> str:
    return (
        f'{PART_DECLARATION}<Relationships xmlns="{PACKAGE_NAMESPACE}/relationships">'
        + "".join(
            f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>'
            for id_, kind, target in relationships
        )
        + "</Relationships>"
    )


def _footer_part(style: HouseStyle, *, odd: bool) -> str:
    """The page number: right on odd pages, left on even ones, one character in (7.5)."""
    one = height(style.small_size)
    place = (
        ParagraphFormat(indent=Indent(right=one), align=Align.RIGHT)
        if odd
        else ParagraphFormat(indent=Indent(left=one), align=Align.LEFT)
    )
    return _footer_xml(
        paragraph_xml(
            "Footer", run_xml("— ") + PAGE_FIELD + run_xml(" —"), format_properties(place)
        )
    )


def _turned_footer_part(style: HouseStyle, *, odd: bool) -> str:
    """The page number of a landscape page, at the place of the sheet where others have it (7.5).

    The sheet's foot is at the left of this page, its right edge at the bottom: the number stands
    in a frame beside the type area, its line from top to bottom.
    """
    page, one = style.turned, height(style.small_size)
    left = page.left_margin - NUMBER_DEPTH - LINE_OF_NUMBER // 2
    bottom = page.paper_height - page.bottom_margin - one
    top = bottom - NUMBER_LENGTH if odd else page.top_margin + one
    frame = (
        f'<w:framePr w:w="{LINE_OF_NUMBER}" w:h="{NUMBER_LENGTH}" w:hRule="exact" w:wrap="around"'
        f' w:vAnchor="page" w:hAnchor="page" w:x="{left}" w:y="{top}"/>'
    )
    look = ParagraphFormat(
        spacing=Spacing(line=LINE_OF_NUMBER, before=Twips(0), after=Twips(0)),
        align=Align.RIGHT if odd else Align.LEFT,
    )
    properties = f'{frame}{format_properties(look)}<w:textDirection w:val="tbRl"/>'
    number = run_xml("— ") + PAGE_FIELD + run_xml(" —")
    return _footer_xml(paragraph_xml("Footer", number, properties) + paragraph_xml("Footer", ""))


def _blank_footer_part() -> str:
    """The footer of a page without a number."""
    return _footer_xml(paragraph_xml("Footer", ""))


def _footer_xml(content: str) -> str:
    """A footer; it declares the namespace of pictures too, which some readers look for."""
    return f"{PART_DECLARATION}<w:ftr {WORD_NAMESPACE} {RELATIONSHIP_NAMESPACE}>{content}</w:ftr>"
