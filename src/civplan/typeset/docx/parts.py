"""The parts of a package that are the same in every document of a style."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from civplan.typeset.docx.pages import BLANK_FOOTER, EVEN_FOOTER, ODD_FOOTER, blank_footer, footer
from civplan.typeset.docx.styles import styles_part
from civplan.typeset.docx.text import escape
from civplan.typeset.docx.xml import DECLARATION, OFFICE, PACKAGE, WORD
from civplan.typeset.properties import GENERATOR, LANGUAGE, LATIN_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from civplan.typeset.gbt9704 import Font, HouseStyle
    from civplan.typeset.properties import DocumentProperties

DUBLIN_CORE = "http://purl.org/dc"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = (
    ("styles", "styles"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    (ODD_FOOTER, "footer"),
    (EVEN_FOOTER, "footer"),
    (BLANK_FOOTER, "footer"),
)
"""Parts beside word/document.xml: name, which is also the relationship's id, and kind."""
PICTURE_TYPES = {"png": "image/png", "jpeg": "image/jpeg"}


def static_parts(style: HouseStyle) -> dict[str, str]:
    """Name and text of every part that no document changes."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relationships(),
        "docProps/app.xml": application_properties(),
        "word/styles.xml": styles_part(style),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(style),
        f"word/{ODD_FOOTER}.xml": footer(style, odd=True),
        f"word/{EVEN_FOOTER}.xml": footer(style, odd=False),
        f"word/{BLANK_FOOTER}.xml": blank_footer(),
    }


def content_types() -> str:
    """[Content_Types].xml."""
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    defaults |= {"xml": "application/xml"} | PICTURE_TYPES
    overrides = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "word/document.xml": f"{MAIN_TYPE}.document.main+xml",
    } | {f"word/{name}.xml": f"{MAIN_TYPE}.{kind}+xml" for name, kind in PARTS}
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        + "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in defaults.items())
        + "".join(f'<Override PartName="/{p}" ContentType="{t}"/>' for p, t in overrides.items())
        + "</Types>"
    )


def package_relationships() -> str:
    """_rels/.rels."""
    kinds = {
        "word/document.xml": f"{OFFICE}/relationships/officeDocument",
        "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
        "docProps/app.xml": f"{OFFICE}/relationships/extended-properties",
    }
    return _relationships(
        (f"rId{number}", kind, target) for number, (target, kind) in enumerate(kinds.items(), 1)
    )


def document_relationships(pictures: Mapping[str, str]) -> str:
    """word/_rels/document.xml.rels; ``pictures`` are the targets by the relationship's id."""
    parts = ((name, f"{OFFICE}/relationships/{kind}", f"{name}.xml") for name, kind in PARTS)
    images = ((id_, f"{OFFICE}/relationships/image", target) for id_, target in pictures.items())
    return _relationships((*parts, *images))


def application_properties() -> str:
    """docProps/app.xml: which program wrote the file."""
    return (
        f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties">'
        f"<Application>{GENERATOR}</Application></Properties>"
    )


def core_properties(properties: DocumentProperties) -> str:
    """docProps/core.xml: title, author, language and when the file was made."""
    created = properties.created
    if created.tzinfo is not None:
        created = created.astimezone(UTC).replace(tzinfo=None)
    moment = f'xsi:type="dcterms:W3CDTF">{created.isoformat(timespec="seconds")}Z'
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="{DUBLIN_CORE}/elements/1.1/" xmlns:dcterms="{DUBLIN_CORE}/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:subject>{escape(properties.subject)}</dc:subject>"
        f"<dc:creator>{escape(properties.author)}</dc:creator>"
        f"<cp:keywords>{escape('; '.join(properties.keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{escape(properties.author)}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}</dcterms:created>"
        f"<dcterms:modified {moment}</dcterms:modified>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


def settings() -> str:
    """word/settings.xml: odd and even footers, compressed punctuation, the layout of Word 2013."""
    return (
        f'{DECLARATION}<w:settings {WORD}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="630"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LATIN_LANGUAGE}" w:eastAsia="{LANGUAGE}"/></w:settings>'
    )


def font_table(style: HouseStyle) -> str:
    """word/fontTable.xml: each font with the names to take where it is missing."""
    return f"{DECLARATION}<w:fonts {WORD}>" + "".join(map(_font, style.fonts)) + "</w:fonts>"


def _font(font: Font) -> str:
    others = escape(",".join(font.fallbacks))
    family = "roman" if font.serif else "swiss"
    return (
        f'<w:font w:name="{escape(font.name)}"><w:altName w:val="{others}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )


def _relationships(relationships: Iterable[tuple[str, str, str]]) -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>'
            for id_, kind, target in relationships
        )
        + "</Relationships>"
    )
