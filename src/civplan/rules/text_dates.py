"""T233, T234: times in the texts of a plan that contradict the due date or the plan's year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.figures import MONTHS_A_QUARTER, QUARTER_NUMBERS, When, iso_when
from civplan.model.text import TextParagraph
from civplan.rules.context import CheckContext, TextStretch, line_words
from civplan.rules.prose import Hit, Passage, clause_rest, clause_start, hits_in

MONTH_AGAINST_DUE = Rule(
    "T233",
    "month-against-due",
    Severity.WARNING,
    Words(
        "文字里写的是“{said}”，完成时限却是 {due}（{place}）",
        "the text says “{said}”, but it is due on {due} ({place})",
    ),
    Words("核对是哪一个，把两处写成一样", "see which is right, and write it in both places"),
    why=Words(
        "计划印出文字里的时间，检查进度却按“完成时限”。两处不一样，到底何时做完就说不清。",
        "The plan prints the time of the text, but progress is checked by the due date. Where they"
        " differ, nobody can say when it is to be done.",
    ),
    fails="""\
work:
  items:
    - {text: 6月底前完成楼道照明改造。, due: 2007-12}
""",
    passes="""\
work:
  items:
    - {text: 6月底前完成楼道照明改造。, due: 2007-06}
""",
)
OTHER_YEAR = Rule(
    "T234",
    "promise-of-other-year",
    Severity.WARNING,
    Words(
        "{year}年度的计划里承诺的是“{said}”的事",
        "the plan for {year} promises something for “{said}”",
    ),
    Words("改成{year}年；说的是过去的事，写明“已”", "write {year}; say 已 of what is past"),
    why=Words(
        "沿用上年的文字，标题改了，正文里的年份容易漏改，计划就承诺了别的年份的事。",
        "When last year's text is taken over, its title is changed and the years within are easily"
        " left as they were: the plan then promises something for another year.",
    ),
    fails="""\
work:
  items: [2006年6月底前完成楼道照明改造。]
""",
    passes="""\
work:
  items: [2007年6月底前完成楼道照明改造。]
""",
)
RULES = (MONTH_AGAINST_DUE, OTHER_YEAR)

YEAR_END_MONTH, HALF_YEAR_MONTH = 12, 6
TIME_IN_TEXT = (
    r"(?<![0-9个第])(?P<month>1[0-2]|0?[1-9])月(?!龄|(?:[0-9]{1,2}日)?[—～~至-])"
    r"|(?P<end>年底|年末|年终|下半年)|(?P<half>上半年)"
    r"|(?<!每)(?<!个)第?(?P<quarter>[一二三四1-4])季度"
)
TIME_SIGNS = ("月", "年底", "年末", "年终", "半年", "季度")
SENTENCE_MARKS_OF_TIMES = "。；！？"
CLAUSE_MARKS_OF_TIMES = "，。；：！？、（）"
RECURRING = "每|常态|持续|长期|随时|定期|全年|逐月|按月|各季|各月|不定期|经常"
NOT_AN_END = (
    "启动|开始|开工|起|动员|部署|制定|制订|摸底|前期|筹备|准备|自|从|以来|上年|去年|根据|按照|文件|《"
    "|报名|宣传月"
)
"""Words of a clause whose time is no due date."""


def _months_against_due(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each item whose text ends at another time than its due date."""
    if Document.PLAN not in context.documents:
        return
    for assignment in context.assignments:
        item = assignment.item
        due = item.due
        if due and item.text and assignment.is_promised and due.year == context.plan.year:
            said = _last_time(item.text.plan) if due.month or due.quarter else None
            if said and not _is_month_due(said[1], due):
                place = line_words(item.span_of("due"))
                values = {"said": said[0].text, "due": iso_when(due), "place": place}
                yield MONTH_AGAINST_DUE.at(said[0].place(context), **values)


def _is_month_due(month: int, due: When) -> bool:
    """True when a month belongs to a due date."""
    return due.first_day.month <= month <= due.last_day.month


def _names_time(paragraph: TextParagraph) -> bool:
    """True when a text may say a time of the year, as few of the texts beside a due date do."""
    return any(sign in paragraph.text for sign in TIME_SIGNS)


def _last_time(paragraphs: Sequence[TextParagraph]) -> tuple[TextStretch, int] | None:
    """The last time that a text promises, with its month; None where it is not certain."""
    last: tuple[TextStretch, int] | None = None
    for paragraph in paragraphs if any(map(_names_time, paragraphs)) else ():
        text = paragraph.text
        if re.search(RECURRING, text) or re.search(r"[0-9]{4}年", text):
            return None
        for match in re.finditer(TIME_IN_TEXT, text):
            if last is None or _month_of(match) >= last[1]:
                last = TextStretch(paragraph, *match.span()), _month_of(match)
    if last is None:
        return None
    said = last[0]
    text = said.paragraph.text
    is_in_last_sentence = not re.search(f"[{SENTENCE_MARKS_OF_TIMES}].", text[said.end :])
    clause = _clause_around(text, said.start, said.end)
    return last if is_in_last_sentence and not re.search(NOT_AN_END, clause) else None


def _month_of(match: re.Match[str]) -> int:
    """The last month of a time in a text."""
    if match["month"]:
        return int(match["month"])
    if match["quarter"]:
        quarter = QUARTER_NUMBERS.get(match["quarter"]) or int(match["quarter"])
        return quarter * MONTHS_A_QUARTER
    return HALF_YEAR_MONTH if match["half"] else YEAR_END_MONTH


def _clause_around(text: str, start: int, end: int) -> str:
    """The clause in which a part of a text stands."""
    begin = clause_start(text, start, CLAUSE_MARKS_OF_TIMES)
    return text[begin:end] + clause_rest(text, end, CLAUSE_MARKS_OF_TIMES)


NEAR_YEARS = 3
"""A year farther from the plan's was not left over."""
PROMISE_WORDS = "(?:将|计划|拟|力争|争取|确保|要|继续)"
PROMISE_VERBS = (
    "完成|开展|召开|举办|举行|组织|建成|建立|实现|达到|启动|实施|改造|安装|新建|新增|走访|慰问|培训|检查|排查|清理|整治|评选"
    "|推进|发放|更新|修缮|配备|招募|创建|制定|公布|验收"
)
"""Verbs of what a plan promises."""
TIME_OF_YEAR = (
    "(?:(?:1[0-2]|0?[1-9])月(?:[0-9]{1,2}[日号]|份|底|末|[上中下]旬)?|[上下]半年|第?[一二三四]季度|年?[底末]|内)"
    "(?:之前|以前|前|内)?"
)
YEAR_OF_PROMISE = (
    r"(?<![0-9—～~至到与和、《〔（-])(?P<year>(?:19|20)[0-9]{2})年"
    rf"(?:(?P<time>{TIME_OF_YEAR})，?(?:我?社区|我们|全面|基本|集中|再|{PROMISE_WORDS})*(?:{PROMISE_VERBS})|，?(?:我?社区|我们)?{PROMISE_WORDS})"
)
PAST_SIGNS = (
    "已|了|过|获|曾|以来|被|上年|去年|基础上|发现|收到|反映|出台|印发|下发|制定的|成立|荣|评为|投入使用|启用|入住|验收合格"
    "|建于|始建|的经验|问题|遗留|结转|欠|《|〔|级|届|版|起"
)
"""Words of a sentence that speaks of the past."""


def _promises_for_other_years(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each promise of the work and the goals for another year."""
    year = context.plan.year
    near = [f"{year + shift}年" for shift in range(-NEAR_YEARS, NEAR_YEARS + 1) if shift]
    named = [words for words in near if words in context.prose.text]
    if Document.PLAN not in context.documents or not named:
        return
    found = dict.fromkeys(hit.passage for hit in context.find(re.compile("|".join(named))))
    promises = [passage for passage in found if _is_promise(passage)]
    if not promises:
        return
    carried = {
        paragraph.span
        for item in context.plan.items
        if item.carried_from and item.text
        for paragraph in item.text.plan
    }
    for hit in hits_in(promises, YEAR_OF_PROMISE):
        if hit.passage.span in carried:
            continue
        said = int(hit.match["year"])
        if 0 < abs(said - year) <= NEAR_YEARS and _promises_for_year(hit, is_later=said > year):
            yield context.at(OTHER_YEAR, hit.part("year"), said=hit.text, year=year)


def _is_promise(passage: Passage) -> bool:
    """True for a text of the plan's work or goals."""
    is_text = passage.path[0] in {"work", "goals"} and passage.field == "text"
    return is_text and Document.PLAN in passage.documents


def _promises_for_year(hit: Hit, *, is_later: bool) -> bool:
    """True when a sentence promises something for the year of a hit.

    A goal for later years is usual; only a month of a later year is a slip.
    """
    text = hit.passage.text
    begin = clause_start(text, hit.start, SENTENCE_MARKS_OF_TIMES)
    behind = clause_rest(text, hit.end, SENTENCE_MARKS_OF_TIMES)
    if is_later:
        is_month = "月" in (hit.match["time"] or "")
        return is_month and "items" in hit.passage.path
    if behind.startswith(("的", "率")):
        return False
    return not re.search(PAST_SIGNS, text[begin : hit.start] + behind)


CHECKS = (_months_against_due, _promises_for_other_years)
