"""Every rule that civplan knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import civplan
from civplan.findings.finding import Severity
from civplan.model.choices import Document
from civplan.model.rules import district, keys, references, values
from civplan.rules.catalogue import CATALOGUE, RULE_MODULES, source_file
from civplan.rules.check import RuleModule, check_plan
from civplan.source.rules import file, notation
from support.documents import NESTED, pack_named
from support.plans import plan_of
from support.programs import REPOSITORY

VALUE = re.compile(r"(?<!\{)\{(\w+)\}")
"""What a finding fills in."""
PACKAGE = Path(civplan.__file__).parent
RULES = [rule for module in RULE_MODULES for rule in module.RULES]
FILE_RULES = [
    rule for module in (file, notation, keys, references, values) for rule in module.RULES
]


def test_every_module_that_defines_rules_is_in_the_list() -> None:
    definitions = re.compile(r"^\w+ = Rule\($", re.MULTILINE)
    counts = {}
    for path in PACKAGE.rglob("*.py"):
        if count := len(definitions.findall(path.read_text(encoding="utf-8"))):
            name = path.relative_to(PACKAGE.parent).as_posix().removesuffix(".py")
            counts[name.replace("/", ".")] = count
    counts["civplan.rules.promise_rules"] = counts.pop("civplan.rules.promise_rules")

    assert counts == {module.__name__: len(module.RULES) for module in RULE_MODULES}


def test_the_catalogue_is_in_the_order_of_the_codes() -> None:
    assert list(CATALOGUE) == sorted(rule.code for rule in RULES)
    assert {"Y001", "Y030", "D514", "S101", "P306"} <= CATALOGUE.keys()


def test_the_source_file_of_a_rule_can_be_opened() -> None:
    missing = [
        code
        for code, rule in CATALOGUE.items()
        if not Path(PACKAGE.parent, source_file(rule)).is_file()
    ]

    assert missing == []
    assert source_file(CATALOGUE["T203"]) == "civplan/rules/status.py"
    assert source_file(CATALOGUE["T203"]._replace(code="T999")) == ""


def test_no_two_rules_share_a_code_or_a_slug() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) == len({rule.slug for rule in RULES})


def test_a_rule_has_a_code_and_a_slug() -> None:
    for code, rule in CATALOGUE.items():
        assert re.fullmatch(r"[YSTPFDI]\d{3}", code)
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.slug), code


def test_a_rule_has_words_in_both_languages_that_name_the_same_values() -> None:
    for code, rule in CATALOGUE.items():
        assert re.search("[\u4e00-\u9fff]", rule.says.zh), code
        for words in (rule.says, rule.help):
            assert all(words), code
            assert not any(text.endswith((".", "。")) for text in words), code
            chinese, english = (set(VALUE.findall(text)) - {"zh", "en"} for text in words)
            assert chinese == english, code


def test_a_rule_names_the_same_numbers_in_both_languages() -> None:
    assert sum(bool(rule.numbers) for rule in CATALOGUE.values()) > 1
    for code, rule in CATALOGUE.items():
        for words in rule.numbers:
            chinese, english = (re.findall(r"\d+", text) for text in words)
            assert chinese == english != [], code
            assert not any(text.endswith((".", "。")) for text in words), code


def test_a_rule_says_why_it_is_there() -> None:
    for code, rule in CATALOGUE.items():
        assert rule.why.zh.endswith("。"), code
        assert rule.why.en.endswith("."), code
        assert "{" not in rule.why.zh.replace("{year}", ""), code


@pytest.mark.parametrize(
    ("modules", "first"),
    [((file, notation), "Y001"), ((keys, references, values), "Y030"), ((district,), "D514")],
)
def test_the_codes_of_a_schema_s_rules_follow_each_other(
    modules: tuple[RuleModule, ...], first: str
) -> None:
    codes = sorted(rule.code for module in modules for rule in module.RULES)
    number = int(first[1:])

    assert codes == [f"{first[0]}{number + at:03}" for at in range(len(codes))]


def test_only_what_leaves_the_plan_whole_is_no_error_of_a_file() -> None:
    mild = [rule for rule in FILE_RULES if rule.severity is not Severity.ERROR]

    assert mild == [file.OTHER_ENCODING, references.EVIDENCE_NOT_FOUND]


def test_every_rule_of_a_file_has_a_case() -> None:
    """The large file of Y008 is made by tests/source/test_source.py."""
    for rule in {*FILE_RULES} - {file.FILE_TOO_LARGE}:
        cases = list((REPOSITORY / "tests/cases").glob(f"{rule.code}-*.findings.txt"))
        line = f": {rule.severity.value} {rule.code} "

        assert cases, rule.code
        assert all(line in case.read_text(encoding="utf-8") for case in cases), rule.code


def test_every_rule_of_a_district_file_is_found_by_a_test_of_the_model() -> None:
    files = ("test_district.py", "test_district_file.py")
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
    findings = check_plan(plan, pack_named(NESTED).profile)

    assert [one.message("en") for one in findings] == [
        "the plan lacks “work” (主要工作)",
        "the summary lacks “work” (主要工作)",
        "the plan has no date",
        "the summary has no date",
    ]
