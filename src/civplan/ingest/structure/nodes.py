"""The lines of a document to its nodes: labels, levels, paragraphs, headings and their sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from civplan.ingest.outline import OutlineNode
from civplan.ingest.structure.cutting import (
    LinePiece,
    cut_line,
    seconds_behind,
    split_heading,
    stays_in_paragraph,
)
from civplan.ingest.structure.fields import is_attachment_head
from civplan.ingest.structure.labels import (
    Label,
    LabelKind,
    label_at_start,
    labels_inside,
    number_label,
)
from civplan.ingest.structure.lines import TextLine
from civplan.ingest.structure.nesting import Nesting, without_weak
from civplan.model.choices import SectionName

LONGEST_UNNUMBERED_HEADING = 30
"""Characters of a heading without a number, which bold type or size shows."""
LONGEST_LABELLED_HEADING = 60
"""Characters of a heading with a number."""
_CLOSING_WORDS = re.compile(
    r"特此|专此|以上(?:报告|请示|意见|方案|计划|总结|汇报|述职|是|就是|，请)|妥否|当否|谢谢大家|请予?(?:审议|批评指正)"
    r"|抄[送报]|主题词|[(（]?联系(?:人|电话)|[(（]此件"
)
"""What begins a line that closes a document and belongs to none of its units."""
_FIRST_TURN, _LATER_TURNS = "首先", ("其次", "再次", "再者", "最后")
"""What begins paragraphs that go with each other, and stand on one level whatever is between."""
_SENTENCE_END = re.compile("[。；;！!？?，,、]$")
LONGEST_SECTION_HEADING = 24
"""Characters of a heading that is read for the name of a section."""
_WORDS = (
    (
        SectionName.PROBLEMS,
        r"存在(?:的)?(?:主要|突出)?(?:的)?(?:问题|不足|困难)|(?:问题|困难)(?:和|与|及)(?:不足|困难|问题)|主要问题|不足之处",
    ),
    (
        SectionName.NEXT_STEPS,
        (
            r"下一步|下步|今后(?:的)?(?:工作)?(?:打算|思路|计划|安排|努力)|明年|来年|下一年|改进措施|努力方向|整改措施"
            r"|工作打算|下半年"
            r"|^(?:20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年度?(?:上半年)?(?:工作|主要)*(?:计划|打算|安排|设想|要点)(?=[。：:]?$)"
        ),
    ),
    (SectionName.PRINCIPLES, r"指导思想|总体思路|总体要求|基本原则|指导原则|工作原则|工作思路"),
    (
        SectionName.GOALS,
        (
            r"(?:^|工作|总体|创建|奋斗|主要|预期|活动|年度|具体|基本)目标(?:与|和|及)?(?:任务|要求)?(?=[。：:]?$)"
            r"|^(?:活动|工作)?目的(?=[。：:]?$)|^目标任务|^(?:工作|年度)?目标(?:任务)?(?:落实|完成|实现)情况"
        ),
    ),
    (
        SectionName.SAFEGUARDS,
        r"保障措施|组织保障|工作保障|(?:强化|加强|落实)保障|保障机制|工作要求|有关要求",
    ),
    (SectionName.ORGANIZATION, r"组织领导|组织机构|领导机构|领导小组|机构设置"),
    (
        SectionName.SCHEDULE,
        r"(?:实施|工作|方法|活动|创建)步骤|时间安排|实施阶段|工作进度|阶段安排|步骤(?:安排|和时间)",
    ),
    (
        SectionName.ACHIEVEMENTS,
        r"(?:主要|取得(?:的)?|工作|创建)(?:的)?(?:成效|成绩|成果)|取得.{0,6}(?:成效|成绩)",
    ),
    (SectionName.HONOURS, r"荣誉|获奖情况|表彰"),
    (
        SectionName.WORK,
        (
            r"(?:主要|重点|具体|创建)(?:创建)?(?:工作|任务|措施|内容|做法)|工作(?:任务|措施|内容|重点)|创建主要工作"
            r"|(?:工作|主要)?(?:开展|完成)情况|活动内容|实施内容"
        ),
    ),
)
_PATTERNS = tuple((section, re.compile(words)) for section, words in _WORDS)


def nodes_of(lines: Sequence[TextLine]) -> tuple[OutlineNode, ...]:
    """The nodes of a document's text, in reading order."""
    labels = _line_labels(lines)
    return tuple(_known_headings([*_NodeReader(lines, labels).nodes()]))


class _NodeReader:
    """Reads the lines of a document one after the other, each at the level that is open."""

    def __init__(self, lines: Sequence[TextLine], labels: Sequence[Label | None]) -> None:
        """Begin a document; ``labels`` are those that its lines begin with."""
        self._lines, self._labels = lines, labels
        self._nesting = Nesting([label for label in labels if label])
        self._seconds = seconds_behind(lines, labels)
        self._looks = _common_looks(lines)
        self._attachments = _attachments_start(lines, labels)
        self._forms = [
            "" if label else _heading_form(line, self._looks)
            for line, label in zip(lines, labels, strict=True)
        ]
        """What each heading without a number has in common with others; empty for other lines."""
        units = (n for n in range(self._attachments) if labels[n] or self._forms[n])
        self._last_unit = max(units, default=-1)
        self._position = -1
        """The number of labels so far, less one."""
        self._turn: int | None = None
        """The levels that were open where 首先 stood; None without one."""

    def nodes(self) -> Iterator[OutlineNode]:
        """The nodes of all lines; headings are not told from items yet."""
        for number, (line, label) in enumerate(zip(self._lines, self._labels, strict=True)):
            is_attachment = number >= self._attachments and is_attachment_head(line)
            if is_attachment or (number > self._last_unit and _CLOSING_WORDS.match(line.text)):
                self._nesting.begin_anew()
            if is_attachment:
                self._nesting.take_heading(line.text)
            if form := self._forms[number]:
                level = self._nesting.take_heading(form, line.level, self._position)
                yield _text_node(line, level, heading=True)
                continue
            self._open_level(line, label)
            for piece in cut_line(line, label, self._nesting, self._seconds[number]):
                if piece.label and piece.label is not label:
                    self._nesting.take(piece.label)
                is_below = not piece.label and not is_attachment
                yield from _piece_nodes(piece, self._nesting.depth + is_below)

    def _open_level(self, line: TextLine, label: Label | None) -> None:
        """Open the level of a label, or go back to that of 首先 where 其次 stands."""
        if label:
            self._position += 1
            looks = _looks_of(line, self._looks)
            depth = self._nesting.take(label, line.level, self._position, looks)
            self._turn = None if self._turn is None or depth <= self._turn else self._turn
        elif line.text.startswith(_FIRST_TURN):
            self._turn = self._nesting.depth
        elif self._turn is not None and line.text.startswith(_LATER_TURNS):
            self._nesting.close(self._turn)


def _attachments_start(lines: Sequence[TextLine], labels: Sequence[Label | None]) -> int:
    """The position of the first attachment, behind which numbers begin anew; the end without."""
    start = len(lines)
    following: Label | None = None
    for position in range(len(lines) - 1, -1, -1):
        following = labels[position] or following
        if not labels[position] and is_attachment_head(lines[position]):
            first = next(labels_inside(lines[position].text, 0), following)
            start = position if first is None or first.value == 1 else start
    return start


def _line_labels(lines: Sequence[TextLine]) -> list[Label | None]:
    """The label that each line begins with; None for a line without one."""
    labels = [_line_label(line) for line in lines]
    labels = without_weak(labels)
    last: dict[LabelKind, int] = {}
    counting: list[Label | None] = []
    for line, label in zip(lines, labels, strict=True):
        goes_on = label is not None and last.get(label.kind) == label.value - 1 > 0
        stays = label is not None and not goes_on and stays_in_paragraph(line.text, label)
        counting.append(None if stays else label)
        if label and not stays:
            last[label.kind] = label.value
    return counting


def _line_label(line: TextLine) -> Label | None:
    if line.rows:
        return None
    return number_label(line.number) if line.number else label_at_start(line.text)


def _piece_nodes(piece: LinePiece, level: int) -> Iterator[OutlineNode]:
    """The node of a piece, and of the body behind a heading that it begins with."""
    if piece.label is None:
        if piece.line.text:
            yield _text_node(piece.line, level)
        return
    heading, body = split_heading(piece.line)
    start = piece.start
    yield replace(
        _text_node(heading, level, heading=body is not None),
        label=piece.label.text,
        place=start.place,
        character=start.character,
    )
    if body is not None:
        yield _text_node(body, level + 1)


def _text_node(line: TextLine, level: int, *, heading: bool = False) -> OutlineNode:
    return OutlineNode(
        level=level,
        label="",
        text=line.text,
        place=line.place,
        character=line.character,
        heading=heading,
        rows=line.rows,
    )


def _known_headings(nodes: Sequence[OutlineNode]) -> Iterator[OutlineNode]:
    """The nodes, those that name what stands below them as headings, with their section."""
    for node, following in zip(nodes, [*nodes[1:], None], strict=False):
        names_below = (
            bool(node.label)
            and following is not None
            and following.level > node.level
            and len(node.text) <= LONGEST_LABELLED_HEADING
            and not _SENTENCE_END.search(node.text)
        )
        if node.heading or names_below:
            yield replace(node, heading=True, section=_section_of(node.text))
        else:
            yield node


def _common_looks(lines: Iterable[TextLine]) -> tuple[bool, int | None]:
    """Whether most characters of a text are bold, and the size that most have in half-points."""
    bold, sizes = 0, Counter[int | None]()
    total = 0
    for line in lines:
        total += len(line.text)
        bold += len(line.text) * line.bold
        sizes[line.size] += len(line.text)
    return bold * 2 > total, sizes.most_common(1)[0][0] if sizes else None


def _heading_form(line: TextLine, looks: tuple[bool, int | None]) -> str:
    """What headings without a number have in common with this one; empty for other lines."""
    if line.rows or line.number or not line.text:
        return ""
    if line.level:
        return f"level {line.level}"
    if len(line.text) > LONGEST_UNNUMBERED_HEADING or re.search("[。；;！!？?，,、]", line.text):
        return ""
    return _looks_of(line, looks)


def _looks_of(line: TextLine, looks: tuple[bool, int | None]) -> str:
    """How a line stands out of the text in bold type or size; empty when it does not."""
    all_bold, size = looks
    is_bold = line.bold and not all_bold
    is_large = line.size is not None and size is not None and line.size > size
    if is_bold or is_large:
        return f"{'bold ' * is_bold}{line.size or ''}"
    return ""


def _section_of(heading: str) -> SectionName | None:
    """The section that a heading names; None when it names none, or a theme of its own."""
    if len(heading) > LONGEST_SECTION_HEADING:
        return None
    for section, words in _PATTERNS:
        match = words.search(heading)
        if match and _is_whole(heading, match):
            return section
    return None


def _is_whole(heading: str, match: re.Match[str]) -> bool:
    """True when the words are the gist of the heading and not a part of a longer theme."""
    rest = len(heading.strip("。：:，,、 ")) - len(match[0])
    return rest <= max(len(match[0]), 6)
