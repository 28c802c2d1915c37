"""The outline of a document that holds a summary and the plan of the next year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from civplan.compose.outline import Division, Entry, Outline, Part
from civplan.compose.outliner import document_outline, placeholder_values
from civplan.compose.sentences import closed_paragraphs, text_paragraphs
from civplan.model.choices import DivisionStyle, Document, Layout
from civplan.model.packs import CombinedProfile, Profile, fill_pattern
from civplan.model.plan import Combination, DocumentDetails, Plan, SummaryDetails
from civplan.model.text import Text, TextParagraph

DEFAULT_TITLE = ("{community}{year}年工作总结", "和{next_year}年工作计划")
"""The lines of the title where the pack has none."""
DEFAULT_OPENING = "现将{year}年工作情况和{next_year}年工作计划报告如下。"
OF_ITS_OWN = frozenset({"title", "opening", "closing", "attachments"})
"""Values that are not those of one of its halves."""
MOST_NUMBERED = 4
"""Levels of numbers that the standard has (GB/T 9704-2012, 7.3.3)."""
HIGHEST_LIST_LEVEL = 3
"""Entries are 1. 2. 3. under 一、 as under （一）."""
OF_THE_PLAN_TOO = ("date", "recipient", "colophon_recipient", "copies", "secrecy")
"""Values that are the plan's where neither the document nor the summary has one."""


class NextYear(NamedTuple):
    """The plan of the next year."""

    plan: Plan
    profile: Profile
    """Its pack's."""


def combined_details(first: Plan, second: Plan) -> SummaryDetails:
    """The values of the document: its own, else those of the summary, some else the plan's.

    The plan's attachments follow those of the summary, but are made of the plan's file.

    Args:
        first: The plan file of the year.
        second: That of the next year.
    """
    own = first.combine or Combination(span=first.span, with_="")
    summary = first.summary or SummaryDetails(span=first.span)
    plan = second.plan or DocumentDetails(span=second.span)
    values = {}
    for name in DocumentDetails.keys:
        holders: list[DocumentDetails] = [own]
        holders += [] if name in OF_ITS_OWN else [summary]
        holders += [plan] if name in OF_THE_PLAN_TOO else []
        values[name] = _first_given(getattr(holder, name) for holder in holders)
    values["attachments"] = own.attachments or summary.attachments
    return summary.with_values(**values)


def _first_given(values: Iterable[object]) -> object:
    """The first value that a file gives; that of the last record where none does."""
    value: object = None
    for value in values:
        if value is not None and value != ():
            break
    return value


def combined_outline(first: Plan, profile: Profile, next_year: NextYear) -> Outline:
    """The content of the document: one frame, in it the summary and the plan.

    The openings and closings that the files have for the halves stand in these.

    Args:
        first: The plan file of the year.
        profile: Its pack's.
        next_year: The plan of the next year.
    """
    combined = profile.combined or CombinedProfile(span=profile.span)
    if combined.style is DivisionStyle.HEADINGS:
        flat = next_year._replace(plan=_flat_plan(next_year.plan))
        outline = _divided_outline(_flat_plan(first), profile, flat, combined, is_heading=True)
        if all(_deepest_level(one.part, 1) <= MOST_NUMBERED for one in outline.divisions):
            return outline
    return _divided_outline(first, profile, next_year, combined, is_heading=False)


def _divided_outline(
    first: Plan,
    profile: Profile,
    next_year: NextYear,
    combined: CombinedProfile,
    *,
    is_heading: bool,
) -> Outline:
    """The same, with the halves under 一、 and 二、 or under 第一部分 and 第二部分."""
    second = next_year.plan
    details = combined_details(first, second)
    frame = document_outline(
        first.with_values(summary=details), _frame_profile(profile, combined), Document.SUMMARY
    )
    plan = document_outline(second, next_year.profile, Document.PLAN)
    halves = (
        (combined.summary, frame, first.summary, Document.SUMMARY),
        (combined.plan, plan, second.plan, Document.PLAN),
    )
    values = placeholder_values(first, profile, frame.counts)
    has_own = bool(first.combine and first.combine.attachments)
    return frame._replace(
        title=tuple("\n".join(frame.title).split("\n")),
        parts=(),
        attachments=frame.attachments if has_own else (*frame.attachments, *plan.attachments),
        divisions=tuple(
            Division(
                Part(
                    "division",
                    fill_pattern(heading, values),
                    _own_paragraphs(own, "opening", document),
                    parts=_raised_parts(half.parts),
                ),
                _own_paragraphs(own, "closing", document),
                is_heading,
            )
            for heading, half, own, document in halves
        ),
    )


def _deepest_level(part: Part, level: int) -> int:
    """The lowest level of numbers in a part with a heading of a level, 1 for 一、."""
    entries = level + 1 if part.headed else max(HIGHEST_LIST_LEVEL, level + 1)
    below = [_deepest_level(one, level + 1) for one in part.parts]
    return max(level, _deepest_entry(part, entries), *below)


def _deepest_entry(holder: Part | Entry, level: int) -> int:
    """The lowest level of the entries below a part or an entry; 0 without any that is numbered.

    A lone one has no number, nor has what stands in one paragraph.
    """
    if not holder.entries or holder.ordinal:
        return 0
    own = level if len(holder.entries) > 1 else 0
    below = max(HIGHEST_LIST_LEVEL, level + 1) if own else level
    return max(own, *(_deepest_entry(entry, below) for entry in holder.entries))


def _raised_parts(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a half; of a lone one the parts below it, so that no number stands alone."""
    if len(parts) != 1 or not parts[0].parts:
        return parts
    raised = (parts[0]._replace(parts=()), *parts[0].parts)
    return tuple(part for part in raised if not part.is_empty)


def _flat_plan(plan: Plan) -> Plan:
    """A plan whose areas are headings of the level above: one level down there are four still."""
    return plan.with_values(work=plan.work.with_values(layout=Layout.FLAT)) if plan.work else plan


def _frame_profile(profile: Profile, combined: CombinedProfile) -> Profile:
    """The pack's profile with the patterns of the document in the place of the summary's."""
    title = text_paragraphs(combined.title, Document.SUMMARY) or DEFAULT_TITLE
    opening = combined.opening or Text((TextParagraph(DEFAULT_OPENING, profile.span),))
    summary = profile.summary.with_values(
        title="\n".join(title), opening=opening, closing=combined.closing
    )
    return profile.with_values(summary=summary)


def _own_paragraphs(
    details: DocumentDetails | None, field: str, document: Document
) -> tuple[str, ...]:
    """What the file itself says at the beginning or the end of one of its documents."""
    return tuple(closed_paragraphs(text_paragraphs(getattr(details, field, None), document)))
