"""The numbers before headings and items: 第一部分, 一、, （一）, 1、, （1）, 1), ①, 一是."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import IntEnum
from re import Match
from typing import NamedTuple

from civplan.rules.numbering import numeral_value


class LabelKind(IntEnum):
    """The kinds of labels, in the order of their usual levels from the highest down."""

    HEADING = 0
    """A heading without a number; no text has such a label."""
    DIVISION = 1
    """第一部分, 第一篇"""
    CHAPTER = 2
    """第一章"""
    HAN = 3
    """一、"""
    HAN_IN_BRACKETS = 4
    """（一）"""
    HAN_BRACKET = 5
    """一）"""
    DIGIT = 6
    """1、 1. 1． 1。 1:"""
    DECIMAL = 7
    """1.1"""
    LONG_DECIMAL = 8
    """1.1.1"""
    DIGIT_IN_BRACKETS = 9
    """（1）"""
    DIGIT_BRACKET = 10
    """1)"""
    CIRCLED = 11
    """①"""
    ROMAN = 12
    """Ⅰ. I. i."""
    LETTER = 13
    """a. A、"""
    ORDINAL = 14
    """一是, 第一，, 其一，"""
    BULLET = 15
    """●"""


class Label(NamedTuple):
    """A label as read, with its meaning."""

    kind: LabelKind
    value: int
    """What it counts, from 1; 0 for a bullet."""
    form: str
    """How it is written, ``#`` for the number: ``#、``, ``(#)``; full and half width are one.

    Small letters have ``a`` for it, a decimal ``#`` for each of its numbers.
    """
    text: str
    """As read, without blanks around it."""
    start: int
    """The character of the line at which it begins, from 0."""
    end: int
    """The character at which the text behind it begins."""
    weak: bool = False
    """True for a form that is a label only where others of its form count on."""

    @property
    def key(self) -> tuple[LabelKind, str]:
        """What labels of one sequence have in common."""
        return self.kind, self.form


_HAN = "[一二三四五六七八九十]{1,3}"
_COUNT_DIGITS = "[0-9０-９]{1,3}"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿➀-➉"
_UNITS = "万亿千百元个名户人次倍米公平月日度吨亩小天年分"
"""What stands behind a figure such as 1.5 that is no label."""
_CLOSED = r"[、.．,，:：]?"
_BEHIND_DIGIT = r"(?![0-9０-９]+[-、,，.．:：号楼栋幢期组岁周街\s]|[0-9０-９]+$)"
"""Not before a list of figures: 1、2、3号楼."""
_HAN_UNITS = "季月期号楼线级类批年区街届"
"""What stands behind the last of several Chinese figures: 三、四季度."""
_TIGHT_BEHIND = (
    r"(?![0-9０-９])|(?=(?:19|20)[0-9]{2}年|(?:[1-9]|1[0-2])月|[0-9]{1,3}\s*[个名户次人场支])"
)
"""Behind 1. no digit, which would be its decimal, except where a date or a count begins."""
_FORMS = (
    (LabelKind.DIVISION, rf"第(?P<division>{_HAN}|[0-9]{{1,2}})(?:部分|篇|编)[、:：,，.．]?"),
    (LabelKind.CHAPTER, rf"第(?P<chapter>{_HAN}|[0-9]{{1,2}})(?:章[、:：]?|节(?=\s)|节[、:：])"),
    (
        LabelKind.ORDINAL,
        (
            rf"(?P<ordinal>{_HAN})(?:是(?!否)|则|要(?=[有加强做抓突注深])|来)[、，,:：]?"
            rf"|第(?P<nth>{_HAN})[，,、:：](?!第)|其(?P<its>{_HAN})[，,、:：]?(?!他|次)"
        ),
    ),
    (LabelKind.HAN_IN_BRACKETS, rf"[（(〔\[【]\s*(?P<han_in>{_HAN})\s*[）)〕\]】]{_CLOSED}"),
    (LabelKind.HAN_IN_BRACKETS, "(?P<han_sign>[㈠-㈩])、?"),
    (LabelKind.HAN_BRACKET, rf"(?P<han_bracket>{_HAN})[）)]、?"),
    (
        LabelKind.HAN,
        rf"(?P<han>{_HAN})(?:、|[.．。])(?!\s*{_HAN}[、{_HAN_UNITS}])",
    ),
    (LabelKind.HAN, rf"(?P<han_figures>{_HAN})、"),
    (LabelKind.HAN, rf"(?P<han_weak>{_HAN})(?:[,，:：]|[ \t\u3000\u00a0]+)"),
    (
        LabelKind.LONG_DECIMAL,
        r"(?P<long>[0-9]{1,2}(?:[.．][0-9]{1,2}){2,4})[、.．]?(?![0-9.．])",
    ),
    (LabelKind.DECIMAL, r"(?P<decimal>[0-9]{1,2}[.．][0-9]{1,2})[、.．]?(?=[\s\u3000])"),
    (
        LabelKind.DECIMAL,
        rf"(?P<tight>[0-9]{{1,2}}[.．][0-9]{{1,2}})(?![{_UNITS}])(?=[^\W\d_][^。，；,;]{{0,28}}$)",
    ),
    (LabelKind.DIGIT, rf"(?P<digit>{_COUNT_DIGITS})\s?、{_BEHIND_DIGIT}"),
    (LabelKind.DIGIT, rf"(?P<figures>{_COUNT_DIGITS})\s?、(?=[0-9０-９])"),
    (LabelKind.DIGIT, rf"(?P<point>{_COUNT_DIGITS})[.．。](?:{_TIGHT_BEHIND}){_BEHIND_DIGIT}"),
    (LabelKind.DIGIT, rf"(?P<clock>{_COUNT_DIGITS})[.．](?=[0-9]{{1,2}}[:：][0-9]{{2}})"),
    (LabelKind.DIGIT, r"(?P<point_sign>[⒈-⒛])"),
    (LabelKind.DIGIT, rf"(?P<colon>{_COUNT_DIGITS})[:：](?![0-9０-９])"),
    (LabelKind.DIGIT, r"(?P<digit_weak>[0-9]{1,2})(?:[,，](?![0-9])|[ \t\u3000\u00a0]+(?=\D))"),
    (LabelKind.DIGIT, r"(?P<padded>0[1-9])(?![月日号年点时分届期级])(?=[^\W\d_]|$)"),
    (
        LabelKind.DIGIT_IN_BRACKETS,
        rf"[（(〔\[【]\s*(?P<digit_in>{_COUNT_DIGITS})\s*[）)〕\]】]{_CLOSED}",
    ),
    (LabelKind.DIGIT_IN_BRACKETS, "(?P<digit_sign>[⑴-⒇])、?"),
    (LabelKind.DIGIT_BRACKET, rf"(?P<digit_bracket>{_COUNT_DIGITS})\s?[）)]、?"),
    (LabelKind.CIRCLED, rf"(?P<circled>[{_CIRCLED}])[、.．]?"),
    (LabelKind.ROMAN, r"(?P<roman>[Ⅰ-Ⅻⅰ-ⅻ])[、.．]?"),
    (
        LabelKind.ROMAN,
        (
            r"[（(]?(?P<roman_letters>(?=[IVXivx])(?:X{0,2}(?:IX|IV|V?I{0,3})|x{0,2}(?:ix|iv|v?i{0,3})))"
            r"[、.．)）](?![A-Za-z0-9.])"
        ),
    ),
    (LabelKind.LETTER, r"[（(]?(?P<letter>[A-Za-z])[、.．)）](?![A-Za-z0-9.])"),
    (
        LabelKind.BULLET,
        r"(?P<bullet>[●◆■▲★※•○◇□▪►➢◎√◦])|(?P<dash>[-–—*·])(?=[\s\u3000])|(?P<dot>·)(?=[^\W\d_])",
    ),
)
_LABEL = re.compile("|".join(f"(?:{pattern})" for _, pattern in _FORMS))
_GROUP_KINDS = {
    group: kind for kind, pattern in _FORMS for group in re.findall(r"\(\?P<(\w+)>", pattern)
}
_WEAK = {"han_weak", "digit_weak", "colon", "han_figures", "figures", "clock", "padded"}
_FIRST = re.compile(
    rf"[第其（(〔\[【Ⅰ-Ⅻⅰ-ⅻ一二三四五六七八九十0-9０-９㈠-㈩⑴-⒛{_CIRCLED}A-Za-z●-➢※•√*·–—-]"
)
"""What a label may begin with; most lines begin with something else."""
_INLINE = re.compile(
    rf"[（(]\s*(?P<han_in>{_HAN})\s*[）)]、?|[（(]\s*(?P<digit_in>[0-9]{{1,2}})\s*[）)]、?"
    rf"|(?P<han>{_HAN})、(?!\s*{_HAN}[、{_HAN_UNITS}])"
    rf"|(?P<digit>[0-9０-９]{{1,2}})\s?、{_BEHIND_DIGIT}"
    rf"|(?P<point>[0-9０-９]{{1,2}})[.．](?:{_TIGHT_BEHIND}){_BEHIND_DIGIT}"
    r"|(?P<digit_sign>[⑴-⒇])、?|(?P<point_sign>[⒈-⒛])|(?P<han_sign>[㈠-㈩])、?"
    r"|(?P<digit_bracket>[0-9]{1,2})[）)]、?|(?P<letter>[a-h])[.、．](?![A-Za-z0-9])"
)
"""The labels that may begin an item inside a line; 一是 and ① stay in their paragraph."""
_INLINE_FIRST = re.compile("[、.．）)⑴-⒇⒈-⒛㈠-㈩]")
_BLANKS = re.compile(r"[\s\u3000\u00a0\ufeff]*")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_HALF_WIDTH = str.maketrans("０１２３４５６７８９（）．：，〔〕[]【】", "0123456789().:,()()()")
_CIRCLED_SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_SIGN_ROWS = (("Ⅰ", "Ⅻ"), ("ⅰ", "ⅻ"), ("㈠", "㈩"), ("⑴", "⒇"), ("⒈", "⒛"), ("❶", "❿"), ("➀", "➉"))


def label_at_start(text: str) -> Label | None:
    """The label that a line begins with; None when it begins with none.

    A weak one is a label only when other lines go on with its numbers.
    """
    if not _FIRST.match(text):
        return None
    match = _LABEL.match(text)
    return _read_label(match) if match else None


def labels_inside(text: str, start: int) -> Iterator[Label]:
    """What may be a label in a line from a character on; whether it is one the others say."""
    if _INLINE_FIRST.search(text, start):
        yield from map(_read_label, _INLINE.finditer(text, start))


def number_label(number: str) -> Label:
    """The label that an automatic number of Word is; its kind by its form, else a bullet."""
    read = label_at_start(f"{number} 文")
    if read is None or read.text != number.strip():
        read = label_at_start(f"{number}、文")
    if read is None or read.kind is LabelKind.BULLET:
        return Label(LabelKind.BULLET, 0, re.sub(r"\w+", "#", number), number, 0, 0)
    return read._replace(text=number, start=0, end=0, weak=False)


def _read_label(match: Match[str]) -> Label:
    group = match.lastgroup or ""
    kind = _GROUP_KINDS[group]
    behind = _BLANKS.match(match.string, match.end())
    return Label(
        kind=kind,
        value=_counted_value(kind, match[group]),
        form=_form(kind, match[0], match[group]),
        text=match[0].rstrip(),
        start=match.start(),
        end=behind.end() if behind else match.end(),
        weak=group in _WEAK,
    )


def _form(kind: LabelKind, text: str, counted: str) -> str:
    """How a label is written, without its number."""
    if kind is LabelKind.BULLET:
        return counted
    sign = "#"
    if kind in {LabelKind.DECIMAL, LabelKind.LONG_DECIMAL}:
        sign = re.sub("[0-9]+", "#", counted)
    elif kind in {LabelKind.LETTER, LabelKind.ROMAN} and counted.islower():
        sign = "a"
    form = text.translate(_HALF_WIDTH).replace(counted.translate(_HALF_WIDTH), sign, 1)
    return re.sub(r"\s", "", form.translate(_HALF_WIDTH))


def _counted_value(kind: LabelKind, counted: str) -> int:
    """What a label counts; a decimal counts by its last number."""
    if kind in _VALUES:
        return _VALUES[kind](counted)
    if counted in _CIRCLED_SIGNS:
        return _CIRCLED_SIGNS.index(counted) + 1
    for first, last in _SIGN_ROWS:
        if len(counted) == 1 and first <= counted <= last:
            return ord(counted) - ord(first) + 1
    if kind is LabelKind.ROMAN:
        return _roman_value(counted.lower())
    return numeral_value(counted.translate(_HALF_WIDTH))


def _roman_value(letters: str) -> int:
    """The value of a Roman numeral in small letters: 4 for iv."""
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


_VALUES: dict[LabelKind, Callable[[str], int]] = {
    LabelKind.BULLET: lambda _: 0,
    LabelKind.LETTER: lambda counted: ord(counted.lower()) - ord("a") + 1,
    LabelKind.DECIMAL: lambda counted: int(re.split(r"[.．]", counted)[-1]),
    LabelKind.LONG_DECIMAL: lambda counted: int(re.split(r"[.．]", counted)[-1]),
}
"""What a label counts, where its number is no numeral."""
