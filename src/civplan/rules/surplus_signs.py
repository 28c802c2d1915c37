"""P303, P317, P328: blanks inside Chinese text, repeated marks, and 、 between quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import (
    CLOSING_SIGNS,
    HAN,
    NUMERALS,
    OPENING_SIGNS,
    Hit,
    positions_of,
    stands_for_figure,
)

SPACE_IN_CHINESE = Rule(
    "P303",
    "space-in-chinese",
    Severity.WARNING,
    Words("“{text}”中间多了空格", "a blank that does not belong into “{text}”"),
    Words("删去空格", "take it out"),
    why=Words(
        "中文字与标点之间不空格。多余的空格多是复制、换行留下的，印出来像缺了字。"
        "名单里隔开姓名、荣誉的空格和引号里口号的空格不在此列。",
        "Chinese has no blanks between characters or beside marks; they come from copying and look"
        " like a missing word. Blanks that part names or slogans are left alone.",
    ),
    fails="""\
principles: 坚持以居民需要为先 ，做到 “一户一策”。
""",
    passes="""\
principles: 坚持以居民需要为先，做到“一户一策”。
""",
    fix=Safety.SAFE,
)

VISIBLE_BLANKS = " \t\u00a0\u3000"
BLANK_BESIDE_MARKS = (
    rf"(?:(?<={HAN})|(?<=[A-Za-z0-9%％{CLOSING_SIGNS}]))[{VISIBLE_BLANKS}]{{1,2}}(?=[{CLOSING_SIGNS}])"
    rf"|(?<={HAN})(?<![条章节款日])[{VISIBLE_BLANKS}]{{1,2}}(?=[{OPENING_SIGNS}])"
    rf"|(?<=[{OPENING_SIGNS}])[{VISIBLE_BLANKS}]{{1,2}}(?:(?={HAN})|(?=[A-Za-z0-9{OPENING_SIGNS}]))"
    rf"|(?<=[，、；。：！？])[{VISIBLE_BLANKS}]{{1,2}}(?:(?={HAN})|(?=[0-9{OPENING_SIGNS}]))"
    rf"|(?<=[0-9])(?<![0-9．][{VISIBLE_BLANKS}][0-9])(?<![{VISIBLE_BLANKS}]．[0-9])[{VISIBLE_BLANKS}]{{1,2}}"
    "(?=[%％‰])"
)
BLANK_BEHIND_PAIR = rf"(?<=[”’）》])[{VISIBLE_BLANKS}](?={HAN})"
BLANK_BETWEEN_WORDS = rf"(?<={HAN}{HAN})[{VISIBLE_BLANKS}](?={HAN}{HAN})"
CLAUSE_ENDS = "，。；！？："
FIELDS_WITH_BLANKS = frozenset(
    {"name", "people", "signer", "issuer", "community", "group", "post", "heading"}
)
"""Fields in which a blank separates names or words."""
NUMBER_BEFORE_BLANK = (
    rf"(?:第?[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})[、，.．]|[（(]?(?:[{NUMERALS}]|[0-9])+[）)]"
)
"""A number typed by hand at the start of a text; P309 takes it with its blank."""
TABLE_ROW = ("|", "｜")
"""What a row of a pasted table begins with; its blanks part cells and their lines."""
CLAUSE_REACH = 40
"""Characters of a clause before and behind a blank that are looked at."""
LONGEST_SPACED_NUMBER = 8
"""Characters of such a number with its marks."""


def _surplus_blanks(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each blank beside a Chinese mark or inside a word of a sentence."""
    if not any(blank in context.prose.text for blank in VISIBLE_BLANKS):
        return
    for hit in context.find(re.compile(BLANK_BESIDE_MARKS)):
        if hit.passage.field not in FIELDS_WITH_BLANKS and not _sets_apart(hit):
            yield _blank_finding(context, hit)
    for hit in context.find(re.compile(BLANK_BEHIND_PAIR)):
        if hit.passage.field not in FIELDS_WITH_BLANKS and not _parts_entries(hit):
            yield _blank_finding(context, hit)
    for hit in context.find(re.compile(BLANK_BETWEEN_WORDS)):
        if hit.passage.field not in FIELDS_WITH_BLANKS and _splits_word(hit, context.prose.text):
            yield _blank_finding(context, hit)


def _sets_apart(hit: Hit) -> bool:
    """True for a blank in a row of a table, behind a number, or of several that part entries.

    Or between two marks of which the second should face the other way: P320 tells of that.
    """
    text = hit.passage.text
    if text.startswith(TABLE_ROW) or _is_behind_number(hit):
        return True
    if hit.follows(rf"[{OPENING_SIGNS}]$", 1) and hit.precedes(text[hit.start - 1]):
        return True
    is_on_both_sides = hit.follows(rf"[{VISIBLE_BLANKS}][。；、！？]$", 2)
    is_one_of_several = len(positions_of(VISIBLE_BLANKS, text)) > 1
    return hit.follows("[。；、！？]$", 1) and is_one_of_several and not is_on_both_sides


def _is_behind_number(hit: Hit) -> bool:
    """True for a blank behind the number of a list, typed by hand at the start of a text."""
    before = hit.passage.text[: hit.start] if hit.start <= LONGEST_SPACED_NUMBER else ""
    return bool(re.fullmatch(NUMBER_BEFORE_BLANK, before))


def _parts_entries(hit: Hit) -> bool:
    """True for a blank behind a pair of marks where its clause has others that part entries.

    Beside quotation marks they may all be a habit; behind brackets they part names.
    """
    text = hit.passage.text
    if text.startswith(TABLE_ROW) or _is_behind_number(hit):
        return True
    before = re.split(f"[{CLAUSE_ENDS}、]", text[max(0, hit.start - CLAUSE_REACH) : hit.start])[-1]
    after = re.split(f"[{CLAUSE_ENDS}、]", text[hit.end : hit.end + CLAUSE_REACH])[0]
    parted = rf"(?<=[\w：])[{VISIBLE_BLANKS}]+(?=\w)|[{VISIBLE_BLANKS}]{{2}}"
    if re.search(parted, before) or re.search(parted, after):
        return True
    is_list = "（" in after or re.search(rf"）[{VISIBLE_BLANKS}]", before)
    return hit.follows("）$", 1) and bool(is_list)


def _splits_word(hit: Hit, prose: str) -> bool:
    """True for the only blank of a clause whose words the plan elsewhere writes without it.

    The first clause may be a heading with its text behind it; a slogan in quotation marks has its
    blank on purpose.
    """
    text = hit.passage.text
    if not _is_only_blank_of_clause(hit):
        return False
    in_quotes = any(
        hit.count_before(one) > hit.count_before(two) for one, two in ("“”", "‘’", "《》")
    )
    word = text[hit.start - 2 : hit.start] + text[hit.end : hit.end + 2]
    return not in_quotes and word in _four_characters_in(prose)


def _is_only_blank_of_clause(hit: Hit) -> bool:
    """True for a blank with the end of a clause as the nearest sign before and behind it.

    That behind may be the end of the text.
    """
    text = hit.passage.text
    signs = positions_of(f"{CLAUSE_ENDS}{VISIBLE_BLANKS}、", text)
    number = bisect_left(signs, hit.start)
    behind = signs[number + 1 : number + 2]
    return (
        number > 0
        and text[signs[number - 1]] in CLAUSE_ENDS
        and all(text[position] in CLAUSE_ENDS for position in behind)
    )


@lru_cache(maxsize=1)
def _four_characters_in(text: str) -> frozenset[str]:
    """Every four neighbouring characters of a text."""
    return frozenset([text[start : start + 4] for start in range(len(text) - 3)])


def _blank_finding(context: CheckContext, hit: Hit) -> Finding:
    """The finding about a blank, with its neighbours, and the edit that removes it."""
    around = hit.passage.text[max(hit.start - 2, 0) : hit.end + 2]
    return context.replacement(SPACE_IN_CHINESE, hit, "", text=around)


REPEATED_MARK = Rule(
    "P317",
    "repeated-mark",
    Severity.WARNING,
    Words("标点“{text}”重复", "the marks “{text}” stand side by side"),
    Words("只留一个", "keep one of them"),
    why=Words(
        "两个点号不能连用，多是删改文字时留下的。省略号“……”、破折号“——”和“？！”不在此列。",
        "Two such marks never stand together; they are left over when words are taken out. The"
        " ellipsis “……”, the dash “——” and “？！” are left alone.",
    ),
    fails="""\
principles: 坚持以居民需要为先，，把实事办好。。
""",
    passes="""\
principles: 坚持以居民需要为先，把实事办好。
""",
    fix=Safety.SAFE,
)

REPEATABLE_MARKS = "，。、；：！？"
MARK_RUN = "[，。、；：]{2,}|！{2,}|？{2,}"
MARKS_BY_STRENGTH = "、，；。"
"""Of two of these marks the stronger, later one stays when it is also the later one in the text."""
TWO_MARKS = 2


def _repeated_marks(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each run of commas, stops and similar marks."""
    if not _has_repeated_marks(context.prose.text):
        return
    for hit in context.find(re.compile(MARK_RUN)):
        if "？" in hit.text and stands_for_figure(hit):
            continue
        finding = context.at(REPEATED_MARK, hit, text=hit.text)
        one = remaining_mark(hit.text)
        yield context.with_edit(finding, hit, one) if one else finding


def _has_repeated_marks(text: str) -> bool:
    """True when two marks stand side by side; with all marks alike one search is enough."""
    for mark in REPEATABLE_MARKS:
        text = text.replace(mark, "，")
    return "，，" in text


def remaining_mark(marks: str) -> str:
    """The mark that surely stays; empty when only a person can decide."""
    first, last = marks[0], marks[-1]
    if len(set(marks)) == 1:
        # Three stops or 、 may stand for an ellipsis.
        return first if len(marks) == TWO_MARKS or first in "，；：！？" else ""
    is_sure = len(marks) == TWO_MARKS and first in MARKS_BY_STRENGTH and last in MARKS_BY_STRENGTH
    return (
        last if is_sure and MARKS_BY_STRENGTH.index(first) < MARKS_BY_STRENGTH.index(last) else ""
    )


SURPLUS_LISTING_MARK = Rule(
    "P328",
    "surplus-listing-mark",
    Severity.INFO,
    Words("并列的“{text}”之间通常不用顿号", "between “{text}” a 、 is usually left out"),
    Words(
        "删去顿号；中间有括注等别的成分时留着",
        "take it out; keep it where something stands between",
    ),
    why=Words(
        "GB/T 15834-2011 第 4.5.3.5 条：标有引号、书名号的并列成分之间通常不用顿号。",
        "GB/T 15834-2011, 4.5.3.5: parts of a list that have quotation marks or title marks usually"
        " take no 、 between them.",
    ),
    fails="""\
principles: 落实“三会”、“一课”，学习《条例》、《办法》。
""",
    passes="""\
principles: 落实“三会”“一课”，学习《条例》《办法》。
""",
    fix=Safety.UNSAFE,
)
LISTING_MARK = "(?<=”)、(?=“)|(?<=》)、(?=《)"


def _surplus_listing_marks(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each 、 between two quotations or titles."""
    if "”、“" not in context.prose.text and "》、《" not in context.prose.text:
        return
    for hit in context.find(re.compile(LISTING_MARK)):
        around = hit.passage.text[hit.start - 1 : hit.end + 1]
        yield context.replacement(SURPLUS_LISTING_MARK, hit, "", text=around)


RULES = (SPACE_IN_CHINESE, REPEATED_MARK, SURPLUS_LISTING_MARK)
CHECKS = (_surplus_blanks, _repeated_marks, _surplus_listing_marks)
