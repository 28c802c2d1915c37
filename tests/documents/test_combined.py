"""Two files that make one document: which are taken, what is told about them, what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from civplan.compose.environment import Composer
from civplan.documents.check import validate
from civplan.documents.combined import pair_in_order
from civplan.documents.open import OpenedPlan, open_plan
from civplan.documents.render import CannotRender, render, render_documents
from civplan.model.choices import Document
from civplan.model.plan_file import load_plan
from civplan.rules.context import CheckOptions
from civplan.source.errors import CannotRead
from support.combined import AREAS, COMBINED, FIRST, TITLE
from support.plans import finding_lines
from support.programs import REPOSITORY

PLACE = len(COMBINED.splitlines())
PLAN_TITLE = "湖内社区2007年创建文明社区工作计划"
PAIR = CheckOptions(combined=True)


def write(folder: Path, first: str = COMBINED, second: str = AREAS) -> Path:
    """Both files; the path of the first."""
    (folder / "b.yaml").write_text(second, encoding="utf-8")
    (folder / "a.yaml").write_text(first, encoding="utf-8")
    return folder / "a.yaml"


def about(opened: OpenedPlan) -> list[str]:
    """The findings about a plan file, each with the name of its file."""
    names = [Path(one.span.path).name for one in opened.findings]
    lines = finding_lines(opened.findings)
    return [f"{name}:{line}" for name, line in zip(names, lines, strict=True)]


def test_the_next_year_s_file_may_be_as_small_as_areas_with_items(tmp_path: Path) -> None:
    opened = open_plan(write(tmp_path))

    assert about(opened) == []
    assert opened.next_year
    assert opened.next_year.plan
    second = opened.next_year.plan
    assert (second.community, second.year, second.campaign) == ("湖内社区", 2008, "创建文明社区")
    assert opened.next_year.pack == opened.pack


def test_a_file_that_says_combine_makes_its_plan_and_the_one_document(tmp_path: Path) -> None:
    documents = render(write(tmp_path), formats=["txt"])

    assert [(one.title, one.kind_name) for one in documents] == [
        (PLAN_TITLE, "plan"),
        (TITLE, "combined"),
    ]
    assert "第二部分　2008年工作计划\n　　一、治安\n" in documents[1].data.decode()


def test_asked_for_its_summary_it_makes_that_alone(tmp_path: Path) -> None:
    (document,) = render(write(tmp_path), [Document.SUMMARY], ["txt"])

    assert (document.kind_name, "2008年" in document.data.decode()) == ("summary", False)


def test_the_library_takes_the_other_file_as_an_argument(tmp_path: Path) -> None:
    write(tmp_path, FIRST)

    documents = render(tmp_path / "a.yaml", formats=["txt"], combined_with=tmp_path / "b.yaml")

    assert [one.title for one in documents] == [TITLE]
    with pytest.raises(CannotRender):
        render(tmp_path / "b.yaml", combined_with=tmp_path / "a.yaml")


def body_of(page: str) -> str:
    """A text from its first heading on, without signature and what follows."""
    return page[page.index("　　一、") :].partition("\n\n")[0]


@pytest.mark.parametrize("name", ["hunei-2007.yaml", "梧桐社区2025.yaml", "榆园社区2024.yaml"])
def test_its_halves_say_what_the_summary_and_the_plan_say(tmp_path: Path, name: str) -> None:
    text = (REPOSITORY / "examples" / name).read_text(encoding="utf-8")
    year = int(re.findall(r"(?m)^(?:year|年度): (\d{4})", text)[0])
    later = re.sub(r"(?m)^(year|年度): \d{4}", rf"\1: {year + 1}", text)
    first = write(tmp_path, text, later)

    (combined,) = render(first, formats=["txt"], combined_with=tmp_path / "b.yaml")
    (summary,) = render(first, [Document.SUMMARY], ["txt"])
    plan = load_plan(tmp_path / "b.yaml").plan
    pack = open_plan(first).pack
    assert plan
    assert pack
    (planned,) = render_documents(plan, Composer(pack), [Document.PLAN], ["txt"])

    one, other = combined.data.decode().split("　　第二部分　")
    assert body_of(summary.data.decode()) in one
    assert body_of(planned.data.decode()) in other


def test_the_library_checks_the_two_together(tmp_path: Path) -> None:
    first = write(tmp_path, FIRST, f"year: 2010\n{AREAS}")

    found = validate([first], combined_with=tmp_path / "b.yaml")

    assert [one.rule.code for one in found] == ["S131"]
    assert validate([first]) == []


def test_all_formats_say_the_same(tmp_path: Path) -> None:
    pages = {
        one.name.rpartition(".")[2]: one.data
        for one in render(write(tmp_path), formats=["docx", "html", "md", "txt"])
        if one.is_combined
    }

    assert pages.keys() == {"docx", "html", "md", "txt"}
    assert '<h2 class="division">第一部分　2007年工作总结</h2>' in pages["html"].decode()
    assert '<h3 class="level-1' in pages["html"].decode()
    assert "\n## 第二部分　2008年工作计划\n" in pages["md"].decode()
    words = re.sub(r"<[^>]*>|\s|#|　", "", pages["html"].decode().partition("<article>")[2])
    assert words == re.sub(r"\s|　", "", pages["txt"].decode())


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ("year: 2009\n", "S131 the file of the next year is of 2009, not of 2008"),
        ("year: 2007\n", "S131 the file of the next year is of 2007, not of 2008"),
        (
            "community: 东桥社区\n",
            "S132 the file of the next year is of “东桥社区”, not of “湖内社区”",
        ),
    ],
)
def test_what_does_not_go_together_is_told(tmp_path: Path, second: str, message: str) -> None:
    opened = open_plan(write(tmp_path, second=second + AREAS))

    assert about(opened) == [f"a.yaml:{PLACE}:10 {message}"]
    assert opened.has_errors


def test_what_is_wrong_in_the_other_file_is_told_there(tmp_path: Path) -> None:
    opened = open_plan(write(tmp_path, second="work:\n  items:\n  - 每晚巡逻,一心为民。\n"))

    assert [line.partition(" ")[::2] for line in about(opened)] == [
        ("b.yaml:3:9", "P301 a half-width “,” in Chinese text")
    ]
    assert not opened.has_errors


def test_so_is_a_half_that_says_nothing(tmp_path: Path) -> None:
    opened = open_plan(write(tmp_path, second="work: {items: [{text: 扫雪, in: summary}]}\n"))

    assert [line.split()[:2] for line in about(opened)] == [["b.yaml:1:1", "S106"]]


@pytest.mark.parametrize(
    ("combine", "message"),
    [
        ("c.yaml", "S130 cannot use “c.yaml” of the next year: there is no such file"),
        ("a.yaml", "S130 cannot use “a.yaml” of the next year: it is this file itself"),
        ("../../c.yaml", "Y045 “../../c.yaml” lies outside the project folder"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(tmp_path: Path, combine: str, message: str) -> None:
    folder = tmp_path / "one" / "two"
    folder.mkdir(parents=True)

    opened = open_plan(write(folder, FIRST + f"combine: {combine}\n"))

    assert about(opened) == [f"a.yaml:{PLACE}:10 {message}"]
    assert opened.next_year is None


def test_a_file_of_the_project_may_lie_in_another_folder(tmp_path: Path) -> None:
    (tmp_path / "2007").mkdir()
    (tmp_path / "2008.yaml").write_text(AREAS, encoding="utf-8")

    assert about(open_plan(write(tmp_path / "2007", FIRST + "combine: ../2008.yaml\n"))) == []


def test_as_long_as_there_is_no_summary_the_other_file_need_not_be_there(tmp_path: Path) -> None:
    text = COMBINED.replace("summary: {date: 2007-12-20}\n", "")

    assert about(open_plan(write(tmp_path, text.replace("b.yaml", "c.yaml")))) == []
    assert [one.kind_name for one in render(tmp_path / "a.yaml", formats=["txt"])] == ["plan"]


def test_two_files_that_name_each_other_end(tmp_path: Path) -> None:
    opened = open_plan(write(tmp_path, second=f"year: 2008\ncombine: a.yaml\n{AREAS}"))

    assert about(opened) == []
    assert opened.next_year
    assert opened.next_year.next_year is None


def test_without_another_file_there_is_no_such_document(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="it has no “combine”"):
        open_plan(write(tmp_path, FIRST), options=PAIR)


def test_the_date_of_the_document_stands_for_the_summary_s(tmp_path: Path) -> None:
    dated = FIRST.replace("summary: {date: 2007-12-20}", "summary: {problems: 人手少。}")
    own = f"{dated}combine: {{with: b.yaml, date: 2008-01-05}}\n"

    assert about(open_plan(write(tmp_path, own))) == []
    (document,) = (one for one in render(tmp_path / "a.yaml", formats=["txt"]) if one.is_combined)
    assert document.data.decode().endswith("2008年1月5日\n")


@pytest.mark.parametrize(
    ("second", "is_reversed"),
    [
        (FIRST.replace("2007", "2008"), False),
        (FIRST.replace("2007", "2006"), True),
        (FIRST, False),
        (AREAS, False),
    ],
)
def test_files_given_the_wrong_way_round_are_put_right(
    tmp_path: Path, second: str, *, is_reversed: bool
) -> None:
    first = write(tmp_path, FIRST, second)
    other = tmp_path / "b.yaml"
    ordered = (other, first) if is_reversed else (first, other)

    assert pair_in_order([first, other]) == ordered
    if second != FIRST:
        assert pair_in_order([other, first]) == ordered


def test_two_files_that_each_name_another_are_no_pair(tmp_path: Path) -> None:
    first = write(tmp_path, COMBINED, COMBINED)

    assert pair_in_order([first, tmp_path / "b.yaml"]) is None
