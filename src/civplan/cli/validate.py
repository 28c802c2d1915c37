"""``civplan validate``: findings about plan files."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.findings.words import Language, Words

VALIDATE_HELP = Words(
    "校验计划文件，指出问题在哪一行哪一列、怎样改。",
    "Check plan files: what is wrong, at which line and column, how to mend it.",
)
VALIDATE_PATHS_HELP = Words("计划文件或文件夹", "plan files or folders")
VALIDATE_FORMAT_HELP = Words(
    "输出格式：text、concise、json、github、gitlab、sarif 或 junit",
    "the form of the output: text, concise, json, github, gitlab, sarif or junit",
)
VALIDATE_STRICT_HELP = Words("警告也算错误", "warnings count as errors")
VALIDATE_DOCUMENT_HELP = Words(
    "只校验其中一份：plan（计划）或 summary（总结）",
    "check only one of the documents: plan or summary",
)
VALIDATE_AS_OF_HELP = Words(
    "按这一天检查进度，如 2007-06-30",
    "judge the progress on this day, such as 2007-06-30",
)
SELECT_HELP = Words(
    "只看这些规则：编号、编号的开头或名称，逗号隔开；ALL 表示全部",
    "only these rules: codes, their beginnings or slugs, with commas; ALL for all",
)
IGNORE_OPTION_HELP = Words(
    "不看这些规则，写法同 --select", "not these rules, named as with --select"
)
BASELINE_HELP = Words(
    "略过这个基线文件里记下的，只报新的", "leave out what this baseline has, tell only what is new"
)
WRITE_BASELINE_HELP = Words(
    "把这次查出的记入基线文件，以后用 --baseline 略过",
    "record the findings of this run for --baseline",
)
FIX_HELP = Words(
    "把能放心改的直接改好，注释和格式不动",
    "mend what can safely be mended; comments and layout stay",
)
UNSAFE_FIXES_HELP = Words(
    "同 --fix 或 --diff 一起用：要人核对的也改",
    "with --fix or --diff: also what a person should look at",
)
DIFF_HELP = Words("只显示会改什么，不写入文件", "show what --fix would change, write nothing")
VALIDATE_JOBS_HELP = Words(
    "同时用几个进程；0 表示自动", "processes to use at once; 0 for as many as pay"
)
VALIDATE_QUIET_HELP = Words("不输出最后的统计", "do not print the closing count")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("validate", help=VALIDATE_HELP.in_language(language))
    def validate(
        paths: Annotated[
            list[Path],
            typer.Argument(help=VALIDATE_PATHS_HELP.in_language(language), show_default=False),
        ] = [],  # noqa: B006 - Typer copies it
        *,
        form: Annotated[
            str, typer.Option("--format", help=VALIDATE_FORMAT_HELP.in_language(language))
        ] = "text",
        strict: Annotated[
            bool, typer.Option("--strict", help=VALIDATE_STRICT_HELP.in_language(language))
        ] = False,
        document: Annotated[
            str,
            typer.Option(
                "--for", help=VALIDATE_DOCUMENT_HELP.in_language(language), metavar="plan|summary"
            ),
        ] = "",
        as_of: Annotated[
            str,
            typer.Option("--as-of", help=VALIDATE_AS_OF_HELP.in_language(language), metavar="DATE"),
        ] = "",
        select: Annotated[
            str, typer.Option(help=SELECT_HELP.in_language(language), metavar="RULES")
        ] = "",
        ignore: Annotated[
            str, typer.Option(help=IGNORE_OPTION_HELP.in_language(language), metavar="RULES")
        ] = "",
        baseline: Annotated[
            Path | None, typer.Option(help=BASELINE_HELP.in_language(language), metavar="FILE")
        ] = None,
        write_baseline: Annotated[
            Path | None,
            typer.Option(help=WRITE_BASELINE_HELP.in_language(language), metavar="FILE"),
        ] = None,
        fix: Annotated[bool, typer.Option("--fix", help=FIX_HELP.in_language(language))] = False,
        unsafe_fixes: Annotated[
            bool, typer.Option("--unsafe-fixes", help=UNSAFE_FIXES_HELP.in_language(language))
        ] = False,
        diff: Annotated[bool, typer.Option("--diff", help=DIFF_HELP.in_language(language))] = False,
        jobs: Annotated[
            int, typer.Option("--jobs", "-j", min=0, help=VALIDATE_JOBS_HELP.in_language(language))
        ] = 0,
        quiet: Annotated[
            bool, typer.Option("--quiet", "-q", help=VALIDATE_QUIET_HELP.in_language(language))
        ] = False,
    ) -> int:
        from civplan.cli.validate_run import (  # noqa: PLC0415 - loads what checks a file
            ValidateRequest,
            validate_paths,
        )

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
