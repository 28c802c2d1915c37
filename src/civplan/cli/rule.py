"""``civplan rule``: what a rule wants."""

from typing import Annotated

import typer

from civplan.cli.console import print_line
from civplan.cli.options import Parameters, one_of
from civplan.findings.words import Language

RULE_FORMATS = ("text", "json")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""
    parameters = Parameters(language)

    @parameters.command(
        app,
        "rule",
        "说明一条规则要求什么、为什么、怎样改；不写编号则列出全部规则。",
        "Say what a rule wants, why, and how to mend what breaks it; without a code, list all"
        " rules.",
    )
    def rule(
        code: Annotated[
            str,
            parameters.argument("规则的编号或名称，如 Y016", "a rule's code or name, such as Y016"),
        ] = "",
        form: Annotated[
            str,
            parameters.option(
                "text，或供程序读取的 json",
                "text, or json for programs",
                "--format",
                metavar="|".join(RULE_FORMATS),
            ),
        ] = "text",
    ) -> None:
        from civplan.cli import rule_run  # noqa: PLC0415 - no other command needs the catalogue

        one_of(form, RULE_FORMATS, "--format")
        rules = [rule_run.rule_by_name(code)] if code else rule_run.all_rules()
        if form == "json":
            print_line(rule_run.rules_as_json(rules))
        elif code:
            print_line(rule_run.rule_explanation(rules[0], language))
        else:
            print_line(rule_run.rule_table(rules, language))
