"""``civplan form``: an Excel form that asks a community for what its plan leaves open."""

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
        "form",
        "生成 Excel 填报表，请社区填写；给出文件夹，就给每个社区各一份，还没有计划文件的也有。",
        "Make an Excel form for a community to fill in; of a folder, one for each community, also"
        " for those without a plan file yet.",
    )
    def form(
        path: Annotated[
            Path,
            parameters.argument(
                "计划文件，或放有各社区文件的文件夹",
                "a plan file, or the folder with the communities' files",
                show_default=False,
            ),
        ],
        *,
        output: Annotated[
            Path | None,
            parameters.option(
                "写到哪里：一份是 .xlsx 文件，默认在计划文件旁边；一个街道是文件夹，必须写明",
                "where to write: an .xlsx file, by default beside the plan file; for a"
                " sub-district a folder, which must be named",
                "--output",
                "-o",
            ),
        ] = None,
        stage: Annotated[
            str,
            parameters.option(
                "只问到这个阶段为止的情况，如 上半年、前三季度、1—9月；数字从年初算起",
                "ask only for what came about by a stage of the year, such as first-half or 1—9月;"
                " figures count from the beginning of the year",
                "--stage",
                show_default=False,
            ),
        ] = "",
        force: Annotated[
            bool,
            parameters.option(
                "覆盖已经有人填过的填报表",
                "write over forms that somebody has filled in",
                "--force",
            ),
        ] = False,
    ) -> int:
        from civplan.cli.form_run import make_form_files  # noqa: PLC0415 - loads the model

        return make_form_files(path, output, language, stage=stage, is_forced=force)
