"""What holds for a whole folder: looked up once for all of its plan files."""

from __future__ import annotations

from functools import cache

from civplan.documents.beside import records_without_plan
from civplan.source.project import project_folder


class Folders:
    """What holds in folders, by the folder; it lives as long as a run."""

    def __init__(self) -> None:
        """Begin with nothing looked up."""
        self.records_without_plan = cache(records_without_plan)
        self.project_folder = cache(project_folder)
