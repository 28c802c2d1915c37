"""Every rule that civplan knows."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import civplan.rules
from civplan.findings.finding import Rule
from civplan.model import rules as faults_of_model
from civplan.model.choices import Document
from civplan.model.rules import district
from civplan.rules.catalogue import ALL_RULES, CATALOGUE, check_plan
from civplan.source import rules as faults_of_source
from support.documents import NESTED, pack_named
from support.plans import plan_of

MODULES = [
    import_module(module.name)
    for module in pkgutil.walk_packages(civplan.rules.__path__, "civplan.rules.")
]
RULES = {
    rule.code: rule
    for module in (faults_of_source, faults_of_model, district, *MODULES)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
}


def test_the_catalogue_holds_every_rule_of_every_family_in_the_order_of_the_codes() -> None:
    assert list(CATALOGUE) == sorted(RULES)
    assert {"Y001", "Y030", "D514", "S101", "P306"} <= CATALOGUE.keys()


def test_no_two_rules_share_a_code_or_a_slug() -> None:
    codes = [rule.code for rule in ALL_RULES]
    assert len(codes) == len(set(codes)) == len({rule.slug for rule in ALL_RULES})


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=CATALOGUE)
def test_a_rule_has_a_code_a_slug_and_words_in_both_languages(rule: Rule) -> None:
    assert re.fullmatch(r"[YSTPFD]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.slug)
    for words in (rule.says, rule.help):
        assert words.en
        assert words.zh
        assert not words.en.endswith((".", "。"))
        assert not words.zh.endswith((".", "。"))


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=CATALOGUE)
def test_what_a_rule_says_is_chinese_in_chinese_and_names_the_same_values(rule: Rule) -> None:
    assert re.search("[\u4e00-\u9fff]", rule.says.zh)
    values = [set(re.findall(r"{(\w+)}", words)) for words in rule.says]
    assert values[0] == values[1]


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
