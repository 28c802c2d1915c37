"""``civplan schema``: the JSON Schema of the plan file, or of a sub-district's own."""

from typing import Annotated

import typer

from civplan.cli.console import print_line
from civplan.cli.options import Parameters, one_of
from civplan.findings.words import Language

SCHEMA_FILES = ("plan", "district")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""
    parameters = Parameters(language)

    @parameters.command(
        app,
        "schema",
        "输出计划文件的 JSON Schema，供编辑器提示和检查。",
        "Print the JSON Schema of the plan file, for editors.",
    )
    def schema(
        of: Annotated[
            str,
            parameters.option(
                "哪一种文件：plan 计划文件，district 街道文件",
                "which file: plan, or district for district.yaml",
                "--of",
            ),
        ] = "plan",
    ) -> None:
        import json  # noqa: PLC0415 - no other command needs them

        from civplan.model.district import DISTRICT_SHAPE  # noqa: PLC0415
        from civplan.model.plan import PLAN_SHAPE  # noqa: PLC0415
        from civplan.model.schema import schema_of  # noqa: PLC0415

        file = PLAN_SHAPE if one_of(of, SCHEMA_FILES, "--of") == "plan" else DISTRICT_SHAPE
        print_line(json.dumps(schema_of(file), ensure_ascii=False, indent=2))
