"""P318 and P319: numbers of a list that stand inside a paragraph, or that skip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.rules.numbering import has_numbers
from civplan.rules.prose import Hit, Passage
from civplan.rules.signs import HAN, NUMERALS, OPENING
from civplan.rules.subject import Subject

INSIDE = Rule(
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
SKIPPED = Rule(
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
RULES = (INSIDE, SKIPPED)

INLINE = (
    r"(?<=[，。；！？,;]) *(?P<number>[1-9][0-9]?(?:、|[.．])) *"
    rf"(?:(?={HAN})|(?=[{OPENING}]))(?![{NUMERALS}])"
)
"""A number behind a comma or a stop, with Chinese behind it; 1、2号楼 only counts houses."""
NUMBER_END = "[0-9][、.．](?![0-9])"
"""What each such number has; it begins with a set, which is looked for much faster."""
START = (
    rf"^(?:(?P<han>[{NUMERALS}]{{1,3}})[、.．]|[（(](?P<han_in>[{NUMERALS}]{{1,3}})[）)]"
    r"|(?P<digit>[0-9]{1,2})(?:、|[.．](?![0-9]))|[（(](?P<digit_in>[0-9]{1,2})[）)])"
    rf"(?=(?: *(?P<behind>{HAN}|[{OPENING}]))?)"
)
"""A number at the start of a paragraph, with the first character of its text where that is Chinese.

Without one it may be no number: 3、4号楼. It is taken for one only where it goes on counting.
"""
FORMS = ("han", "han_in", "digit", "digit_in")
"""The forms of numbers, from the highest level down."""
Key = tuple[tuple[str, ...], tuple[Document, ...], int]
Seen = dict[Key, tuple[int, str]]
"""For each list and form of numbers the last number, and as it was written."""


def numbers_inside(subject: Subject) -> Iterator[Finding]:
    """The first number inside each paragraph, unless the paragraph counts from 1 on inside it."""
    if not re.search(NUMBER_END, subject.prose.text):
        return
    told: Passage | None = None
    for hit in subject.find(re.compile(INLINE)):
        if hit.passage is not told:
            told = hit.passage
            number = hit.part("number")
            if begins_item(number):
                yield subject.at(INSIDE, number, text=number.text)


def begins_item(number: Hit) -> bool:
    """True for a number whose forerunner does not stand inside the same paragraph."""
    count = int(number.text[:-1])
    before = number.passage.text[: number.start]
    return count > 1 and not re.search(rf"[^0-9]{count - 1}[、.．]", before)


def skipping_numbers(subject: Subject) -> Iterator[Finding]:
    """Numbers at the starts of paragraphs that do not follow the one before them."""
    if not has_numbers(subject.prose.text):
        return
    hits = subject.find(re.compile(START, re.MULTILINE))
    starts = {hit.passage: hit for hit in hits if hit.start == 0}
    if len(starts) > 1:
        seen: Seen = {}
        for passage in subject.prose.passages:
            forget_below(seen, passage)
            if passage in starts:
                yield from skipped(subject, starts[passage], seen)


def skipped(subject: Subject, hit: Hit, seen: Seen) -> Iterator[Finding]:
    """The finding that a number does not follow; takes the number down in ``seen``."""
    level = next(number for number, form in enumerate(FORMS) if hit.match[form])
    count = hit.match[FORMS[level]]
    number = value_of(count)
    before = seen.get(key_of(hit.passage, level))
    if not is_sure(hit) and not (before and number == before[0] + 1):
        return
    for lower in range(level + 1, len(FORMS)):
        seen.pop(key_of(hit.passage, lower), None)
    seen[key_of(hit.passage, level)] = last_inside(hit, number), hit.text
    if before and number not in (before[0] + 1, 1):
        wanted = before[0] + 1
        as_written = str(wanted) if count.isdigit() else chinese(wanted)
        wanted_text = hit.text.replace(count, as_written)
        yield subject.at(SKIPPED, hit, text=hit.text, before=before[1], wanted=wanted_text)


def is_sure(hit: Hit) -> bool:
    """False where the number may belong to what follows: 三、四月, 3、4号楼."""
    behind = hit.match["behind"]
    return bool(behind) and not (hit.match["han"] and behind in NUMERALS)


def key_of(passage: Passage, level: int) -> Key:
    """What the numbers of one list have in common."""
    return passage.path, passage.documents, level


def forget_below(seen: Seen, passage: Passage) -> None:
    """Begin the lists anew that stand below a text."""
    above, length = passage.path[:-1], len(passage.path)
    for key in [key for key in seen if len(key[0]) > length and key[0][: length - 1] == above]:
        del seen[key]


def last_inside(hit: Hit, number: int) -> int:
    """The number up to which a paragraph counts on inside itself."""
    while re.search(rf"(?<![0-9]){number + 1}[、.．](?![0-9])", hit.passage.text):
        number += 1
    return number


def value_of(count: str) -> int:
    """A number in digits, or in Chinese up to 99; 0 for numerals in no such order."""
    if count.isdigit():
        return int(count)
    tens, ten, ones = count.rpartition("十")
    if not ten:
        return NUMERALS.find(ones) + 1 if len(ones) == 1 else 0
    return (NUMERALS.find(tens) + 1 if tens else 1) * 10 + (NUMERALS.find(ones) + 1 if ones else 0)


def chinese(number: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return ten + (NUMERALS[ones - 1] if ones else "")


CHECKS = (numbers_inside, skipping_numbers)
