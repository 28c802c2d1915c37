"""What the checks are given, and how they point at a place in Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from civplan.findings.finding import Finding, Rule, Span
from civplan.findings.words import Words
from civplan.inspect.document import PageSection, Stretch, WordFile, WordParagraph
from civplan.inspect.roles import PageElement, Role
from civplan.typeset.gbt9704 import Font, HouseStyle
from civplan.typeset.last_page import PITCH_LIMITS

TWIPS_PER_MILLIMETRE = 1440 / 25.4
FIRST_WORDS = 12
"""Characters of a paragraph that a message repeats."""
NO_FONT = Words("没有指定的字体", "no named font")
FAMILIES = {
    "方正小标宋简体": ("标宋", "XiaoBiaoSong"),
    "仿宋_GB2312": ("仿宋", "FangSong"),
    "黑体": ("黑体", "SimHei"),
    "楷体_GB2312": ("楷体", "KaiTi"),
    "宋体": ("宋体", "SimSun"),
}
"""What the names of fonts of a family have in common, by the font of the house style."""
OTHER_FAMILIES = {"宋体": ("标宋", "仿宋")}
"""What a name has that is of another family."""
SIZE_NAMES = {
    84: "初号",
    72: "小初",
    52: "一号",
    48: "小一",
    44: "二号",
    36: "小二",
    32: "三号",
    30: "小三",
    28: "四号",
    24: "小四",
    21: "五号",
    18: "小五",
    15: "六号",
}
"""The Chinese names of sizes, by half-points."""
TEXT_ROLES = frozenset({Role.BODY, Role.HEADING})
"""Paragraphs of text."""


CLOSEST_FITTED, WIDEST_FITTED = PITCH_LIMITS[-1]
"""The pitch of such lines, as a part of the usual one."""


class Inspection(NamedTuple):
    """A Word file, what each paragraph of it is, and the style that it is held against."""

    file: WordFile
    parts: tuple[PageElement, ...]
    style: HouseStyle
    pages: Mapping[int, int] = MappingProxyType({})
    """The pages of paragraphs by their numbers, as far as they are known."""

    def of_roles(self, *roles: Role) -> Iterator[PageElement]:
        """The paragraphs that have one of these roles."""
        return (part for part in self.parts if part.role in roles)

    def is_fitted(self, paragraph: WordParagraph) -> bool:
        """True for lines that leave the page's grid, unlike the title's, for the signature's sake.

        The standard advises it where the signature has no room (7.3.5.4).
        """
        usual = self.style.line_pitch
        titles = (part.paragraph.place.spacing for part in self.of_roles(Role.TITLE))
        spacing = paragraph.place.spacing
        return (
            spacing.rule == "exact"
            and not paragraph.place.on_grid
            and CLOSEST_FITTED <= spacing.line / usual <= WIDEST_FITTED
            and any((title.line, title.rule) == (usual, "exact") for title in titles)
        )

    @property
    def outside_tables(self) -> Iterator[PageElement]:
        """The paragraphs with text that stand outside tables, frames and contents lists."""
        return (
            part
            for part in self.parts
            if part.role is not Role.CONTENTS
            and not (part.paragraph.table or part.paragraph.is_framed)
            and part.paragraph.words
        )

    def at(self, rule: Rule, parts: Sequence[PageElement], **values: object) -> Finding:
        """A finding about some paragraphs, at the first of them."""
        paragraph = parts[0].paragraph
        line = self.file.lines[paragraph.number - 1]
        words = f"{line[:FIRST_WORDS]}…" if len(line) > FIRST_WORDS else line
        more = len(parts) - 1
        number = paragraph.number
        page = self._page_words(number)
        where = Words(
            f"{page.zh}第{number}段“{words}”{f'等{len(parts)}段' if more else ''}：",
            f"{page.en}paragraph {number} “{words}”{f' and {more} more' if more else ''}: ",
        )
        return self._finding(rule, number, where=where, **values)

    def at_section(self, rule: Rule, section: PageSection, **values: object) -> Finding:
        """A finding about the page of a section, at its first paragraph."""
        sections = self.file.sections
        words = Words("", "")
        if len(sections) > 1:
            number = sections.index(section) + 1
            page = self._page_words(section.first_paragraph)
            words = Words(f"{page.zh}第{number}节：", f"{page.en}section {number}: ")
        return self._finding(rule, section.first_paragraph, section=words, **values)

    def _page_words(self, number: int) -> Words:
        """The page of a paragraph for a message; empty where it is not known."""
        page = self.pages.get(number)
        return Words(f"第{page}页", f"page {page}, ") if page else Words("", "")

    def _finding(self, rule: Rule, number: int, **values: object) -> Finding:
        """A finding about a paragraph, with its page where that is known."""
        finding = rule.at(self.span_of(number), **values)
        page = self.pages.get(number)
        return finding._replace(page=page) if page else finding

    def span_of(self, number: int) -> Span:
        """The whole of a paragraph."""
        lines = self.file.lines
        end = len(lines[number - 1]) if 0 < number <= len(lines) else 0
        return Span(self.file.path, max(1, number), 1, max(1, number), end + 1)


def is_of_family(font: str, wanted: Font) -> bool:
    """Whether a font's name is of the family of a font of the house style."""
    words = FAMILIES.get(wanted.name, (wanted.name,))
    others = OTHER_FAMILIES.get(wanted.name, ())
    return any(word in font for word in words) and not any(word in font for word in others)


def font_words(font: str) -> Words:
    """A font's name for a message."""
    return Words(f"“{font}”", f"“{font}”") if font else NO_FONT


def size_words(size: int) -> Words:
    """A size in half-points for a message: 小四（12磅）."""
    points = f"{size / 2:g}"
    name = SIZE_NAMES.get(size, "")
    return Words(f"{name}（{points}磅）" if name else f"{points}磅", f"{points} pt")


def millimetres(twips: float) -> float:
    """A length in millimetres, to a tenth."""
    return round(twips / TWIPS_PER_MILLIMETRE, 1)


def has_han(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return any("\u2e80" <= character <= "\ufaff" for character in text)


def first_words(text: str) -> str:
    """The beginning of a text, for a message."""
    plain = " ".join(text.split())
    return f"{plain[:FIRST_WORDS]}…" if len(plain) > FIRST_WORDS else plain


def heading_stretches(part: PageElement) -> Iterator[Stretch]:
    """The stretches of a paragraph's heading, the last one cut where the heading ends."""
    if part.heading_end:
        yield from _stretches_between(part, 0, part.heading_end)


def text_stretches(part: PageElement) -> Iterator[Stretch]:
    """The stretches of a paragraph behind its heading."""
    paragraph = part.paragraph
    if not part.heading_end and len(paragraph.words) == len(paragraph.own_text):
        yield from paragraph.stretches  # as most are: nothing to cut
        return
    yield from _stretches_between(part, part.heading_end, len(part.paragraph.text))


def _stretches_between(part: PageElement, start: int, end: int) -> Iterator[Stretch]:
    """The stretches between two positions of a paragraph's text without white space before it."""
    paragraph = part.paragraph
    at = len(paragraph.label) - (len(paragraph.text) - len(paragraph.text.lstrip()))
    for stretch in paragraph.stretches:
        first, last = max(start, at), min(end, at + len(stretch.text))
        if first < last:
            yield Stretch(stretch.text[max(0, first - at) : last - at], stretch.look)
        at += len(stretch.text)


GroupKey = TypeVar("GroupKey")


def groups_of(pairs: Iterable[tuple[GroupKey, PageElement]]) -> dict[GroupKey, list[PageElement]]:
    """Paragraphs by what is found about them, each once."""
    groups: dict[GroupKey, list[PageElement]] = {}
    for key, part in pairs:
        group = groups.setdefault(key, [])
        if not group or group[-1] is not part:
            group.append(part)
    return groups
