"""P301 for marks in pairs: half-width brackets and straight quotation marks in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from civplan.findings.finding import Finding, Rule
from civplan.rules.context import CheckContext
from civplan.rules.hand_typed_numbers import counts_on_inside, may_be_numbered
from civplan.rules.prose import HAN, NUMERALS, Hit, positions_of
from civplan.rules.punctuation import (
    CHINESE_NEIGHBOUR,
    FULL_WIDTH_MARKS,
    HALF_WIDTH_PUNCTUATION,
    is_foreign,
)
from civplan.rules.titles import is_document_number
from civplan.rules.unbalanced_marks import LIST_NUMBER_END, LONGEST_MARKED_NUMBER

RULES: tuple[Rule, ...] = ()
NUMBER_IN_BRACKETS = rf"[(（](?:[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})[)）]"
FORMULA_SIGNS = "×÷=＝*/^+−±<>≥≤"
FORMULA = r"[0-9.,%\s+\-−×÷*/=()（）]+"
FORMULA_SIGN = r"[+\-−×÷*/=]"
DEEPEST_BRACKETS = 20
"""Brackets inside one another; a text with more of them is no prose."""


class BracketPair(NamedTuple):
    """Two brackets that belong together, and the pairs between them."""

    opening: Hit
    closing: Hit
    inner: Sequence[BracketPair]

    def search(self, pattern: str) -> bool:
        """True when a pattern is found between them."""
        text = self.opening.passage.text
        return bool(re.compile(pattern).search(text, self.opening.end, self.closing.start))

    @property
    def half_width(self) -> list[Hit]:
        """Its half-width brackets."""
        return [one for one in (self.opening, self.closing) if one.text in "()"]


def _half_width_brackets(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each outermost pair with half-width brackets behind or around Chinese."""
    if "(" not in context.prose.text and ")" not in context.prose.text:
        return
    for _, brackets in groupby(context.find(re.compile("[()（）]")), lambda hit: hit.passage):
        hits = [hit for hit in brackets if not is_foreign(hit)]
        if any(hit.text in "()" for hit in hits):
            pairs, are_balanced = _bracket_pairs(hits)
            for pair in pairs:
                yield from _findings_about_brackets(context, pair, are_balanced=are_balanced)


def _bracket_pairs(hits: Sequence[Hit]) -> tuple[list[BracketPair], bool]:
    """The outermost pairs of a passage, and whether no bracket is left over.

    A closing one behind the number of a list needs no partner.
    """
    levels: list[list[BracketPair]] = [[]]
    opened: list[Hit] = []
    are_balanced = True
    for hit in hits:
        if hit.text in "(（":
            opened.append(hit)
            levels.append([])
            if len(opened) > DEEPEST_BRACKETS:
                return [], False
        elif opened:
            pair = BracketPair(opened.pop(), hit, levels.pop())
            levels[-1].append(pair)
        else:
            are_balanced = are_balanced and hit.follows(LIST_NUMBER_END, LONGEST_MARKED_NUMBER)
    return [pair for level in levels for pair in level], are_balanced and not opened


def _findings_about_brackets(
    context: CheckContext, pair: BracketPair, *, are_balanced: bool
) -> Iterator[Finding]:
    """Yield the finding about a pair; for full-width brackets, those about the pairs inside."""
    halves = _half_width_in(pair)
    if not pair.half_width or not halves:
        for inner in pair.inner:
            yield from _findings_about_brackets(context, inner, are_balanced=are_balanced)
        return
    text = "".join(half.text for half in halves)
    finding = context.at(
        HALF_WIDTH_PUNCTUATION, halves[0], text=text, wanted=text.translate(FULL_WIDTH_MARKS)
    )
    for half in halves if are_balanced else ():
        finding = context.with_edit(finding, half, half.text.translate(FULL_WIDTH_MARKS))
    yield finding


def _half_width_in(pair: BracketPair) -> list[Hit]:
    """The half-width brackets of a pair in Chinese text and of the pairs in it, in their order."""
    if not _is_chinese(pair):
        return []
    inner = [half for one in pair.inner for half in _half_width_in(one)]
    return sorted([*pair.half_width, *inner], key=lambda hit: hit.start)


def _is_chinese(pair: BracketPair) -> bool:
    """True when Chinese stands inside brackets or before them, or behind those of a number.

    Not so for the number of a list, which P309 takes out, for that of a document, which P321 is
    about, and for a formula.
    """
    opening = pair.opening
    if _is_number_of_item(opening) or is_document_number(opening) or _is_calculation(pair):
        return False
    return bool(
        len(pair.half_width) == 1
        or opening.follows(f"{CHINESE_NEIGHBOUR}$", 1)
        or pair.search(CHINESE_NEIGHBOUR)
        or (opening.start == 0 and pair.closing.precedes(HAN))
    )


def _is_number_of_item(opening: Hit) -> bool:
    """True for the number of an item, but for that of a list inside the text."""
    text = opening.passage.text
    number = re.match(NUMBER_IN_BRACKETS, text) if may_be_numbered(opening) else None
    return number is not None and not counts_on_inside(text, number[0], number.end())


def _is_calculation(pair: BracketPair) -> bool:
    """True for brackets that are calculated with."""
    signs = f"[{re.escape(FORMULA_SIGNS)}]"
    return bool(
        (pair.search(rf"\A{FORMULA}\Z") and pair.search(FORMULA_SIGN))
        or pair.opening.follows(f"{signs} ?$", 2)
        or pair.closing.precedes(f" ?{signs}")
    )


JOINING_WORD = "和|与|及|以及|或|或者|暨|到|至|、"
"""Whole texts between two quotations."""
PAUSE_MARKS = "[，。；：、！？,;:!?（）()《》]"
LONGEST_QUOTED_AGAIN = 12
"""Characters of a quotation inside another one."""
SPEECH = "(?:说|道|问|答|喊|称|表示|反映|[：:]) ?$"
QUOTE_INSIDE = "[^'\n]{1,40}"
SINGLE_QUOTES = rf"(?<![A-Za-z0-9' =(])'(?P<inside>{QUOTE_INSIDE})'(?![A-Za-z0-9'])"
YEAR_INSIDE = "[0-9]{2}年"


class Quotation(NamedTuple):
    """Two straight quotation marks, the first and the second of some in a passage."""

    opening: Hit
    closing: Hit

    @property
    def inside(self) -> str:
        """The text between them."""
        return self.opening.passage.text[self.opening.end : self.closing.start]

    def gap_to(self, other: Quotation) -> str:
        """The text between it and a later one."""
        return self.opening.passage.text[self.closing.end : other.opening.start]


def _straight_quotation_marks(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each pair of straight quotation marks around or in Chinese."""
    if '"' not in context.prose.text:
        return
    for _, marks in groupby(context.find(re.compile('"')), lambda hit: hit.passage):
        hits = [hit for hit in marks if not is_foreign(hit)]
        if len(hits) % 2 == 0:
            pairs = [Quotation(*two) for two in zip(hits[::2], hits[1::2], strict=True)]
            unsure = _unsure_quotations(pairs)
            for number, pair in enumerate(pairs):
                if _is_quotation(pair):
                    wanted = "‘’" if _is_quoted(pair.opening) else "“”"
                    yield _quotes_finding(context, pair, wanted, is_sure=number not in unsure)


def _quotes_finding(
    context: CheckContext, pair: Quotation, wanted: str, *, is_sure: bool
) -> Finding:
    """The finding about a pair of straight quotation marks, with its edits where it is sure."""
    finding = context.at(
        HALF_WIDTH_PUNCTUATION, pair.opening, text=pair.opening.text * 2, wanted=wanted
    )
    if not is_sure:
        return finding
    finding = context.with_edit(finding, pair.opening, wanted[0])
    return context.with_edit(finding, pair.closing, wanted[1])


def _is_quotation(pair: Quotation) -> bool:
    """True for marks around Chinese or with Chinese on both sides; inches stand behind figures."""
    is_inch = pair.opening.follows("[0-9]$", 1)
    if is_inch or not re.match(r"[\w“‘（《+\-]", pair.inside):
        return False
    if pair.opening.start == 0:
        is_in_chinese = pair.closing.precedes(CHINESE_NEIGHBOUR)
    else:
        is_in_chinese = pair.opening.follows(f"{CHINESE_NEIGHBOUR}$", 1) and pair.closing.precedes(
            f"{CHINESE_NEIGHBOUR}|[,.;:!?]|$"
        )
    return bool(re.search(HAN, pair.inside)) or is_in_chinese


def _is_quoted(hit: Hit) -> bool:
    """True for what stands between “ and ”."""
    return hit.count_before("“") > hit.count_before("”")


def _unsure_quotations(pairs: Sequence[Quotation]) -> set[int]:
    """The numbers of those that may be halves of one quotation with another one inside."""
    unsure: set[int] = set()
    for number, (one, other) in enumerate(pairwise(pairs)):
        if not _are_apart(one, other) or not one.inside or not other.inside:
            unsure |= {number, number + 1}
    return unsure


def _are_apart(one: Quotation, other: Quotation) -> bool:
    """True when two quotations surely stand side by side."""
    gap = one.gap_to(other)
    if not gap or re.fullmatch(JOINING_WORD, gap) or re.search("[。；！？]", gap):
        return True
    if one.opening.follows(SPEECH, 3):
        return False
    return len(gap) > LONGEST_QUOTED_AGAIN or bool(re.search(PAUSE_MARKS, gap))


def _straight_single_quotes(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each pair of straight single quotation marks around Chinese."""
    if "'" not in context.prose.text:
        return
    for hit in context.find(re.compile(SINGLE_QUOTES)):
        inside = hit.match["inside"]
        if not re.search(HAN, inside) or re.match(YEAR_INSIDE, inside) or is_foreign(hit):
            continue
        is_inner = _is_quoted(hit) or hit.count_before('"') % 2
        pair = Quotation(hit._replace(end=hit.start + 1), hit._replace(start=hit.end - 1))
        is_sure = len(positions_of("'", hit.passage.text)) % 2 == 0
        yield _quotes_finding(context, pair, "‘’" if is_inner else "“”", is_sure=is_sure)


CHECKS = (_half_width_brackets, _straight_quotation_marks, _straight_single_quotes)
