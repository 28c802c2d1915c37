"""``civplan validate``: findings about plan files."""

from pathlib import Path
from typing import Annotated

import typer

from civplan.findings.words import Language, Words

ABOUT = Words(
    "校验计划文件，指出问题在哪一行哪一列、怎样改。",
    "Check plan files: what is wrong, at which line and column, how to mend it.",
)
PATHS = Words("计划文件或文件夹", "plan files or folders")
FORMAT = Words(
    "输出格式：text、concise、json、github、gitlab、sarif 或 junit",
    "the form of the output: text, concise, json, github, gitlab, sarif or junit",
)
STRICT = Words("警告也算错误", "warnings count as errors")
FOR = Words(
    "只校验其中一份：plan（计划）或 summary（总结）",
    "check only one of the documents: plan or summary",
)
AS_OF = Words(
    "按这一天检查进度，如 2007-06-30",
    "judge the progress on this day, such as 2007-06-30",
)
SELECT = Words(
    "只看这些规则：编号、编号的开头或名称，逗号隔开；ALL 表示全部",
    "only these rules: codes, their beginnings or slugs, with commas; ALL for all",
)
IGNORE = Words("不看这些规则，写法同 --select", "not these rules, named as with --select")
BASELINE = Words(
    "略过这个基线文件里记下的，只报新的", "leave out what this baseline has, tell only what is new"
)
WRITE_BASELINE = Words(
    "把这次查出的记入基线文件，以后用 --baseline 略过",
    "record the findings of this run for --baseline",
)
FIX = Words(
    "把能放心改的直接改好，注释和格式不动",
    "mend what can safely be mended; comments and layout stay",
)
UNSAFE_FIXES = Words(
    "同 --fix 或 --diff 一起用：要人核对的也改",
    "with --fix or --diff: also what a person should look at",
)
DIFF = Words("只显示会改什么，不写入文件", "show what --fix would change, write nothing")
JOBS = Words("同时用几个进程；0 表示自动", "processes to use at once; 0 for as many as pay")
QUIET = Words("不输出最后的统计", "do not print the closing count")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("validate", help=ABOUT.in_language(language))
    def validate(
        paths: Annotated[
            list[Path], typer.Argument(help=PATHS.in_language(language), show_default=False)
        ] = [],  # noqa: B006 - Typer copies it
        *,
        form: Annotated[str, typer.Option("--format", help=FORMAT.in_language(language))] = "text",
        strict: Annotated[
            bool, typer.Option("--strict", help=STRICT.in_language(language))
        ] = False,
        document: Annotated[
            str, typer.Option("--for", help=FOR.in_language(language), metavar="plan|summary")
        ] = "",
        as_of: Annotated[
            str, typer.Option("--as-of", help=AS_OF.in_language(language), metavar="DATE")
        ] = "",
        select: Annotated[
            str, typer.Option(help=SELECT.in_language(language), metavar="RULES")
        ] = "",
        ignore: Annotated[
            str, typer.Option(help=IGNORE.in_language(language), metavar="RULES")
        ] = "",
        baseline: Annotated[
            Path | None, typer.Option(help=BASELINE.in_language(language), metavar="FILE")
        ] = None,
        write_baseline: Annotated[
            Path | None, typer.Option(help=WRITE_BASELINE.in_language(language), metavar="FILE")
        ] = None,
        fix: Annotated[bool, typer.Option("--fix", help=FIX.in_language(language))] = False,
        unsafe_fixes: Annotated[
            bool, typer.Option("--unsafe-fixes", help=UNSAFE_FIXES.in_language(language))
        ] = False,
        diff: Annotated[bool, typer.Option("--diff", help=DIFF.in_language(language))] = False,
        jobs: Annotated[
            int, typer.Option("--jobs", "-j", min=0, help=JOBS.in_language(language))
        ] = 0,
        quiet: Annotated[
            bool, typer.Option("--quiet", "-q", help=QUIET.in_language(language))
        ] = False,
    ) -> int:
        from civplan.cli.validate_request import Request  # noqa: PLC0415 - loads the model
        from civplan.cli.validation import validate_paths  # noqa: PLC0415

        request = Request(
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
