"""Checks of the elements of a document: recipient, attachments, signature, header, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding
from civplan.findings.words import Words, joined_words
from civplan.inspect.document import PageSection, WordTable
from civplan.inspect.inspection import (
    Inspection,
    font_words,
    is_of_family,
    millimetres,
    size_words,
)
from civplan.inspect.roles import (
    REDS,
    SIGNER,
    WIDE_INDENT,
    PageElement,
    Role,
    is_pushed_right,
    is_red,
    size_of,
)
from civplan.inspect.text_checks import (
    INDENT_TOLERANCE,
    SIDE_TOLERANCE,
    leading_space,
    start_of_first_line,
)
from civplan.rules import word_element_rules as rules

WHOLE_DATE = re.compile(r"\d{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")
NO_TEXT_REMARK = re.compile("此页无正文")
NAME_HEAD = re.compile(r"^\s*附\s*件\s*([：:])\s*(\d{1,2}\s*[.．、])?\s*(.*)$", re.DOTALL)
NUMBERED_NAME = re.compile(r"^\s*\d{1,2}\s*[.．、]")
NAME_END = re.compile(r"[。；，、;,.]$")
DOCUMENT_NUMBER = re.compile(r"([〔\[［（(【])\s*(\d{2,4})\s*([〕\]］）)】])\s*(第?)\s*(\d+)\s*号")
YEAR_DIGITS = 4
ORDER = (
    (Role.TITLE, Words("标题", "the title")),
    (Role.RECIPIENT, Words("主送机关", "the recipient")),
    (Role.BODY, Words("正文", "the text")),
    (Role.ATTACHMENT_NAMES, Words("附件说明", "the attachment names")),
    (Role.SIGNATURE, Words("署名", "the signature")),
    (Role.DATE, Words("日期", "the date")),
    (Role.NOTE, Words("附注", "the note")),
    (Role.ATTACHMENT_LABEL, Words("附件", "the attachment")),
    (Role.COLOPHON, Words("版记", "the colophon")),
)
"""The elements in the order of the standard."""
AT_END = (Role.ATTACHMENT_NAMES, Role.SIGNATURE, Role.DATE, Role.NOTE)
"""Those whose order is checked among each other: they stand once, at the end."""
TABLE_TOLERANCE = 250
"""Twips: Word sets a table out of the text by the margins of its cells."""
LONG_TABLE = 20
"""Rows from which on a table may take two pages (the rule's numbers say it)."""


def check_recipient(inspection: Inspection) -> Iterator[Finding]:
    """F461: at the left edge, with a full-width colon."""
    for part in inspection.of_roles(Role.RECIPIENT):
        faults = []
        paragraph = part.paragraph
        is_aside = paragraph.place.align in {"center", "right"} or leading_space(paragraph) > 0
        if is_aside or abs(start_of_first_line(paragraph)) > SIDE_TOLERANCE:
            faults.append(Words("没有顶格", "is not at the left edge"))
        if paragraph.words.endswith(":"):
            faults.append(Words("后面用了半角冒号", "has a half-width colon"))
        if faults:
            yield inspection.at(rules.RECIPIENT_FORM, [part], fault=joined_words(faults))


def check_attachment_names(inspection: Inspection) -> Iterator[Finding]:
    """F462: 附件：1.…, two characters in, no mark behind."""
    names = list(inspection.of_roles(Role.ATTACHMENT_NAMES))
    head = NAME_HEAD.match(names[0].paragraph.text) if names else None
    if head is None:
        return
    faults = []
    start = start_of_first_line(names[0].paragraph) + leading_space(names[0].paragraph)
    if abs(start - 2) > INDENT_TOLERANCE:
        faults.append(Words("没有左空二字", "not two characters in"))
    if head[1] == ":":
        faults.append(Words("用了半角冒号", "a half-width colon"))
    if head[2] and len(names) == 1 and "\n" not in head[3]:
        faults.append(Words("只有一个附件，不用编号", "one attachment has no number"))
    if not head[2] and len(names) > 1:
        faults.append(Words("有几个附件，第一个没有编号", "of several the first has no number"))
    if any(NAME_END.search(part.paragraph.words) for part in names):
        faults.append(Words("名称后面有标点", "a mark behind a name"))
    if faults:
        yield inspection.at(rules.ATTACHMENT_NAMES_FORM, names, fault=joined_words(faults))


def check_signature(inspection: Inspection) -> Iterator[Finding]:
    """F463 and F464: to the right; the date whole and in digits."""
    closing = list(inspection.of_roles(Role.SIGNATURE, Role.DATE))
    aside = [part for part in closing if not _stands_right(part)]
    if aside:
        yield inspection.at(rules.SIGNATURE_PLACE, aside)
    for part in inspection.of_roles(Role.DATE):
        text = part.paragraph.words.split("\n")[-1].strip()
        if not WHOLE_DATE.fullmatch("".join(text.split())):
            yield inspection.at(rules.DATE_FORM, [part], text=text)


def _stands_right(part: PageElement) -> bool:
    """Whether a line is set to the right, or centred over another one that is (7.3.5.1)."""
    place = part.paragraph.place
    left = place.indents.left + place.indents.left_characters * 320 + place.indents.first
    if place.align == "center":
        left -= place.indents.right
    return place.align == "right" or left > WIDE_INDENT or is_pushed_right(part.paragraph)


def check_no_text_page(inspection: Inspection) -> Iterator[Finding]:
    """F465: 此页无正文 is not allowed."""
    parts = [part for part in inspection.parts if NO_TEXT_REMARK.search(part.paragraph.text)]
    if parts:
        yield inspection.at(rules.NO_TEXT_PAGE, parts)


def check_attachments(inspection: Inspection) -> Iterator[Finding]:
    """F466: on a new page, its label at the top left in 黑体, without a colon."""
    style = inspection.style
    for part in inspection.of_roles(Role.ATTACHMENT_LABEL):
        faults = []
        paragraph = part.paragraph
        if not _begins_page(inspection, part):
            faults.append(Words("没有另起一页", "does not begin a page"))
        if paragraph.place.align in {"center", "right"} or (
            start_of_first_line(paragraph) + leading_space(paragraph) > SIDE_TOLERANCE
        ):
            faults.append(Words("标签没有顶格", "has its label not at the left edge"))
        if not all(
            is_of_family(one.look.fonts.east_asia, style.label_font)
            for one in paragraph.stretches
            if one.text.strip()
        ):
            faults.append(Words("标签不是黑体", "has its label not in 黑体"))
        if paragraph.words.endswith((":", "：")):
            faults.append(Words("标签后面有冒号", "has a colon behind its label"))
        if faults:
            yield inspection.at(rules.ATTACHMENT_PAGE, [part], fault=joined_words(faults))


def _begins_page(inspection: Inspection, part: PageElement) -> bool:
    paragraph = part.paragraph
    if paragraph.place.page_break_before or paragraph.own_text.startswith("\f"):
        return True
    for above in reversed(inspection.parts[: paragraph.number - 1]):
        if above.paragraph.section != paragraph.section or "\f" in above.paragraph.text:
            return True
        if above.paragraph.words or above.paragraph.table:
            return False
    return True


def check_letterhead(inspection: Inspection) -> Iterator[Finding]:
    """F467: red, in the middle, 小标宋."""
    style = inspection.style
    for part in inspection.of_roles(Role.LETTERHEAD):
        faults = []
        paragraph = part.paragraph
        if not is_red(paragraph):
            faults.append(Words("不是红色", "is not red"))
        if paragraph.place.align not in {"center", "distribute"}:
            faults.append(Words("没有居中", "is not centred"))
        fonts = [one.look.fonts.east_asia for one in paragraph.stretches if one.text.strip()]
        wrong = next((font for font in fonts if not is_of_family(font, style.title_font)), None)
        if wrong is not None:
            name = font_words(wrong)
            faults.append(Words(f"用{name.zh}，不是小标宋", f"is in {name.en}, not 小标宋"))
        if faults:
            yield inspection.at(rules.LETTERHEAD_FORM, [part], fault=joined_words(faults))


def check_document_number(inspection: Inspection) -> Iterator[Finding]:
    """F468 and F469: 〔2007〕3号, and a red line below."""
    numbers = list(inspection.of_roles(Role.NUMBER))
    for part in numbers:
        match = DOCUMENT_NUMBER.search(part.paragraph.text)
        if match and (faults := _number_faults(match)):
            yield inspection.at(
                rules.DOCUMENT_NUMBER_FORM, [part], text=match[0], fault=joined_words(faults)
            )
    head = [part for part in numbers if not SIGNER.match(part.paragraph.text)]
    if head and list(inspection.of_roles(Role.LETTERHEAD)) and not _has_red_line(inspection):
        yield inspection.at(rules.RED_LINE_MISSING, head[-1:])


def _number_faults(match: re.Match[str]) -> list[Words]:
    before, year, behind, first, number = match.groups()
    faults = []
    if before + behind != "〔〕":
        faults.append(Words("括号不是六角括号〔〕", "has not the brackets 〔〕"))
    if len(year) != YEAR_DIGITS:
        faults.append(Words("年份不全", "has no full year"))
    if first:
        faults.append(Words("加了“第”", "has 第"))
    if number.startswith("0"):
        faults.append(Words("序号补了0", "is padded with 0"))
    return faults


def _has_red_line(inspection: Inspection) -> bool:
    """Whether a red line stands somewhere above the title."""
    title = next(inspection.of_roles(Role.TITLE), None)
    end = title.paragraph.number if title else len(inspection.parts) + 1
    above = [part.paragraph for part in inspection.parts if part.paragraph.number < end]
    lined = any(
        one.has_line or (one.place.borders and one.place.border_colour in REDS) for one in above
    )
    tables = {one.table for one in above if one.table}
    red_tables = (table for table in inspection.file.tables if table.border_colours & REDS)
    return lined or any(table.number in tables for table in red_tables)


def check_colophon(inspection: Inspection) -> Iterator[Finding]:
    """F470: 四号 仿宋, 抄送 with a stop."""
    style = inspection.style
    for part in inspection.of_roles(Role.COLOPHON):
        faults = []
        paragraph = part.paragraph
        size = size_of(paragraph)
        if size != style.small_size:
            words = size_words(size)
            faults.append(Words(f"是{words.zh}，不是四号", f"has {words.en}, not 14 pt"))
        fonts = {one.look.fonts.east_asia for one in paragraph.stretches if one.text.strip()}
        if any(not is_of_family(font, style.body_font) for font in fonts):
            faults.append(Words("不是仿宋", "is not in 仿宋"))
        if paragraph.words.startswith("抄送") and not paragraph.words.endswith("。"):
            faults.append(Words("抄送末尾没有句号", "has no stop behind the copies"))
        if faults:
            yield inspection.at(rules.COLOPHON_FORM, [part], fault=joined_words(faults))


def check_order(inspection: Inspection) -> Iterator[Finding]:
    """F471: attachment names, signature, date, note in this order."""
    ranks = {role: rank for rank, (role, _) in enumerate(ORDER)}
    names = dict(ORDER)
    highest: PageElement | None = None
    for part in inspection.of_roles(*AT_END):
        if highest is not None and ranks[part.role] < ranks[highest.role]:
            yield inspection.at(
                rules.ELEMENT_ORDER, [part], element=names[part.role], before=names[highest.role]
            )
        else:
            highest = part


def check_note(inspection: Inspection) -> Iterator[Finding]:
    """F472: two characters in."""
    for part in inspection.of_roles(Role.NOTE):
        start = start_of_first_line(part.paragraph) + leading_space(part.paragraph)
        if abs(start - 2) > INDENT_TOLERANCE:
            yield inspection.at(rules.NOTE_FORM, [part])


def check_tables(inspection: Inspection) -> Iterator[Finding]:
    """F473, F474 and F475, for tables of data; those that lay out a header are left out."""
    parts = {part.paragraph.number: part for part in inspection.parts}
    for table in inspection.file.tables:
        first = parts.get(table.first_paragraph)
        if first is None or first.role is not Role.TABLE or table.is_floating:
            continue
        section = inspection.file.sections[min(table.section, len(inspection.file.sections) - 1)]
        room = _type_width(section)
        if room and table.width > room + TABLE_TOLERANCE:
            yield inspection.at(
                rules.TABLE_WIDE,
                [first],
                width=f"{millimetres(table.width):.0f}",
                room=f"{millimetres(room):.0f}",
            )
        if _takes_pages(table) and not table.repeats_head:
            yield inspection.at(rules.TABLE_HEAD, [first], rows=table.rows)
        if _takes_pages(table) and table.breaks_rows:
            yield inspection.at(rules.ROWS_BREAK, [first])


def _takes_pages(table: WordTable) -> bool:
    return table.rows >= LONG_TABLE


def _type_width(section: PageSection) -> int:
    """The width of the type area; 0 when the file does not say it."""
    margins = section.margins
    if not section.width or margins.left is None or margins.right is None:
        return 0
    return section.width - margins.left - margins.right


CHECKS = (
    check_recipient,
    check_attachment_names,
    check_signature,
    check_no_text_page,
    check_attachments,
    check_letterhead,
    check_document_number,
    check_colophon,
    check_order,
    check_note,
    check_tables,
)
