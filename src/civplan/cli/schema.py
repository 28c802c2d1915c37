"""``civplan schema``: the JSON Schema of the plan file, or of a sub-district's own."""

from typing import Annotated

import typer

from civplan.cli.choices import one_of
from civplan.cli.console import out
from civplan.findings.words import Language, Words

ABOUT = Words(
    "输出计划文件的 JSON Schema，供编辑器提示和检查。",
    "Print the JSON Schema of the plan file, for editors.",
)
OF = Words(
    "哪一种文件：plan 计划文件，district 街道文件",
    "which file: plan, or district for district.yaml",
)
FILES = ("plan", "district")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("schema", help=ABOUT.in_language(language))
    def schema(
        of: Annotated[str, typer.Option("--of", help=OF.in_language(language))] = "plan",
    ) -> None:
        import json  # noqa: PLC0415 - no other command needs them

        from civplan.model.district import DISTRICT  # noqa: PLC0415
        from civplan.model.plan import PLAN  # noqa: PLC0415
        from civplan.model.schema import schema_of  # noqa: PLC0415

        file = PLAN if one_of(of, FILES, "--of") == "plan" else DISTRICT
        out(json.dumps(schema_of(file), ensure_ascii=False, indent=2))
