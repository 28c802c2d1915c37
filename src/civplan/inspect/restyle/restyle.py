"""A Word file set anew: the same characters, in the places and fonts of the house style."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from lxml import etree

from civplan.findings.words import Words
from civplan.ingest.blocks import text_blocks
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.word.document import read_word
from civplan.ingest.word.namespaces import W, XmlElement
from civplan.inspect.inspect_word import word_bytes
from civplan.inspect.read_word import ReadWord, read_word_with_nodes
from civplan.inspect.restyle.letters import (
    insert_label,
    plain_runs,
    set_font,
    set_size,
    strip_beginning,
    text_position,
)
from civplan.inspect.restyle.package import new_package
from civplan.inspect.restyle.pages import (
    fit_table,
    room_on_page,
    set_pages,
    set_pictures,
    set_table,
)
from civplan.inspect.restyle.places import NewPlace, new_places
from civplan.inspect.restyle.strict import is_strict, ordinary_form
from civplan.inspect.roles import PageElement, Role, parts_of
from civplan.typeset.docx.markup import border_xml, format_properties
from civplan.typeset.gbt9704 import GBT9704, HouseStyle

TEXT_WOULD_CHANGE = Words(
    "重新排版后文字会有出入，没有写入；请把文件另存一次再试",
    "set anew, its text would not be the same; nothing was written; save it again in Word and"
    " retry",
)
PLACE_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs"),
    *("snapToGrid", "spacing", "ind", "jc", "outlineLvl"),
)
"""The children of a paragraph's properties in the order of the schema, as far as they are used."""
STAYING = frozenset(f"{W}{name}" for name in ("tabs", "spacing", "ind", "jc"))
"""What of a place stays where names stand beside each other."""
MARKS_OF_END = frozenset(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "vanish"))
"""What of a paragraph's mark says something."""
NOT_EMPTY = frozenset(
    f"{W}{name}"
    for name in (
        *("sectPr", "fldChar", "fldSimple", "drawing", "pict", "object", "br", "sdt", "framePr"),
        *("commentReference", "footnoteReference", "endnoteReference", "ins", "del"),
    )
)
"""What an empty paragraph may hold for which it stays."""
RANGE_MARKS = frozenset(
    f"{W}{name}{end}" for name in ("bookmark", "commentRange", "perm") for end in ("Start", "End")
)
"""Ends of stretches, which may stand between paragraphs as well as in one."""
BLOCKS = frozenset({f"{W}p", f"{W}tbl"})
INDENTED = frozenset({Role.TABLE, Role.ASIDE})
"""Roles whose white space at the beginning stays."""


def restyle_file(path: Path, style: HouseStyle = GBT9704) -> bytes:
    """The bytes of a Word file set anew.

    Raises:
        CannotRead: It cannot be read, or its text would not stay.
    """
    try:
        return restyle(word_bytes(path), style)
    except UnreadableDocument as error:
        raise UnreadableDocument(error.reason, str(path)) from error


def restyle(data: bytes, style: HouseStyle = GBT9704) -> bytes:
    """Set a .docx anew as the house style says; every character of its text stays.

    Args:
        data: Its bytes.
        style: The house style.

    Raises:
        UnreadableDocument: It cannot be read, or its text would not stay.
    """
    word = read_word_with_nodes("", data)
    if is_strict(word.package):
        word = read_word_with_nodes("", ordinary_form(word.package))
    parts = parts_of(word.file, style.numbers)
    places = new_places(parts, style)
    red_line = _last_of_masthead(parts)
    for part in parts:
        place = places.get(part.paragraph.number)
        if place is not None:
            _set_paragraph(word, part, place, style, is_lined=part is red_line)
        elif part.role is Role.EMPTY and not part.paragraph.table:
            _remove_empty(word.nodes.get(part.paragraph.number, ()))
    _set_tables(word, parts, style)
    body = word.package.document.find(f"{W}body")
    if body is not None:
        set_pages(body, style)
    new = new_package(word.package, word.file, style)
    if text_of_document(new) != text_of_document(data):
        raise UnreadableDocument(TEXT_WOULD_CHANGE)
    return new


def _set_tables(word: ReadWord, parts: Sequence[PageElement], style: HouseStyle) -> None:
    """Fit the tables into their pages; those that lay out a header stay, but for that."""
    first: dict[int, PageElement] = {}
    for part in parts:
        first.setdefault(part.paragraph.table, part)
    for table in word.file.tables:
        room = room_on_page(word.file.sections[table.section], style)
        begin = first.get(table.number)
        if begin is not None and begin.role is Role.TABLE:
            set_table(word.tables[table.number], room)
        else:
            fit_table(word.tables[table.number], room)


def text_of_document(data: bytes) -> str:
    """All characters of a document with its numbers and notes, white space left out."""
    blocks = read_word("", ".docx", data).blocks
    texts = [block.number + block.text for block in text_blocks(blocks.blocks)]
    return "".join("".join((*texts, *(note.text for note in blocks.notes))).split())


def _last_of_masthead(parts: tuple[PageElement, ...]) -> PageElement | None:
    """The paragraph under which the red line runs; None without a masthead outside tables."""
    head = [
        part
        for part in parts
        if part.role in {Role.LETTERHEAD, Role.NUMBER} and not part.paragraph.table
    ]
    is_letterhead = any(part.role is Role.LETTERHEAD for part in head)
    return head[-1] if is_letterhead else None


def _set_paragraph(
    word: ReadWord, part: PageElement, place: NewPlace, style: HouseStyle, *, is_lined: bool
) -> None:
    """Give the elements of a paragraph their new style, place and letters."""
    nodes = _with_first_letter(word.nodes.get(part.paragraph.number, ()))
    for node in nodes:
        is_hidden_end = word.effective.mark(node).hidden
        look = _look_xml(part, place, style, is_lined=is_lined)
        if part.role is not Role.ATTACHMENT_LABEL and part.paragraph.place.page_break_before:
            look += "<w:pageBreakBefore/>"
        plain_runs(node, word.effective)
        set_pictures(node, room_on_page(word.file.sections[part.paragraph.section], style))
        _set_place(node, place, look)
        if is_hidden_end:
            _hide_end(node)
    if not nodes:
        return
    first = nodes[0]
    if part.role not in INDENTED and not place.stays:
        strip_beginning(first)
    insert_label(first, part.paragraph.label)
    if place.run_in and part.label is not None:
        set_font(first, place.run_in, style.levels[part.label.level - 1].font)
    if place.size:
        for node in nodes:
            set_size(node, place.size)


def _with_first_letter(nodes: tuple[XmlElement, ...]) -> tuple[XmlElement, ...]:
    """The elements of a paragraph; a large first letter moves out of its frame into the next."""
    rest = []
    for node, following in zip_longest(nodes, nodes[1:]):
        frame = node.find(f"{W}pPr/{W}framePr")
        parent = node.getparent()
        if following is None or parent is None or frame is None or not frame.get(f"{W}dropCap"):
            rest.append(node)
            continue
        at = text_position(following)
        following[at:at] = [child for child in node if child.tag != f"{W}pPr"]
        parent.remove(node)
    return tuple(rest)


def _look_xml(part: PageElement, place: NewPlace, style: HouseStyle, *, is_lined: bool) -> str:
    """The content of a paragraph's properties behind its style."""
    align = part.paragraph.place.align
    if part.role is Role.TABLE:
        return f'<w:jc w:val="{align}"/>' if align in {"center", "right"} else ""
    look = format_properties(place.look) if place.look else ""
    if is_lined:
        line = border_xml("bottom", style.masthead_rule, style.red)
        look += f"<w:pBdr>{line}</w:pBdr>"
    if part.paragraph.has_picture and place.style != "Figure" and not place.look:
        look += '<w:spacing w:line="240" w:lineRule="auto"/>'
    return look


def _set_place(node: XmlElement, place: NewPlace, look: str) -> None:
    """Replace the properties of a paragraph; what of them says something stays."""
    old = node.find(f"{W}pPr")
    xml = f'<w:pPr xmlns:w="{W.strip("{}")}"><w:pStyle w:val="{place.style}"/>{look}</w:pPr>'
    new = etree.fromstring(xml)
    if old is not None and place.stays:
        said = {child.tag for child in new}
        new.extend(child for child in old if child.tag in STAYING - said)
    new[:] = sorted(new, key=lambda child: PLACE_ORDER.index(child.tag.removeprefix(W)))
    if old is not None:
        mark = old.find(f"{W}rPr")
        marks = [child for child in mark if child.tag in MARKS_OF_END] if mark is not None else []
        if marks:
            etree.SubElement(new, f"{W}rPr").extend(marks)
        section = old.find(f"{W}sectPr")
        if section is not None:
            new.append(section)
        node.remove(old)
    node.insert(0, new)


def _hide_end(node: XmlElement) -> None:
    """Let the end of a paragraph stay hidden, as its old style had it."""
    properties = node.find(f"{W}pPr")
    mark = properties.find(f"{W}rPr")
    if mark is None:
        mark = etree.Element(f"{W}rPr")
        section = properties.find(f"{W}sectPr")
        if section is None:
            properties.append(mark)
        else:
            section.addprevious(mark)
    if mark.find(f"{W}vanish") is None:
        etree.SubElement(mark, f"{W}vanish")


def _remove_empty(nodes: tuple[XmlElement, ...]) -> None:
    """Take an empty paragraph out, unless it holds something that is not text, or stands alone.

    Bookmarks and the ends of commented stretches stay in its place.
    """
    for node in nodes:
        parent = node.getparent()
        if parent is None or any(each.tag in NOT_EMPTY for each in node.iter()):
            continue
        is_alone = all(one is node or one.tag not in BLOCKS for one in parent)
        if parent.tag in {f"{W}body", f"{W}sdtContent"} and not is_alone:
            for mark in [one for one in node.iter() if one.tag in RANGE_MARKS]:
                node.addprevious(mark)
            parent.remove(node)
