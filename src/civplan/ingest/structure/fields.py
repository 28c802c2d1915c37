"""Recipient, signature, date and year of a document, by their place and form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from civplan.ingest.structure.aside import ORIGIN, RECOMMENDED, TITLE_SIGN, Aside
from civplan.ingest.structure.bodies import has_site_words
from civplan.ingest.structure.document_numbers import document_number
from civplan.ingest.structure.labels import label_at_start
from civplan.ingest.structure.lines import LINE_BLANKS, TextLine
from civplan.ingest.structure.titles import has_title_word
from civplan.model.figures import HALF_WIDTH, YEAR_NUMERALS

LONGEST_RECIPIENT_LINE = 100
"""Characters of the line that names the recipients."""
LONGEST_ISSUER_LINE = 40
"""Characters of a line that names an issuer."""
SHORTEST_UNDATED_ISSUER, LONGEST_UNDATED_ISSUER = 4, 20
"""Characters of the name of an issuer under which there is no date."""
SHORTEST_RECIPIENT = 5
"""Characters of such a line, with its colon, when none of its words says that it is one."""
MOST_SIGNATURES = 4
"""Lines of issuers above a date."""
FIRST_PLAN_YEAR, LAST_PLAN_YEAR = 1980, 2099

_DATE_SIGNS = "0-9０-９○〇零OＯ一二三四五六七八九十xX×*＊_"
_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_WRITTEN_DATE = (
    rf"(?:{_MONTHS}\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}}|(?:[0-9]{{1,2}}\s+)?{_MONTHS}\.?,?\s+[0-9]{{4}}"
    rf"|[{_DATE_SIGNS}]{{2,4}}\s*年\s*[{_DATE_SIGNS}]{{1,3}}\s*月(?:\s*[{_DATE_SIGNS}]{{1,3}}\s*[日号])?"
    r"|[0-9_xX*]{4}[-./][0-9_xX*]{1,2}[-./][0-9_xX*]{1,2})"
)
_DATE_LINE = re.compile(rf"^[(（]?\s*({_WRITTEN_DATE})\s*[)）]?$")
_SIGNED_DATE = re.compile(rf"^(.{{2,{LONGEST_ISSUER_LINE}}}?)[\s\u3000]+({_WRITTEN_DATE})$")
_TIGHT_SIGNED_DATE = re.compile(
    rf"^(.{{2,{LONGEST_ISSUER_LINE}}}?(?:社区|居委会|委员会|党支部|党委|党总支|办事处|办公室|服务站|工作站))({_WRITTEN_DATE})$"
)
_BRACKETED_DATE = re.compile(rf"^[(（]\s*({_WRITTEN_DATE})\s*[)）]$")
_DEED = re.compile(
    "建设|创建|打造|努力|共建|推进|构建|建成|加强|开展|服务|争创|和谐|文明|美丽|平安|我们"
)
"""What makes a line a slogan and no name: 共建文明和谐社区."""
_ISSUER = re.compile(
    r"(?:社区|居委会|居民委员会|村委会|委员会|党支部|党委|党总支|总支|支部|办事处|政府|办公室|服务站|工作站|街道|领导小组|协会"
    r"|服务中心|妇联|残联|侨联|联合会|关工委|工委|团委|团支部|工会|业委会|管委会|居委|指挥部|专班"
    r"|科|局|办|站|所|村|公司|学校|医院|单位|[(（]?(?:盖)?章[)）]?)$"
)
_ENGLISH_ISSUER = re.compile(r"(?:[A-Z][\w'’.-]*\s+(?:(?:of|the|and|for)\s+)*){1,6}[A-Z]\w+")
_PERSON = re.compile(
    r"[(（]?(?:.{0,24}?(?:述职|报告|汇报|发言)人\s*[:：]\s*"
    r"|[^\s:：]{2,24}(?:书记|主任|委员|干事|专干|助理|网格员|[站所会组队院校]长|工作者)[\s\u3000:：]+)"
    r"[\u3400-\u9fff·]{1,4}(?:[\s\u3000][\u3400-\u9fff])?[)）]?"
)
"""A person who reports: 述职人：方若兰, 社区书记　方若兰."""
_SENTENCE = re.compile("[。，；！？!?;,：:]")
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
_ANNOUNCES_TEXT = re.compile(r"如下[：:]?$|以下|下列|如下")
_FULL_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=\s*(?:年|[-—－～~至]|[^0-9]|$))")
_SHORT_YEAR = re.compile(r"(?<![0-9])([0-9]{2})年(?!来|以来|间|前|后|内|多|历程|规划)")
_HAN_YEAR = re.compile("[一二][九○〇零0O][〇○零0O一二三四五六七八九]{2}(?=年)")
_ZEROS = str.maketrans(dict.fromkeys("O", "0"))
"""What people type for 〇."""


class Fields(NamedTuple):
    """What stands around the text of a document, and the lines that are left."""

    recipient: str
    signature: str
    date: str
    number: str
    lines: tuple[TextLine, ...]
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
    ending = _signature(rest[:end])
    text, tail = ending.text, rest[end:]
    if ending.signature or ending.date:
        text += [line for line in tail if not _is_other_page(line)]
        asides += [Aside(line, RECOMMENDED) for line in tail if _is_other_page(line)]
    else:
        text = rest
    date = ending.date
    if top.date is not None:
        asides += [Aside(top.date, ORIGIN)] if date else _signs_around(top.date)
        date = date or _date_in_line(top.date)
    signature = "\n".join(filter(None, (top.issuer, ending.signature)))
    return Fields(recipient, signature, date, top.number, tuple(text), (*asides, *ending.signs))


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
        elif date is None and _BRACKETED_DATE.match(line.text):
            date = line
        elif not issuer and _is_person(line):
            issuer = line.text
        elif not issuer and _is_issuer(line) and not _is_issuer(rest[1]):
            if re.search(r"[0-9\s]", line.text):
                asides.append(Aside(line, ORIGIN))
            else:
                issuer = _issuers_of(line.text)
        else:
            break
        rest.pop(0)
    return _UnderTitle(tuple(rest), issuer, number, date, tuple(asides))


def _date_in_line(line: TextLine) -> str:
    """The date of a line that is one, without the brackets around it."""
    match = _DATE_LINE.match(line.text)
    return match[1] if match else ""


def _signs_around(line: TextLine) -> list[Aside]:
    """The brackets around a date."""
    match = _DATE_LINE.match(line.text)
    if match is None or match[1] == line.text:
        return []
    start, end = match.span(1)
    return [Aside(line.part(0, start), TITLE_SIGN), Aside(line.part(end), TITLE_SIGN)]


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
        before = position - 1
        while before > 0 and _BRACKETED_NOTE.fullmatch(lines[before].text):
            before -= 1
        if before >= 0 and is_attachment_head(line) and _dated(lines[before]) is not None:
            return before + 1
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if _dated(line) is not None:
            return position + 1
        if not (_is_other_page(line) or _ATTACHMENT.match(line.text)):
            break
    end = len(lines)
    while end and _is_other_page(lines[end - 1]):
        end -= 1
    return end


def _is_other_page(line: TextLine) -> bool:
    """True for a line behind a signature that begins another page's document."""
    if line.rows or line.number or label_at_start(line.text):
        return False
    return (
        has_site_words(line.text)
        or line.text.endswith(("...", "…"))
        or (has_title_word(line.text) and not _SENTENCE.search(line.text))
    )


def _dated(line: TextLine) -> tuple[str, str] | None:
    """The issuer, which may be empty, and the date of a line that ends a document."""
    if line.rows or line.number or len(line.text) > 2 * LONGEST_ISSUER_LINE:
        return None
    alone = _DATE_LINE.match(line.text)
    if alone:
        return "", alone[1]
    signed = _SIGNED_DATE.match(line.text) or _TIGHT_SIGNED_DATE.match(line.text)
    if signed and not _SENTENCE.search(signed[1]) and not label_at_start(line.text):
        return signed[1].rstrip(LINE_BLANKS), signed[2]
    return None


def is_attachment_head(line: TextLine) -> bool:
    """True for the line above an attachment: 附件, 附件2, 附件：…."""
    return not line.rows and bool(_ATTACHED.match(line.text))


def is_date_line(line: TextLine) -> bool:
    """True for a line that is the date under a text, with or without the issuer before it."""
    return _dated(line) is not None


class _Ending(NamedTuple):
    """The end of a document: its issuers by lines, its date, and the text before them."""

    signature: str
    date: str
    text: list[TextLine]
    signs: list[Aside]


def _signature(lines: Sequence[TextLine]) -> _Ending:
    """The issuers and the date at the end of a text, in either order."""
    text = list(lines)
    issuers: list[str] = []
    date = ""
    signs: list[Aside] = []
    is_behind = len(text) > 1 and _is_issuer(text[-1]) and _dated(text[-2]) is not None
    behind = [text.pop().text] if is_behind and _dated(text[-1]) is None else []
    if text and (dated := _dated(text[-1])):
        signs = [] if dated[0] else _signs_around(text[-1])
        text.pop()
        date = dated[1]
        issuers = [dated[0]] if dated[0] else []
    while (
        text[1:]
        and len(issuers) < MOST_SIGNATURES
        and (_is_issuer(text[-1], alone=not date) or _is_person(text[-1]))
    ):
        issuers.insert(0, _issuers_of(text.pop().text))
    return _Ending("\n".join([*issuers, *behind]), date, text, signs)


def _issuers_of(text: str) -> str:
    """The issuers that a line names, by lines; wide blanks stand between them."""
    names = re.split(r"[\s\u3000]{2,}|\u3000", text)
    return "\n".join(names) if all(_ISSUER.search(name) for name in names) else text


def _is_person(line: TextLine) -> bool:
    """True for a line that names who reports, by the word before the name or the post."""
    return not line.rows and not line.number and bool(_PERSON.fullmatch(line.text))


def _is_issuer(line: TextLine, *, alone: bool = False) -> bool:
    """True for a line that names who issues the document.

    Args:
        line: The line.
        alone: Whether no date stands under it; then it names a body for certain.
    """
    text = line.text
    if line.rows or line.number or label_at_start(text) or len(text) > LONGEST_ISSUER_LINE:
        return False
    if _SENTENCE.search(text) or has_title_word(text):
        return False
    if not alone and _ENGLISH_ISSUER.fullmatch(text):
        return True
    if not _ISSUER.search(text):
        return False
    is_name = SHORTEST_UNDATED_ISSUER <= len(text) <= LONGEST_UNDATED_ISSUER and not _DEED.search(
        text
    )
    return not alone or line.right or (is_name and bool(re.search("社区|居委会|村委会", text)))


def year_of(title: str, date: str) -> int | None:
    """The year that a title names, else a date; None when neither names one."""
    return year_in(title) or year_in(date)


def year_in(text: str) -> int | None:
    """The year that a text names: 2007, 07年 or 二〇〇七年; None when it names none.

    Of two digits the century is the one that plans are of; 30年来 is no year.
    """
    text = text.translate(HALF_WIDTH)
    if full := _FULL_YEAR.search(text):
        return int(full[1])
    if short := _SHORT_YEAR.search(text):
        century = 1900 if int(short[1]) >= FIRST_PLAN_YEAR % 100 else 2000
        return century + int(short[1])
    if written := _HAN_YEAR.search(text):
        year = int(written[0].translate(_ZEROS).translate(YEAR_NUMERALS))
        return year if FIRST_PLAN_YEAR <= year <= LAST_PLAN_YEAR else None
    return None
