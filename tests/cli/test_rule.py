"""``civplan rule``, ``packs`` and ``schema``: what there is."""

from __future__ import annotations

import json

import pytest

from civplan.model.schema import plan_schema
from civplan.rules.catalogue import CATALOGUE
from support.run import Command


@pytest.mark.parametrize("code", ["S102", "s102"])
def test_a_rule_is_told_with_its_help(command: Command, code: str) -> None:
    assert command("rule", code) == (
        0,
        "S102 date-missing (warning)\nthe … has no date\nadd “date: …” under “…”\n",
        "",
    )
    assert command("rule", code, "--lang", "zh").out == (
        "S102 date-missing (warning)\n…没有成文日期\n在“…”下补上“成文日期: …”\n"
    )


def test_what_a_finding_would_name_is_left_open(command: Command) -> None:
    assert command("rule", "Y049").out == (
        "Y049 unknown-placeholder (error)\nthere is no placeholder “…”\nthere are: …\n"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_code_every_rule_is_a_line(command: Command, language: str) -> None:
    ran = command("rule", "--lang", language)

    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[:3] for line in ran.out.splitlines()] == [
        [rule.code, rule.severity.value, rule.slug] for rule in CATALOGUE.values()
    ]
    assert "{" not in ran.out


@pytest.mark.parametrize("code", CATALOGUE)
def test_no_rule_shows_what_a_finding_would_fill(command: Command, code: str) -> None:
    for language in ("zh", "en"):
        ran = command("rule", code, "--lang", language)
        assert (ran.code, len(ran.out.splitlines())) == (0, 3)
        assert "{" not in ran.out


def test_a_rule_that_there_is_not_is_one_line(command: Command) -> None:
    assert command("rule", "T999") == (
        2,
        "",
        "civplan: there is no rule “T999”; civplan rule lists all\n",
    )
    assert command("rule", "T999", "--lang", "zh").err == (
        "civplan: 没有规则“T999”；全部规则见 civplan rule\n"
    )


def test_the_packs_are_named_with_what_they_are_for(command: Command) -> None:
    assert command("packs") == (
        0,
        (
            "annual-work           社区年度工作  社区全年工作的计划和总结，每个方面是一个一级标题\n"
            "civilized-community   创建文明社区  围绕一个创建主题的年度计划和总结，"
            "各方面写在“主要工作”之下\n"
        ),
        "",
    )


def test_the_schema_is_printed_as_json(command: Command) -> None:
    ran = command("schema")

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == plan_schema()
    assert "社区" in ran.out
