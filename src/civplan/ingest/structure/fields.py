"""Recipient, number, signature and date of a document, by their place around its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from civplan.ingest.structure.aside import ORIGIN, RECOMMENDED, TITLE_SIGN, Aside
from civplan.ingest.structure.bodies import has_site_words
from civplan.ingest.structure.document_numbers import document_number
from civplan.ingest.structure.labels import label_at_start
from civplan.ingest.structure.lines import LINE_BLANKS, TextLine
from civplan.ingest.structure.signatures import (
    LONGEST_ISSUER_LINE,
    date_in_line,
    is_bracketed_date,
    is_date_line,
    is_issuer,
    is_person,
    issuers_of,
    signature_of,
    signs_around_date,
)
from civplan.ingest.structure.titles import has_title_word

LONGEST_RECIPIENT_LINE = 100
"""Characters of the line that names the recipients."""
SHORTEST_RECIPIENT = 5
"""Characters of such a line, with its colon, when none of its words says that it is one."""

_RECIPIENT_WORD = re.compile(
    r"办事处|街道|党委|党工委|政府|单位|部门|社区|科室|居委会|村委会|各|局|委|办|领导|同志|代表|尊敬|亲爱|居民|朋友|文明办|上级"
)
_SALUTATIONS = ("各", "尊敬的", "亲爱的", "同志们")
"""What begins a line that may name several of those addressed, with commas between them."""
_ATTACHMENT = re.compile(
    r"附(?:[件:：]|[表图录])|抄[送报]|主题词|.*印发$|[(（]此件|[(（]?联系(?:人|电话)"
)
_ATTACHED = re.compile(
    r"附(?:件|表|图|录)?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?\s*(?:[:：]|$)"
)
"""The line above an attachment."""
_BRACKETED_NOTE = re.compile(r"[（(](?:此件|联系)[^（）()]{2,60}[）)]")
"""What stands in brackets between the date and the attachments (附注)."""
MOST_NOTES = 3
"""Lines under a signature that say who wrote the document or whom to ask."""
_ENDS_AS_TEXT = re.compile("[。；;，,：:！!？?、]$")
_ANNOUNCES_TEXT = re.compile(r"如下[：:]?$|以下|下列|如下")


class Fields(NamedTuple):
    """What stands around the text of a document, and the lines that are left."""

    recipient: str
    signature: str
    date: str
    number: str
    lines: tuple[TextLine, ...]
    notes: tuple[TextLine, ...]
    """Those of the lines that stood under the date: 撰稿人：江远帆."""
    asides: tuple[Aside, ...]


def read_fields(lines: Sequence[TextLine], *, has_title: bool) -> Fields:
    """Take the recipient off the beginning of a text, its signature and date off the end."""
    top = _under_title(lines) if has_title else _UnderTitle(lines=tuple(lines))
    rest = list(top.lines)
    asides = list(top.asides)
    recipient = ""
    if has_title and len(rest) > 1 and _is_recipient(rest[0], rest[1]):
        line = rest.pop(0)
        recipient = line.text.rstrip(f"{LINE_BLANKS}：:")
        asides.append(Aside(line.part(len(recipient)), TITLE_SIGN))
    end = _end_of_text(rest)
    ending = signature_of(rest[:end])
    text, tail = ending.text, rest[end:]
    notes: list[TextLine] = []
    if ending.signature or ending.date:
        behind = [line for line in tail if not _is_other_page(line)]
        text += behind
        if not any(map(is_attachment_head, behind)):
            notes = [line for line in behind if not _ATTACHMENT.match(line.text)]
        asides += [Aside(line, RECOMMENDED) for line in tail if _is_other_page(line)]
    else:
        text = rest
    date = ending.date
    if top.date is not None:
        asides += [Aside(top.date, ORIGIN)] if date else signs_around_date(top.date)
        date = date or date_in_line(top.date)
    signature = "\n".join(filter(None, (top.issuer, ending.signature)))
    asides += ending.signs
    return Fields(recipient, signature, date, top.number, tuple(text), tuple(notes), tuple(asides))


class _UnderTitle(NamedTuple):
    """What stands between a title and the text."""

    lines: tuple[TextLine, ...]
    """What follows."""
    issuer: str = ""
    number: str = ""
    date: TextLine | None = None
    """The line of a date in brackets."""
    asides: tuple[Aside, ...] = ()


def _under_title(lines: Sequence[TextLine]) -> _UnderTitle:
    rest = list(lines)
    issuer, number, date = "", "", None
    asides: list[Aside] = []
    while len(rest) > 1:
        line = rest[0]
        below = None if number else document_number(line)
        if below:
            number = below.number
            asides += [*below.signs, *([Aside(below.signer, ORIGIN)] if below.signer else [])]
        elif date is None and (is_bracketed_date(line) or (issuer and date_in_line(line))):
            date = line
        elif not issuer and is_person(line):
            issuer = line.text
        elif not issuer and is_issuer(line) and not is_issuer(rest[1]):
            if re.search(r"[0-9\s]", line.text):
                asides.append(Aside(line, ORIGIN))
            else:
                issuer = issuers_of(line.text)
        else:
            break
        rest.pop(0)
    return _UnderTitle(tuple(rest), issuer, number, date, tuple(asides))


def _is_recipient(line: TextLine, following: TextLine) -> bool:
    """True for the line under a title that ends in a colon and names those addressed."""
    text = line.text
    if line.rows or line.number or not text.endswith(("：", ":")) or label_at_start(text):
        return False
    if following.rows:
        return bool(_RECIPIENT_WORD.search(text))
    if (
        len(text) > LONGEST_RECIPIENT_LINE
        or re.search("[。；]" if text.startswith(_SALUTATIONS) else "[。；，,]", text[:-1])
        or _ANNOUNCES_TEXT.search(text)
    ):
        return False
    if label_at_start(following.text) or following.number:
        return bool(_RECIPIENT_WORD.search(text))
    is_long = len(text) >= SHORTEST_RECIPIENT
    return bool(_RECIPIENT_WORD.search(text)) or (is_long and len(following.text) > len(text))


def _end_of_text(lines: Sequence[TextLine]) -> int:
    """The number of lines up to the date under the text; all, when there is none."""
    for position, line in enumerate(lines):
        if is_attachment_head(line):
            before = position - 1
            while before > 0 and _BRACKETED_NOTE.fullmatch(lines[before].text):
                before -= 1
            if before >= 0 and is_date_line(lines[before]):
                return before + 1
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if is_date_line(line):
            return position + 1
        if not (_is_other_page(line) or _ATTACHMENT.match(line.text)):
            break
    if (signed := _signature_above_notes(lines)) is not None:
        return signed
    end = len(lines)
    while end and _is_other_page(lines[end - 1]):
        end -= 1
    return end


def _signature_above_notes(lines: Sequence[TextLine]) -> int | None:
    """The number of lines up to a date under an issuer, with a few short lines behind it.

    Those say who wrote it or whom to ask: 撰稿人：江远帆. A line that counts, says a sentence or
    announces another is text; None where one is among them.
    """
    for end in range(len(lines) - 1, max(1, len(lines) - MOST_NOTES - 1), -1):
        line = lines[end]
        is_long = len(line.text) > LONGEST_ISSUER_LINE or _ENDS_AS_TEXT.search(line.text)
        if line.rows or line.number or line.level or is_long or label_at_start(line.text):
            return None
        is_signed = not date_in_line(lines[end - 1]) or is_issuer(lines[end - 2], alone=True)
        if is_date_line(lines[end - 1]) and is_signed:
            return end
    return None


def _is_other_page(line: TextLine) -> bool:
    """True for a line behind a signature that begins another page's document."""
    if line.rows or line.number or label_at_start(line.text):
        return False
    return (
        has_site_words(line.text)
        or line.text.endswith(("...", "…"))
        or (has_title_word(line.text) and not re.search("[。，；！？!?;,：:]", line.text))
    )


def is_attachment_head(line: TextLine) -> bool:
    """True for the line above an attachment: 附件, 附件2, 附件：…."""
    return not line.rows and bool(_ATTACHED.match(line.text))
