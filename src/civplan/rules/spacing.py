"""P303: blanks inside Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.prose import Hit
from civplan.rules.signs import CLOSING, HAN, NUMERALS, OPENING
from civplan.rules.subject import Subject

SPACE = Rule(
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
RULES = (SPACE,)

BLANK = " \t\u00a0\u3000"
BESIDE_MARKS = (
    rf"(?:(?<={HAN})|(?<=[A-Za-z0-9%％{CLOSING}]))[{BLANK}]{{1,2}}(?=[{CLOSING}])"
    rf"|(?<={HAN})[{BLANK}](?=[{OPENING}])"
    rf"|(?<=[{OPENING}])[{BLANK}]{{1,2}}(?:(?={HAN})|(?=[A-Za-z0-9{OPENING}]))"
    rf"|(?<=[，、；。])[{BLANK}](?:(?={HAN})|(?=[0-9{OPENING}]))"
)
BETWEEN = rf"(?<={HAN}{HAN})[{BLANK}](?={HAN}{HAN})"
SENTENCE = "，。；！？："
NAMES = frozenset({"name", "people", "signer", "issuer", "community", "group", "post", "heading"})
"""Fields in which a blank sets names or words apart."""
COUNTS = rf"(?:第?[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})[、，.．]|[（(]?(?:[{NUMERALS}]|[0-9])+[）)]"
"""A number typed by hand at the start of a text; P309 takes it with its blank."""


def blanks(subject: Subject) -> Iterator[Finding]:
    """Blanks beside Chinese marks, and those that part a word in a sentence."""
    if not any(blank in subject.prose.text for blank in BLANK):
        return
    for hit in subject.find(re.compile(BESIDE_MARKS)):
        if hit.passage.field not in NAMES and not sets_apart(hit):
            yield removed(subject, hit)
    for hit in subject.find(re.compile(BETWEEN)):
        if hit.passage.field not in NAMES and splits_word(hit, subject.prose.text):
            yield removed(subject, hit)


def sets_apart(hit: Hit) -> bool:
    """True for a blank behind a number of a list, or one of several that part the entries."""
    text = hit.passage.text
    if re.fullmatch(COUNTS, text[: hit.start]):
        return True
    return text[: hit.start][-1:] in {"。", "；", "、"} and len(re.findall(f"[{BLANK}]", text)) > 1


def splits_word(hit: Hit, prose: str) -> bool:
    """True for the only blank of a clause in a sentence, where the plan writes it without.

    The first clause may be a heading with its text behind it; a slogan in quotation marks has its
    blank on purpose.
    """
    before, after = hit.passage.text[: hit.start], hit.passage.text[hit.end :]
    clause = re.split(f"[{SENTENCE}]", before)[-1] + re.split(f"[{SENTENCE}]", after)[0]
    if not re.search(f"[{SENTENCE}]", before):
        return False
    in_quotes = any(before.count(one) > before.count(two) for one, two in ("“”", "‘’", "《》"))
    is_list = bool(re.search(f"[{BLANK}、]", clause))
    return not in_quotes and not is_list and before[-2:] + after[:2] in prose


def removed(subject: Subject, hit: Hit) -> Finding:
    """The finding about a blank, shown between its neighbours; its edit takes it out."""
    around = hit.passage.text[max(hit.start - 2, 0) : hit.end + 2]
    return subject.replacing(subject.at(SPACE, hit, text=around), hit, "")


CHECKS = (blanks,)
