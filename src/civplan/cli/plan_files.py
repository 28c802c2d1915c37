"""Which files a command about plans takes."""

from __future__ import annotations

from pathlib import Path

from civplan.cli.errors import OwnError
from civplan.findings.words import Words
from civplan.source.project import DISTRICT_FILES

NO_PLAN = Words(
    "{file}：这是街道文件，不是计划文件；生成全街道的公文和汇总：civplan batch {folder}",
    "{file}: this is a sub-district's own file, not a plan; for its documents and its roll-up:"
    " civplan batch {folder}",
)


def refuse_district_file(file: Path) -> None:
    """Refuse a sub-district's own file where a plan file is asked for.

    Raises:
        OwnError: It is one, by its name.
    """
    if file.name in DISTRICT_FILES:
        raise OwnError(NO_PLAN.filled(file=file, folder=file.parent))
