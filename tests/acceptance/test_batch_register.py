"""The register of a batch, by the installed command: made by default, the same again, readable."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from support.command import InstalledCommand
from support.districts import plan_file
from support.pages import PdfMaker, without_space
from support.programs import OoxmlValidator, missing

pytestmark = pytest.mark.slow

NOT_INSTALLED = "civplan: 没有装 openpyxl，略去 台账.xlsx；安装：pip install 'civplan[excel]'\n"
CALC = "libsclo.so"
"""The part of LibreOffice that opens workbooks, beside its program."""
AS_OF = ("--as-of", "2008-01-05", "-q")


@pytest.fixture
def district(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    own = "district: 通北街道办事处\nyear: 2007\ncommunities: [{name: 湖内社区, phone: 000-1234}]\n"
    (folder / "district.yaml").write_text(own, encoding="utf-8")
    (folder / "湖内.yaml").write_text(plan_file("湖内社区"), encoding="utf-8")
    return folder


def test_the_register_is_made_by_default_and_the_same_elsewhere(
    civplan: InstalledCommand, district: Path, ooxml_validator: OoxmlValidator
) -> None:
    ran = civplan("batch", district, "-o", "one", *AS_OF)
    civplan("batch", district, "-o", "two", *AS_OF)
    one, two = (civplan.folder / name / "台账.xlsx" for name in ("one", "two"))

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "one/台账.xlsx" in ran.stdout.splitlines()
    assert one.read_bytes() == two.read_bytes()
    assert ooxml_validator(one) == []


def test_the_register_as_csv_and_json(civplan: InstalledCommand, district: Path) -> None:
    ran = civplan("batch", district, "-o", "out", "--to", "csv,json", *AS_OF)
    out = civplan.folder / "out"

    assert (ran.returncode, ran.stderr) == (0, "")
    assert not (out / "台账.xlsx").exists()
    assert not list((out / "documents").glob("*.*"))
    assert len(list((out / "台账").glob("*.csv"))) == 5
    assert len(json.loads((out / "台账.json").read_bytes())["items"]) == 1


def test_phone_numbers_stand_in_it_only_when_asked_for(
    civplan: InstalledCommand, district: Path
) -> None:
    headings = []
    for options in ((), ("--with-contacts",)):
        civplan("batch", district, "-o", "out", *AS_OF, *options)
        sheet = load_workbook(civplan.folder / "out" / "台账.xlsx")["报送台账"]
        headings.append(sheet.cell(1, sheet.max_column).value)

    assert headings == ["联系人", "电话"]


def test_without_openpyxl_one_line_says_how_to_get_it(
    civplan: InstalledCommand, district: Path
) -> None:
    hidden = civplan.folder / "hidden"
    hidden.mkdir()
    hook = (
        "import importlib.util as util\n"
        "find = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'openpyxl' else find(name, *rest)\n"
    )
    (hidden / "sitecustomize.py").write_text(hook, encoding="utf-8")
    without = {"PYTHONPATH": str(hidden)}

    ran = civplan("batch", district, "-o", "out", *AS_OF, env=without)
    again = civplan("batch", district, "-o", "out", *AS_OF)
    pruning = civplan("batch", district, "-o", "out", *AS_OF, "--prune", env=without)

    assert (ran.returncode, ran.stderr) == (0, NOT_INSTALLED)
    assert "out/台账.xlsx" not in ran.stdout
    assert "out/台账.xlsx" in again.stdout
    assert pruning.stderr == NOT_INSTALLED
    assert (civplan.folder / "out" / "台账.xlsx").is_file()


def test_its_pages_repeat_their_headings_and_have_numbers(
    civplan: InstalledCommand,
    district: Path,
    soffice: Path,
    to_pdf: PdfMaker,
    pdf_text: Callable[[Path], list[str]],
) -> None:
    if not (soffice.resolve().parent / CALC).is_file():
        missing("laying out sheets needs LibreOffice Calc, which is not installed")
    items = "".join(f"        - {{text: 第{number}件事。}}\n" for number in range(120))
    text = plan_file("湖内社区").replace("      items:\n", f"      items:\n{items}", 1)
    (district / "湖内.yaml").write_text(text, encoding="utf-8")
    civplan("batch", district, "-o", "out", *AS_OF)

    pages = [
        without_space(page)
        for page in pdf_text(to_pdf(civplan.folder / "out" / "台账.xlsx"))
        if "事项台账" in without_space(page) and "说明" not in without_space(page)
    ]

    assert len(pages) > 2
    for page in pages:
        assert "社区方面条线编号事项状态" in page
        assert "页，共" in page
