"""A plan and a summary of one community and year, promise and result of each thing side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.ingest.plan.draft import (
    DraftArea,
    DraftItem,
    DraftSection,
    DraftText,
    DraftWork,
    ExtraDraft,
    PlanDraft,
)
from civplan.ingest.plan.parts import quotation
from civplan.model.choices import Document, SectionName
from civplan.model.packs import Profile
from civplan.rules.imported_plan_rules import CERTAIN_LIKENESS
from civplan.rules.stretches import NOT_LETTERS_OR_DIGITS, Stretches, containment, stretch_hashes

UNSURE = Words(
    "请核对：总结里的对应内容，把握约{percent}%",
    "请核对 / check: the summary's counterpart, about {percent}% sure",
)
NAME_ENDS = ("。", "：", ":", "；", "，")
"""What ends a name whose text stands behind it on the same line."""
PERHAPS_WITHIN = Words("请核对：也许并在“{text}”里", "请核对 / check: perhaps a part of “{text}”")
OTHER_HEADING = Words("总结里的标题：{heading}", "the summary's heading: {heading}")
OTHER_ISSUERS = Words("总结的署名：{names}", "the summary's issuers: {names}")

LEAST_WORDS_NEARBY = 0.15
"""Likeness of words that two entries of one field of work must have; number and order count too."""
LEAST_WORDS_ELSEWHERE = 0.4
"""Likeness of words of entries in different fields of work."""
WORDS_SHARE, NUMBER_SHARE, ORDER_SHARE = 0.8, 0.1, 0.1
"""What words, number and order add to the whole."""
PAIRS_OF_ONE_WORD = 1
"""Pairs by which the shorter text counts as longer, so that one word in common is not all."""
COMMON_WORDS = re.compile(
    "开展|活动|组织|进行|工作|居民|社区|加强|做好|做到|抓好|搞好|全[年部]|[每本](?:个?月|季度?|周|年|天|日)|积极|认真|进一步"
    "|不断|继续|努力|切实|深入|广泛|有效|完善|建立|健全|落实|提高|推进|推动|促进|举办|召开|参[加与]|通过|群众|以[上及]"
    "|不(?:少|低)于|达到|确保|力争|完成|今年|一年|本年度?|[\\W\\d_]"
)
"""Words that any two entries may share, marks and figures; what stands between them counts."""


class Counterpart(NamedTuple):
    """A promise and its result; None where one has no other."""

    promise: DraftItem | None
    result: DraftItem | None
    likeness: float = 1.0
    near: DraftItem | None = None
    """Of one without other: an entry of the other document that may include it."""

    @property
    def is_sure(self) -> bool:
        """True when nobody has to look."""
        return self.likeness >= CERTAIN_LIKENESS


class PairMaker:
    """Puts drafts together and remembers what belongs together, and what has no counterpart."""

    def __init__(self, community: str, profile: Profile) -> None:
        """Take the community's name, which makes no texts alike, and the pack's profile."""
        self.community = community
        self.profile = profile
        self.counterparts: list[Counterpart] = []

    def joined_draft(self, plan: PlanDraft, summary: PlanDraft) -> PlanDraft:
        """Both drafts in one."""
        sections, extras = self._sections(plan.sections, summary.sections)
        left_over = (*plan.left_over, *summary.left_over)
        if plan.facts.issuers and summary.facts.issuers not in ((), plan.facts.issuers):
            names = "、".join(summary.facts.issuers)
            left_over = (*left_over, OTHER_ISSUERS.filled(names=names).zh)
        return PlanDraft(
            facts=plan.facts,
            details=plan.details | summary.details,
            sections=sections,
            work=self._work(plan.work, summary.work),
            schedule=plan.schedule,
            extras=(*plan.extras, *summary.extras, *extras),
            left_over=left_over,
            pack=plan.pack,
        )

    def _sections(
        self, plan: dict[SectionName, DraftSection], summary: dict[SectionName, DraftSection]
    ) -> tuple[dict[SectionName, DraftSection], tuple[ExtraDraft, ...]]:
        """Sections that both have under one heading become one; others stay apart."""
        sections = plan | {name: one for name, one in summary.items() if name not in plan}
        extras = []
        for name in plan.keys() & summary.keys():
            one, other = plan[name], summary[name]
            is_usual = self._is_usual_heading(name, one, other)
            if one.name != other.name and not is_usual:
                extras.append(ExtraDraft(other, name, Document.SUMMARY))
                continue
            remarks = [*one.remarks, *other.remarks]
            if one.name != other.name:
                remarks.append(OTHER_HEADING.filled(heading=other.name))
            sections[name] = replace(
                one,
                name="" if is_usual else one.name,
                text=one.text.joined(other.text),
                items=self._items(one.items, other.items),
                areas=self._areas(one.areas, other.areas),
                remarks=tuple(remarks),
            )
        return sections, tuple(extras)

    def _is_usual_heading(
        self, name: SectionName, plan: DraftSection, summary: DraftSection
    ) -> bool:
        """True when both documents head a section as the pack does, each in its own way."""
        usual = [
            self.profile.of(document).heading_of(name)
            for document in (Document.PLAN, Document.SUMMARY)
        ]
        return usual == [plan.name, summary.name]

    def _work(self, plan: DraftWork, summary: DraftWork) -> DraftWork:
        """The work of both: areas first, then what is left of their items."""
        remarks = [*plan.remarks, *(one for one in summary.remarks if one not in plan.remarks)]
        if summary.name not in ("", plan.name):
            remarks.append(OTHER_HEADING.filled(heading=summary.name))
        return replace(
            plan,
            name=plan.name or summary.name,
            text=plan.text.joined(summary.text),
            items=self._items(plan.items, summary.items),
            areas=self._areas(plan.areas, summary.areas),
            layout=plan.layout if plan.areas or not summary.areas else summary.layout,
            remarks=tuple(remarks),
        )

    def _areas(
        self, plans: Sequence[DraftArea], summaries: Sequence[DraftArea]
    ) -> tuple[DraftArea, ...]:
        """Areas of the same field as one; then items that found no counterpart in their own."""
        ones, others = (
            _likened_texts(
                [(one.name + one.words, one.name, one.label) for one in areas], self.community
            )
            for areas in (plans, summaries)
        )
        matches = _matches_between(ones, others, LEAST_WORDS_ELSEWHERE)
        other_of = {match.one: match.other for match in matches}
        pairs = [
            (area, summaries[other_of[number]] if number in other_of else None)
            for number, area in enumerate(plans)
        ]
        matched = set(other_of.values())
        alone = [area for number, area in enumerate(summaries) if number not in matched]
        elsewhere = _Elsewhere([item for area in alone for item in area.items])
        areas = [self._area(area, other, elsewhere) for area, other in pairs]
        return (*areas, *(self._summary_area(area, elsewhere) for area in alone))

    def _area(self, plan: DraftArea, summary: DraftArea | None, elsewhere: _Elsewhere) -> DraftArea:
        """An area of the plan with what the summary says of it."""
        results = summary.items if summary else ()
        items = self._items(plan.items, results, elsewhere)
        if summary is None:
            return replace(plan, items=items)
        remarks = [*plan.remarks, *summary.remarks]
        if summary.name != plan.name:
            remarks.append(OTHER_HEADING.filled(heading=summary.name))
        return replace(
            plan, text=plan.text.joined(summary.text), items=items, remarks=tuple(remarks)
        )

    def _summary_area(self, area: DraftArea, elsewhere: _Elsewhere) -> DraftArea:
        """An area that only the summary has, without the items that found their promises."""
        items = [item for item in area.items if item not in elsewhere.taken]
        return replace(area, items=tuple(self._alone(item, Document.SUMMARY) for item in items))

    def _items(
        self,
        promises: Sequence[DraftItem],
        results: Sequence[DraftItem],
        elsewhere: _Elsewhere | None = None,
    ) -> tuple[DraftItem, ...]:
        """Items with promise and result, in the order of the promises; then results alone."""
        ones = _likened_items(promises, self.community)
        here = _likened_items(results, self.community)
        matches = _matches_between(ones, here, LEAST_WORDS_NEARBY)
        found = {match.one: (results[match.other], match.likeness) for match in matches}
        used = {match.other for match in matches}
        free = [number for number in range(len(promises)) if number not in found]
        if elsewhere and free:
            others = elsewhere.free
            far = _matches_between(
                [ones[number] for number in free],
                _likened_items(others, self.community),
                LEAST_WORDS_ELSEWHERE,
            )
            for match in far:
                found[free[match.one]] = (others[match.other], match.likeness)
                elsewhere.taken.append(others[match.other])
        items = [
            self._joined(promise, *found[number])
            if number in found
            else self._alone(promise, Document.PLAN, _nearest(ones[number], here, results))
            for number, promise in enumerate(promises)
        ]
        rest = [
            self._alone(item, Document.SUMMARY, _nearest(here[number], ones, promises))
            for number, item in enumerate(results)
            if number not in used
        ]
        return (*items, *rest)

    def _joined(self, promise: DraftItem, result: DraftItem, likeness: float) -> DraftItem:
        """One item of a promise and its result."""
        counterpart = Counterpart(promise, result, likeness)
        self.counterparts.append(counterpart)
        remarks = [*promise.remarks, *result.remarks]
        if not counterpart.is_sure:
            remarks.append(UNSURE.filled(percent=f"{likeness * 100:.0f}"))
        text, name = promise.text.joined(result.text), promise.name
        if promise.name != result.name:
            own = _named_text(promise, Document.PLAN).joined(_named_text(result, Document.SUMMARY))
            text, name = own, ""
        return replace(
            promise,
            name=name,
            text=text,
            items=self._items(promise.items, result.items),
            ordinal=promise.ordinal and result.ordinal,
            remarks=tuple(remarks),
        )

    def _alone(
        self, item: DraftItem, document: Document, near: DraftItem | None = None
    ) -> DraftItem:
        """An item that only one document has; ``near`` is one of the other that may include it."""
        promise, result = (item, None) if document is Document.PLAN else (None, item)
        self.counterparts.append(Counterpart(promise, result, near=near))
        remarks = item.remarks
        if near:
            remarks = (*remarks, PERHAPS_WITHIN.filled(text=quotation(near.words)))
        return replace(item, documents=(document,), remarks=remarks)


def _named_text(item: DraftItem, document: Document) -> DraftText:
    """The text of an item behind its name, which the other document calls otherwise."""
    paragraphs = item.text.plan if document is Document.PLAN else item.text.summary
    if not item.name:
        return DraftText.said_in(document, paragraphs)
    first, others = paragraphs[:1], paragraphs[1:]
    if not item.name.endswith(NAME_ENDS):
        return DraftText.said_in(document, (item.name, *paragraphs))
    return DraftText.said_in(document, ("".join((item.name, *first)), *others))


class _Elsewhere:
    """Results in areas that the plan does not have; each is taken once."""

    def __init__(self, items: Sequence[DraftItem]) -> None:
        self.items = items
        self.taken: list[DraftItem] = []

    @property
    def free(self) -> list[DraftItem]:
        """Those that no promise has taken."""
        return [item for item in self.items if item not in self.taken]


def _likened_items(items: Sequence[DraftItem], community: str) -> list[_Likened]:
    """Items as they are compared."""
    return _likened_texts([(item.words, item.name, item.label) for item in items], community)


@dataclass(frozen=True, slots=True)
class _Likened:
    """One side of a comparison."""

    words: str
    name: str
    number: str
    """Its label without marks: 1 for 1、 and （1）."""
    order: float
    """Its place among its neighbours, from 0 to 1."""
    pairs: set[tuple[str, str]]
    stretches: Stretches


class _Match(NamedTuple):
    """Two entries that belong together, by their numbers in their lists."""

    one: int
    other: int
    likeness: float
    """From 0 to 1: how sure that is."""


def _likened_texts(texts: Sequence[tuple[str, str, str]], community: str) -> list[_Likened]:
    """The entries of a list, each with its words, name and label.

    Args:
        texts: Words, name and label of each.
        community: The community's name, which does not count.
    """
    last = max(len(texts) - 1, 1)
    return [
        _Likened(
            words,
            NOT_LETTERS_OR_DIGITS.sub("", name),
            NOT_LETTERS_OR_DIGITS.sub("", label),
            number / last,
            _telling_pairs(words.replace(community, "。") if community else words),
            frozenset(stretch_hashes(words, community)),
        )
        for number, (words, name, label) in enumerate(texts)
    ]


def _matches_between(
    ones: Sequence[_Likened], others: Sequence[_Likened], least_words: float
) -> list[_Match]:
    """The pairs of entries that are alike, each entry in one of them, the surest first.

    Args:
        ones: The promises.
        others: The results.
        least_words: The likeness of words that a pair must have.
    """
    candidates = []
    for (number, one), (other_number, other) in product(enumerate(ones), enumerate(others)):
        words = _likeness_of_words(one, other)
        if words >= least_words:
            likeness = _whole_likeness(one, other, words)
            candidates.append(_Match(number, other_number, likeness))
    taken: list[_Match] = []
    for match in sorted(candidates, key=lambda one: -one.likeness):
        if all(match.one != one.one and match.other != one.other for one in taken):
            taken.append(match)
    return taken


def _nearest(
    one: _Likened, others: Sequence[_Likened], items: Sequence[DraftItem]
) -> DraftItem | None:
    """The item whose words are most like those of one; None without any like it.

    Args:
        one: What is compared.
        others: The items as they are compared.
        items: The same, as they are.
    """
    likeness = [_likeness_of_words(one, other) for other in others]
    best = max(likeness, default=0.0)
    return items[likeness.index(best)] if best >= LEAST_WORDS_ELSEWHERE else None


def _likeness_of_words(one: _Likened, other: _Likened) -> float:
    """From 0 to 1, by shared stretches, shared pairs of characters and equal names.

    A result is longer than its promise, so what counts is the share of the shorter one's pairs.
    """
    if one.name and one.name == other.name:
        return 1.0
    shorter = min(len(one.pairs), len(other.pairs)) + PAIRS_OF_ONE_WORD
    pairs = len(one.pairs & other.pairs) / shorter
    return max(pairs, containment(one.stretches, other.stretches))


def _telling_pairs(text: str) -> set[tuple[str, str]]:
    """The pairs of neighbouring characters between common words; all pairs where none are left."""
    pieces = COMMON_WORDS.split(text)
    return {pair for piece in pieces for pair in pairwise(piece)} or {*pairwise(text)}


def _whole_likeness(one: _Likened, other: _Likened, words: float) -> float:
    """Words, number and order together, from 0 to 1."""
    number = NUMBER_SHARE if one.number and one.number == other.number else 0.0
    order = ORDER_SHARE * (1 - abs(one.order - other.order))
    return WORDS_SHARE * words + number + order
