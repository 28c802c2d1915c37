"""The option ``--pack``, which several commands have."""

from __future__ import annotations

import sys

from civplan.cli.console import print_findings
from civplan.cli.errors import WrongUsage
from civplan.findings.words import Language, Words
from civplan.model.packs import Pack, built_in_names, pack_by_name
from civplan.source.errors import CannotRead


def named_pack(name: str, language: Language) -> Pack | None:
    """The pack of ``--pack``; None for an empty name.

    Raises:
        WrongUsage: There is no such pack, or it cannot be used.
    """
    if not name:
        return None
    try:
        pack, findings = pack_by_name(name)
    except CannotRead as error:
        names = built_in_names()
        raise WrongUsage(
            Words(
                f"没有文种“{name}”；可用：{'、'.join(names)}，或有 profile.yaml 的文件夹",
                f"there is no pack “{name}”; there are {', '.join(names)},"
                " or name a folder with a profile.yaml",
            )
        ) from error
    print_findings(findings, {}, language, stream=sys.stderr)
    if pack is None:
        raise WrongUsage(Words(f"文种 {name} 不能用", f"the pack {name} cannot be used"))
    return pack
