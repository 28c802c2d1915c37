"""Lengths that cannot be mixed up: each unit of a .docx is a type of its own."""

from __future__ import annotations

from typing import NewType

Twips = NewType("Twips", int)
"""One twentieth of a point; 1 mm is 56.69 twips."""
HalfPoints = NewType("HalfPoints", int)
"""Half a point, the unit of a font's size; 三号 (16 pt) is 32."""
EighthPoints = NewType("EighthPoints", int)
"""One eighth of a point, the unit of a line's thickness."""
Emu = NewType("Emu", int)
"""English metric unit, for pictures: 635 are one twip, 914,400 one inch."""

TWIPS_PER_POINT = 20
EMU_PER_TWIP = 635


def height(size: HalfPoints) -> Twips:
    """A font's size in twips: the side of the square that one full-width character fills."""
    return Twips(size * TWIPS_PER_POINT // 2)


def emu(length: Twips) -> Emu:
    """A length in twips as English metric units."""
    return Emu(length * EMU_PER_TWIP)
