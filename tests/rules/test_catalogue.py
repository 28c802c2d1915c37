"""Every rule that civplan knows."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from types import ModuleType

import pytest

import civplan.rules
from civplan.findings.finding import Rule, Severity
from civplan.model import rules as model_rules
from civplan.model.choices import Document
from civplan.model.rules import district
from civplan.rules.catalogue import ALL_RULES, CATALOGUE, check_plan
from civplan.source import rules as source_rules
from support.documents import NESTED, pack_named
from support.plans import plan_of
from support.programs import REPOSITORY

MODULES = [
    import_module(module.name)
    for module in pkgutil.walk_packages(civplan.rules.__path__, "civplan.rules.")
]
VALUE = re.compile(r"(?<!\{)\{(\w+)\}")
"""What a finding fills in."""
RULES = {
    rule.code: rule
    for module in (source_rules, model_rules, district, *MODULES)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
}


def test_the_catalogue_holds_every_rule_of_every_family_in_the_order_of_the_codes() -> None:
    assert list(CATALOGUE) == sorted(RULES)
    assert {"Y001", "Y030", "D514", "S101", "P306"} <= CATALOGUE.keys()


def test_no_two_rules_share_a_code_or_a_slug() -> None:
    codes = [rule.code for rule in ALL_RULES]
    assert len(codes) == len(set(codes)) == len({rule.slug for rule in ALL_RULES})


def test_a_rule_has_a_code_and_a_slug() -> None:
    for code, rule in CATALOGUE.items():
        assert re.fullmatch(r"[YSTPFD]\d{3}", code)
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.slug), code


def test_a_rule_has_words_in_both_languages_that_name_the_same_values() -> None:
    for code, rule in CATALOGUE.items():
        assert re.search("[\u4e00-\u9fff]", rule.says.zh), code
        for words in (rule.says, rule.help):
            assert all(words), code
            assert not any(text.endswith((".", "。")) for text in words), code
            chinese, english = (set(VALUE.findall(text)) - {"zh", "en"} for text in words)
            assert chinese == english, code


def test_a_rule_says_why_it_is_there() -> None:
    for code, rule in CATALOGUE.items():
        assert rule.why.zh.endswith("。"), code
        assert rule.why.en.endswith("."), code
        assert "{" not in rule.why.zh.replace("{year}", ""), code


@pytest.mark.parametrize(
    ("module", "first"), [(source_rules, "Y001"), (model_rules, "Y030"), (district, "D514")]
)
def test_the_codes_of_a_schema_s_rules_follow_each_other(module: ModuleType, first: str) -> None:
    codes = [rule.code for rule in module.RULES]
    number = int(first[1:])

    assert set(codes) == {rule.code for rule in vars(module).values() if isinstance(rule, Rule)}
    assert codes == [f"{first[0]}{number + at:03}" for at in range(len(codes))]


def test_only_an_encoding_that_can_be_read_is_no_error_of_a_file() -> None:
    rules = [*source_rules.RULES, *model_rules.RULES]

    assert [rule for rule in rules if rule.severity is not Severity.ERROR] == [
        source_rules.OTHER_ENCODING
    ]


def test_every_rule_of_a_file_has_a_case() -> None:
    """The large file of Y008 is made by tests/source/test_source.py."""
    rules = {*source_rules.RULES, *model_rules.RULES} - {source_rules.FILE_TOO_LARGE}
    for rule in rules:
        cases = list((REPOSITORY / "tests/cases").glob(f"{rule.code}-*.findings.txt"))
        line = f": {rule.severity.value} {rule.code} "

        assert cases, rule.code
        assert all(line in case.read_text(encoding="utf-8") for case in cases), rule.code


def test_every_rule_of_a_district_file_is_found_by_a_test_of_the_model() -> None:
    files = ("test_indicator.py", "test_deadlines.py", "test_district_file.py")
    text = "".join(
        (REPOSITORY / "tests/model" / name).read_text(encoding="utf-8") for name in files
    )

    assert [rule.code for rule in district.RULES if f" {rule.code} " not in text] == []


PLAN, SUMMARY = Document.PLAN, Document.SUMMARY


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("", (PLAN,)),
        ("plan: {}", (PLAN,)),
        ("summary: {}", (PLAN, SUMMARY)),
        ("plan: {}\nsummary: {date: 2007-12-20}", (PLAN, SUMMARY)),
    ],
)
def test_a_file_makes_a_summary_when_it_has_one(text: str, documents: tuple[Document, ...]) -> None:
    assert plan_of(text).documents == documents


def test_both_documents_are_checked() -> None:
    plan = plan_of("principles: 一\ngoals: 二\nsummary: {}")
    found = check_plan(plan, pack_named(NESTED).profile)

    assert [one.message("en") for one in found] == [
        "the plan lacks “work” (主要工作)",
        "the summary lacks “work” (主要工作)",
        "the plan has no date",
        "the summary has no date",
    ]
