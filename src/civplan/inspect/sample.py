"""A .docx made from an example of a rule, with all its looks set directly, as people do in Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from civplan.ingest.word.namespaces import REFERENCE, W
from civplan.rules.word_examples import WordExample, WordExampleParagraph, word_example
from civplan.typeset.gbt9704 import GBT9704, HouseStyle, LevelStyle

NAMESPACES = f'xmlns:w="{W.strip("{}")}" xmlns:r="{REFERENCE.strip("{}")}"'
OFFICE_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TWIPS_PER_MM = 1440 / 25.4
YES = frozenset({"yes", "on"})
RELATIONSHIPS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="a" Type="{OFFICE_TYPES}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELATIONSHIPS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="odd" Type="{OFFICE_TYPES}/footer" Target="odd.xml"/>'
    f'<Relationship Id="even" Type="{OFFICE_TYPES}/footer" Target="even.xml"/>'
    f'<Relationship Id="settings" Type="{OFFICE_TYPES}/settings" Target="settings.xml"/>'
    "</Relationships>"
)
MAIN_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES_PART = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{MAIN_TYPES}.settings+xml"/>'
    f'<Override PartName="/word/odd.xml" ContentType="{MAIN_TYPES}.footer+xml"/>'
    f'<Override PartName="/word/even.xml" ContentType="{MAIN_TYPES}.footer+xml"/></Types>'
)


def sample_docx(text: str) -> bytes:
    """The bytes of the .docx that an example describes."""
    example = word_example(text)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES_PART,
        "_rels/.rels": RELATIONSHIPS,
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONSHIPS,
        "word/document.xml": _document(example),
        "word/settings.xml": _settings(example),
        "word/odd.xml": _sample_footer(example, "right"),
        "word/even.xml": _sample_footer(example, "left"),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _document(example: WordExample) -> str:
    body = "".join(map(_sample_block, example.paragraphs))
    return (
        f"<w:document {NAMESPACES}><w:body>{body}{_sample_section(example)}</w:body></w:document>"
    )


def _sample_section(example: WordExample) -> str:
    said_paper = example.page.get("paper", "210×297").split("×")
    width, height = (round(float(size) * TWIPS_PER_MM) for size in said_paper)
    names = ("top", "bottom", "left", "right")
    style = GBT9704
    usual = (style.top_margin, style.bottom_margin, style.left_margin, style.right_margin)
    said = example.page.get("margins", "").split()
    margins = [round(float(one) * TWIPS_PER_MM) for one in said] or usual
    sides = " ".join(f'w:{name}="{size}"' for name, size in zip(names, margins, strict=True))
    footer = example.page.get("footer")
    distance = round(float(footer) * TWIPS_PER_MM) if footer else style.footer_distance
    number = example.page_number
    edges = "" if number is None else '<w:footerReference w:type="default" r:id="odd"/>'
    if number is not None and number.get("sides", "both") == "both":
        edges += '<w:footerReference w:type="even" r:id="even"/>'
    return (
        f'<w:sectPr>{edges}<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar {sides} w:footer="{distance}"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{style.line_pitch}"/></w:sectPr>'
    )


def _settings(example: WordExample) -> str:
    number = example.page_number or {}
    even = "<w:evenAndOddHeaders/>" if number.get("sides", "both") == "both" else ""
    return f"<w:settings {NAMESPACES}>{even}</w:settings>"


def _sample_footer(example: WordExample, align: str) -> str:
    number = example.page_number or {}
    text = number.get("text", "— 1 —")
    before, one, behind = text.partition("1")
    size = round(2 * float(number.get("size", "14")))
    look = f'<w:rPr>{_sample_fonts(number.get("font", "宋体"))}<w:sz w:val="{size}"/></w:rPr>'
    run = f'<w:r>{look}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    field = f'<w:fldSimple w:instr=" PAGE ">{run.format(one)}</w:fldSimple>'
    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>'
        f"{run.format(before)}{field}{run.format(behind)}</w:p></w:ftr>"
    )


def _sample_fonts(east_asian: str, latin: str = "") -> str:
    latin = latin or east_asian
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east_asian}"/>'


def _sample_block(paragraph: WordExampleParagraph) -> str:
    if paragraph.role == "table":
        return _sample_table(paragraph)
    if paragraph.role == "empty":
        return "<w:p/>"
    usual = _usual_look(paragraph.role, GBT9704)
    look = {**usual, **paragraph.look}
    run = f'<w:rPr>{_letters(look)}</w:rPr><w:t xml:space="preserve">{paragraph.text}</w:t>'
    return f"<w:p><w:pPr>{_sample_place(look)}</w:pPr><w:r>{run}</w:r></w:p>"


def _usual_look(role: str, style: HouseStyle) -> Mapping[str, str]:
    """The look of an element in the standard, by the keys of an example."""
    look = {
        "font": style.body_font.name,
        "size": f"{style.body_size / 2:g}",
        "spacing": f"{style.character_spacing / 20:g}",
        "line": f"{style.line_pitch / 20:g}",
        "align": "both",
        "indent": "2",
    }
    title = {
        "font": style.title_font.name,
        "size": f"{style.title_size / 2:g}",
        "align": "center",
        "indent": "0",
        "spacing": "0",
    }
    gap = look["line"]
    own: dict[str, dict[str, str]] = {
        "title": {**title, "outline": "1", "after": gap},
        "letterhead": {**title, "size": "40", "colour": style.red},
        "number": {"align": "center", "indent": "0"},
        "recipient": {"indent": "0"},
        "attachments": {"before": gap},
        "signature": {"align": "right", "right": "2", "indent": "0", "before": gap},
        "date": {"align": "right", "right": "2", "indent": "0"},
        "attachment": {"font": style.label_font.name, "indent": "0", "new_page": "yes"},
        "colophon": {"size": f"{style.small_size / 2:g}", "left": "1", "right": "1", "indent": "0"},
    }
    for level, level_style in enumerate(style.levels, 1):
        own[f"heading{level}"] = _heading_look(level, level_style)
    return {**look, **own.get(role, {})}


def _heading_look(level: int, style: LevelStyle) -> dict[str, str]:
    return {"font": style.font.name, "outline": f"{level}"}


def _letters(look: Mapping[str, str]) -> str:
    font = look["font"]
    pieces = [
        '<w:rFonts w:ascii="Calibri"/>'
        if font == "none"
        else _sample_fonts(font, look.get("latin", ""))
    ]
    pieces += [
        f"<w:{name}/>" for name, key in (("b", "bold"), ("i", "italic")) if look.get(key) in YES
    ]
    if colour := look.get("colour"):
        pieces.append(f'<w:color w:val="{colour}"/>')
    pieces.append(f'<w:spacing w:val="{round(20 * float(look["spacing"]))}"/>')
    pieces.append(f'<w:sz w:val="{round(2 * float(look["size"]))}"/>')
    return "".join(pieces)


def _sample_place(look: Mapping[str, str]) -> str:
    pieces = ["<w:pageBreakBefore/>"] if look.get("new_page") in YES else []
    if look.get("line_below"):
        pieces.append(
            f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:color="{GBT9704.red}"/></w:pBdr>'
        )
    if look.get("marks") == "off":
        pieces.append('<w:kinsoku w:val="0"/>')
    line, before, after = (
        round(20 * float(look.get(key, "0"))) for key in ("line", "before", "after")
    )
    pieces.append(
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'
    )
    sides = (("leftChars", "left"), ("rightChars", "right"), ("firstLineChars", "indent"))
    indents = " ".join(
        f'w:{name}="{round(100 * float(look.get(key, "0")))}"' for name, key in sides
    )
    pieces.append(f'<w:ind {indents}/><w:jc w:val="{look["align"]}"/>')
    if (outline := int(look.get("outline", "0"))) > 0:
        pieces.append(f'<w:outlineLvl w:val="{outline - 1}"/>')
    return "".join(pieces)


def _sample_table(paragraph: WordExampleParagraph) -> str:
    width = round(float(paragraph.text) * TWIPS_PER_MM)
    look = paragraph.look
    whole = "" if look.get("row_breaks") in YES else "<w:cantSplit/>"
    font = _sample_fonts("仿宋_GB2312")
    cell = f"<w:tc><w:p><w:r><w:rPr>{font}</w:rPr><w:t>楼道</w:t></w:r></w:p></w:tc>"
    head = "" if look.get("head") == "once" else "<w:tblHeader/>"
    rows = [
        f"<w:tr><w:trPr>{whole}{'' if at else head}</w:trPr>{cell}</w:tr>"
        for at in range(int(look.get("rows", "2")))
    ]
    return (
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )
