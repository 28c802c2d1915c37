"""S108, S112 to S114, S116: the title of a document, its number (发文字号) and the names on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.plan import DocumentDetails
from civplan.rules.context import CheckContext
from civplan.rules.prose import HAN, PASSAGE_BREAK, Hit, Passage

OTHER_DOCUMENT = Rule(
    "S108",
    "title-names-other-document",
    Severity.WARNING,
    Words("{document}的标题写成了“{other}”", "the {document}'s title says “{other}”"),
    Words(
        "标题末尾改为“{right}”；不写标题，就用文种的标题",
        "end it with “{right}”; without a title the pack gives one",
    ),
    why=Words(
        "年底的总结常从年初的计划改写，标题容易漏改。标题末尾的词说明这是什么文件，"
        "写错了，收文的人就会归错档。",
        "The summary is often adapted from the plan, and its title is easily left as it was. The"
        " title's last word says what the document is; when it is wrong, it is filed wrongly.",
    ),
    fails="""\
plan:
  title: 湖内社区2007年创建文明社区工作总结
  date: 2007-01-10
""",
    passes="""\
plan:
  title: 湖内社区2007年创建文明社区工作计划
  date: 2007-01-10
""",
    fix=Safety.UNSAFE,
)
NUMBER_OF_OTHER_YEAR = Rule(
    "S112",
    "number-of-other-year",
    Severity.WARNING,
    Words(
        "发文字号是{year}年的，成文日期是{date_year}年",
        "the number is of {year}, but the document is dated {date_year}",
    ),
    Words("核对发文字号的年份和成文日期", "check the number's year against the date"),
    why=Words(
        "发文字号按成文的年份编排。年份和成文日期对不上，多半是沿用上年的文件忘了改。",
        "Numbers are given out by the year in which documents are signed. Where the two differ,"
        " one of them was most likely left over from last year's file.",
    ),
    fails="""\
plan:
  number: 通湖社〔2006〕3号
  date: 2007-01-10
""",
    passes="""\
plan:
  number: 通湖社〔2007〕3号
  date: 2007-01-10
""",
)
NUMBER_FORM = Rule(
    "S113",
    "number-form",
    Severity.WARNING,
    Words(
        "发文字号“{number}”的写法不规范（GB/T 9704-2012，7.2.5）",
        "the number “{number}” is not written as it should be (GB/T 9704-2012, 7.2.5)",
    ),
    Words(
        "写成“{right}”的样子：年份四位，用六角括号〔〕；序号不加“第”、不补 0，后面加“号”",
        "write it like “{right}”: four digits of the year in 〔〕, then the number without 第 and"
        " without a leading 0, then 号",
    ),
    why=Words(
        "发文字号由机关代字、年份、发文顺序号组成。年份标全称，用六角括号括入；"
        "顺序号不加“第”字，不编虚位，后面加“号”字。",
        "A document's number is made of the issuer's sign, the year and a running number. The year"
        " stands in full between the brackets 〔〕; the running number has no 第 and no leading 0,"
        " and ends with 号.",
    ),
    fails="""\
plan:
  number: 通湖社【2007】第03号
  date: 2007-01-10
""",
    passes="""\
plan:
  number: 通湖社〔2007〕3号
  date: 2007-01-10
""",
    fix=Safety.SAFE,
)

YEAR_TITLE_MIDYEAR = Rule(
    "S116",
    "year-title-midyear",
    Severity.INFO,
    Words(
        "总结的日期是{date_year}年{month}月，文种的标题却说“{year}年度”",
        "the summary is dated {date_year}-{month}, but the pack's title says {year}年度",
    ),
    Words(
        "是{period}的总结，在“总结:”下写上“标题: {title}”；是全年的，核对成文日期",
        "for a summary of {period} write “title: {title}” below “summary:”; for one of the whole"
        " year check the date",
    ),
    why=Words(
        "没有写标题的总结用文种的标题。标题里的“年度”是全年的意思，"
        "而年中的总结只说到成文的时候，正文也写“今年以来”。",
        "A summary without a title has the pack's, and 年度 stands for the whole year; one that is"
        " dated in the middle of the year tells of the time until then.",
    ),
    numbers=(
        Words(
            "成文日期在 3 月至 10 月的才提示",
            "for dates from month 3 to month 10",
        ),
    ),
    fails="""\
pack: annual-work
work:
  areas:
    - name: 环境整治
      items:
        - text: 清理楼道。
          status: done
          result: 清理楼道4次。
summary:
  date: 2007-07-05
""",
    passes="""\
pack: annual-work
work:
  areas:
    - name: 环境整治
      items:
        - text: 清理楼道。
          status: done
          result: 清理楼道4次。
summary:
  title: 湖内社区2007年上半年工作总结
  date: 2007-07-05
""",
)
PERIODS_BY_MONTH = {
    **dict.fromkeys((3, 4), "第一季度"),
    5: "1至4月",
    **dict.fromkeys((6, 7, 8), "上半年"),
    **dict.fromkeys((9, 10), "前三季度"),
}
"""What a summary is most likely of, by the month of its date."""
ANNUAL = "{year}年度"
"""How a pack's title says that it is of a whole year."""
TITLE_OPENERS, TITLE_CLOSERS = "（(〔【[", "）)〕】]"
TITLE_JOINERS = "暨及和与、"
"""Signs that join the names of two documents in one title."""
RIGHT_NUMBER = r"[^〔〕\[\]【】（）()0-9]+〔[0-9]{4}〕[1-9][0-9]*号"
MEANT_NUMBER = (
    r"(?P<sign>[^〔\[【（(［{〈0-9]+?) *[〔\[【（(［{〈] *(?P<year>[0-9]{4})年? *[〕\]】）)］}〉]"
    r" *第? *0*(?P<count>[1-9][0-9]*) *号?"
)
"""A number with a wrong form of which the right one is clear."""
LONGEST_DOCUMENT_NUMBER = 60
"""Characters of a number whose right form is looked for."""
YEAR_IN_NUMBER = r"[〔\[【（(［{〈] *([0-9]{4})年? *[〕\]】）)］}〉]"


def _wrong_titles(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a title whose last word is the other document's."""
    for document in context.documents:
        lines = _passages_at(context, document, "title")
        last = next((line for line in reversed(lines) if _without_brackets(line.text)), None)
        other = Document.PLAN if document is Document.SUMMARY else Document.SUMMARY
        if last is None or not _names_other(lines, last, document, other):
            continue
        end = len(_without_brackets(last.text))
        start = end - len(other.zh)
        names = {"document": document.words, "other": other.zh, "right": document.zh}
        finding = OTHER_DOCUMENT.at(context.places.part(last, start, end), **names)
        yield context.with_edit_in(finding, last, start, end, document.zh)


def _names_other(
    lines: Sequence[Passage], last: Passage, document: Document, other: Document
) -> bool:
    """True when a title ends with the other document's name and does not join the two."""
    if not _without_brackets(last.text).endswith(other.zh):
        return False
    whole = "".join(line.text for line in lines)
    if document is Document.SUMMARY:
        return document.zh not in whole
    behind = whole.partition(document.zh)[2]
    return not any(sign in behind for sign in TITLE_JOINERS)


def _without_brackets(title: str) -> str:
    """A title without brackets at its end, such as （草案）."""
    bare = title.rstrip()
    while bare.endswith(tuple(TITLE_CLOSERS)):
        start = max(bare.rfind(sign) for sign in TITLE_OPENERS)
        if start < 0:
            return bare
        bare = bare[:start].rstrip()
    return bare


def _passages_at(context: CheckContext, document: Document, field: str) -> list[Passage]:
    """The passages of a field of one document."""
    path = (document.value, field)
    return [passage for passage in context.prose.passages if passage.path == path]


def _year_titles(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a summary of mid-year whose title is the pack's, with 年度."""
    plan, summary = context.plan, context.plan.summary
    pattern = context.profile.summary.title
    if Document.SUMMARY not in context.documents or summary is None or plan.stage or summary.title:
        return
    date = summary.date
    if date is None or date.is_long_term or date.year != plan.year or ANNUAL not in pattern:
        return
    month = date.last_day.month
    period = PERIODS_BY_MONTH.get(month, "")
    title = pattern.replace(ANNUAL, f"{{year}}年{period}")
    for name, value in {
        "community": plan.community,
        "year": str(plan.year),
        "campaign": plan.campaign,
    }.items():
        title = title.replace(f"{{{name}}}", value)
    if period and "{" not in title:
        values = {"date_year": date.year, "year": plan.year, "month": month}
        place = summary.span_of("date")
        yield YEAR_TITLE_MIDYEAR.at(place, period=period, title=title, **values)


def _document_numbers(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a number of another year, or one that is written in a wrong form."""
    for document in context.documents:
        details = context.plan.details(document)
        if details and details.number:
            yield from _number_of_other_year(details, details.number)
            yield from _number_form(context, document, details.number)


def _number_of_other_year(details: DocumentDetails, number: str) -> Iterator[Finding]:
    """The finding that a number and its document's date are of different years."""
    year = re.search(YEAR_IN_NUMBER, number)
    if year and details.date and details.date.year and details.date.year != int(year[1]):
        values = {"year": year[1], "date_year": details.date.year}
        yield NUMBER_OF_OTHER_YEAR.at(details.span_of("number"), **values)


def _number_form(context: CheckContext, document: Document, number: str) -> Iterator[Finding]:
    """The finding that the form of a number is not that of the standard."""
    if re.fullmatch(RIGHT_NUMBER, number):
        return
    parts = re.fullmatch(MEANT_NUMBER, number) if len(number) <= LONGEST_DOCUMENT_NUMBER else None
    right = f"{parts['sign']}〔{parts['year']}〕{parts['count']}号" if parts else ""
    for passage in _passages_at(context, document, "number"):
        values = {"number": number, "right": right or f"通湖社〔{context.plan.year}〕3号"}
        finding = NUMBER_FORM.at(passage.span, **values)
        yield context.with_edit_in(finding, passage, 0, len(number), right) if right else finding


DOCUMENT_NUMBER_BRACKETS = Rule(
    "P321",
    "document-number-brackets",
    Severity.WARNING,
    Words("发文字号的年份写成了“{text}”", "the year of a document's number is written “{text}”"),
    Words("改成“{wanted}”", "write “{wanted}”"),
    why=Words(
        "GB/T 9704-2012 第 7.2.5 条规定，发文字号的年份标全称，用六角括号“〔〕”括入；"
        "圆括号、方括号都不对。证件、许可的编号不在此列。",
        "GB/T 9704-2012, 7.2.5, puts the year of a document's number in brackets of the form 〔〕."
        " Numbers of certificates are left alone.",
    ),
    fails="""\
principles: 按照通政发（2007）12号文件的要求，把实事办好。
""",
    passes="""\
principles: 按照通政发〔2007〕12号文件的要求，把实事办好。
""",
    fix=Safety.SAFE,
)

YEAR_IN_BRACKETS = (
    r"(?P<open>[(（[［【〈<＜{﹝])(?P<year>(?:19|20)[0-9]{2})(?P<close>[)）\]］】〉>＞}﹞])"
)
SERIAL_NUMBER = r"(?P<gap> ?)(?=[0-9]{1,5} ?号(?![楼院栋线]))"
NO_DOCUMENT = "证|许可|审图|准|备|字"
"""Words before the year of other numbers."""
LONGEST_WORD = 2
"""Characters of these words."""


def _numbers_in_wrong_brackets(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each document's number with its year in other brackets."""
    if "号" not in context.prose.text:
        return
    for hit in context.find(re.compile(YEAR_IN_BRACKETS + SERIAL_NUMBER)):
        if hit.passage.field != "number" and is_document_number(hit):  # the key has S113
            wanted = f"〔{hit.match['year']}〕"
            finding = context.at(
                DOCUMENT_NUMBER_BRACKETS, hit, text=hit.text.rstrip(), wanted=wanted
            )
            for part, right in (("open", "〔"), ("close", "〕"), ("gap", "")):
                if hit.match[part]:
                    finding = context.with_edit(finding, hit.part(part), right)
            yield finding


def is_document_number(bracket: Hit) -> bool:
    """True for a bracket before the year of a document's number, with the body's name before it."""
    start, text = bracket.start, bracket.passage.text
    return bool(
        re.compile(YEAR_IN_BRACKETS + SERIAL_NUMBER).match(text, start)
        and bracket.follows(f"{HAN} ?$", 2)
        and not bracket.follows(f"(?:{NO_DOCUMENT}) ?$", LONGEST_WORD + 1)
    )


QUOTED_NAME = Rule(
    "S114",
    "quoted-name",
    Severity.WARNING,
    Words("名称带着引号：{text}", "a name stands in quotation marks: {text}"),
    Words("去掉引号：{name}", "take the marks away: {name}"),
    why=Words(
        "名称两边的“”会照样印进标题和落款，也和名册里的名称对不上。YAML 里的名称不用加引号。",
        "The marks around a name are printed in the title and the signature, and the name is not"
        " found in the roster. YAML needs no quotation marks around a name.",
    ),
    fails="""\
community: “湖内社区”
""",
    passes="""\
community: 湖内社区
""",
    fix=Safety.SAFE,
)
NAME_FIELDS = frozenset({"community", "district", "issuer", "people", "recipient", "copies"})
"""Fields that hold the name of a person or a body; a heading or a team may have its quotes."""
QUOTES = {"“": "”", "‘": "’", "「": "」", "”": "”", "『": "』", '"': '"', "'": "'"}


def _quoted_names(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name in quotation marks."""
    prose = f"{PASSAGE_BREAK}{context.prose.text}"
    if not any(mark in prose and f"{PASSAGE_BREAK}{mark}" in prose for mark in QUOTES):
        return
    for passage in context.prose.passages:
        text = passage.text
        if text[:1] not in QUOTES:
            continue
        is_name = passage.field in NAME_FIELDS or passage.path[-2:] == ("members", "name")
        if not is_name or QUOTES[text[0]] != text[-1] or len(text) <= len("“”"):
            continue
        name = text[1:-1].strip()
        if name and not any(mark in name for mark in "“”‘’"):
            finding = QUOTED_NAME.at(passage.span, text=text, name=name)
            yield context.with_edit_in(finding, passage, 0, len(text), name)


RULES = (
    QUOTED_NAME,
    OTHER_DOCUMENT,
    NUMBER_OF_OTHER_YEAR,
    NUMBER_FORM,
    YEAR_TITLE_MIDYEAR,
    DOCUMENT_NUMBER_BRACKETS,
)
CHECKS = (
    _quoted_names,
    _wrong_titles,
    _year_titles,
    _document_numbers,
    _numbers_in_wrong_brackets,
)
