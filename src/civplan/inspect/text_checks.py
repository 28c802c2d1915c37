"""Checks of paragraphs: indents, spacing, alignment, headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from civplan.findings.finding import Finding
from civplan.findings.words import Words, joined_words
from civplan.ingest.word.properties import LineSpacing
from civplan.inspect.document import WordParagraph
from civplan.inspect.inspection import TEXT_ROLES, Inspection, groups_of
from civplan.inspect.labels import LEVELS_WITH_HEADINGS
from civplan.inspect.roles import PageElement, Role, size_of
from civplan.rules import word_page_rules
from civplan.rules import word_text_rules as rules
from civplan.typeset.gbt9704 import GBT9704, Twips

FIRST_INDENT = 2
"""Characters (7.3.3)."""
INDENT_TOLERANCE = 0.2
"""Characters by which an indent may differ: 32 pt are 2.03 of them."""
SIDE_TOLERANCE = 0.3
LEADING_SPACES = 2
"""Characters' width of white space at the beginning that stands for an indent."""
TWIPS_OF_POINT = 20
SINGLE_LINE = 240
PITCH_TOLERANCE = 0.15
"""Share by which the pitch may differ on the page of the signature (the rule's numbers say it)."""
ALIGN_WORDS = {
    "center": Words("居中", "centred"),
    "right": Words("右对齐", "aligned to the right"),
    "distribute": Words("分散对齐", "distributed"),
}


def check_titles(inspection: Inspection) -> Iterator[Finding]:
    """F431 and F432: a title, in the middle."""
    titles = list(inspection.of_roles(Role.TITLE))
    aside = [part for part in titles if part.paragraph.place.align != "center"]
    if aside:
        yield inspection.at(rules.TITLE_NOT_CENTRED, aside)
    text = list(inspection.of_roles(*TEXT_ROLES))
    before = [part for part in titles if text and part.paragraph.number < text[0].paragraph.number]
    if text and not before:
        yield inspection.at(rules.TITLE_MISSING, text[:1])


def start_of_first_line(paragraph: WordParagraph) -> float:
    """Where the first line begins, in characters from the left edge."""
    indents = paragraph.place.indents
    return left_indent(paragraph) + (
        indents.first_characters or in_characters(paragraph, indents.first)
    )


def left_indent(paragraph: WordParagraph) -> float:
    """The indent of all lines on the left, in characters."""
    indents = paragraph.place.indents
    return indents.left_characters or in_characters(paragraph, indents.left)


def in_characters(paragraph: WordParagraph, twips: int) -> float:
    """A length in widths of a paragraph's characters."""
    size = size_of(paragraph) or 32
    return twips / (size * 10)


def leading_space(paragraph: WordParagraph) -> float:
    """The white space that begins a paragraph, in characters: a full-width one is one."""
    text = paragraph.own_text
    blanks = text[: len(text) - len(text.lstrip())]
    widths = {"\u3000": 1.0, "\t": 2.0, "\n": 0.0, "\f": 0.0}
    return sum(widths.get(blank, 0.5) for blank in blanks)


def check_indents(inspection: Inspection) -> Iterator[Finding]:
    """F433, F434 and F435: two characters on the first line, none beside the others."""
    first: list[tuple[str, PageElement]] = []
    by_spaces, sides = [], []
    for part in inspection.of_roles(*TEXT_ROLES):
        paragraph = part.paragraph
        start = _first_indent(paragraph)
        if leading_space(paragraph) >= LEADING_SPACES:
            by_spaces.append(part)
        elif abs(start - FIRST_INDENT) > INDENT_TOLERANCE:
            first.append((f"{start:.1f}".removesuffix(".0"), part))
        right = _right_indent(paragraph)
        if max(left_indent(paragraph), right) > SIDE_TOLERANCE:
            key = (f"{left_indent(paragraph):.1f}", f"{right:.1f}")
            sides.append((key, part))
    for indent, parts in groups_of(first).items():
        yield inspection.at(rules.FIRST_LINE_INDENT, parts, indent=indent)
    if by_spaces:
        yield inspection.at(rules.INDENT_BY_SPACES, by_spaces)
    for (left, right_text), parts in groups_of(sides).items():
        yield inspection.at(
            rules.SIDE_INDENT,
            parts,
            left=left.removesuffix(".0"),
            right=right_text.removesuffix(".0"),
        )


def _first_indent(paragraph: WordParagraph) -> float:
    """The indent of the first line; where it hangs out, from the edge of the type area."""
    indents = paragraph.place.indents
    first = indents.first_characters or in_characters(paragraph, indents.first)
    return first if first >= 0 else left_indent(paragraph) + first


def _right_indent(paragraph: WordParagraph) -> float:
    indents = paragraph.place.indents
    return indents.right_characters or in_characters(paragraph, indents.right)


def check_spacing(inspection: Inspection) -> Iterator[Finding]:
    """F436: the pitch that most of the text has, and no space between paragraphs."""
    text = list(inspection.of_roles(*TEXT_ROLES))
    counts: Counter[tuple[int, str]] = Counter()
    for part in text:
        spacing = part.paragraph.place.spacing
        counts[spacing.line, spacing.rule] += len(part.paragraph.own_text)
    usual = counts.most_common(1)[0][0] if counts else (0, "")
    closing = next(inspection.of_roles(Role.ATTACHMENT_NAMES, Role.SIGNATURE, Role.DATE), None)
    end = closing.paragraph.number if closing else len(inspection.parts) + 1
    known = {usual, (int(inspection.style.line_pitch), "exact")}
    fitted = _fitted_pitch([part for part in text if part.paragraph.number < end], usual)
    pairs = []
    for part in text:
        spacing = part.paragraph.place.spacing
        if part.paragraph.has_picture:  # which an exact pitch would cut
            spacing = spacing._replace(line=usual[0], rule=usual[1])
        if part.paragraph.number in fitted:
            spacing = spacing._replace(line=usual[0])
        if _stands_beside_table(inspection, part, -1):
            spacing = spacing._replace(before=0, before_lines=0)
        if _stands_beside_table(inspection, part, 1):
            spacing = spacing._replace(after=0, after_lines=0)
        is_usual = (spacing.line, spacing.rule) in known or inspection.is_fitted(part.paragraph)
        words = _spacing_words(spacing, is_usual=is_usual)
        if words.zh:
            pairs.append((words, part))
    for found, parts in groups_of(pairs).items():
        yield inspection.at(rules.LINE_SPACING, parts, found=found)


def _fitted_pitch(text: Sequence[PageElement], usual: tuple[int, str]) -> frozenset[int]:
    """The numbers of the last paragraphs whose pitch lets them stand beside the signature.

    The standard advises to change the pitch of a page for that (7.3.5.4).
    """
    numbers: list[int] = []
    last = text[-1].paragraph.place.spacing if text else None
    for part in reversed(text):
        spacing = part.paragraph.place.spacing
        is_same = last is not None and (spacing.line, spacing.rule) == (last.line, last.rule)
        is_near = abs(spacing.line - usual[0]) <= PITCH_TOLERANCE * usual[0]
        if not (is_same and is_near and spacing.rule == "exact" == usual[1]):
            break
        numbers.append(part.paragraph.number)
    return frozenset(numbers)


def _stands_beside_table(inspection: Inspection, part: PageElement, step: int) -> bool:
    """Whether a table stands above (-1) or below (1): the white between them counts for it."""
    place = part.paragraph.number - 1 + step
    return 0 <= place < len(inspection.parts) and bool(inspection.parts[place].paragraph.table)


def _spacing_words(spacing: LineSpacing, *, is_usual: bool) -> Words:
    """What is unlike the text; empty words for nothing."""
    found = [] if is_usual else [_pitch_words(spacing)]
    for zh, en, twips, lines in (
        ("段前", "before", spacing.before, spacing.before_lines),
        ("段后", "after", spacing.after, spacing.after_lines),
    ):
        points = f"{twips / TWIPS_OF_POINT:g}"
        if lines:
            found.append(Words(f"{zh}{lines:g}行", f"{lines:g} lines {en}"))
        elif twips >= TWIPS_OF_POINT:
            found.append(Words(f"{zh}{points}磅", f"{points} pt {en}"))
    return joined_words(found, "、")


def _pitch_words(spacing: LineSpacing) -> Words:
    points = f"{spacing.line / TWIPS_OF_POINT:g}"
    if spacing.rule == "exact":
        return Words(f"行距固定值{points}磅", f"lines exactly {points} pt")
    if spacing.rule == "atLeast":
        return Words(f"行距最小值{points}磅", f"lines at least {points} pt")
    times = f"{spacing.line / SINGLE_LINE:.2g}"
    return Words(f"行距{times}倍", f"lines {times} times")


def check_empty_lines(inspection: Inspection) -> Iterator[Finding]:
    """F437: no empty line between two paragraphs of text."""
    after = []
    for above, part in pairwise(inspection.parts):
        is_empty = above.role is Role.EMPTY and "\f" not in above.paragraph.text
        is_apart = above.paragraph.section != part.paragraph.section
        if (
            is_empty
            and not is_apart
            and part.role in TEXT_ROLES
            and _follows_text(inspection, above)
        ):
            after.append(part)
    if after:
        yield inspection.at(rules.EMPTY_LINES, after)


def _follows_text(inspection: Inspection, empty: PageElement) -> bool:
    """Whether what stands above some empty lines is text of the same section."""
    at = empty.paragraph.number - 1
    while at and inspection.parts[at].role is Role.EMPTY:
        at -= 1
    above = inspection.parts[at]
    return above.role in TEXT_ROLES and above.paragraph.section == empty.paragraph.section


def check_gaps(inspection: Inspection) -> Iterator[Finding]:
    """F439: an empty line under the title, above the attachment names and the signature."""
    above: PageElement | None = None
    lines = 0
    missing = []
    for part in inspection.parts:
        if part.role is Role.EMPTY:
            lines += 1
            continue
        if above is not None and _parts_stand_apart(above, part) and not lines:
            gap = _gap_between(above.paragraph, part.paragraph)
            pitch = inspection.style.line_pitch
            if inspection.is_fitted(part.paragraph):
                pitch = Twips(part.paragraph.place.spacing.line)
            if gap < rules.LEAST_GAP * pitch:
                missing.append(part)
        above, lines = part, 0
    if missing:
        yield inspection.at(rules.EMPTY_LINE_MISSING, missing)


def _parts_stand_apart(above: PageElement, part: PageElement) -> bool:
    """Whether a line is left between two neighbours, on one page."""
    paragraph = part.paragraph
    if paragraph.section != above.paragraph.section or paragraph.place.page_break_before:
        return False
    if "\f" in above.paragraph.text or paragraph.own_text.startswith("\f"):
        return False
    if above.role is Role.TITLE:
        return part.role in {Role.RECIPIENT, *TEXT_ROLES}
    is_text = above.role in TEXT_ROLES
    if part.role is Role.ATTACHMENT_NAMES:
        return is_text
    return part.role is Role.SIGNATURE and (is_text or above.role is Role.ATTACHMENT_NAMES)


def _gap_between(above: WordParagraph, paragraph: WordParagraph) -> float:
    """The white between two paragraphs, in twips; a line of it is the standard's."""
    after, before = above.place.spacing, paragraph.place.spacing
    return max(after.after, after.after_lines * GBT9704.line_pitch) + max(
        before.before, before.before_lines * GBT9704.line_pitch
    )


def check_alignment(inspection: Inspection) -> Iterator[Finding]:
    """F438: text is justified or at the left edge."""
    pairs = [
        (part.paragraph.place.align, part)
        for part in inspection.of_roles(*TEXT_ROLES)
        if part.paragraph.place.align in ALIGN_WORDS
    ]
    for align, parts in groups_of(pairs).items():
        yield inspection.at(rules.TEXT_ALIGNMENT, parts, align=ALIGN_WORDS[align])


def check_line_marks(inspection: Inspection) -> Iterator[Finding]:
    """F410: closing marks do not begin a line."""
    parts = [part for part in inspection.outside_tables if not part.paragraph.place.forbids_marks]
    if parts:
        yield inspection.at(word_page_rules.MARKS_BEGIN_LINES, parts)


def _own_line_headings(inspection: Inspection) -> Iterator[PageElement]:
    """The headings of levels 1 and 2 that stand on a line of their own, with text below them."""
    for part, below in pairwise(inspection.parts):
        if part.role is not Role.HEADING or part.label is None:
            continue
        is_whole = part.heading_end >= len(part.paragraph.words)
        is_deeper = below.label is not None and below.label.level > part.label.level
        has_text = below.role is Role.BODY or is_deeper
        if part.label.level <= LEVELS_WITH_HEADINGS and is_whole and has_text:
            yield part


def check_own_line_headings(inspection: Inspection) -> Iterator[Finding]:
    """F440 and F441: an outline level, and no full stop."""
    headings = list(_own_line_headings(inspection))
    plain = [part for part in headings if not part.paragraph.place.outline]
    if plain:
        yield inspection.at(rules.HEADING_OUTLINE, plain)
    stopped = [part for part in headings if part.paragraph.words.endswith("。")]
    if stopped:
        yield inspection.at(rules.HEADING_STOP, stopped)


CHECKS = (
    check_titles,
    check_indents,
    check_spacing,
    check_empty_lines,
    check_gaps,
    check_alignment,
    check_line_marks,
    check_own_line_headings,
)
