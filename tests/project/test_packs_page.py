"""docs/packs.md tells pack authors all that a template may write, and a profile may hold."""

from __future__ import annotations

import re

import pytest

from civplan.manuscript.vocabulary import ALLOWED_CHILDREN, ALLOWED_CLASSES
from civplan.model.choices import SectionName
from civplan.model.profile import KNOWN_PLACEHOLDERS
from support.programs import REPOSITORY

PAGE = (REPOSITORY / "docs/packs.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"{% block (\w+) %}")


@pytest.mark.parametrize("tag", sorted(ALLOWED_CHILDREN))
def test_it_names_each_element(tag: str) -> None:
    assert f"`{tag}`" in PAGE or f"`{tag} class=" in PAGE


@pytest.mark.parametrize("name", sorted(set().union(*ALLOWED_CLASSES.values())))
def test_it_names_each_class(name: str) -> None:
    assert re.search(rf'"(?:\w+ )?{name}"', PAGE)


@pytest.mark.parametrize(
    "name",
    [
        *(section.value for section in SectionName),
        *(f"{{{place}}}" for place in KNOWN_PLACEHOLDERS),
    ],
)
def test_it_names_each_section_and_placeholder(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_it_names_each_block_of_the_layout() -> None:
    blocks = BLOCK.findall((REPOSITORY / "templates/layout.html.j2").read_text(encoding="utf-8"))

    assert "body" in blocks
    assert [name for name in blocks if f"`{name}`" not in PAGE] == []
