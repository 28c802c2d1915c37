"""Titles, and the marks that count the documents of a page: 篇1, 范文二, 【第1篇】."""

from __future__ import annotations

import re
from typing import NamedTuple

from civplan.ingest.structure.labels import LabelKind, label_at_start
from civplan.ingest.structure.lines import LINE_BLANKS, TextLine

LONGEST_TITLE_LINE = 50
"""Characters of a line that may be a title."""
SHORTEST_GLUED_TITLE = 6
"""Characters of a title that stands glued to the text behind it."""
SHORTEST_GLUED_TEXT = 10
"""Characters of a text that stands glued to its title."""
LARGEST_BODY_SIZE = 33
"""Half-points: 三号 and a little more; a title is larger."""
COLOPHON_WORDS = ("主题词", "抄送", "抄报")
"""What begins the lines at the foot of an official document."""
_ATTACHED_NAME = re.compile(r"附(?:件|表|录)?\s*[0-9一二三四五六七八九十]{0,2}\s*[:：]")
"""What begins the line that names an attachment: 附件：年度工作计划."""
TITLE_STYLES = frozenset({"title", "标题", "document title"})
PLAN_WORDS = "计划|方案|预案|打算|要点|安排|思路|规划|设想|实施意见|指导意见|工作意见"
SUMMARY_WORDS = "总结|小结|回顾|情况汇报|情况报告|工作汇报|工作报告|完成情况|述职"
TITLE_ENDINGS = rf"{PLAN_WORDS}|{SUMMARY_WORDS}|例文|汇报|报告|请示|通知|材料|办法|制度|范文"
_COUNT = "(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
_MARK = (
    rf"[【\[(（]\s*(?:第{_COUNT}篇|篇{_COUNT}|范文{_COUNT})\s*[】\])）]|第{_COUNT}篇"
    rf"|(?<![0-9第])篇{_COUNT}|范文\s?{_COUNT}(?!篇|[、.．])"
)
_LEADING_MARK = re.compile(rf"({_MARK})\s*[:：]?\s*")
_TRAILING_MARK = re.compile(rf"^(.{{0,46}}?)\s*({_MARK})\s*[:：]?$")
_GLUED_MARK = re.compile(rf"^(.{{4,46}}?)\s*({_MARK})\s*[:：]?\s*(?=.{{{SHORTEST_GLUED_TEXT}}})")
_MARK_INSIDE = re.compile(rf"(?<=[。！？!?”）)])\s*({_MARK})\s*[:：]?")
_COLLECTION = re.compile(
    rf"[【\[(（]?(?:精选|通用|合集|汇总|集合|优秀|热门|推荐|最新|共|[^\W\d_]{{2}})?"
    rf"\s*{_COUNT}\s*篇[】\])）]?$"
)
_TAIL = re.compile(
    rf"(?:{_MARK}|(?<=计划|方案|总结|报告|汇报|范文)[一二三四五六七八九十]{{1,2}}|(?<=[^\W\d_])[0-9]{{1,2}}|[(（]\s*[0-9]{{1,2}}\s*[)）]|[【\[(（][^\W\d_]{{2,4}}[】\])）]|\s[0-9]{{1,2}}|[:：])$"
)
_SENTENCE_SIGN = re.compile(r"[。；;！!？?]|[，,].*[，,]|[，,、：:]$")
_ENDS_AS_TITLE = re.compile(
    rf"(?:{TITLE_ENDINGS})(?:[(（【\[].{{1,10}}[)）】\]]|\s?[0-9]{{1,4}}|[一-十])?$"
)


class DocumentMark(NamedTuple):
    """The mark of a document on a page, and where it stands in its line."""

    title: str
    """The text of the line before a trailing mark or behind a leading one; may be empty."""
    start: int
    end: int
    """Behind the mark and the colon that belongs to it."""
    leading: bool
    """True when the line begins with it: 第二篇：…"""


def document_mark(line: TextLine) -> DocumentMark | None:
    """The mark of a line that begins a document of the page; None for any other line."""
    text = line.text
    if line.rows or len(text) > LONGEST_TITLE_LINE or not re.search("篇|范文", text):
        return None
    leading = _LEADING_MARK.match(text)
    if leading:
        rest = text[leading.end() :]
        if rest and _is_chapter(leading[0], rest):
            return None
        return DocumentMark(rest, 0, leading.end(), leading=bool(rest))
    trailing = _TRAILING_MARK.match(text)
    if trailing and not _SENTENCE_SIGN.search(trailing[1]):
        return DocumentMark(trailing[1], trailing.start(2), trailing.end(), leading=False)
    return None


def _is_chapter(mark: str, rest: str) -> bool:
    """True for 第一篇 总论, which is a chapter, unlike 第一篇：某社区工作总结."""
    is_plain = mark.startswith("第") and not mark.rstrip().endswith((":", "："))
    return bool(_SENTENCE_SIGN.search(rest)) or (
        is_plain and not re.search(TITLE_ENDINGS, rest) and len(rest) < LONGEST_TITLE_LINE // 4
    )


def title_stem(text: str) -> str:
    """What is the same in the titles of one page: without marks, brackets, blanks and counts."""
    stem = _bare_title(re.sub(rf"[{LINE_BLANKS}]", "", text))
    if len(stem) > 2 * LONGEST_TITLE_LINE:
        return stem
    leading = _LEADING_MARK.match(stem)
    if leading:
        stem = stem[leading.end() :]
    while True:
        shorter = _TAIL.sub("", _COLLECTION.sub("", stem)).removesuffix("范文")
        if shorter == stem or not shorter:
            return stem
        stem = shorter


def is_collection(text: str) -> bool:
    """True for the headline of several documents: ……工作总结（精选14篇）."""
    return bool(_COLLECTION.search(text.rstrip("。!！ ")[-LONGEST_TITLE_LINE:]))


def may_be_title(line: TextLine) -> bool:
    """True when a line has the shape of a title: short, without the signs of a sentence."""
    text = line.text
    if not text or line.rows or line.number or len(text) > LONGEST_TITLE_LINE:
        return False
    if text.startswith(COLOPHON_WORDS) or _ATTACHED_NAME.match(text):
        return False
    label = label_at_start(text)
    if label and label.kind is not LabelKind.BULLET and not label.weak:
        return bool(_ENDS_AS_TITLE.search(text)) and label.kind is LabelKind.DIGIT
    return not _SENTENCE_SIGN.search(text) and not re.match(r"[^\w【〔《“\[(（*]", text)


def is_set_as_title(line: TextLine) -> bool:
    """True for a line that Word sets as a title: by its style, or large in the middle."""
    is_large = line.size is not None and line.size > LARGEST_BODY_SIZE
    return line.style.casefold() in TITLE_STYLES or (line.centred and is_large)


def has_title_word(text: str) -> bool:
    """True when a text ends as the title of a plan, a summary or a report does."""
    title = _bare_title(text.strip(LINE_BLANKS).rstrip("：:"))
    return bool(_ENDS_AS_TITLE.search(title))


def _bare_title(title: str) -> str:
    """A title without brackets or quotation marks around the whole of it."""
    is_inside = title.startswith(("【", "〔", "[", "《", "“", '"'))
    return title.strip('【】〔〕[]《》“”"') if is_inside else title


def glued_mark(text: str, stems: frozenset[str]) -> tuple[int, int, int] | None:
    """Where the title, its mark and the text behind them end and begin, all on one line.

    Args:
        text: The line.
        stems: The stems of the titles that the page has so far.
    """
    match = _GLUED_MARK.match(text)
    if match and title_stem(match[1]) in stems:
        return match.end(1), match.end(2), match.end()
    return None


def marks_inside(text: str) -> list[tuple[int, int]]:
    """Where marks of documents begin and end inside a line, behind the end of a sentence."""
    return [match.span() for match in _MARK_INSIDE.finditer(text)]
