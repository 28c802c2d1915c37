"""What people do to a form before they send it back: docs/excel-form.md, row by row."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from copy import copy
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from civplan.forms.fill import fill_from_form
from civplan.forms.read_workbook import CellPlace, UnreadableForm, read_workbook
from support.forms import MEETINGS, FilledForm, Filling, filled, form_of
from support.pages import PdfMaker
from support.plans import REQUIRED
from support.programs import REPOSITORY

PAGE = (REPOSITORY / "docs/excel-form.md").read_text(encoding="utf-8")
TAKEN = "照常采用"
UNREADABLE = "读不了"
FORMULA_WITHOUT_RESULT = re.compile(rb"<f>5\+5</f><v ?/>|<f>5\+5</f><v></v>")
ANSWERS = {
    ("措施", "benches", "状态"): "进行中",
    ("措施", "1-2", "完成情况"): "清理6次。",
    ("指标", "benches-1", "结果"): 10,
}
"""What was filled in before anything was done to the form."""


def rows_of_page() -> dict[str, str]:
    """The first table of the page: what is done, and what comes of it."""
    chinese = PAGE.split("## English", maxsplit=1)[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", chinese, re.MULTILINE)
    return {done: said for done, said in rows if done != "对填报表做了什么"}


def _sort(form: FilledForm) -> None:
    sheet = form.sheet("措施")
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(values), 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value


def _hide(form: FilledForm) -> None:
    sheet = form.sheet("措施")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["F"].hidden = True
    sheet.auto_filter.add_filter_column(5, ["已完成"])


def _move_columns(form: FilledForm) -> None:
    sheet = form.sheet("措施")
    sheet.move_range("F1:F10", cols=6)
    sheet.move_range("C1:C10", cols=3)


def _rename_sheet(form: FilledForm) -> None:
    form.sheet("措施").title = "工作进展"


def _restyle(form: FilledForm) -> None:
    cell = form.cell("措施", "benches", "状态")
    cell.font = Font(name="楷体", size=16, color="FF0000")
    form.sheet("措施").column_dimensions["C"].width = 90


def _unprotect(form: FilledForm) -> None:
    form.sheet("措施").protection.sheet = False


def _insert_empty_rows(form: FilledForm) -> None:
    form.sheet("措施").insert_rows(3, amount=2)


def _insert_title(form: FilledForm) -> None:
    form.sheet("措施").insert_rows(1)
    form.sheet("措施")["A1"] = "湖内社区进展情况表"


def _add_rows(form: FilledForm) -> None:
    form.sheet("新增").append([None, "整治环境", "迎接检查。", None, None, "接待7批。", "否"])


def _write_beside(form: FilledForm) -> None:
    form.sheet("措施")["K2"] = "这条请王主任看看"


def _add_sheet(form: FilledForm) -> None:
    form.workbook.create_sheet("草稿")["A1"] = "先记在这里"


def _merge_promises(form: FilledForm) -> None:
    sheet = form.sheet("措施")
    sheet["B3"] = None
    sheet.merge_cells("B2:B3")


def _merge_answers(form: FilledForm) -> None:
    sheet = form.sheet("措施")
    sheet["G3"] = None
    sheet["G2"] = "都做完了。"
    sheet.merge_cells("G2:G3")


def _write_formula(form: FilledForm) -> None:
    cell = form.cell("指标", "benches-1", "结果")
    cell.value = "=5+5"
    cell.data_type = "f"


def _date_for_figure(form: FilledForm) -> None:
    cell = form.cell("指标", "benches-1", "结果")
    cell.value = date(2007, 3, 4)
    cell.number_format = "m/d"


def _words_for_figure(form: FilledForm) -> None:
    form.answer("指标", "benches-1", "结果", "基本完成")


def _change_promise(form: FilledForm) -> None:
    form.answer("措施", "benches", "内容", "在楼前安装石凳。")


def _change_number(form: FilledForm) -> None:
    form.answer("措施", "benches", "编号", "bench")


def _copy_row(form: FilledForm) -> None:
    sheet = form.sheet("措施")
    sheet.append([cell.value for cell in sheet[2]])


def _delete_row(form: FilledForm) -> None:
    form.sheet("措施").delete_rows(3)


def _delete_column(form: FilledForm) -> None:
    form.sheet("措施").delete_cols(9)


def _delete_sheet(form: FilledForm) -> None:
    del form.workbook["指标"]


def _copy_sheet(form: FilledForm) -> None:
    form.workbook.copy_worksheet(form.sheet("措施"))


def _change_record(form: FilledForm) -> None:
    form.sheet("civplan")["A3"] = "0" * 64


def _nothing(form: FilledForm) -> None:
    del form


DONE: dict[str, Filling] = {
    "按状态或责任单位排序": _sort,
    "筛选，隐藏行、列": _hide,
    "移动列": _move_columns,
    "改表的名称": _rename_sheet,
    "改文件名": _nothing,
    "改字体、颜色、列宽": _restyle,
    "取消工作表保护": _unprotect,
    "表格中间插入空行": _insert_empty_rows,
    "在表格上面插入标题": _insert_title,
    "在“新增”下面接着写，编号空着": _add_rows,
    "在表格旁边写备注": _write_beside,
    "另加一张表": _add_sheet,
    "合并灰色的格子": _merge_promises,
    "合并几行的白色格子": _merge_answers,
    "写公式，没有算出值": _write_formula,
    "数字变成了日期（3/4）": _date_for_figure,
    "该写数字的写了话": _words_for_figure,
    "改灰色格子里的内容": _change_promise,
    "改编号": _change_number,
    "复制一行再改": _copy_row,
    "删一行": _delete_row,
    "删一列": _delete_column,
    "删一张表": _delete_sheet,
    "复制一张表": _copy_sheet,
    "改隐藏的记录": _change_record,
}
"""What is done in the workbook, by the rows of the page."""


def _into_new_workbook(form: FilledForm) -> bytes:
    workbook = Workbook()
    for sheet in form.workbook.worksheets:
        if sheet.sheet_state == "visible":
            target = workbook.create_sheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    target.cell(cell.row, cell.column or 1).value = copy(cell.value)
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def _with_result_of_formula(form: FilledForm) -> bytes:
    """As Excel saves it: the formula with its last result."""
    _write_formula(form)
    before = form.data()
    output = BytesIO()
    with ZipFile(BytesIO(before)) as old, ZipFile(output, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part, re.sub(FORMULA_WITHOUT_RESULT, b"<f>5+5</f><v>10</v>", data))
    return output.getvalue()


def _as_csv(form: FilledForm) -> bytes:
    sheet = form.sheet("措施")
    rows = (",".join(str(cell.value or "") for cell in row) for row in sheet.iter_rows())
    return "\n".join(rows).encode("gb18030")


def _as_old_workbook(form: FilledForm) -> bytes:
    del form
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024)


def _as_open_document(form: FilledForm) -> bytes:
    output = BytesIO()
    with ZipFile(output, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f"<x>{form.sheet('措施').title}</x>")
    return output.getvalue()


SAVED: dict[str, Callable[[FilledForm], bytes]] = {
    "写公式，算出了值": _with_result_of_formula,
    "把内容复制到新工作簿": _into_new_workbook,
    "存成 .xls": _as_old_workbook,
    "加密码": _as_old_workbook,
    "存成 .csv": _as_csv,
    "存成 .ods": _as_open_document,
}
"""In which other way it is saved, by the rows of the page."""
BY_LIBREOFFICE = "用 LibreOffice 再存一次"


def outcome(data: bytes, folder: Path) -> tuple[str, int]:
    """The rules that a form breaks, or that it cannot be read; and how many answers are taken."""
    path = folder / "hunei.yaml"
    path.write_text(REQUIRED + MEETINGS, encoding="utf-8")
    try:
        plan = fill_from_form(path, read_workbook(data, "改过名.xlsx"))
    except UnreadableForm as error:
        return f"{UNREADABLE}：{error.reason.zh}", 0
    codes = "、".join(sorted({one.rule.code for one in plan.findings}))
    return codes, plan.taken


def test_the_page_has_a_row_for_all_that_is_tried_here() -> None:
    assert set(rows_of_page()) == {*DONE, *SAVED, BY_LIBREOFFICE}


def test_the_english_page_has_the_same_rows() -> None:
    english = PAGE.split("## English", maxsplit=1)[1]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", english, re.MULTILINE)[1:]

    assert len(rows) == len(rows_of_page())
    for (_, said), (_, chinese) in zip(rows, rows_of_page().items(), strict=True):
        assert re.findall(r"I\d{3}", said) == re.findall(r"I\d{3}", chinese)
        assert said.startswith("takes it") == chinese.startswith(TAKEN)


@pytest.mark.parametrize("done", [*DONE, *SAVED])
def test_the_page_says_what_comes_of_it(done: str, tmp_path: Path) -> None:
    said = rows_of_page()[done]
    form = filled(form_of(), ANSWERS)
    if done in DONE:
        DONE[done](form)
        data = form.data()
    else:
        data = SAVED[done](form)

    findings, taken = outcome(data, tmp_path)

    if said.startswith(UNREADABLE):
        assert findings.startswith(UNREADABLE)
        assert ".xlsx" in findings
        assert taken == 0
        return
    assert findings == "、".join(re.findall(r"I\d{3}", said))
    if said.startswith(TAKEN):
        assert taken == len(ANSWERS) + (4 if done.startswith("在“新增”") else 0)


def saved_by_libreoffice(source: Path, ending: str, soffice: Path, to_pdf: PdfMaker) -> bytes:
    """A workbook as LibreOffice saves it."""
    out = source.parent / "out"
    profile = f"-env:UserInstallation={(to_pdf.folder / 'profile').as_uri()}"
    command = [str(soffice), profile, "--headless", "--convert-to", ending]
    subprocess.run(
        [*command, "--outdir", str(out), str(source)], check=True, capture_output=True, timeout=120
    )
    return (out / f"form.{ending}").read_bytes()


@pytest.mark.parametrize("ending", ["xlsx", "xls", "csv", "ods"])
def test_libreoffice_saves_it_as_the_page_says(
    ending: str, tmp_path: Path, soffice: Path, to_pdf: PdfMaker
) -> None:
    source = filled(form_of(), ANSWERS).save(tmp_path / "form.xlsx")
    saved = saved_by_libreoffice(source, ending, soffice, to_pdf)

    findings, taken = outcome(saved, tmp_path)

    if ending == "xlsx":
        assert rows_of_page()[BY_LIBREOFFICE] == TAKEN
        assert (findings, taken) == ("", len(ANSWERS))
    else:
        assert findings.startswith(UNREADABLE)


def test_the_plan_file_is_the_same_from_the_form_that_libreoffice_saved(
    tmp_path: Path, soffice: Path, to_pdf: PdfMaker
) -> None:
    answers = {
        **ANSWERS,
        ("措施", "meetings", "完成情况"): "=SUM(1)\n第二段。",
        ("措施", "benches", "原因"): "@经费",
        ("指标", "satisfaction", "结果"): "96.2%",
        ("指标", "meetings-1", "结果"): "１2次",
        ("基本情况", "总结的成文日期", "内容"): date(2007, 12, 20),
        ("新增", "新增1", "完成情况"): "-1-2\u3000",
    }
    source = filled(form_of(), answers).save(tmp_path / "form.xlsx")
    saved = saved_by_libreoffice(source, "xlsx", soffice, to_pdf)
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + MEETINGS, encoding="utf-8")
    plans = [
        fill_from_form(path, read_workbook(data, "f.xlsx")) for data in (source.read_bytes(), saved)
    ]

    assert plans[0].findings == plans[1].findings == ()
    assert plans[0].taken == plans[1].taken == len(answers)
    assert plans[0].diff == plans[1].diff
    assert "=SUM(1)" in plans[0].diff


def test_columns_have_letters_as_in_a_workbook() -> None:
    assert all(
        CellPlace("f.xlsx", "措施", 12, column).name == f"措施!{get_column_letter(column)}12"
        for column in range(1, 800)
    )
