"""docs/packs.md tells pack authors all that a template may write, and a profile may hold."""

from __future__ import annotations

import re

from civplan.manuscript.vocabulary import ALLOWED_CHILDREN, ALLOWED_CLASSES
from civplan.model.choices import SectionName
from civplan.model.packs import KNOWN_PLACEHOLDERS
from support.programs import REPOSITORY

PAGE = (REPOSITORY / "docs/packs.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"{% block (\w+) %}")


def test_it_names_each_element() -> None:
    assert [
        tag for tag in ALLOWED_CHILDREN if f"`{tag}`" not in PAGE and f"`{tag} class=" not in PAGE
    ] == []


def test_it_names_each_class() -> None:
    names = set().union(*ALLOWED_CLASSES.values())

    assert names
    assert [name for name in names if not re.search(rf'"(?:\w+ )?{name}"', PAGE)] == []


def test_it_names_each_section_and_placeholder() -> None:
    names = [section.value for section in SectionName]
    names += [f"{{{place}}}" for place in KNOWN_PLACEHOLDERS]

    assert [name for name in names if f"`{name}`" not in PAGE] == []


def test_it_names_each_block_of_the_layout() -> None:
    blocks = BLOCK.findall((REPOSITORY / "templates/layout.html.j2").read_text(encoding="utf-8"))

    assert "body" in blocks
    assert [name for name in blocks if f"`{name}`" not in PAGE] == []
