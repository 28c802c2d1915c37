"""What each paragraph of a Word file is, told from its text and place, however it looks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from civplan.ingest.structure.labels import LabelKind, label_at_start
from civplan.inspect.document import WordFile, WordParagraph
from civplan.inspect.labels import HEADING_LENGTH, LevelLabel, heading_length, read_level_label
from civplan.typeset.numbering import NumberForms


class Role(Enum):
    """What a paragraph is in a document of the standard."""

    EMPTY = "empty"
    ASIDE = "aside"
    """A picture, what stands in a frame or under the title: not judged."""
    CONTENTS = "contents"
    """A line of a contents list, which Word makes of the headings: not judged."""
    LETTERHEAD = "letterhead"
    NUMBER = "number"
    """发文字号, with 签发人 where there is one."""
    TITLE = "title"
    RECIPIENT = "recipient"
    HEADING = "heading"
    """A paragraph with a label of a level, or what its text begins with."""
    DIVISION = "division"
    """第一部分 with its heading, above 一、."""
    PLAIN_HEADING = "plain heading"
    """A short line without a label that looks like a heading."""
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    ATTACHMENT_NAMES = "attachment names"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    ATTACHMENT_LABEL = "attachment label"
    COLOPHON = "colophon"


class PageElement(NamedTuple):
    """A paragraph with its role."""

    paragraph: WordParagraph
    role: Role
    label: LevelLabel | None = None
    heading_end: int = 0
    """Characters at its beginning that are a heading; 0 without one."""


MOST_TITLE_CHARACTERS = 60
LONGEST_RECIPIENT = 80
LONGEST_SIGNATURE = 40
LONGEST_PLAIN_HEADING = 30
CLOSING_MARK = re.compile(r"[。；！？，：、;,]$")
TITLE_END = re.compile(
    r"(?:计划|总结|方案|要点|规划|安排|报告|通知|意见|办法|汇报|制度|打算|思路|小结|设想|纪要|函|请示"
    r"|决定|公告|通报|批复|议案|简报|情况|材料)(?:[（(].{1,12}[）)])?$"
)
NUMBER_LINE = re.compile(r"^\s*\S{1,20}[〔\[［（(【]\s*\d{2,4}\s*[〕\]］）)】]\s*第?\s*\d+\s*号")
SIGNER = re.compile(r"^\s*签发人[：:]")
COPY_MARKS = re.compile(r"^\s*(?:\d{6}|(?:绝密|机密|秘密)(?:★.*)?|特急|加急|平急)\s*$")
LETTERHEAD_END = re.compile(r"(?:文件|委员会|办事处|社区|居委会|街道|党委|支部|局|府)\s*$")
RECIPIENT = re.compile(r"^[^。；！？]{2,}[：:]$")
ATTACHMENT_NAMES = re.compile(r"^\s*附\s*件\s*[：:]\s*\S")
ATTACHMENT_NAME = re.compile(r"^\s*\d{1,2}\s*[.．、]\s*\S")
ATTACHMENT_LABEL = re.compile(
    r"^\s*附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?\s*$"
)
DATE = re.compile(
    r"^\s*(?:\d{2,4}|[二一〇○零ＯO0-9九八七六五四三]{2,4})\s*年\s*[\d一二三四五六七八九十元]{1,3}\s*月"
    r"(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?\s*$|^\s*\d{4}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}\s*$"
)
NOTE = re.compile(r"^\s*[（(].{2,}[）)]\s*$")
COLOPHON = re.compile(r"^\s*(?:抄送|抄报|主题词)\s*[：:]|印发\s*$")
CAPTION = re.compile(r"^\s*(?:附?[表图]\s*\d|附[表图])")
LETTERHEAD_SIZE = 48
"""Half-points from which on red or large text above the title is a letterhead."""
BODY_SIZES = 36
"""Half-points from which on a line looks like a title."""
REDS = frozenset({"FF0000", "C00000", "E60000", "FE0000", "F00000", "CC0000", "ED1C24", "DE0000"})
LINES_OF_SIGNATURE = 4


def parts_of(file: WordFile, forms: NumberForms) -> tuple[PageElement, ...]:
    """Each paragraph with its role, in reading order."""
    return _RoleFinder(file.paragraphs, forms).parts()


def size_of(paragraph: WordParagraph) -> int:
    """The size of most of its characters in half-points; 0 without text."""
    counts: dict[int, int] = {}
    for stretch in paragraph.stretches:
        counts[stretch.look.size] = counts.get(stretch.look.size, 0) + len(stretch.text.strip())
    return max(counts, key=lambda size: counts[size]) if counts else 0


def is_pushed_right(paragraph: WordParagraph) -> bool:
    """Whether spaces or a tab push its text to the right."""
    text = paragraph.text
    return len(text) - len(text.lstrip()) >= SPACES_OF_SIGNATURE or text.startswith("\t")


def is_red(paragraph: WordParagraph) -> bool:
    """Whether most of its characters are red."""
    red = sum(len(one.text) for one in paragraph.stretches if one.look.colour in REDS)
    return red * 2 > len(paragraph.own_text) > 0


class _RoleFinder:
    """Gives roles from the outside in: head, foot, then what stands between."""

    def __init__(self, paragraphs: Sequence[WordParagraph], forms: NumberForms) -> None:
        self._paragraphs = paragraphs
        self._forms = forms
        self._roles: dict[int, Role] = {}

    def parts(self) -> tuple[PageElement, ...]:
        """Every paragraph with its role."""
        self._take_apart()
        head = self._head([at for at in range(len(self._paragraphs)) if at not in self._roles])
        rest = [at for at in range(len(self._paragraphs)) if at not in self._roles and at >= head]
        self._foot(rest)
        return tuple(self._part(at) for at in range(len(self._paragraphs)))

    def _take_apart(self) -> None:
        """What is no text of its own: tables, frames, contents lists, empty paragraphs."""
        in_contents = False
        for at, paragraph in enumerate(self._paragraphs):
            in_contents = self._is_contents(paragraph)
            if paragraph.table:
                self._roles[at] = self._role_in_table(paragraph)
            elif in_contents:
                self._roles[at] = Role.CONTENTS
            elif paragraph.is_framed:
                self._roles[at] = Role.ASIDE
            elif not paragraph.words:
                self._roles[at] = Role.ASIDE if paragraph.has_picture else Role.EMPTY

    def _is_contents(self, paragraph: WordParagraph) -> bool:
        style = paragraph.place.style.lower().replace(" ", "")
        return style.startswith(("toc", "目录")) or "TOC" in paragraph.fields

    def _role_in_table(self, paragraph: WordParagraph) -> Role:
        """Letterheads and colophons are often set as tables."""
        if COLOPHON.search(paragraph.text):
            return Role.COLOPHON
        if is_red(paragraph) and size_of(paragraph) >= LETTERHEAD_SIZE:
            return Role.LETTERHEAD
        if NUMBER_LINE.match(paragraph.text):
            return Role.NUMBER
        return Role.TABLE

    def _head(self, texts: list[int]) -> int:
        """Masthead, title and recipient; the position behind them."""
        queue = list(texts)
        while queue and (role := self._masthead_role(self._paragraphs[queue[0]])):
            self._roles[queue.pop(0)] = role
        titles = self._title_lines(queue)
        for at in titles:
            self._roles[at] = Role.TITLE
        queue = queue[len(titles) :]
        while titles and queue and self._is_under_title(self._paragraphs[queue[0]]):
            self._roles[queue.pop(0)] = Role.ASIDE
        if queue and self._is_recipient(self._paragraphs[queue[0]]):
            self._roles[queue.pop(0)] = Role.RECIPIENT
        return queue[0] if queue else len(self._paragraphs)

    def _masthead_role(self, paragraph: WordParagraph) -> Role | None:
        text = paragraph.words
        if NUMBER_LINE.match(text) or SIGNER.match(text):
            return Role.NUMBER
        if COPY_MARKS.match(text):
            return Role.ASIDE
        is_large = size_of(paragraph) >= LETTERHEAD_SIZE
        if is_red(paragraph) or (is_large and text.endswith("文件")):
            return Role.LETTERHEAD
        return None

    def _title_lines(self, queue: list[int]) -> list[int]:
        """The lines of the title: the first line, and those below it that look the same."""
        if not queue or not self._is_title(self._paragraphs[queue[0]]):
            return []
        lines = queue[:1]
        for at in queue[1:]:
            if not self._continues_title(self._paragraphs[lines[-1]], self._paragraphs[at]):
                break
            lines.append(at)
        return lines

    def _is_title(self, paragraph: WordParagraph) -> bool:
        text = paragraph.words
        is_shown = paragraph.place.align == "center" and size_of(paragraph) >= BODY_SIZES
        longest = 2 * MOST_TITLE_CHARACTERS if is_shown else MOST_TITLE_CHARACTERS
        if len(text) > longest or CLOSING_MARK.search(text) or self._label(paragraph):
            return False
        looks = paragraph.place.align == "center" or size_of(paragraph) >= BODY_SIZES
        named = paragraph.place.outline == 1 or "title" in paragraph.place.style.lower()
        return (
            looks
            or named
            or bool(TITLE_END.search(text))
            or len(text) <= MOST_TITLE_CHARACTERS // 2
        )

    def _continues_title(self, above: WordParagraph, paragraph: WordParagraph) -> bool:
        text = paragraph.words
        return (
            above.place.align == "center" == paragraph.place.align
            and size_of(above) == size_of(paragraph) > 0
            and not TITLE_END.search(above.words)
            and not CLOSING_MARK.search(text)
            and not NOTE.match(text)
            and self._label(paragraph) is None
            and above.stretches[0].look.fonts.east_asia
            == paragraph.stretches[0].look.fonts.east_asia
        )

    def _is_under_title(self, paragraph: WordParagraph) -> bool:
        """A subtitle, a date or an author under the title."""
        text = paragraph.words
        is_date = bool(DATE.match(text))
        is_centred = paragraph.place.align == "center" and not self._label(paragraph)
        return is_date or (
            is_centred and len(text) <= MOST_TITLE_CHARACTERS and not RECIPIENT.match(text)
        )

    def _is_recipient(self, paragraph: WordParagraph) -> bool:
        text = paragraph.words
        return (
            len(text) <= LONGEST_RECIPIENT
            and RECIPIENT.match(text) is not None
            and self._label(paragraph) is None
            and ATTACHMENT_NAMES.match(text) is None
        )

    def _foot(self, rest: list[int]) -> None:
        """Attachments, colophon, signature and date, attachment names: from the end upwards."""
        main = rest
        for position, at in enumerate(rest):
            if ATTACHMENT_LABEL.match(self._paragraphs[at].text):
                main = rest[:position]
                self._attachments(rest[position:])
                break
        while main and self._is_colophon(main[-1]):
            self._roles[main.pop()] = Role.COLOPHON
        self._closing(main)

    def _is_colophon(self, at: int) -> bool:
        paragraph = self._paragraphs[at]
        return bool(COLOPHON.search(paragraph.text)) and len(paragraph.words) <= LONGEST_RECIPIENT

    def _attachments(self, rest: list[int]) -> None:
        """The labels of attachments and the title under each."""
        follows_label = False
        for at in rest:
            paragraph = self._paragraphs[at]
            if ATTACHMENT_LABEL.match(paragraph.text):
                self._roles[at] = Role.ATTACHMENT_LABEL
                follows_label = True
            elif self._is_colophon(at):
                self._roles[at] = Role.COLOPHON
            elif follows_label:
                if self._is_title(paragraph):
                    self._roles[at] = Role.TITLE
                follows_label = False

    def _closing(self, main: list[int]) -> None:
        """Note, date, signature and attachment names at the end of the main text."""
        end = len(main)
        dates = [at for at in main[-LINES_OF_SIGNATURE - 2 :] if self._is_date(at)]
        if dates:
            end = main.index(dates[-1])
            self._roles[main[end]] = Role.DATE
            self._below_date(main[end + 1 :])
        while (
            end and len(main) - end <= LINES_OF_SIGNATURE + 2 and self._is_signature(main[end - 1])
        ):
            end -= 1
            self._roles[main[end]] = Role.SIGNATURE
        self._attachment_names(main[:end])

    def _below_date(self, rest: list[int]) -> None:
        """A note; what stands there by mistake keeps its role."""
        for at in rest:
            if ATTACHMENT_NAMES.match(self._paragraphs[at].text):
                self._roles[at] = Role.ATTACHMENT_NAMES
            elif NOTE.match(self._paragraphs[at].text):
                self._roles[at] = Role.NOTE
            elif self._is_signature(at):
                self._roles[at] = Role.SIGNATURE

    def _is_date(self, at: int) -> bool:
        lines = self._paragraphs[at].words.split("\n")
        return bool(DATE.match(lines[-1])) and all(len(line) <= LONGEST_SIGNATURE for line in lines)

    def _is_signature(self, at: int) -> bool:
        """A short line without a closing mark, set to the right or named like a body."""
        paragraph = self._paragraphs[at]
        text = paragraph.words
        if len(text) > LONGEST_SIGNATURE or CLOSING_MARK.search(text) or self._label(paragraph):
            return False
        if ATTACHMENT_NAMES.match(text) or ATTACHMENT_NAME.match(text):
            return False
        if self._stands_over_table(at):
            return False
        place = paragraph.place
        is_aside = place.align in {"right", "center"} or place.indents.left > WIDE_INDENT
        return is_aside or is_pushed_right(paragraph) or bool(LETTERHEAD_END.search(text))

    def _attachment_names(self, above: list[int]) -> None:
        """附件：1.… and the names below it."""
        for position in range(len(above) - 1, max(-1, len(above) - MOST_NAMES), -1):
            at = above[position]
            if not ATTACHMENT_NAMES.match(self._paragraphs[at].text):
                continue
            names = above[position + 1 :]
            if all(ATTACHMENT_NAME.match(self._paragraphs[name].text) for name in names):
                for name in (at, *names):
                    self._roles[name] = Role.ATTACHMENT_NAMES
            return

    def _label(self, paragraph: WordParagraph) -> LevelLabel | None:
        text = paragraph.text.lstrip()
        return read_level_label(text, self._forms)

    def _part(self, at: int) -> PageElement:
        paragraph = self._paragraphs[at]
        role = self._roles.get(at)
        if role is not None:
            return PageElement(paragraph, role)
        label = self._label(paragraph)
        if label is not None:
            text = paragraph.text.lstrip()
            return PageElement(paragraph, Role.HEADING, label, heading_length(text, label))
        if self._is_division(paragraph):
            return PageElement(paragraph, Role.DIVISION)
        is_plain = self._is_plain(paragraph)
        is_named = (
            bool(CAPTION.match(paragraph.text)) and len(paragraph.words) <= MOST_TITLE_CHARACTERS
        )
        if is_named or (is_plain and self._stands_over_table(at)):
            return PageElement(paragraph, Role.CAPTION)
        return PageElement(paragraph, Role.PLAIN_HEADING if is_plain else Role.BODY)

    def _stands_over_table(self, at: int) -> bool:
        """Whether a table follows a paragraph."""
        following = self._paragraphs[at + 1 : at + 2]
        return bool(following and following[0].table)

    def _is_division(self, paragraph: WordParagraph) -> bool:
        """A short line that begins with 第一部分."""
        text = paragraph.words
        label = label_at_start(text)
        is_label = label is not None and label.kind is LabelKind.DIVISION
        return is_label and len(text) <= HEADING_LENGTH and not CLOSING_MARK.search(text)

    def _is_plain(self, paragraph: WordParagraph) -> bool:
        """A short line that looks like a heading: bold, centred, or by its style."""
        text = paragraph.words
        if len(text) > LONGEST_PLAIN_HEADING or CLOSING_MARK.search(text):
            return False
        is_bold = all(one.look.bold for one in paragraph.stretches if one.text.strip())
        return is_bold or paragraph.place.align == "center" or paragraph.place.outline > 0


WIDE_INDENT = 3000
"""Twips from which on a line stands to the right."""
SPACES_OF_SIGNATURE = 8
MOST_NAMES = 100
"""Paragraphs above the signature among which the attachment names are looked for."""
