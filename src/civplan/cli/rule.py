"""``civplan rule``: what a rule wants."""

from typing import Annotated

import typer

from civplan.cli.console import out
from civplan.cli.errors import OwnError
from civplan.findings.words import Language, Words

ABOUT = Words(
    "说明一条规则要求什么、怎样改；不写编号则列出全部规则。",
    "Say what a rule wants and how to mend what breaks it; without a code, list all rules.",
)
CODE = Words("规则编号，如 Y016", "a rule's code, such as Y016")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("rule", help=ABOUT.in_language(language))
    def rule(
        code: Annotated[str, typer.Argument(help=CODE.in_language(language))] = "",
    ) -> None:
        from civplan.rules.catalogue import CATALOGUE  # noqa: PLC0415 - no other command needs it

        if not code:
            for known in CATALOGUE.values():
                says = known.says.without_values(language)
                out(f"{known.code}  {known.severity.value:<8}{known.slug}  {says}")
            return
        wanted = CATALOGUE.get(code.upper())
        if wanted is None:
            raise OwnError(
                Words(
                    f"没有规则“{code}”；全部规则见 civplan rule",
                    f"there is no rule “{code}”; civplan rule lists all",
                )
            )
        out(f"{wanted.code} {wanted.slug} ({wanted.severity.value})")
        out(wanted.says.without_values(language))
        out(wanted.help.without_values(language))
