"""P309, P325: numbers typed by hand at the start of a text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from civplan.findings.finding import Edit, Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.model.choices import ItemStyle
from civplan.model.item import Item
from civplan.model.records import Record
from civplan.model.result import Result
from civplan.model.text import Text, TextParagraph
from civplan.rules.context import CheckContext
from civplan.rules.numbering import chinese_count, has_numbers, numeral_value
from civplan.rules.prose import HAN, NUMERALS, OPENING_SIGNS, Hit, Passage

HAND_TYPED_NUMBER = Rule(
    "P309",
    "hand-typed-number",
    Severity.WARNING,
    Words("编号“{text}”是手工输入的，印出来会重复", "the number “{text}” would be printed twice"),
    Words("删去编号，生成文件时自动编写", "take it out; civplan writes the numbers"),
    why=Words(
        "标题、措施和附件的编号由程序按 GB/T 9704 编写，增删条目时自动顺延。"
        "文字里再写一个，印出来就成了“1.1、……”。",
        "civplan numbers headings, items and attachments as GB/T 9704 asks, and renumbers them when"
        " entries come or go. One typed into the text is printed beside it.",
    ),
    fails="""\
work:
  items:
    - 1、每月召开一次楼群组长例会。
""",
    passes="""\
work:
  items:
    - 每月召开一次楼群组长例会。
""",
    fix=Safety.SAFE,
)

NUMBER_IN_FRONT = (
    rf"^(?P<number>[{NUMERALS}]{{1,3}}[、.．](?![{NUMERALS}])"
    rf"|[（(](?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})[）)]、?"
    rf"|[0-9]{{1,2}}(?:、|[.．]|[）)]、?)|[①-⑳](?![①-⑳、])|第[{NUMERALS}][，、：](?![{NUMERALS}])"
    rf"|(?P<ordinal>[{NUMERALS}]是))[ \t\u3000\u00a0]*"
    rf"(?:(?={HAN})|(?=[{OPENING_SIGNS}]))(?![{NUMERALS}]+[、期楼号月])"
)
"""A number at the start of a text with the blanks behind it, before Chinese."""
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LONGEST_NUMBER_IN_FRONT = 16
"""Characters of such a number with the blanks and the sign behind it."""
INNER_FORM = f"[{CIRCLED}）)]"
"""Numbers of the levels below items have this."""
NUMBER_OF_LIST = (
    rf"[（(]?(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})[）)](?:、?)|(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})"
    rf"[、.．]|[{CIRCLED}]"
)
"""A number that may be one of a list, whatever stands behind it."""
ANY_WIDTH = {
    **dict.fromkeys("(（", "[(（]"),
    **dict.fromkeys(")）", "[)）]"),
    **dict.fromkeys(".．", "[.．]"),
}
"""A mark of a number in its two widths."""
NUMBERED_FIELDS = frozenset(
    {("items", "text"), ("items", "result"), ("items", "name"), ("areas", "name")}
)
"""The last fields of the paths of texts that civplan numbers, beside headings and attachments."""


def _hand_typed_numbers(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each number at the start of a heading, a name or an item."""
    if not has_numbers(context.prose.text):
        return
    hits = [
        hit
        for hit in context.find(re.compile(NUMBER_IN_FRONT, re.MULTILINE))
        if may_be_numbered(hit)
    ]
    if not hits:
        return
    ordinal = dict(_numbered_paragraphs(context.plan))
    twice = [hit for hit in hits if _is_printed_twice(hit, ordinal)]
    if twice:
        torn = _torn_lists(context, {hit.passage for hit in twice}, ordinal)
        for hit in twice:
            numbers, whole = _with_further_numbers(hit)
            finding = context.at(HAND_TYPED_NUMBER, numbers, text=numbers.text)
            is_sure = hit.passage not in torn and not _goes_on_inside(hit)
            yield _without_number(context, finding, whole) if is_sure else finding


def _with_further_numbers(hit: Hit) -> tuple[Hit, Hit]:
    """The number at the start of a text with those directly behind it, and the same with blanks.

    One that counts on inside the text begins a list of its own.
    """
    numbers, text = hit.part("number"), hit.passage.text
    while match := re.match(NUMBER_IN_FRONT, text[hit.end : hit.end + LONGEST_NUMBER_IN_FRONT]):
        end = hit.end + match.end()
        if match["ordinal"] or counts_on_inside(text, match["number"], end):
            break
        numbers = numbers._replace(end=hit.end + match.end("number"))
        hit = hit._replace(end=end)
    return numbers, hit


def _is_printed_twice(hit: Hit, ordinal: Mapping[TextParagraph, bool]) -> bool:
    """True for a number that civplan writes too.

    Not so for one of a list inside the paragraph that has a form of its own: ①…；②….
    """
    is_first = hit.passage.field not in {"text", "result"} or _hit_paragraph(hit) in ordinal
    is_number = hit.match["ordinal"] is None or ordinal.get(_hit_paragraph(hit))
    counts_inside = hit.text.startswith("第一") and "第二" in hit.passage.text
    is_inner_list = bool(re.search(INNER_FORM, hit.match["number"])) and _goes_on_inside(hit)
    return is_first and bool(is_number) and not counts_inside and not is_inner_list


def _goes_on_inside(hit: Hit) -> bool:
    """True when the number that follows stands in the same paragraph, in the same form."""
    return counts_on_inside(hit.passage.text, hit.match["number"], hit.end)


def counts_on_inside(text: str, number: str, end: int) -> bool:
    """True when the number behind another one stands in a text too, with marks of any width."""
    following = _following_number(number)
    form = "".join(ANY_WIDTH.get(sign) or re.escape(sign) for sign in following)
    return bool(form) and bool(re.compile(f"(?<![0-9]){form}").search(text, end))


def _following_number(number: str) -> str:
    """The number behind a number, in the same form; empty when there is none."""
    if number in CIRCLED[:-1]:
        return CIRCLED[CIRCLED.index(number) + 1]
    count = re.search(rf"[0-9]+|[{NUMERALS}]+", number)
    if not count:
        return ""
    value = numeral_value(count[0]) + 1
    written = str(value) if count[0].isdigit() else chinese_count(value)
    return number[: count.start()] + written + number[count.end() :].rstrip()


def _torn_lists(
    context: CheckContext, found: Container[Passage], ordinal: Mapping[TextParagraph, bool]
) -> set[Passage]:
    """The passages of lists of which the edits would leave some numbers.

    Those are lists with an entry whose number may be a figure (2.3月8日), and paragraphs of one
    item that count.
    """
    return {
        passage
        for numbered in _lists_of_numbers(context.prose.passages)
        if not all(one in found and _begins_entry(one, ordinal) for one in numbered)
        for passage in numbered
    }


def _lists_of_numbers(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The passages that count on, one directly behind the other and in one field."""
    numbered: list[Passage] = []
    following = ""
    for passage in passages:
        if following and numbered[0].path == passage.path and passage.text.startswith(following):
            numbered.append(passage)
            following = _following_number(following)
        else:
            if numbered:
                yield numbered
            number = re.match(NUMBER_OF_LIST, passage.text)
            numbered = [passage] if number else []
            following = _following_number(number[0]) if number else ""
    if numbered:
        yield numbered


def _begins_entry(passage: Passage, ordinal: Mapping[TextParagraph, bool]) -> bool:
    """True for the first paragraph of an item, and for texts that are none of an item."""
    paragraph = TextParagraph(passage.text, passage.span)
    return passage.field not in {"text", "result"} or paragraph in ordinal


def _without_number(context: CheckContext, finding: Finding, hit: Hit) -> Finding:
    """The finding with the edit that removes a number, those behind it, and the blanks.

    The file may have blanks there that a folded text has not; left over, they would indent it.
    """
    number = context.places.exact(hit.passage, hit.start, hit.start + 1)
    text = context.places.exact(hit.passage, hit.end, hit.end + 1)
    if number is None or text is None or number.line != text.line:
        return finding
    return finding.with_edits(Edit(number._replace(end_column=text.column), ""))


def may_be_numbered(hit: Hit) -> bool:
    """True for a hit at the start of a text that civplan may number."""
    path = hit.passage.path
    return hit.start == 0 and (
        path[-1] == "heading" or path[-2:] in NUMBERED_FIELDS or "attachments" in path[-2:]
    )


def _hit_paragraph(hit: Hit) -> TextParagraph:
    """The paragraph that a hit stands in."""
    return TextParagraph(hit.passage.text, hit.passage.span)


def _numbered_paragraphs(record: Record) -> Iterator[tuple[TextParagraph, bool]]:
    """The first paragraphs of all items below a record; True where 一是…二是… counts them."""
    is_ordinal = getattr(record, "style", None) is ItemStyle.ORDINAL
    for field in record.spans:
        value = getattr(record, field)
        for one in value if isinstance(value, tuple) and field else (value,):
            if isinstance(one, Item):
                yield from ((paragraph, is_ordinal) for paragraph in _first_paragraphs(one))
            if isinstance(one, Record):
                yield from _numbered_paragraphs(one)


def _first_paragraphs(item: Item) -> Iterator[TextParagraph]:
    """The first paragraphs of an item in the plan and in the summary."""
    result_text = item.result.text if isinstance(item.result, Result) else None
    for text in (item.text, result_text):
        yield from (form[0] for form in (text.forms if isinstance(text, Text) else ()))


UNMARKED_NUMBER = Rule(
    "P325",
    "unmarked-number",
    Severity.WARNING,
    Words(
        "“{text}”像是编号，后面少了标点", "“{text}” looks like a number of a list without its mark"
    ),
    Words(
        "补上“、”；标题、措施前的编号由程序编写，删去即可",
        "add “、”; before headings and items take it out, civplan numbers them",
    ),
    why=Words(
        "“1加强组织领导”的“1”后面丢了顿号，多是复制时丢的，读的人会当成数量。",
        "A number such as the 1 of “1加强组织领导” has lost its mark in copying; readers take it"
        " for a figure.",
    ),
    fails="""\
principles:
  - 1加强组织领导，明确分工。
  - 2开展环境整治，清理楼道。
""",
    passes="""\
principles:
  - 1、加强组织领导，明确分工。
  - 2、开展环境整治，清理楼道。
""",
)

VERBS_OF_ITEMS = (
    "加强|开展|完善|推进|做好|建立|健全|落实|抓好|深化|提升|强化|积极|认真|深入|全面|进一步|继续|坚持|扎实"
    "|切实|充分|大力|加大|严格|规范|创新|优化|打造|围绕|提高|营造|发挥|突出|注重|丰富|巩固|拓展|搞好|贯彻"
)
"""Words that items begin with, and that no figure stands before."""
LIKELY_UNMARKED = r"[1-9](?:(?<=\n.)|(?<=。.)|(?<=；.))[0-9]?(?![0-9年月日.、])"
"""A quick test: a digit is searched, then what stands before and behind it."""
NUMBER_BEFORE_VERB = rf"(?:(?<=[\n。；])|^)(?P<number>[1-9][0-9]?)(?={VERBS_OF_ITEMS})"


def _unmarked_numbers(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each number before a verb, without a mark behind it."""
    if re.search(LIKELY_UNMARKED, f"\n{context.prose.text}"):
        for hit in context.find(re.compile(NUMBER_BEFORE_VERB, re.MULTILINE)):
            yield context.at(UNMARKED_NUMBER, hit, text=hit.text)


RULES = (HAND_TYPED_NUMBER, UNMARKED_NUMBER)
CHECKS = (_hand_typed_numbers, _unmarked_numbers)
