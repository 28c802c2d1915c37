"""The roll-up as a document in the house style."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from civplan.district.review.review import Review
from civplan.district.rollup.document import roll_up_document
from civplan.model.packs import built_in_names
from support.districts import review_in, review_saying
from support.docx_files import Package, pretty
from support.golden import Golden
from support.pages import PdfMaker
from support.programs import REPOSITORY, LayoutCheck, OoxmlValidator

FOLDER = REPOSITORY / "tests/data/qiaodong-2024"
NOT_FULL = "grid: 22 lines"
"""The page in front of an annex is not full."""


@pytest.fixture
def review() -> Review:
    return review_in(FOLDER, dt.date(2024, 12, 31))


@pytest.fixture
def docx(review: Review, tmp_path: Path) -> Path:
    """The roll-up as a file."""
    file = tmp_path / "汇总.docx"
    file.write_bytes(roll_up_document(review, "docx"))
    return file


def test_the_text_is_that_of_the_golden_file(golden: Golden, review: Review) -> None:
    golden("rollup/qiaodong-2024.md", roll_up_document(review, "md").decode())


def test_the_document_is_that_of_the_golden_file(golden: Golden, review: Review) -> None:
    package = Package(roll_up_document(review, "docx"))
    golden("rollup/document.xml", pretty(package.parts["word/document.xml"]))
    golden("rollup/core.xml", pretty(package.parts["docProps/core.xml"]))


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_the_same_review_gives_the_same_bytes(review: Review, form: str) -> None:
    assert roll_up_document(review, form) == roll_up_document(review, form)


def test_the_templates_of_the_sub_district_are_no_pack() -> None:
    assert "district" not in built_in_names()


def test_text_is_text(tmp_path: Path) -> None:
    own = "district: <b>&街道\nindicators: [{id: a, name: '{{ 7 * 7 }}'}]\n"
    plan = (
        "community: '<i>社区'\nyear: 2024\ncampaign: '&amp;'\nsummary: {problems: '*x*|<script>'}\n"
    )
    document = roll_up_document(review_saying(tmp_path, own, a=plan), "docx")
    text = "".join(Package(document).document.itertext())
    for text_in_it in ("<b>&街道", "{{ 7 * 7 }}", "<i>社区", "&amp;情况汇总", "*x*|<script>"):
        assert text_in_it in text


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    own = 'district: "桥\\b东街道"\ncommunities: [{name: "甲\\x01社区"}]\n'
    plan = (
        'community: "乙\\x1f社区"\nyear: 2024\ncampaign: 创建\nsummary: {problems: "停\\0车难"}\n'
    )
    document = roll_up_document(review_saying(tmp_path, own, a=plan), "md").decode()
    for text_in_it in ("桥东街道", "甲社区", "乙社区。停车难。"):
        assert text_in_it in document


def test_a_sub_district_without_anything_has_a_roll_up(tmp_path: Path) -> None:
    document = roll_up_document(review_saying(tmp_path, "district: 桥东街道\n"), "md").decode()
    assert document.startswith(
        "# 桥东街道2024年社区工作情况汇总\n\n## 一、总体情况\n\n截至2024年12月31日"
    )


def test_word_can_open_it(docx: Path, ooxml_validator: OoxmlValidator) -> None:
    assert ooxml_validator(docx) == []


def test_the_pages_are_as_the_standard_wants(
    docx: Path, to_pdf: PdfMaker, check_layout: LayoutCheck
) -> None:
    failed = check_layout(docx, to_pdf(docx))
    assert [line for line in failed if NOT_FULL not in line] == []
