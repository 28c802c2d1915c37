"""A rule in parts with headings."""

from __future__ import annotations

import pytest

from civplan.findings.finding import NO_WORDS, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.catalogue import CATALOGUE
from civplan.rules.examples import EXAMPLE_BASE_TEXT
from civplan.rules.explanation import (
    IGNORE_HEADING,
    RULE_FAMILIES,
    explanation_parts,
    how_to_fix,
    rules_by_family,
    severity_meaning,
)

RULE = Rule(
    "P399",
    "made-up",
    Severity.WARNING,
    Words("多了“{sign}”", "“{sign}” too many"),
    Words("删去“{sign}”", "remove “{sign}”"),
    why=Words("不好看。", "It looks bad."),
    fails="work: 甲  乙\n",
    passes="work: 甲乙\n",
)
ERROR_OF_FILE = RULE._replace(code="Y099", severity=Severity.ERROR)


def headings(rule: Rule, findings: Words = NO_WORDS) -> list[str]:
    """The headings of a rule's parts."""
    return [part.heading.en for part in explanation_parts(rule, findings)]


def test_a_rule_is_reported_from_its_reason_to_how_it_is_silenced() -> None:
    assert headings(RULE, Words("有", "found")) == [
        "Why",
        "How to mend it",
        "What breaks it",
        "What civplan says",
        "As it should be",
        "How to silence one finding",
    ]


def test_what_was_not_computed_has_no_heading() -> None:
    assert "What civplan says" not in headings(RULE)


def test_a_rule_without_examples_says_so() -> None:
    assert headings(RULE._replace(fails="", passes=""))[2:-1] == ["Example"]


def test_the_file_that_an_example_extends_is_shown() -> None:
    extending = RULE._replace(passes="extends: tongbei-2007.yaml\n")
    assert explanation_parts(extending)[4].code.en == EXAMPLE_BASE_TEXT


def test_what_was_issued_is_reported_from_what_was_made_of_it() -> None:
    issued = RULE._replace(passes="# civplan issue\nwork: 甲乙\n")
    assert [part.text.en for part in explanation_parts(issued)[2:4]] == [
        "Only the keys in question are shown; the others are left out.",
        "This is what was issued (civplan issue); above is what was made of it later.",
    ]


@pytest.mark.parametrize(
    ("rule", "comment"),
    [
        (RULE, "# civplan: ignore[P399] why"),
        (RULE._replace(severity=Severity.ERROR), "# civplan: ignore[P399] why"),
        (CATALOGUE["Y004"], "# civplan: ignore[Y004] why"),
        (ERROR_OF_FILE, ""),
        (CATALOGUE["Y060"], ""),
        (CATALOGUE["D502"], ""),
    ],
)
def test_errors_of_the_file_and_what_is_said_of_comments_or_among_files_are_never_silent(
    rule: Rule, comment: str
) -> None:
    (part,) = (part for part in explanation_parts(rule) if part.heading == IGNORE_HEADING)
    assert part.code.en == comment


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        (RULE, "删去“…”。", "Remove “…”."),
        (
            RULE._replace(help=Words("{way}", "{way}")),
            "每一处怎样改，检查结果里有建议。",
            "Each finding says how to mend it.",
        ),
        (
            RULE._replace(fix=Safety.SAFE),
            "删去“…”。能确定怎样改的，civplan validate --fix 会自动改好，不改变原意。",
            (
                "Remove “…”. Where it is certain, civplan validate --fix mends it and keeps what"
                " the text says."
            ),
        ),
        (
            RULE._replace(fix=Safety.UNSAFE),
            "删去“…”。civplan validate --fix --unsafe-fixes 会自动改，改完请看一遍。",
            (
                "Remove “…”. civplan validate --fix --unsafe-fixes mends it; read afterwards what"
                " it made."
            ),
        ),
    ],
)
def test_how_a_rule_is_fixed_is_a_sentence_with_what_can_be_done_for_the_user(
    rule: Rule, zh: str, en: str
) -> None:
    assert how_to_fix(rule) == Words(zh, en)


def test_what_only_a_batch_finds_says_so() -> None:
    rule = CATALOGUE["D502"]
    assert (
        severity_meaning(rule).en
        == "warning: civplan batch makes documents and roll-up all the same"
    )
    assert explanation_parts(rule)[2].text.en == (
        "civplan batch finds this by the district's file and the files of all communities; one plan"
        " file cannot show it."
    )


@pytest.mark.parametrize("code", ["I601", "I621", "I641", "I661"])
def test_what_is_told_once_has_no_comment_that_silences_it(code: str) -> None:
    assert IGNORE_HEADING.en not in headings(CATALOGUE[code])


def test_what_a_rollover_tells_is_no_obstacle_to_the_new_file() -> None:
    rule = CATALOGUE["I661"]
    assert severity_meaning(rule).en == (
        "warning: next year's file is written; see to this place of it"
    )
    assert explanation_parts(rule)[2].text.en == (
        "civplan rollover finds this in the file that it makes; a plan file alone cannot show it."
    )


def test_every_rule_is_in_a_family() -> None:
    rules = [rule for _, family in rules_by_family(CATALOGUE.values()) for rule in family]
    assert sorted(rule.code for rule in rules) == list(CATALOGUE)


def test_families_without_a_rule_are_left_out() -> None:
    assert rules_by_family([RULE]) == [(RULE_FAMILIES["P3"], [RULE])]
