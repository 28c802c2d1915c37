"""``civplan rule``: what a rule wants."""

from typing import Annotated

import typer

from civplan.cli.choices import one_of
from civplan.cli.console import out
from civplan.findings.words import Language, Words

FORMS = ("text", "json")
ABOUT = Words(
    "说明一条规则要求什么、为什么、怎样改；不写编号则列出全部规则。",
    "Say what a rule wants, why, and how to mend what breaks it; without a code, list all rules.",
)
CODE = Words("规则的编号或名称，如 Y016", "a rule's code or name, such as Y016")
FORMAT = Words("text，或供程序读取的 json", "text, or json for programs")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("rule", help=ABOUT.in_language(language))
    def rule(
        code: Annotated[str, typer.Argument(help=CODE.in_language(language))] = "",
        form: Annotated[
            str,
            typer.Option("--format", help=FORMAT.in_language(language), metavar="|".join(FORMS)),
        ] = "text",
    ) -> None:
        from civplan.cli import explaining  # noqa: PLC0415 - no other command needs the catalogue

        one_of(form, FORMS, "--format")
        rules = [explaining.rule_of(code)] if code else explaining.all_rules()
        if form == "json":
            out(explaining.as_json(rules))
        elif code:
            out(explaining.explanation(rules[0], language))
        else:
            out(explaining.table(rules, language))
