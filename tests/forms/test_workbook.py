"""A form as a workbook."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from civplan.documents.open import open_plan
from civplan.forms.questions import plan_form
from civplan.forms.tables import GUIDE
from civplan.forms.workbook import form_workbook
from civplan.typeset.origin import is_unedited_document
from support.forms import FilledForm, form_of
from support.pages import PdfMaker, texts_of_pages, without_space
from support.programs import OoxmlValidator


@pytest.fixture(scope="module")
def form() -> FilledForm:
    """A form as it is sent."""
    return FilledForm.of(form_of())


def test_the_same_plan_gives_the_same_bytes() -> None:
    data = form_workbook(form_of())

    assert data == form_workbook(form_of())
    assert is_unedited_document(data)


def test_it_has_a_sheet_for_each_table_and_one_that_nobody_sees(form: FilledForm) -> None:
    states = {sheet.title: sheet.sheet_state for sheet in form.workbook.worksheets}

    assert states == {
        "基本情况": "visible",
        "措施": "visible",
        "指标": "visible",
        "新增": "visible",
        "说明": "visible",
        "civplan": "veryHidden",
    }


def test_what_is_promised_is_locked_and_grey_what_is_asked_for_is_open_and_white(
    form: FilledForm,
) -> None:
    promised = form.cell("措施", "benches", "内容")
    asked = form.cell("措施", "benches", "完成情况")

    assert form.sheet("措施").protection.sheet
    assert (promised.protection.locked, promised.fill.fgColor.rgb) == (True, "00EDEDED")
    assert (asked.protection.locked, asked.fill.fgColor.rgb) == (False, "00FFFFFF")
    assert asked.border.left.style == "thin"


def test_every_cell_is_a_text(form: FilledForm) -> None:
    formats = {
        cell.number_format
        for title in ("基本情况", "措施", "指标", "新增", "civplan")
        for row in form.sheet(title).iter_rows()
        for cell in row
        if cell.value is not None
    }

    assert formats == {"@"}


def test_a_text_that_begins_as_a_formula_stays_a_text() -> None:
    form = FilledForm.of(form_of('work: {items: [{id: a, text: "=1+1", reason: "+x"}]}\n'))

    assert form.cell("措施", "a", "内容").data_type == "s"
    assert form.cell("措施", "a", "原因").value == "+x"


def test_there_are_drop_downs_for_the_status_for_yes_and_no_and_for_the_areas(
    form: FilledForm,
) -> None:
    choices = {
        (title, str(one.sqref)): one.formula1
        for title in ("措施", "新增")
        for one in form.sheet(title).data_validations.dataValidation
    }

    assert choices == {
        ("措施", "F2:F4"): '"未开展,进行中,已完成,已取消"',
        ("新增", "B2:B213"): "civplan!$H$1:$H$2",
        ("新增", "E2:E213"): '"未开展,进行中,已完成,已取消"',
        ("新增", "G2:G213"): '"是,否"',
    }


def test_a_heading_has_a_note_from_the_schema(form: FilledForm) -> None:
    note = form.sheet("措施")["F1"].comment

    assert note is not None
    assert note.text.startswith("进展：未开展（planned）、")


def test_it_is_set_up_for_paper(form: FilledForm) -> None:
    sheet = form.sheet("措施")

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.print_title_rows) == (1, "$1:$1")
    assert sheet.freeze_panes == "B2"


def test_the_guide_says_in_ten_lines_what_to_do(form: FilledForm) -> None:
    lines = [str(cell.value) for cell in form.sheet("说明")["A"]]

    assert lines == [
        "湖内社区2007年填报表：怎样填",
        *(f"{n}. {text}" for n, text in enumerate(GUIDE, 1)),
    ]
    assert len(GUIDE) == 10


@pytest.mark.slow
def test_the_validator_finds_nothing_wrong_with_it(
    tmp_path: Path, examples: Path, ooxml_validator: OoxmlValidator
) -> None:
    files = []
    for name in ("hunei-2007", "榆园社区2024", "minimal"):
        plan = open_plan(examples / f"{name}.yaml").plan
        assert plan is not None
        files.append(tmp_path / f"{name}.xlsx")
        files[-1].write_bytes(form_workbook(plan_form(plan)))

    assert ooxml_validator(*files) == []


def test_all_texts_of_twelve_long_items_are_seen_on_paper(
    tmp_path: Path, examples: Path, to_pdf: PdfMaker
) -> None:
    plan = open_plan(examples / "hunei-2007.yaml").plan
    assert plan is not None
    file = tmp_path / "form.xlsx"
    file.write_bytes(form_workbook(plan_form(plan)))
    pages = texts_of_pages(to_pdf(file))
    text = without_space("".join(pages))

    assert all("第" in page and "页" in page for page in pages)
    assert len(list(plan.items)) >= 12
    for item in plan.items:
        if item.id:
            assert without_space(item.id) in text


def test_the_tallest_row_is_one_that_a_workbook_allows() -> None:
    form = form_of(f"work: {{items: [{{id: a, text: {'长' * 5000}。}}]}}\n")
    sheet = load_workbook(BytesIO(form_workbook(form)))["措施"]

    assert sheet.row_dimensions[2].height == 400


def test_a_long_text_is_seen_whole_in_a_wider_column() -> None:
    form = form_of(f"work: {{items: [{{id: a, text: {'长' * 900}。}}, {{id: b, text: 短。}}]}}\n")
    sheet = load_workbook(BytesIO(form_workbook(form)))["措施"]

    width, height = sheet.column_dimensions["C"].width, sheet.row_dimensions[2].height
    assert (width - 3) / 2 * (height // 16) >= 901
    assert height < 400
    assert sheet.column_dimensions["B"].width == 12
