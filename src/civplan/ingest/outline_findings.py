"""What looks wrong in the outline of a document, and what was put aside: rules I601 to I613."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from civplan.findings.finding import Finding, Span, findings_in_order
from civplan.findings.words import Words
from civplan.ingest.blocks import FileBlocks, Place
from civplan.ingest.outline import FileOutline, Furniture, OutlineNode, OutlinePart, PartKind
from civplan.ingest.structure.aside import PART_MARK, TITLE_SIGN
from civplan.ingest.structure.kinds import kind_of_text, kind_of_title
from civplan.ingest.structure.labels import Label, LabelKind, number_label
from civplan.ingest.structure.mastheads import masthead_of
from civplan.rules.import_rules import (
    IMPORT_WITHOUT_TITLE,
    KIND_UNCLEAR,
    LABEL_FORMS_MIXED,
    LABEL_INSIDE,
    LABEL_REPEATED,
    LABEL_SKIPPED,
    LABELS_BEGIN_LATE,
    LEFT_OUT,
    NOTE_BELOW_DATE,
    PUT_ASIDE,
    SEVERAL_DOCUMENTS,
    TITLE_AND_TEXT_DIFFER,
    TITLE_SAYS_BOTH,
)
from civplan.rules.numbering import chinese_count

LONGEST_SHARED_START = 6
"""Characters with which a page's headline and a title begin alike when they name one document."""
LONGEST_HEADLINE = 40
"""Characters of a headline or introduction in which the page names its document."""
KIND_NAMES = {PartKind.PLAN: Words("计划", "plan"), PartKind.SUMMARY: Words("总结", "summary")}
THE_TEXT = Words("正文", "the text")
THE_HEADLINE = Words("网页上", "the page")
_FORMULA = re.compile(
    r"[^，。；\n]{0,8}(?:如下|特制定[^，。；\n]{0,8}|制定[^，。；\n]{0,12}(?:计划|方案)|以下[^，。；\n]{0,4}[：:])"
)
_HEAD_OF_ATTACHMENTS = re.compile(r"附件\s*[：:]?")
"""Before the number of the first attachment, which no line break was lost before."""
_LABEL_COUNT = re.compile("[一二三四五六七八九十]+|[0-9０-９]+|[①-⑳]")


def outline_findings(file: FileBlocks, outline: FileOutline) -> list[Finding]:
    """The findings about a file and its outline, in the order of their places."""
    findings: list[Finding] = []
    for number, part in enumerate(outline.parts, 1):
        findings += _part_findings(part, file.path)
        if number > 1:
            place = _span(file.path, part.place)
            findings.append(SEVERAL_DOCUMENTS.at(place, number=number, title=part.title or "…"))
    for omission in file.omissions:
        place = _span(file.path, omission.place)
        findings.append(LEFT_OUT.at(place, what=omission.what, text=omission.text))
    return findings_in_order(findings)


def _span(path: str, place: Place, character: int = 1, length: int = 1) -> Span:
    return Span(path, place.paragraph, character, place.paragraph, character + length)


def _part_findings(part: OutlinePart, path: str) -> Iterator[Finding]:
    """Yield the findings about one document."""
    yield from _kind_findings(part, path)
    if not part.title and part.nodes:
        yield IMPORT_WITHOUT_TITLE.at(_span(path, part.place))
    yield from _label_findings(part, path)
    for node in part.nodes:
        if node.place in part.notes:
            yield NOTE_BELOW_DATE.at(_span(path, node.place), text=node.text)
    masthead = masthead_of(part).lines
    aside = [one for one in part.furniture if one not in masthead]
    for why, group in groupby(aside, key=lambda furniture: furniture.why):
        furniture = list(group)
        if why not in {TITLE_SIGN, PART_MARK}:
            yield PUT_ASIDE.at(
                _span(path, furniture[0].place), why=why, text=_joined_texts(furniture)
            )


def _joined_texts(furniture: list[Furniture]) -> str:
    return " / ".join(one.text for one in furniture)


def _kind_findings(part: OutlinePart, path: str) -> Iterator[Finding]:
    """Yield what is unclear about whether a document is a plan or a summary."""
    place = _span(path, part.place)
    said = kind_of_title(part.title)
    if said is PartKind.UNCLEAR:
        yield TITLE_SAYS_BOTH.at(place, title=part.title)
        return
    differs = _other_kind(part, said)
    if said is not None and differs is not None:
        where, text, other = differs
        yield TITLE_AND_TEXT_DIFFER.at(
            _span(path, other), title=KIND_NAMES[said], place=where, text=text
        )
    elif part.kind is PartKind.UNCLEAR and part.nodes:
        yield KIND_UNCLEAR.at(place)


def _other_kind(part: OutlinePart, said: PartKind | None) -> tuple[Words, str, Place] | None:
    """Where else a document is called the other kind, with the words; None when nowhere."""
    texts = [node.text for node in part.nodes]
    formula = kind_of_text(texts)
    if said is None:
        return None
    if formula not in {None, said}:
        for node in part.nodes:
            if kind_of_text([node.text]) is formula and (match := _FORMULA.search(node.text)):
                return THE_TEXT, match[0], node.place
    for furniture in part.furniture:
        headline = furniture.text[:LONGEST_HEADLINE]
        kind = kind_of_title(headline)
        is_same = headline[:LONGEST_SHARED_START] == part.title[:LONGEST_SHARED_START]
        if is_same and kind in KIND_NAMES and kind is not said:
            return THE_HEADLINE, headline, furniture.place
    return None


def _label_findings(part: OutlinePart, path: str) -> Iterator[Finding]:
    """Yield gaps and repeats in the numbers of a document, and forms that change."""
    last: dict[int, Label] = {}
    forms: dict[tuple[int, LabelKind], dict[str, str]] = {}
    place: Place | None = None
    is_attached = False
    for node in part.nodes:
        for level in [level for level in last if level > node.level]:
            del last[level]
        label = number_label(node.label) if node.label else None
        if label is None or label.kind is LabelKind.BULLET:
            is_attached = bool(_HEAD_OF_ATTACHMENTS.fullmatch(node.text))
            place = node.place
            continue
        span = _span(path, node.place, node.character, len(node.label))
        if place == node.place and node.character > 1 and not is_attached:
            yield LABEL_INSIDE.at(span, label=node.label)
        before = last.get(node.level)
        yield from _order_finding(node, label, before, span)
        yield from _form_finding(node, label, forms, span)
        last[node.level] = label
        place, is_attached = node.place, False


def _order_finding(
    node: OutlineNode, label: Label, before: Label | None, span: Span
) -> Iterator[Finding]:
    """Yield the finding that a number does not follow the one before it on its level."""
    if before is None or before.kind is not label.kind:
        if label.value > 1:
            yield LABELS_BEGIN_LATE.at(span, label=node.label, wanted=_with_count(label, 1))
    elif label.value == before.value:
        yield LABEL_REPEATED.at(span, label=node.label)
    elif label.value not in {before.value + 1, 1}:
        wanted = _with_count(label, before.value + 1)
        yield LABEL_SKIPPED.at(span, label=node.label, before=before.text, wanted=wanted)


def _form_finding(
    node: OutlineNode,
    label: Label,
    forms: dict[tuple[int, LabelKind], dict[str, str]],
    span: Span,
) -> Iterator[Finding]:
    """Yield the finding that a number is not written as the first of its level and kind."""
    form = _LABEL_COUNT.sub("", node.label, count=1)
    known = forms.setdefault((node.level, label.kind), {})
    if known and form not in known and label.kind is not LabelKind.DECIMAL:
        first = next(iter(known.values()))
        yield LABEL_FORMS_MIXED.at(span, label=node.label, first=first)
    known.setdefault(form, node.label)


def _with_count(label: Label, count: int) -> str:
    """A label of the same form with another number."""
    match = _LABEL_COUNT.search(label.text)
    if match is None:
        return str(count)
    if match[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        written = chr(ord("①") + count - 1)
    elif match[0].isdigit():
        written = str(count)
    else:
        written = chinese_count(count)
    return f"{label.text[: match.start()]}{written}{label.text[match.end() :]}"
