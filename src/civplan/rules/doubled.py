"""P305: a word that was typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from re import Pattern

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.subject import Subject

DOUBLED_WORD = Rule(
    "P305",
    "doubled-word",
    Severity.WARNING,
    Words("“{text}”里重复了“{word}”", "“{text}” says “{word}” twice"),
    Words("删去多余的“{word}”", "take one “{word}” out"),
    why=Words(
        "改句子时常常留下半截旧词，同一个词就接连出现两次，如“进行进行”“保持社区保持”。",
        "When a sentence is changed, a piece of the old one is often left in, so that a word stands"
        " there twice.",
    ),
    fails="""\
work: 保持社区保持整洁有序，努力改善居住环境。
""",
    passes="""\
work: 保持社区整洁有序，努力改善居住环境。
""",
    fix=Safety.UNSAFE,
)
RULES = (DOUBLED_WORD,)

WORDS = (
    "进行 予以 加以 给予 得到 取得 获得 成为 具有 加强 开展 建立 根据 按照 关于 对于 由于 因为 所以"
    " 为了 但是 而且 并且 或者 以及 其中 已经 积极 不断 切实 充分 深入 围绕"
)
"""Words that are never said twice, and that no other word's end and beginning make up."""
LONG_WORD = "进一步"
"""One more of them, with a character more."""
DONE = (
    "取得|开展|组织|举办|完成|召开|成立|建立|得到|受到|达到|起到|做到|做好|提高|增强|加强|发放|制定"
)
"""Verbs behind which 了 stands."""
VERBS = ("保持", "营造", "推进", "促进", "开展", "加强", "维护", "健全", "完善")
"""Any of them stands on one side only of what it is about."""
NOUNS = ("社区", "居民", "小区", "辖区", "环境")
"""What they are about."""
ZEROS = bytes(4)
"""As many as two characters of a text in UTF-16 have bytes."""
SAME = re.compile(b"\\0+")
"""Where a text and the same text two characters on do not differ."""
BEGINS = r"(?<![^\n。；，：、！？])"
"""Where a clause begins."""


def doubled_words(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each word that stands twice."""
    for pattern in patterns_for(subject.prose.text):
        for hit in subject.find(pattern):
            again = hit.part("again")
            found = subject.at(DOUBLED_WORD, hit, text=hit.text, word=again.text)
            yield subject.replacing(found, again, "")


def patterns_for(text: str) -> Iterator[Pattern[str]]:
    """The patterns that a text has any use for: most texts have none."""
    twice = pairs_twice_in(text)
    words = [word for word in WORDS.split() if word in twice] if twice else []
    words += [LONG_WORD] if LONG_WORD * 2 in text else []
    if words:
        yield re.compile(f"(?<![展强])(?P<word>{'|'.join(words)})(?P<again>(?P=word))(?![曲再版])")
    if "的的" in text:  # 目的的, 标的的, 有的的, 之的的, 打的的; 的的确确, and 的 before a taxi
        yield re.compile("(?<![目标有之打的])的(?P<again>的)(?![的确士哥姐票])")
    if "了了" in text:  # 受不了了, and 了 before 了解, 了结, 了却
        yield re.compile(f"(?<={DONE})了(?P<again>了)(?![解结却断])")
    sandwiches = sandwiches_in(text)
    if sandwiches:
        yield re.compile(f"{BEGINS}(?={'|'.join(sandwiches)})(?P<word>..)..(?P<again>(?P=word))")
    if "社区" in twice:  # 湖内社区社区居委会 is a name; no name ends where a clause begins
        yield re.compile(f"{BEGINS}社区(?P<again>社区)")


def pairs_twice_in(text: str) -> set[str]:
    """The pairs of characters that stand twice side by side, as in 进行进行, and a few others.

    The text as one number, held against itself two characters on, has zeros there. That takes a
    quarter of the time of looking for every word.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    number = int.from_bytes(data, "little")
    difference = (number ^ (number >> 32)).to_bytes(len(data), "little")
    pairs: set[str] = set()
    place = difference.find(ZEROS)
    while place >= 0:
        start = place + place % 2  # where a character begins; from there on two pairs take turns
        three = data[start : start + 6].decode("utf-16-le", "replace")
        pairs |= {three[:2], three[1:]}
        behind = SAME.match(difference, place)
        place = difference.find(ZEROS, behind.end()) if behind else -1
    return pairs


def sandwiches_in(text: str) -> list[str]:
    """The verbs that stand on both sides of a noun, with it."""
    return [
        f"{verb}{noun}{verb}"
        for noun in NOUNS
        for before, after in pairwise(text.split(noun))
        if (verb := before[-2:]) == after[:2] and verb in VERBS
    ]


CHECKS = (doubled_words,)
