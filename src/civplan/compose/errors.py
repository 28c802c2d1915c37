"""What can go wrong between a plan and its manuscript: a faulty template."""

from __future__ import annotations

from civplan.findings.words import Words


class CannotCompose(Exception):
    """A template of a pack cannot be used."""

    def __init__(self, template: str, line: int | None, why: str) -> None:
        """Take the template's name, the line (from 1) where it is known, and Jinja2's own words."""
        place = f"{template}:{line}" if line else template
        super().__init__(f"{place}: {why}")
        self.words = Words(f"模板 {place} 有错：{why}", f"template {place} is faulty: {why}")
