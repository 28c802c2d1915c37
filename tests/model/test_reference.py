"""The reference of all keys."""

from __future__ import annotations

import re

import pytest

from civplan.findings.words import Language
from civplan.model.records import records_in
from civplan.model.reference import DISTRICT_FILE, PLAN_FILE, Reference, reference_page, with_links

LANGUAGES: list[Language] = ["zh", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("about", [PLAN_FILE, DISTRICT_FILE])
def test_each_record_has_a_table_with_a_row_for_each_key(
    language: Language, about: Reference
) -> None:
    tables = re.split(r"^## ", reference_page(language, about), flags=re.MULTILINE)[1:]
    rows = [table.count("\n| `") for table in tables]

    assert [table.splitlines()[0] for table in tables] == [
        shape.record.label.in_language(language) for shape in records_in(about.file).values()
    ]
    assert rows == [len(shape.keys) for shape in records_in(about.file).values()]


@pytest.mark.parametrize(
    ("language", "cells"),
    [
        ("zh", ["`年度`", "`year`", "四位数年份", "是", "哪一年的工作"]),
        ("en", ["`year`", "`年度`", "a year of four digits", "yes", "the year of the work"]),
        ("zh", ["`保障措施`", "`safeguards`", "文字，或[部分](#部分)的字段", "", "靠什么落实"]),
        (
            "en",
            [
                *("`profile`", "`社区概况`", "the keys of [community profile](#community-profile)"),
                *("", "the community in figures"),
            ],
        ),
        (
            "zh",
            [
                *("`指标`", "`targets`", "一行文字，或[指标](#指标)的字段；可写成列表", ""),
                "全年指标；也可写作 `target`",
            ],
        ),
        (
            "en",
            [
                *("`after`", "`排在`", "a line of text", ""),
                "after which id; only in a file with “extends”",
            ],
        ),
    ],
)
def test_a_row_says_what_stands_there_and_what_it_means(
    language: Language, cells: list[str]
) -> None:
    assert f"| {' | '.join(cells)} |" in reference_page(language).splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("about", "fewest"), [(PLAN_FILE, 10), (DISTRICT_FILE, 3)])
def test_every_link_leads_to_a_heading(language: Language, about: Reference, fewest: int) -> None:
    page = reference_page(language, about)
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    links = re.findall(r"\]\(#([^)]+)\)", page)

    assert len(set(links)) >= fewest
    assert set(links) <= {heading.replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_as_many_cells_as_its_table(language: Language) -> None:
    rows = [line for line in reference_page(language).splitlines() if line.startswith("|")]

    assert {row.count("|") for row in rows} == {6}


def test_only_names_of_records_become_links() -> None:
    assert with_links("“措施”或“其他”", {"措施"}) == "[措施](#措施)或“其他”"
