"""A line to its units: the labels that begin items inside it, and the body behind a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from civplan.ingest.structure.labels import Label, LabelKind, label_at_start, labels_inside
from civplan.ingest.structure.lines import LINE_BLANKS, TextLine
from civplan.ingest.structure.nesting import LabelKey, Nesting

LONGEST_HEADING = 28
"""Characters before the 。 or ： that ends a heading whose body stands on the same line."""
SHORTEST_LONG_CHAIN = 3
"""Numbers in a row that are a list without stops between its items, too: 1.低保2.医保3.社保."""
LONGEST_LABEL = 20
"""Characters within which a label ends, with what tells that it is one."""
_STOPS = "，。；：！？,;:!?”’」』）)》】…—~ \t\u3000\u00a0"
"""What stands before an item inside a line."""
_ENDS = "。；！？;!?”’」』）)"
"""What ends the item before, so that the next may follow without any doubt."""
_NOT_BEFORE = re.compile(r"[第0-9０-９A-Za-z.．、\-—至到和与及或星期周统]")
"""Before a number that is part of a word or figure: 第1、, 统一、."""
_BEGINS_TEXT = re.compile(r"[^\W\d_]|[“‘（《〈【〔「『\"(]|[0-9]{1,4}[年月日个名户次]")
_COLON = "：:"
_FULL_STOPS = "。！!"
_DUTY = re.compile(
    r"(?:责任|牵头|主办|承办|协办|配合|负责|分管|完成|落实)[^，。；：:]{0,6}[：:]"
    r"|(?:时限|时间|地点|经费)[：:]"
)
"""Behind a sentence: who sees to it and until when. The sentence is a text and no heading."""
_OPENING, _CLOSING = "“‘（(《〈【〔「『[", "”’）)》〉】〕」』]"
_END_OF_HEADING = re.compile(
    rf"[{_OPENING}]|[{re.escape(_CLOSING)}]|。|(?<![0-9])[：:]|[：:](?![0-9])"
    r"|(?<=[^\s，；,;])(?:[ \u3000\u00a0]{2,}|\u3000|\t)[ \t\u3000]*(?=[^\s，；,;])"
)


class LinePiece(NamedTuple):
    """A unit of a line: a label with its text, or text alone."""

    label: Label | None
    line: TextLine
    """The text behind the label, with its place."""
    start: TextLine
    """The same with the label before it; its place is that of the piece."""


def seconds_behind(
    lines: Sequence[TextLine], labels: Sequence[Label | None]
) -> list[frozenset[LabelKey]]:
    """For each line the forms whose next label, in the lines behind it, counts 2.

    Args:
        lines: Those of a document; a label counts at their beginnings and inside them.
        labels: Those that they begin with.
    """
    seconds: list[frozenset[LabelKey]] = []
    values: dict[LabelKey, int] = {}
    for line, label in zip(reversed(lines), reversed(labels), strict=True):
        seconds.append(frozenset(key for key, value in values.items() if value == 2))  # noqa: PLR2004
        inside = labels_inside(line.text, label.end if label else 0)
        here = [one for one in inside if one.value > 1 and _may_cut(line.text, one)]
        here = [one for one in here if _is_behind_stop(line.text, one)]
        for one in reversed([*([label] if label else []), *here]):
            values[one.key] = one.value
    return seconds[::-1]


def cut_line(
    line: TextLine, first: Label | None, nesting: Nesting, seconds: frozenset[LabelKey]
) -> Iterator[LinePiece]:
    """The pieces of a line, one for each label in it.

    Args:
        line: The line.
        first: The label that it begins with; None when it begins with none.
        nesting: What is open where the line begins, its own label taken.
        seconds: The forms of labels that go on with 2 in the lines behind.
    """
    begin = first.end if first else 0
    cuts = [first] if first else []
    cuts += _labels_that_cut(line.text, begin, first, nesting, seconds)
    if not first:
        end = cuts[0].start if cuts else len(line.text)
        yield LinePiece(None, line.part(0, end), line.part(0, end))
    ends = [*(label.start for label in cuts[1:]), len(line.text)][: len(cuts)]
    for label, end in zip(cuts, ends, strict=True):
        yield LinePiece(label, line.part(label.end, end), line.part(label.start, end))


def _labels_that_cut(
    text: str,
    begin: int,
    first: Label | None,
    nesting: Nesting,
    seconds: frozenset[LabelKey],
) -> list[Label]:
    """The labels inside a line that begin an item.

    A label does that when it goes on with the numbers that are open, begins a chain of at least
    two from 1, which may go on in the next lines behind a full stop, or begins at 1 behind a colon.
    """
    candidates = [one for one in labels_inside(text, begin) if _may_cut(text, one)]
    seconds_inside = _seconds_of(candidates)
    long = _long_chains([*([first] if first else []), *candidates])
    counts = {first.key: first.value} if first else {}
    cuts: list[Label] = []
    for label, second in zip(candidates, seconds_inside, strict=True):
        is_next = counts.get(label.key, 0) + 1 == label.value > 1 or (
            label.key not in counts and nesting.goes_on(label)
        )
        before = _sign_before(text, label.start)
        starts = label.value == 1 and (
            (bool(before) and before in _COLON)
            or (bool(before) and before in _FULL_STOPS and label.key in seconds)
            or _begins_chain(text, label, second)
            or label.key in long
        )
        if (is_next and (_is_behind_stop(text, label) or label.key in long)) or starts:
            cuts.append(label)
            counts[label.key] = label.value
    return cuts


def _may_cut(text: str, label: Label) -> bool:
    """True when what stands around a label lets it begin an item."""
    before = text[label.start - 1 : label.start]
    is_in_word = bool(before) and bool(_NOT_BEFORE.match(before)) and before != "、"
    return not is_in_word and bool(_BEGINS_TEXT.match(text, label.end))


def _is_behind_stop(text: str, label: Label) -> bool:
    return text[label.start - 1 : label.start] in _STOPS


def _long_chains(labels: Sequence[Label]) -> frozenset[LabelKey]:
    """The forms in which the labels of a line count from 1 to 3 and on without a gap.

    Those with 、 are none: 江一、江二、江三 are names.
    """
    counts: dict[LabelKey, int] = {}
    broken: set[LabelKey] = set()
    for label in labels:
        counts[label.key] = counts.get(label.key, 0) + 1
        if label.value != counts[label.key]:
            broken.add(label.key)
    return frozenset(
        key
        for key, count in counts.items()
        if count >= SHORTEST_LONG_CHAIN and key not in broken and not key[1].endswith("、")
    )


def _seconds_of(labels: Sequence[Label]) -> list[Label | None]:
    """For each label of a line the next one of its form; None without one."""
    seconds: list[Label | None] = []
    nearest: dict[LabelKey, Label] = {}
    for label in reversed(labels):
        seconds.append(nearest.get(label.key))
        nearest[label.key] = label
    return seconds[::-1]


def _sign_before(text: str, start: int) -> str:
    """The last sign before a character that is no blank; empty without one."""
    while start and text[start - 1] in LINE_BLANKS:
        start -= 1
    return text[start - 1] if start else ""


def _begins_chain(text: str, label: Label, second: Label | None) -> bool:
    """True when 2 follows in the same form, behind the end of a sentence where 1 is not."""
    if second is None or second.value != label.value + 1 or not _is_behind_stop(text, second):
        return False
    return _is_behind_stop(text, label) or _sign_before(text, second.start) in _ENDS


def split_heading(line: TextLine) -> tuple[TextLine, TextLine | None]:
    """A heading and the body that stands behind it on its line; None when there is no body.

    The heading ends at the first 。 or ： outside quotation marks and brackets, or at wide blanks
    with sentences behind them, when at most 28 characters stand before it.
    """
    depth = 0
    for match in _END_OF_HEADING.finditer(line.text, 0, LONGEST_HEADING + 1):
        sign = match[0]
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        elif not depth:
            body = line.part(match.end())
            is_blank = not sign.strip(LINE_BLANKS)
            if is_blank and not _is_sentence_behind(line.text[: match.start()], body.text):
                continue
            is_text_before = sign == "。" and _DUTY.match(body.text)
            if not body.text or _is_rest(body.text) or is_text_before:
                return line, None
            return line.part(0, match.end()), body
    return line, None


def _is_sentence_behind(heading: str, body: str) -> bool:
    """True for a name with sentences behind a blank: 健全组织　　每月召开一次例会。."""
    return not re.search("[，；、,;]", heading) and body.endswith(("。", "；", "！"))


def _is_rest(text: str) -> bool:
    """True for what belongs to the sentence before it: closing signs alone."""
    return not re.search(r"\w", text)


def stays_in_paragraph(text: str, label: Label) -> bool:
    """True for 一是 or ① at the start of a line that counts on inside the same line."""
    if label.kind not in {LabelKind.ORDINAL, LabelKind.CIRCLED}:
        return False
    signs = re.finditer(
        r"[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]{1,3}|[①-⑳]", text
    )
    for match in signs:
        if match.start() > label.start:
            later = label_at_start(text[match.start() : match.start() + LONGEST_LABEL])
            if later and later.kind is label.kind and later.value == label.value + 1:
                return True
    return False
