"""A workbook is read within limits, and nothing in it is run."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from civplan.forms.read_workbook import UnreadableForm, read_owner, read_workbook
from civplan.forms.record import FormOwner, record_cells, record_from_cells, record_of
from civplan.source import workbook as source_workbook
from support.forms import FilledForm, filled, form_of


def changed(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A workbook with other parts, or further ones."""
    output = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(output, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in parts:
                new.writestr(part, old.read(part))
        for name, content in parts.items():
            new.writestr(name, content)
    return output.getvalue()


@pytest.fixture(scope="module")
def form() -> bytes:
    """A form as it was made."""
    return FilledForm.of(form_of()).data()


def test_it_knows_whose_form_it_is(form: bytes) -> None:
    assert read_owner(form, "f.xlsx") == FormOwner("湖内社区", 2007, "plan.yaml", False)  # noqa: FBT003
    record = record_from_cells(read_workbook(form, "f.xlsx").record)

    assert record == record_of(form_of())


def test_a_record_longer_than_a_cell_is_whole_again() -> None:
    long = form_of(f"work: {{items: [{{id: a, text: 甲。, reason: {'长' * 30_000}。}}]}}\n")
    record = record_of(long)
    cells = record_cells(record)

    assert len(cells) > 4
    assert max(map(len, cells)) <= 30_000
    assert record_from_cells(cells) == record


@pytest.mark.parametrize("cells", [[], ["civplan-form"], ["civplan-form", "1", "0" * 64, "[]"]])
def test_a_record_that_somebody_changed_is_none(cells: list[str]) -> None:
    assert record_from_cells(cells) is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", source_workbook.EMPTY_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", source_workbook.OLD_WORKBOOK),
        ("编号,方面".encode("gb18030"), source_workbook.NOT_A_WORKBOOK),
        (b"PK\x05\x06" + bytes(18), source_workbook.NOT_A_WORKBOOK),
        (b"PK\x03\x04 cut short", source_workbook.DAMAGED_WORKBOOK),
    ],
)
def test_what_is_no_workbook_is_told(data: bytes, reason: object) -> None:
    for read in (read_workbook, read_owner):
        with pytest.raises(UnreadableForm) as caught:
            read(data, "f.xlsx")
        assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"xl/worksheets/sheet1.xml": b"<worksheet"}, source_workbook.DAMAGED_WORKBOOK),
        (
            {"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'},
            source_workbook.FORBIDDEN_PARTS,
        ),
        ({"xl/worksheets/sheet1.xml": b" " * (17 * 1024**2)}, source_workbook.WORKBOOK_TOO_LARGE),
        (
            {f"xl/media/{n}.png": bytes(40 * 1024**2) for n in range(4)},
            source_workbook.WORKBOOK_TOO_LARGE,
        ),
    ],
)
def test_a_workbook_that_would_do_harm_is_not_read(
    form: bytes, parts: Mapping[str, bytes], reason: object
) -> None:
    with pytest.raises(UnreadableForm) as caught:
        read_workbook(changed(form, parts), "f.xlsx")

    assert caught.value.reason == reason


def test_a_cell_far_below_is_not_looked_at() -> None:
    form = FilledForm.of(form_of())
    form.sheet("措施")["A1000000"] = "远处"
    workbook = read_workbook(form.data(), "f.xlsx")

    assert max(len(sheet.rows) for sheet in workbook.sheets) < 100


def test_a_text_that_begins_as_a_formula_is_the_text_and_a_formula_is_one() -> None:
    form = filled(form_of(), {("措施", "benches", "原因"): "=1+1"})
    form.cell("措施", "benches", "下一步").value = "=1+1"
    workbook = read_workbook(form.data(), "f.xlsx")
    sheet = next(one for one in workbook.sheets if one.title == "措施")

    assert (sheet.cell(2, 8).value, sheet.cell(2, 8).is_formula) == ("=1+1", False)
    assert (sheet.cell(2, 9).value, sheet.cell(2, 9).is_formula) == (None, True)
