"""``civplan validate``: findings about plan files."""

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
        "validate",
        "校验计划文件，指出问题在哪一行哪一列、怎样改。",
        "Check plan files: what is wrong, at which line and column, how to mend it.",
    )
    def validate(
        paths: Annotated[
            list[Path],
            parameters.argument("计划文件或文件夹", "plan files or folders", show_default=False),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        form: Annotated[str, parameters.report_form()] = "text",
        strict: Annotated[bool, parameters.strict()] = False,
        document: Annotated[
            str,
            parameters.option(
                "只校验其中一份：计划（plan）、总结（summary）或合并（combined：总结和下一年的"
                "计划合成一份，给出两份文件，或文件里写了“合并”），或一个阶段：上半年、1—9月；"
                "默认两份（both）都校验",
                "check only one of the documents: plan (计划), summary (总结), or combined (合并:"
                " the summary with the next year's plan, of two files, or of one with “combine”),"
                " or a stage: first-half, 1—9月; by default both (两份)",
                "--for",
                metavar="plan|summary|combined",
            ),
        ] = "",
        as_of: Annotated[
            str,
            parameters.option(
                "按这一天检查进度，如 2007-06-30",
                "judge the progress on this day, such as 2007-06-30",
                "--as-of",
                metavar="DATE",
            ),
        ] = "",
        select: Annotated[str, parameters.select()] = "",
        ignore: Annotated[str, parameters.ignore()] = "",
        baseline: Annotated[
            Path | None,
            parameters.option(
                "略过这个基线文件里记下的，只报新的",
                "leave out what this baseline has, tell only what is new",
                metavar="FILE",
            ),
        ] = None,
        write_baseline: Annotated[
            Path | None,
            parameters.option(
                "把这次查出的记入基线文件，以后用 --baseline 略过",
                "record the findings of this run for --baseline",
                metavar="FILE",
            ),
        ] = None,
        fix: Annotated[
            bool,
            parameters.option(
                "把能放心改的直接改好，注释和格式不动",
                "mend what can safely be mended; comments and layout stay",
                "--fix",
            ),
        ] = False,
        unsafe_fixes: Annotated[
            bool,
            parameters.option(
                "同 --fix 或 --diff 一起用：要人核对的也改",
                "with --fix or --diff: also what a person should look at",
                "--unsafe-fixes",
            ),
        ] = False,
        diff: Annotated[
            bool,
            parameters.option(
                "只显示会改什么，不写入文件",
                "show what --fix would change, write nothing",
                "--diff",
            ),
        ] = False,
        jobs: Annotated[
            int,
            parameters.option(
                "同时用几个进程；0 表示自动",
                "processes to use at once; 0 for as many as pay",
                "--jobs",
                "-j",
                min=0,
            ),
        ] = 0,
        quiet: Annotated[
            bool,
            parameters.quiet("不输出最后的统计", "do not print the closing count"),
        ] = False,
    ) -> int:
        from civplan.cli.validate_run import ValidateRequest, validate_paths  # noqa: PLC0415

        request = ValidateRequest(
            form=form,
            strict=strict,
            quiet=quiet,
            document=document,
            as_of=as_of,
            jobs=jobs,
            select=select,
            ignore=ignore,
            baseline=baseline,
            write_baseline=write_baseline,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
        )
        return validate_paths(paths, request, language)
