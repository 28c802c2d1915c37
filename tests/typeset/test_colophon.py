"""How far apart the lines of a 版记 stand."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import Colophon, Manuscript
from civplan.typeset.colophon import colophon_pitch
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.html.typesetter import HtmlTypesetter
from civplan.typeset.layout.lay_out import lay_out
from support.docx_files import PROPERTIES, W, body, package, says, style_of

DATE = "2007年12月31日"
TOP, FOOT = GBT9704.top_margin, GBT9704.paper_height - GBT9704.bottom_margin


def names(count: int) -> str:
    return "、".join(f"第{number}社区居民委员会" for number in range(count))


SHORT = Colophon(names(40), "湖内社区居民委员会", DATE)
HIGH = SHORT._replace(recipients=names(40))
"""Its lines are 35, and a page has 22."""


@pytest.mark.parametrize("colophon", [Colophon(), Colophon("区文明办"), SHORT])
def test_its_lines_are_as_far_apart_as_those_of_the_text(colophon: Colophon) -> None:
    assert colophon_pitch(colophon, GBT9704) == GBT9704.line_pitch


def test_they_are_closer_where_a_page_has_no_room_but_do_not_touch() -> None:
    assert 336 < colophon_pitch(HIGH, GBT9704) < 380
    assert colophon_pitch(HIGH._replace(copies=names(400)), GBT9704) == 336


def test_all_of_a_high_one_stands_in_the_type_area() -> None:
    *_, last = lay_out(Manuscript((), (body("文"),), colophon=HIGH), GBT9704, {})
    assert "".join(line.text for line in last.lines) == (
        f"主送：{HIGH.recipients}。抄送：{HIGH.copies}。湖内社区居民委员会{DATE}印发"
    )
    assert min(rule.top for rule in last.rules) >= TOP
    assert max(rule.top for rule in last.rules) <= FOOT


def test_word_and_the_printed_page_get_the_same_pitch() -> None:
    pitch = colophon_pitch(HIGH, GBT9704)
    manuscript = Manuscript((), (body("文"),), colophon=HIGH)

    paragraphs = package(manuscript).body().iter(f"{W}p")
    looks = [says(one, "pPr/spacing") for one in paragraphs if style_of(one) == "Colophon"]
    assert looks == [{"line": str(pitch), "lineRule": "exact"}] * 3

    page = HtmlTypesetter().typeset(manuscript, PROPERTIES, {}).decode()
    assert f'<div class="colophon moved" style="--line:{pitch / 20:g}pt">' in page
