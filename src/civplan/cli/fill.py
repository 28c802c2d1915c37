"""``civplan fill``: the answers of Excel forms, written into the plan files."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.cli.options import Parameters
from civplan.findings.words import Language


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""
    parameters = Parameters(language)

    @parameters.command(
        app,
        "fill",
        "把填好的 Excel 填报表导入计划文件，只改填了的地方；有一处不能采用，这份就先不写。",
        "Take filled-in Excel forms into the plan files, changing only what was filled in; a form"
        " with anything that cannot be taken is not written.",
    )
    def fill(
        path: Annotated[
            Path,
            parameters.argument(
                "计划文件，或放有各社区文件的文件夹",
                "a plan file, or the folder with the communities' files",
                show_default=False,
            ),
        ],
        forms: Annotated[
            list[Path],
            parameters.argument("填好的填报表", "forms that were filled in", show_default=False),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        dry_run: Annotated[
            bool,
            parameters.option(
                "只显示会怎样改，不写文件", "show what would change, and write nothing", "--dry-run"
            ),
        ] = False,
        partial: Annotated[
            bool,
            parameters.option(
                "有不能采用的，其余的也写",
                "write the rest where something cannot be taken",
                "--partial",
            ),
        ] = False,
        force: Annotated[
            bool,
            parameters.option(
                "文件里后来也改过的，以填报表为准",
                "where the file was changed as well, the form counts",
                "--force",
            ),
        ] = False,
    ) -> int:
        from civplan.cli.fill_run import FillRequest, fill_files  # noqa: PLC0415 - loads the model

        request = FillRequest(is_dry_run=dry_run, is_partial=partial, is_form_right=force)
        return fill_files(path, forms, request, language)
