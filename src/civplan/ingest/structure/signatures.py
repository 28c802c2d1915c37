"""Who issues a document, and when: the lines that sign it, their names and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from civplan.ingest.structure.aside import TITLE_SIGN, Aside
from civplan.ingest.structure.labels import label_at_start
from civplan.ingest.structure.lines import LINE_BLANKS, TextLine
from civplan.ingest.structure.titles import has_title_word
from civplan.model.figures import HALF_WIDTH, YEAR_NUMERALS

LONGEST_ISSUER_LINE = 40
"""Characters of a line that names an issuer."""
SHORTEST_UNDATED_ISSUER, LONGEST_UNDATED_ISSUER = 4, 20
"""Characters of the name of an issuer under which there is no date."""
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
_WHOLE_ISSUER = re.compile(".{2,}(?:社区|村|街道|镇|乡).{2,}")
"""One of several on a line: 梅园社区党委, and neither half of 梅园社区 居民委员会."""
_ENGLISH_ISSUER = re.compile(r"(?:[A-Z][\w'’.-]*\s+(?:(?:of|the|and|for)\s+)*){1,6}[A-Z]\w+")
_PERSON = re.compile(
    r"[(（]?(?:.{0,24}?(?:述职|报告|汇报|发言)人\s*[:：]\s*"
    r"|[^\s:：]{2,24}(?:书记|主任|委员|干事|专干|助理|网格员|[站所会组队院校]长|工作者)[\s\u3000:：]+)"
    r"[\u3400-\u9fff·]{1,4}(?:[\s\u3000][\u3400-\u9fff])?[)）]?"
)
"""A person who reports: 述职人：方若兰, 社区书记　方若兰."""
_NAME_ALONE = re.compile(
    r"(?!.*[谢礼致完毕束此告划结总以上])[\u3400-\u9fff](?:[\s\u3000]{0,2}[\u3400-\u9fff]){1,3}"
)
"""The name of a person over a date."""
_SENTENCE = re.compile("[。，；！？!?;,：:]")
_FULL_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=\s*(?:年|[-—－～~至]|[^0-9]|$))")
_SHORT_YEAR = re.compile(r"(?<![0-9])([0-9]{2})年(?!来|以来|间|前|后|内|多|历程|规划)")
_HAN_YEAR = re.compile("[一二][九○〇零0O][〇○零0O一二三四五六七八九]{2}(?=年)")
_LIKE_ZERO = "O"
"""What people type for 〇."""


def is_bracketed_date(line: TextLine) -> bool:
    """True for a date in brackets, as it stands under a title."""
    return bool(_BRACKETED_DATE.match(line.text))


def date_in_line(line: TextLine) -> str:
    """The date of a line that is one, without the brackets around it."""
    match = _DATE_LINE.match(line.text)
    return match[1] if match else ""


def signs_around_date(line: TextLine) -> list[Aside]:
    """The brackets around a date."""
    match = _DATE_LINE.match(line.text)
    if match is None or match[1] == line.text:
        return []
    start, end = match.span(1)
    return [Aside(line.part(0, start), TITLE_SIGN), Aside(line.part(end), TITLE_SIGN)]


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


def is_date_line(line: TextLine) -> bool:
    """True for a line that is the date under a text, with or without the issuer before it."""
    return _dated(line) is not None


class TextEnding(NamedTuple):
    """The end of a document: its issuers by lines, its date, and the text before them."""

    signature: str
    date: str
    text: list[TextLine]
    signs: list[Aside]


def signature_of(lines: Sequence[TextLine]) -> TextEnding:
    """The issuers and the date at the end of a text, in either order."""
    text = list(lines)
    issuers: list[str] = []
    date = ""
    signs: list[Aside] = []
    is_behind = len(text) > 1 and is_issuer(text[-1]) and _dated(text[-2]) is not None
    behind = [text.pop().text] if is_behind and _dated(text[-1]) is None else []
    if text and (dated := _dated(text[-1])):
        signs = [] if dated[0] else signs_around_date(text[-1])
        text.pop()
        date = dated[1]
        issuers = [dated[0]] if dated[0] else []
    while (
        text[1:]
        and len(issuers) < MOST_SIGNATURES
        and (is_issuer(text[-1], alone=not date) or is_person(text[-1], is_dated=bool(date)))
    ):
        issuers.insert(0, issuers_of(text.pop().text))
    return TextEnding("\n".join([*issuers, *behind]), date, text, signs)


def issuers_of(text: str) -> str:
    """The issuers that a line names, by lines; blanks stand between them, each names its place."""
    names = text.split()
    is_several = all(_WHOLE_ISSUER.fullmatch(name) and _ISSUER.search(name) for name in names)
    return "\n".join(names) if is_several else text


def is_person(line: TextLine, *, is_dated: bool = False) -> bool:
    """True for a line that names who reports, by the word before the name or the post.

    Args:
        line: The line.
        is_dated: Whether a date stands under it; then the name alone is enough.
    """
    is_name = is_dated and bool(_NAME_ALONE.fullmatch(line.text))
    is_name = is_name or bool(_PERSON.fullmatch(line.text))
    return is_name and not (line.rows or line.number)


def is_issuer(line: TextLine, *, alone: bool = False) -> bool:
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
        year = int(written[0].replace(_LIKE_ZERO, "0").translate(YEAR_NUMERALS))
        return year if FIRST_PLAN_YEAR <= year <= LAST_PLAN_YEAR else None
    return None
