"""``civplan schema``: the JSON Schema of the plan file."""

import typer

from civplan.cli.console import out
from civplan.findings.words import Language, Words

ABOUT = Words(
    "输出计划文件的 JSON Schema，供编辑器提示和检查。",
    "Print the JSON Schema of the plan file, for editors.",
)


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("schema", help=ABOUT.in_language(language))
    def schema() -> None:
        import json  # noqa: PLC0415 - no other command needs them

        from civplan.model.schema import plan_schema  # noqa: PLC0415

        out(json.dumps(plan_schema(), ensure_ascii=False, indent=2))
