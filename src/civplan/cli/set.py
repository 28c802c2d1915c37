"""``civplan set``: changes single values of a plan file, in their place."""

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
        "set",
        "改计划文件里的一个值：只动这一处，注释、格式、编码和其余内容一个字节不变；"
        "改后会多出错误的不改。",
        "Change one value of a plan file: comments, layout, encoding and every other byte stay;"
        " what would bring an error is refused.",
    )
    def set_(
        file: Annotated[Path, parameters.argument("计划文件", "the plan file")],
        changes: Annotated[
            list[str],
            parameters.argument(
                "键路径和新的值，可以写几对；键路径如 主要工作.方面[1].措施[2].状态，"
                "方括号里是编号或第几条，键名中英文都行",
                "a key path and the new value, or several pairs; a path is like"
                " work.areas[civility].items[2].status, with an id or a number from 1 in brackets",
                show_default=False,
            ),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        delete: Annotated[
            bool,
            parameters.option(
                "删掉这些键或列表里的这几条，连同它们的注释；后面只写键路径",
                "delete these keys or entries of lists, with their comments; give only their paths",
                "--delete",
            ),
        ] = False,
        append: Annotated[
            bool,
            parameters.option(
                "把值加到列表末尾，键路径写列表",
                "append the value to the list that the path names",
                "--append",
            ),
        ] = False,
        insert: Annotated[
            bool,
            parameters.option(
                "把值插到列表里这一条前面",
                "insert the value before the entry that the path names",
                "--insert",
            ),
        ] = False,
        diff: Annotated[
            bool,
            parameters.option(
                "只显示会改什么，不写入文件",
                "show what would change, write nothing",
                "--diff",
                "--dry-run",
            ),
        ] = False,
        quiet: Annotated[
            bool,
            parameters.quiet("不输出写了哪个文件", "do not print which file was written"),
        ] = False,
    ) -> int:
        from civplan.cli.set_run import SetRequest, set_values  # noqa: PLC0415 - loads the model

        request = SetRequest(changes, delete, append, insert, diff, quiet)
        return set_values(file, request, language)
