"""``civplan preview``: the pages of a plan file in the browser, while it is written."""

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
        "preview",
        "在浏览器里看成文的版面，保存文件后马上更新；按 Ctrl-C 结束。",
        "Show the pages in the browser as they will be, new whenever the file is saved; Ctrl-C"
        " ends it.",
    )
    def preview(
        path: Annotated[
            Path,
            parameters.argument(
                "计划文件，或者一个街道的文件夹", "the plan file, or a sub-district's folder"
            ),
        ],
        *,
        port: Annotated[
            int | None,
            parameters.option(
                "用哪个端口；默认 9704，被占用时另选一个",
                "the port; by default 9704, or another one when that is taken",
                "--port",
                show_default=False,
            ),
        ] = None,
        no_browser: Annotated[
            bool,
            parameters.option(
                "不打开浏览器，只显示网址",
                "open no browser, only print the address",
                "--no-browser",
            ),
        ] = False,
        read_only: Annotated[
            bool,
            parameters.option(
                "只看，不能在网页上改", "nothing can be changed on the page", "--read-only"
            ),
        ] = False,
        pack: Annotated[
            str, parameters.option("用这个文种，名字或文件夹", "use this pack, a name or a folder")
        ] = "",
    ) -> int:
        from civplan.cli.preview_run import PreviewRequest, preview_path  # noqa: PLC0415

        request = PreviewRequest(
            port=port, opens_browser=not no_browser, read_only=read_only, pack=pack
        )
        return preview_path(path, request, language)
