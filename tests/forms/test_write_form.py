"""A form is written, but never over answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.files import CannotWrite
from civplan.forms.write_form import FORM_FILLED_IN, form_file_name, write_form
from support.forms import FilledForm, form_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A form that was written."""
    path = tmp_path / "填报表.xlsx"
    write_form(form_of(), path)
    return path


def test_a_form_as_it_was_made_is_replaced(path: Path) -> None:
    form = form_of("work: {items: [{id: a, text: 甲。}]}\n")

    write_form(form, path)

    assert FilledForm.of(form).data() != b""
    assert path.read_bytes() != b""


def test_a_form_that_somebody_has_filled_in_is_left_alone(path: Path) -> None:
    filling = FilledForm.of(form_of())
    filling.answer("措施", "benches", "状态", "已完成")
    before = filling.save(path).read_bytes()

    with pytest.raises(CannotWrite) as caught:
        write_form(form_of(), path)

    assert caught.value.reason == FORM_FILLED_IN
    assert path.read_bytes() == before

    write_form(form_of(), path, is_forced=True)

    assert path.read_bytes() != before


def test_a_community_s_name_is_safe_as_that_of_a_file() -> None:
    assert form_file_name("湖内/社区", 2007) == "湖内-社区2007年填报表.xlsx"
