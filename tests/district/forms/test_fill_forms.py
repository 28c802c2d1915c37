"""A sub-district's forms: each is made of its plan file, and finds it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.forms.fill_forms import fill_forms
from civplan.district.forms.make_forms import make_forms
from civplan.district.review.folder import UnusableFolder
from support.forms import MEETINGS
from support.plans import REQUIRED

DISTRICT = "year: 2007\ncommunities: [{name: 湖内社区, aliases: [湖内]}, {name: 石板街社区}]\n"
PLAN = REQUIRED + MEETINGS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sub-district of two communities, of which one has a plan file."""
    folder = tmp_path / "tongbei"
    folder.mkdir()
    (folder / "district.yaml").write_text(DISTRICT, encoding="utf-8")
    (folder / "a.yaml").write_text(PLAN, encoding="utf-8")
    return folder


def made(folder: Path) -> list[Path]:
    """The forms of a sub-district."""
    forms = list(make_forms(folder, folder.parent / "forms"))
    assert [one.error for one in forms] == [None] * len(forms)
    return [one.path for one in forms]


def files_found(folder: Path, forms: list[Path]) -> list[str]:
    """The plan file that each form finds, or the rule that says why not."""
    names = []
    for one in fill_forms(folder, forms):
        assert one.filled is not None
        codes = [finding.rule.code for finding in one.filled.findings if finding.is_error]
        names.append(codes[0] if codes else one.filled.path.name)
    return names


def test_a_form_finds_the_file_that_it_was_made_of_whatever_its_own_name(folder: Path) -> None:
    first, _ = made(folder)
    renamed = first.rename(first.with_name("最终版(3).xlsx"))

    assert files_found(folder, [renamed]) == ["a.yaml"]


def test_it_finds_a_file_that_was_renamed_by_its_community_and_year(folder: Path) -> None:
    first, _ = made(folder)
    (folder / "a.yaml").rename(folder / "b.yaml")

    assert files_found(folder, [first]) == ["b.yaml"]


def test_of_two_files_of_a_community_each_has_its_own_form(folder: Path) -> None:
    (folder / "b.yaml").write_text(PLAN.replace("创建文明社区", "平安建设"), encoding="utf-8")
    forms = made(folder)

    assert [form.name for form in forms[:2]] == [
        "湖内社区2007年填报表.xlsx",
        "湖内社区2007年填报表 2.xlsx",
    ]
    assert files_found(folder, forms[:2]) == ["a.yaml", "b.yaml"]


def test_a_form_of_another_year_has_no_file(folder: Path) -> None:
    first, _ = made(folder)
    text = PLAN.replace("year: 2007", "year: 2008").replace("2007-", "2008-")
    (folder / "a.yaml").write_text(text, encoding="utf-8")

    assert files_found(folder, [first]) == ["I654"]


def test_a_form_of_a_file_that_cannot_be_read_any_more_is_told(folder: Path) -> None:
    first, _ = made(folder)
    (folder / "a.yaml").write_text(PLAN + "x: [\n", encoding="utf-8")
    (one,) = fill_forms(folder, [first])

    assert one.filled is None
    assert one.error is not None
    assert one.error.reason.en.startswith("the plan file cannot be read whole")


def test_the_year_of_a_community_without_a_file_must_be_known(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/district.yaml").write_text("communities: [{name: 湖内社区}]\n", encoding="utf-8")

    with pytest.raises(UnusableFolder, match="the year of the forms"):
        list(make_forms(tmp_path / "d", tmp_path / "forms"))
