"""``civplan inspect``: what Word files lack of GB/T 9704-2012."""

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
        "inspect",
        "检查 Word 文件的版面是否合乎 GB/T 9704-2012，指出在第几段、怎样改。",
        "Hold Word files against GB/T 9704-2012: what differs, in which paragraph, how to mend it.",
    )
    def inspect(
        paths: Annotated[
            list[Path],
            parameters.argument(
                "Word 文件（.docx）或文件夹", "Word files (.docx) or folders", show_default=False
            ),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        form: Annotated[str, parameters.report_form()] = "text",
        strict: Annotated[bool, parameters.strict()] = False,
        select: Annotated[str, parameters.select()] = "",
        ignore: Annotated[str, parameters.ignore()] = "",
        pages: Annotated[
            bool | None,
            parameters.option(
                "用 LibreOffice 排版，写明问题在第几页，每个文件几秒；"
                "不写这个选项时，只有在终端上检查一个文件才这样做",
                "lay the file out in LibreOffice to name the page of each finding, some seconds a"
                " file; unless said, only for one file at a terminal",
                "--pages/--no-pages",
                show_default=False,
            ),
        ] = None,
        fix: Annotated[
            bool,
            parameters.option(
                "按标准重新排版，写成 -o 的新文件；文字一个不少",
                "set the document anew as the standard says, into the file of -o; the text stays",
                "--fix",
            ),
        ] = False,
        output: Annotated[
            Path | None,
            parameters.option(
                "--fix 写成的新文件，.docx",
                "the new file that --fix writes, .docx",
                "--output",
                "-o",
            ),
        ] = None,
        force: Annotated[
            bool,
            parameters.option("覆盖已有的文件", "replace a file that is there", "--force"),
        ] = False,
        quiet: Annotated[
            bool,
            parameters.quiet("不输出最后的结论", "do not print the closing verdict"),
        ] = False,
    ) -> int:
        from civplan.cli.inspect_run import InspectRequest, inspect_paths  # noqa: PLC0415

        request = InspectRequest(
            form=form,
            strict=strict,
            quiet=quiet,
            select=select,
            ignore=ignore,
            pages=pages,
            fix=fix,
            output=output,
            force=force,
        )
        return inspect_paths(paths, request, language)
