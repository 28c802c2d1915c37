"""The first file of a sub-district."""

from __future__ import annotations

import re

import pytest

from civplan.findings.finding import Finding
from civplan.findings.words import Language
from civplan.model.district import DISTRICT_SHAPE, District
from civplan.model.records import records_in
from civplan.model.starter import DistrictAnswers, district_file
from civplan.source.source import parse_source
from support.plans import finding_lines

LANGUAGES: list[Language] = ["zh", "en"]
COMMENTED_KEY = re.compile(r"^( *)# ( *\w+:(?: .*)?)$", re.MULTILINE)


def read(text: str) -> tuple[District, list[str]]:
    """The sub-district of a new file, and everything that is wrong with it."""
    source = parse_source(text.encode(), "district.yaml")
    assert source.root is not None
    found: list[Finding] = list(source.findings)
    district = DISTRICT_SHAPE.read(source.root, found)
    assert district is not None
    return district, finding_lines(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["通北街道办事处", "", "A&B: #1", "no"])
def test_a_new_file_reads_without_a_fault(language: Language, name: str) -> None:
    district, found = read(district_file(DistrictAnswers(name, 2007), language))

    assert found == []
    assert (district.district, district.year) == (name or None, 2007)
    assert [one.name for one in district.communities] == ["湖内社区", "湖滨社区", "湖光社区"]
    assert [(one.id, one.required) for one in district.indicators] == [
        ("satisfaction", True),
        ("council", False),
    ]


def test_both_languages_say_the_same() -> None:
    files = [district_file(DistrictAnswers("通北街道办事处", 2007), one) for one in LANGUAGES]
    chinese, english = (re.sub(r"Span\([^)]*\)", "", repr(read(text)[0])) for text in files)

    assert chinese == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_commented_key_can_be_used_by_removing_the_mark(language: Language) -> None:
    text = district_file(DistrictAnswers("", 2007), language)
    text, changes = COMMENTED_KEY.subn(r"\1\2", text)

    assert changes > 2
    assert read(text)[1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_in_it(language: Language) -> None:
    text = district_file(DistrictAnswers("", 2007), language)
    names = [
        key.zh if language == "zh" else key.en
        for record in records_in(DISTRICT_SHAPE).values()
        for key in record.keys
    ]

    lacking = [name for name in names if not re.search(rf"^[ #-]*{name}:", text, re.MULTILINE)]
    assert lacking == []
