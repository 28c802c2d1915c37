"""``civplan packs``: the kinds of plan that come with civplan, and those beside the plan files."""

from pathlib import Path

import typer

from civplan.cli.console import print_line
from civplan.cli.options import Parameters
from civplan.findings.words import Language


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""
    parameters = Parameters(language)

    @parameters.command(
        app,
        "packs",
        "列出可用的文种，即计划文件里“文种”可以写的名字。",
        "List the packs: the names that “pack” may have in a plan file.",
    )
    def list_packs() -> None:
        from civplan.model.packs import built_in_packs, packs_in  # noqa: PLC0415 - only here

        packs = {pack.name: pack for pack in built_in_packs()}
        packs |= {f"./{pack.name}": pack for pack in packs_in(Path())}
        for name, pack in packs.items():
            about = pack.profile.about
            words = about.in_language(language) if about else ""
            print_line(f"{name:<22}{pack.profile.name}  {words}".rstrip())
