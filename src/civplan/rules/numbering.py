"""P318, P319: numbers typed by hand inside a text and out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.rules.context import CheckContext
from civplan.rules.prose import HAN, NUMERALS, OPENING_SIGNS, Hit, Passage

NUMBER_INSIDE = Rule(
    "P318",
    "number-inside-paragraph",
    Severity.WARNING,
    Words("编号“{text}”夹在段落中间", "the number “{text}” stands in the middle of a paragraph"),
    Words("从这里另起一条，编号不用写", "begin a new item here, without the number"),
    why=Words(
        "两条措施连成一段，多是复制时丢了换行：后一条既没有自己的编号，也看不出是谁负责。",
        "Two items have run together, often because a line break was lost in copying; the second"
        " one has neither a number nor someone responsible.",
    ),
    fails="""\
principles: 做好党报征订工作，3、通过摸底组建演出队伍。
""",
    passes="""\
principles:
  - 做好党报征订工作。
  - 通过摸底组建演出队伍。
""",
)
NUMBER_SKIPPED = Rule(
    "P319",
    "numbers-skip",
    Severity.WARNING,
    Words(
        "编号“{text}”接在“{before}”后面，应为“{wanted}”",
        "“{text}” follows “{before}”; “{wanted}” is expected",
    ),
    Words("核对是否漏了一条，再改编号", "see whether an entry is missing, then number them anew"),
    why=Words(
        "手工编号在增删条目后容易跳号、重号，读的人会以为漏印了一条。",
        "Numbers typed by hand skip or repeat when entries come or go, and readers look for an"
        " entry that is not there.",
    ),
    fails="""\
principles:
  - 1、坚持以居民需要为先。
  - 3、坚持把实事办好。
""",
    passes="""\
principles:
  - 1、坚持以居民需要为先。
  - 2、坚持把实事办好。
""",
)

INLINE_NUMBER = (
    r"(?<=[，。；！？,;]) *(?P<number>[1-9][0-9]?(?:、|[.．])) *"
    rf"(?:(?={HAN})|(?=[{OPENING_SIGNS}]))(?![{NUMERALS}])"
)
"""A number behind a comma or a stop, with Chinese behind it; 1、2号楼 only counts houses."""
NUMBER_END = "[0-9][、.．](?![0-9])"
"""A quick test for such a number; a pattern that begins with a set is searched much faster."""
NUMBER_AT_START = (
    rf"^(?:(?P<han>[{NUMERALS}]{{1,3}})[、.．]|[（(](?P<han_in>[{NUMERALS}]{{1,3}})[）)]"
    r"|(?P<digit>[0-9]{1,2})(?:、|[.．](?![0-9]))|[（(](?P<digit_in>[0-9]{1,2})[）)])"
    rf"(?=(?: *(?P<behind>{HAN}|[{OPENING_SIGNS}]))?)"
)
"""A number at the start of a paragraph, with the first character of its text where that is Chinese.

Without one it may be no number (3、4号楼) and counts as one only where it follows the last one.
"""
NUMBER_FORMS = ("han", "han_in", "digit", "digit_in")
"""The forms of numbers, from the highest level down."""
LIKELY_NUMBER = (
    rf"\n(?:[（(]?(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})[）)、.．](?![0-9])|[①-⑳]|第.[，、：]|.是)"
)
"""A possible number at the start of a text; a line break is searched much faster than ``^``."""
ListKey = tuple[tuple[str, ...], tuple[Document, ...], int]
LastNumbers = dict[ListKey, tuple[int, str]]
"""The last number of each list and form, as a value and as written."""


def has_numbers(prose: str) -> bool:
    """True when some text may begin with a number, as in few files."""
    return bool(re.search(LIKELY_NUMBER, f"\n{prose}"))


def _numbers_inside(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first number inside each paragraph that does not count from 1 on."""
    if not re.search(NUMBER_END, context.prose.text):
        return
    last: Passage | None = None
    for hit in context.find(re.compile(INLINE_NUMBER)):
        if hit.passage is not last:
            last = hit.passage
            number = hit.part("number")
            if _begins_item(number):
                yield context.at(NUMBER_INSIDE, number, text=number.text)


def _begins_item(number: Hit) -> bool:
    """True for a number that does not follow one in the same paragraph."""
    count = int(number.text[:-1])
    before = number.passage.text[: number.start]
    return count > 1 and not re.search(rf"[^0-9]{count - 1}[、.．]", before)


def _skipping_numbers(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each number at the start of a paragraph that is out of order."""
    if not has_numbers(context.prose.text):
        return
    hits = context.find(re.compile(NUMBER_AT_START, re.MULTILINE))
    starts = {hit.passage: hit for hit in hits if hit.start == 0}
    if len(starts) > 1:
        seen: LastNumbers = {}
        for passage in context.prose.passages:
            _forget_below(seen, passage)
            if passage in starts:
                yield from _skipped_number(context, starts[passage], seen)


def _skipped_number(context: CheckContext, hit: Hit, seen: LastNumbers) -> Iterator[Finding]:
    """Yield the finding that a number does not follow; records the number in ``seen``."""
    level = next(number for number, form in enumerate(NUMBER_FORMS) if hit.match[form])
    count = hit.match[NUMBER_FORMS[level]]
    number = numeral_value(count)
    before = seen.get(_list_key(hit.passage, level))
    if not _is_sure(hit) and not (before and number == before[0] + 1):
        return
    for lower in range(level + 1, len(NUMBER_FORMS)):
        seen.pop(_list_key(hit.passage, lower), None)
    seen[_list_key(hit.passage, level)] = _last_inside(hit, number), hit.text
    if before and number not in (before[0] + 1, 1):
        wanted = before[0] + 1
        number_text = str(wanted) if count.isdigit() else chinese_count(wanted)
        wanted_text = hit.text.replace(count, number_text)
        yield context.at(NUMBER_SKIPPED, hit, text=hit.text, before=before[1], wanted=wanted_text)


def _is_sure(hit: Hit) -> bool:
    """False where the number may belong to what follows: 三、四月, 3、4号楼."""
    behind = hit.match["behind"]
    return bool(behind) and not (hit.match["han"] and behind in NUMERALS)


def _list_key(passage: Passage, level: int) -> ListKey:
    """The key of a list: path, documents and form of numbers."""
    return passage.path, passage.documents, level


def _forget_below(seen: LastNumbers, passage: Passage) -> None:
    """Forget the last numbers of the lists below a text."""
    above, length = passage.path[:-1], len(passage.path)
    for key in [key for key in seen if len(key[0]) > length and key[0][: length - 1] == above]:
        del seen[key]


def _last_inside(hit: Hit, number: int) -> int:
    """The last number of a paragraph that counts on inside itself."""
    inside = set(re.findall(r"(?<![0-9])([0-9]+)[、.．](?![0-9])", hit.passage.text))
    while str(number + 1) in inside:
        number += 1
    return number


def numeral_value(count: str) -> int:
    """The value of digits or of a Chinese numeral up to 99; 0 for any other."""
    if count.isdigit():
        return int(count)
    tens, ten, ones = count.rpartition("十")
    if not ten:
        return NUMERALS.find(ones) + 1 if len(ones) == 1 else 0
    return (NUMERALS.find(tens) + 1 if tens else 1) * 10 + (NUMERALS.find(ones) + 1 if ones else 0)


def chinese_count(number: int) -> str:
    """The Chinese numeral of a number up to 99."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return ten + (NUMERALS[ones - 1] if ones else "")


RULES = (NUMBER_INSIDE, NUMBER_SKIPPED)
CHECKS = (_numbers_inside, _skipping_numbers)
