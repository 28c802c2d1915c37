"""``civplan schema``: the JSON Schema of a plan file, a sub-district's own, or a civplan.toml."""

from typing import Annotated

import typer

from civplan.cli.console import print_line
from civplan.cli.options import Parameters, one_of
from civplan.findings.words import Language

SCHEMA_FILES = ("plan", "district", "settings")
"""The files that have a schema."""


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
                "哪一种文件：plan 计划文件，district 街道文件，settings 设置文件",
                "which file: plan, district for district.yaml, or settings for civplan.toml",
                "--of",
            ),
        ] = "plan",
    ) -> None:
        import json  # noqa: PLC0415 - no other command needs them

        from civplan.model.district import DISTRICT_SHAPE  # noqa: PLC0415
        from civplan.model.plan import PLAN_SHAPE  # noqa: PLC0415
        from civplan.model.schema import schema_of  # noqa: PLC0415
        from civplan.settings.read import settings_schema  # noqa: PLC0415

        schemas = {
            "plan": lambda: schema_of(PLAN_SHAPE),
            "district": lambda: schema_of(DISTRICT_SHAPE),
            "settings": settings_schema,
        }
        text = schemas[one_of(of, SCHEMA_FILES, "--of")]()
        print_line(json.dumps(text, ensure_ascii=False, indent=2))
