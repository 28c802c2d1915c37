"""What holds for the pages of any document."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.manuscript.nodes import Manuscript, Paragraph
from civplan.typeset.gbt9704 import GBT9704, height
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.layout.pages import Page, PageLine, TextPlace
from civplan.typeset.layout.places import text_places
from civplan.typeset.lines import LINE_END_BLANKS, NOT_AT_END, NOT_AT_START
from support.docx_files import png
from support.manuscripts import manuscripts, text_run

LESS_THAN_A_TWIP = 0.5
AROUND_THE_TEXT = {"masthead", "colophon", "signature"}


def laid_out(manuscript: Manuscript) -> tuple[Page, ...]:
    images = {figure.source: png(40, 30) for figure in manuscript.figures}
    return lay_out(manuscript, GBT9704, images)


def lines_of(manuscript: Manuscript) -> list[PageLine]:
    return [line for page in laid_out(manuscript) for line in page.lines]


def visible(text: str) -> str:
    return text.replace("\n", "").replace("\t", "")


@given(manuscripts())
def test_no_character_is_lost_or_doubled_and_each_line_knows_where_it_begins(
    manuscript: Manuscript,
) -> None:
    texts = dict(text_places(manuscript, GBT9704.numbers))
    shown: defaultdict[TextPlace, dict[int, str]] = defaultdict(dict)
    for line in lines_of(manuscript):
        assert shown[line.place].setdefault(line.start, line.text) == line.text  # a head again
        assert texts[line.place].startswith(line.text, line.start)
    assert {
        place: "".join(lines[start] for start in sorted(lines)) for place, lines in shown.items()
    } == {place: visible(text) for place, text in texts.items()}


@given(manuscripts())
def test_texts_keep_their_order(manuscript: Manuscript) -> None:
    order = {place: number for number, (place, _) in enumerate(text_places(manuscript))}
    seen = list(dict.fromkeys(line.place for line in lines_of(manuscript)))
    texts = [place for place in seen if place[0] not in AROUND_THE_TEXT]
    assert texts == sorted(texts, key=order.__getitem__)


@given(manuscripts())
def test_every_line_of_the_text_is_inside_the_type_area(manuscript: Manuscript) -> None:
    for page in laid_out(manuscript):
        style = GBT9704 if page.width < page.height else GBT9704.turned
        right, foot = page.width - style.right_margin, page.height - style.bottom_margin
        for line in page.lines:
            is_narrow = len(line.text.strip(LINE_END_BLANKS)) < len("文字")  # as a cell may be
            if line.place[0] in AROUND_THE_TEXT or is_narrow:
                continue
            run = line.runs[-1]
            ink = len(run.text.rstrip(LINE_END_BLANKS))
            end = run.left + sum(run.advances[:ink]) - height(run.size) * (ink == 0)
            assert line.runs[0].left >= style.left_margin - LESS_THAN_A_TWIP
            assert end <= right + LESS_THAN_A_TWIP
            assert style.top_margin <= line.top + LESS_THAN_A_TWIP
            assert line.top + line.height <= foot + LESS_THAN_A_TWIP


@given(manuscripts())
def test_lines_follow_each_other_down_the_page(manuscript: Manuscript) -> None:
    for page in laid_out(manuscript):
        places: defaultdict[TextPlace, list[float]] = defaultdict(list)
        for line in page.lines:
            places[line.place].append(line.baseline)
        assert all(baselines == sorted(baselines) for baselines in places.values())


@given(manuscripts())
def test_the_colophon_is_on_an_even_page_below_the_text(manuscript: Manuscript) -> None:
    pages = laid_out(manuscript)
    colophon = [line for line in pages[-1].lines if line.place[0] == "colophon"]
    if not colophon:
        return
    text = [line for line in pages[-1].lines if line.place[0] != "colophon"]
    assert len(pages) % 2 == 0
    assert all(line.top + line.height <= colophon[0].top + LESS_THAN_A_TWIP for line in text)


SENTENCES = st.lists(
    st.sampled_from(
        (
            "社区居民",
            "文明",
            "创建",
            "2007年",
            "12次",
            "，",
            "。",
            "、",
            "（一）",
            "“和谐”",
            "《规约》",
        )
    ),
    min_size=1,
    max_size=80,
).map("".join)


@given(SENTENCES)
def test_no_line_begins_or_ends_with_a_mark_that_may_not(text: str) -> None:
    lines = lines_of(Manuscript((), (Paragraph(text_run(text)),)))
    for line in lines[1:]:
        assert line.text[0] not in NOT_AT_START
    for line in lines[:-1]:
        assert line.text[-1] not in NOT_AT_END


@given(SENTENCES)
def test_every_line_but_the_last_reaches_both_edges(text: str) -> None:
    edge = GBT9704.paper_width - GBT9704.right_margin
    for line in lines_of(Manuscript((), (Paragraph(text_run(text)),)))[:-1]:
        end = line.runs[0].left + line.runs[0].width
        assert end == pytest.approx(edge, abs=1)
