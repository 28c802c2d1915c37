"""所获荣誉: names of honours in one sentence, clauses about them as sentences of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civplan.compose.sentences import clause, sentence

REDUNDANT_AWARD = re.compile(r"^(?:荣获|获得|获评|获|被评为|当选为?)了?")
"""Left out after 本年度获得."""
AWARDED = re.compile(
    r"获评|荣获|获得|授予|评为|命名为|认定为|列为|选为|入选|当选|被|夺得|获[“市区省全国街]"
)
"""Words of a clause that says itself how the honour was won: 2025年3月，被市政府授予…称号."""
DATE_BEFORE = re.compile(r"(?P<date>\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)，?(?P<name>.+)")
TITLE_WORD = re.compile(r"(?P<name>[^“”]+?)(?P<word>荣誉称号|称号|荣誉)")
"""A name and the word that stands behind its quotation marks."""


def honours_sentence(honours: Sequence[str]) -> str:
    """The honours of the year; empty without any.

    本年度获得“区文明社区”“市先进集体”荣誉。2025年3月，被市政府授予“平安社区”称号。
    """
    names: list[str] = []
    clauses: list[str] = []
    for honour in honours:
        written = clause(honour.strip())
        bare = REDUNDANT_AWARD.sub("", written)
        dated = DATE_BEFORE.fullmatch(bare)
        if AWARDED.search(bare):
            clauses.append(written)
        elif dated:
            clauses.append(f"{dated['date']}获得{_names([dated['name']])}")
        else:
            names.append(bare)
    first = f"本年度获得{_names(names)}。" if names else ""
    return first + "".join(map(sentence, clauses))


def _names(names: Sequence[str]) -> str:
    """The names of honours, in quotation marks unless one has some of its own."""
    if any("“" in name for name in names):
        return "、".join(names)
    titles = [TITLE_WORD.fullmatch(name) for name in names]
    if any(titles):
        pairs = zip(names, titles, strict=True)
        return "、".join(
            f"“{title['name']}”{title['word']}" if title else f"“{name}”荣誉"
            for name, title in pairs
        )
    return "".join(f"“{name}”" for name in names) + "荣誉"
