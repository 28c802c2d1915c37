"""S101 to S106, S115, S117, S118: sections and their order, dates, the first page, the limit."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words, joined_words
from civplan.model.choices import Document, Expectation
from civplan.model.plan import PLAN_SHAPE, SUMMARY_DETAILS_SHAPE
from civplan.model.records import Key
from civplan.rules.contents import PACK_SECTIONS, areas_of, has_indicators, is_read_whole
from civplan.rules.context import CheckContext

REQUIRED_SECTION = Rule(
    "S101",
    "required-section-missing",
    Severity.ERROR,
    Words("{document}缺少“{zh}”（{en}）", "the {document} lacks “{en}” ({zh})"),
    Words("补上“{zh}: …”", "add “{en}: …”"),
    why=Words(
        "每种公文都有必须写的部分，缺了它，公文不完整，上级会退回来。哪些部分必须写，由文种规定。",
        "Each kind of document has sections that it must have; without one it is incomplete"
        " and will be sent back. The pack says which.",
    ),
    fails="goals:\n",
    passes="goals: 让居民住得舒心。\n",
)
DATE_MISSING = Rule(
    "S102",
    "date-missing",
    Severity.WARNING,
    Words("{document}没有成文日期", "the {document} has no date"),
    Words("在“{zh}”下补上“成文日期: {date}”", "add “date: {date}” under “{en}”"),
    why=Words(
        "公文要有成文日期才算定稿。没有日期，存档和查对时就不知道是哪一天的。",
        "A document is final only with its date; without one nobody can tell later from"
        " which day it is.",
    ),
    fails="plan: {recipient: 通北街道办事处}\n",
    passes="plan: {recipient: 通北街道办事处, date: 2007-01-10}\n",
)
DATE_NOT_A_DAY = Rule(
    "S103",
    "date-without-day",
    Severity.WARNING,
    Words(
        "{document}的成文日期没有写到日（GB/T 9704-2012，7.3.5.4）",
        "the {document}'s date has no day (GB/T 9704-2012, 7.3.5.4)",
    ),
    Words("写到日，如 {date}", "write the day too, such as {date}"),
    why=Words(
        "公文格式国家标准要求成文日期写全年、月、日，只写到月不合格式。",
        "The national standard for official documents wants year, month and day in a"
        " document's date; the month alone is not enough.",
    ),
    fails="plan: {date: 2007-01}\n",
    passes="plan: {date: 2007-01-10}\n",
)

NOTHING_TO_PRINT = Rule(
    "S104",
    "nothing-to-print",
    Severity.WARNING,
    Words(
        "“{name}”没有内容，在计划和总结里都不会印出",
        "“{name}” says nothing, so that neither the plan nor the summary prints it",
    ),
    Words("给它写上文字或措施，不需要就删去", "give it a text or items, or take it out"),
    why=Words(
        "只有标题、没有内容的部分不会印出。写了它，说明本来想写点什么，所以提醒一下。",
        "A section with a heading but nothing to say is not printed. It was given, so"
        " something was probably meant to stand there.",
    ),
    fails="safeguards: {heading: 保障措施}\n",
    passes="safeguards: {heading: 保障措施, text: 每项工作落实到人。}\n",
)
SECTION_NOT_PLACED = Rule(
    "S105",
    "section-not-placed",
    Severity.WARNING,
    Words(
        "这个文种的{document}里没有“{name}”的位置，它不会印出",
        "this pack's {document} has no place for “{name}”, which is not printed",
    ),
    Words(
        "在文种的 profile.yaml 的“{document}”下面列出 {key}，或把内容写进“其他部分”",
        "list {key} under “{document}” in the pack's profile.yaml, or write it under “sections”",
    ),
    why=Words(
        "公文里有哪些部分，由文种规定。写了文种里没有的部分，它不会印出，内容就白写了。",
        "The pack says which sections a document has. One that it does not name is not"
        " printed, and what was written is lost.",
    ),
)
ORDER_LACKS = Rule(
    "S118",
    "order-lacks-section",
    Severity.WARNING,
    Words(
        "“顺序”里没有写：{names}；排在文种原来给的位置",
        "the order does not name {names}, and leaves them where the pack has them",
    ),
    Words("在“顺序”里都写上", "name all of them in the order"),
    why=Words(
        "顺序只列了一部分，其余的就留在文种原来的位置，不一定是想要的地方。",
        "Sections that the order does not name stay where the pack has them, which may not be where"
        " they are wanted.",
    ),
    fails="order: [work, goals]\nsafeguards: 每项工作落实到人。\n",
    passes="order: [principles, work, goals, safeguards]\nsafeguards: 每项工作落实到人。\n",
)
EMPTY_DOCUMENT = Rule(
    "S106",
    "empty-document",
    Severity.ERROR,
    Words("{document}里一个部分也没有", "the {document} has no section at all"),
    Words("{way}", "{way}"),
    why=Words(
        "一个部分也没有，印出来只有标题和落款。总结里只印完成情况，不印计划里的打算，所以刚写"
        "上“总结”时常会这样。",
        "Without any section, only the title and the signature would be printed. The summary"
        " prints results, not what the plan promised, so this is usual when “summary” was"
        " only just added.",
    ),
    fails="summary: {date: 2007-12-20}\n",
    passes="""\
work:
  items:
    - {text: 每月召开一次楼群组长例会。, result: 全年召开楼群组长例会12次。}
summary: {date: 2007-12-20}
""",
)
CROWDED_FIRST_PAGE = Rule(
    "S115",
    "recipients-fill-first-page",
    Severity.WARNING,
    Words(
        "主送机关约占{lines}行，首页排不下正文（GB/T 9704-2012，7.3.2）",
        "the recipients take about {lines} lines, so that the first page has no room for text (GB/T"
        " 9704-2012, 7.3.2)",
    ),
    Words(
        "把“主送”改成“版记主送”，它们就印在版记里",
        "rename “recipient” to “colophon_recipient”, which prints them in the colophon",
    ),
    why=Words(
        "公文的首页必须有正文。主送机关太多、首页排不下正文时，国家标准要求把它们移到版记里，排在抄送的上面。",
        "The first page must show text. Where so many bodies are addressed that it does not, the"
        " national standard moves them to the colophon, above those that get a copy.",
    ),
    fails=f"""\
plan:
  date: 2007-01-10
  number: 通湖社〔2007〕3号
  recipient: [{", ".join(f"第{number}居民小组全体楼组长" for number in range(1, 25))}]
""",
    passes="""\
plan:
  date: 2007-01-10
  number: 通湖社〔2007〕3号
  colophon_recipient: [第1居民小组全体楼组长, 第2居民小组全体楼组长]
""",
)

MOST_OF_A_CHECK = 100_000
"""Findings of one check in one file: about 100 MB; 4 MiB of commas alone would be millions."""
TOO_MANY_FINDINGS = Rule(
    "S117",
    "too-many-findings",
    Severity.WARNING,
    Words(
        "从这里起还有更多的 {code}，只查前{limit}处",
        "more of {code} from here on; only the first {limit} are looked for",
    ),
    Words("先改好前面的，再查一遍", "mend those before, then check again"),
    why=Words(
        "一份计划里同一种问题有成千上万处，多半是选错了文件，或者整篇的标点都要换。为免占满内存，"
        "后面的不再一一列出；改好前面的以后再查，就轮到后面的。",
        "Where a plan has the same fault a hundred thousand times, it is probably the wrong file."
        " So that they do not fill the memory, the later ones are not looked for until the earlier"
        " ones are mended.",
    ),
    numbers=(
        Words(
            f"同一项检查在一个文件里最多报 {MOST_OF_A_CHECK} 处",
            f"one check reports {MOST_OF_A_CHECK} places of a file at most",
        ),
    ),
)

RULES: tuple[Rule, ...] = (
    *(REQUIRED_SECTION, DATE_MISSING, DATE_NOT_A_DAY),
    *(NOTHING_TO_PRINT, SECTION_NOT_PLACED, EMPTY_DOCUMENT, CROWDED_FIRST_PAGE),
    ORDER_LACKS,
    TOO_MANY_FINDINGS,
)

CHARACTERS_IN_LINE = 28
LINES_FOR_RECIPIENTS = 18
"""Lines of the first page that a title of two lines, with an empty one, and one of text leave."""
LINES_UNDER_HEADER = 8
"""The same under a header, which takes eight lines and two empty ones; the title has one line."""
USUAL_DAYS = {Document.PLAN: "01-10", Document.SUMMARY: "12-20"}
"""Month and day of a usual date: a plan is written in January, a summary in December."""
WAYS_TO_FILL = {
    Document.PLAN: Words("写上要做的事", "write what is to be done"),
    Document.SUMMARY: Words(
        "写上完成情况；现在还不写总结，就先删去“总结”",
        "write what came of the work; take “summary” out until there is something to report",
    ),
}
"""Advice for an empty document."""
INDICATORS_SECTION = "indicators"
MADE_BY_CIVPLAN = frozenset({INDICATORS_SECTION})
"""Sections without a key in the plan file."""


def _missing_required_sections(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each required section that a document lacks."""
    for document in context.documents:
        for key in sections_lacking(context, document, Expectation.REQUIRED):
            place = _place_of_empty(key, context)
            yield REQUIRED_SECTION.at(place, document=document.words, zh=key.zh, en=key.en)


def _place_of_empty(key: Key, context: CheckContext) -> Span:
    """The line with a key without a value; line 1 when there is none."""
    path = context.plan.span.path
    for number, line in enumerate(context.places.lines_of(path), 1):
        name, colon, _ = line.partition(":")
        if colon and name.rstrip() in key.names:
            return Span(path, number, 1, number, len(name.rstrip()) + 1)
    return Span(path)


def sections_lacking(
    context: CheckContext, document: Document, expectation: Expectation
) -> list[Key]:
    """The keys of the sections that the pack expects and the plan file does not give.

    A section that could not be read counts as given; it has its own finding.
    """
    plan = context.plan
    sections_given = {*plan.spans, *(plan.summary.spans if plan.summary else ()), *MADE_BY_CIVPLAN}
    expected = context.profile.of(document).sections
    names = (one.section for one in expected if one.expect is expectation)
    return [
        PLAN_SHAPE.by_name.get(name) or SUMMARY_DETAILS_SHAPE.by_name[name]
        for name in names
        if name not in sections_given
    ]


def _missing_dates(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each document without a date of year, month and day."""
    plan = context.plan
    for document in context.documents:
        details = plan.details(document)
        if details is None and document.value in plan.spans:
            continue  # an unreadable value has its own finding
        if document is Document.SUMMARY and plan.combine and plan.combine.date:
            details = plan.combine  # the summary stands in it
        values = {
            "document": document.words,
            "zh": document.zh,
            "en": document.value,
            "date": f"{plan.year}-{USUAL_DAYS[document]}",
        }
        if details is None or "date" not in details.spans:
            yield DATE_MISSING.at(context.document_place(document), **values)
        elif details.date and not details.date.is_day:
            yield DATE_NOT_A_DAY.at(details.span_of("date"), **values)


def _silent_parts(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each section and area that neither document would print."""
    for part in (*context.sections, *areas_of(context.plan)):
        if not part.documents and not part.is_excused:
            yield NOTHING_TO_PRINT.at(part.span, name=part.name)


def _sections_without_place(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each section with content for which the pack has no place."""
    for document in context.documents:
        placed = _pack_sections(context, document)
        for part in context.sections:
            if part.key and document in part.documents and part.key not in placed:
                values = {"document": document.words, "name": part.name, "key": part.key}
                yield SECTION_NOT_PLACED.at(part.span, **values)


def _sections_outside_order(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding when the file's order leaves out a section that is printed.

    Those that only the summary has are looked for once the order names one of them; an order with
    a name that is none has its own finding.
    """
    order = context.plan.order
    if not order or not {*PACK_SECTIONS, *_own_headings(context)}.issuperset(order):
        return
    of_summary = {name for name in PACK_SECTIONS if name not in PLAN_SHAPE.by_name}
    names = of_summary if of_summary.isdisjoint(order) else set[str]()
    placed = {name for one in context.documents for name in _pack_sections(context, one)}
    lacking = [
        part.name
        for part in context.sections
        if part.documents
        and (part.key or part.name.zh) not in {*order, *names}
        and (not part.key or part.key in placed)
    ]
    if lacking:
        place = context.plan.span_of("order")
        yield ORDER_LACKS.at(place, names=joined_words(lacking, "、"))


def _own_headings(context: CheckContext) -> set[str]:
    """The headings of the file's own sections (其他部分)."""
    return {section.heading for section in context.plan.sections}


def _empty_documents(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each document without a section."""
    for document in context.documents:
        if _is_document_empty(context, document):
            details = context.plan.details(document)
            place = details.span if details else Span(context.plan.span.path)
            yield EMPTY_DOCUMENT.at(place, document=document.words, way=WAYS_TO_FILL[document])


def _is_document_empty(context: CheckContext, document: Document) -> bool:
    """True when a document has no section; missing or unreadable ones have their own findings."""
    placed = {"", *_pack_sections(context, document)}
    if any(document in part.documents and part.key in placed for part in context.sections):
        return False
    if (
        document is Document.SUMMARY
        and INDICATORS_SECTION in placed
        and has_indicators(context.plan)
    ):
        return False
    return is_read_whole(context.plan) and not sections_lacking(
        context, document, Expectation.REQUIRED
    )


def _pack_sections(context: CheckContext, document: Document) -> set[str]:
    """The sections for which a document of this pack has a place."""
    return {expected.section for expected in context.profile.of(document).sections}


def _crowded_first_pages(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each document whose recipients leave no room for text on page 1."""
    for document in context.documents:
        details = context.plan.details(document)
        if details is None or not details.recipient:
            continue
        has_header = bool(details.letterhead or details.number or details.signer)
        room = LINES_UNDER_HEADER if has_header else LINES_FOR_RECIPIENTS
        characters = len("、".join(details.recipient)) + len("：")
        lines = -(-characters // CHARACTERS_IN_LINE)
        if lines > room:
            yield CROWDED_FIRST_PAGE.at(details.span_of("recipient"), lines=lines)


CHECKS = (
    _missing_required_sections,
    _missing_dates,
    _silent_parts,
    _sections_without_place,
    _sections_outside_order,
    _empty_documents,
    _crowded_first_pages,
)
