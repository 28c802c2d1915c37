"""Programs that stand in for LibreOffice."""

from __future__ import annotations

from pathlib import Path

CONVERT = """
echo "$#" >> "${0%/*}/starts"
shift 5; form=${1%%:*}; out=$3; shift 3; mkdir -p "$out"
for file; do name=${file##*/}; COPY; done
"""
"""Writes a file of each one that is named, and a line to ``starts`` beside it. The arguments before
are those of ``convert_files``."""


def fake_office(folder: Path, script: str) -> Path:
    """A program of this shell script.

    Args:
        folder: Where to put it.
        script: What it does; for ``CONVERT`` with ``COPY`` replaced it is given the files.
    """
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def converting_office(folder: Path, copy: str = 'cp "$file" "$out/${name%.*}.$form"') -> Path:
    """A program that converts: it copies each file, or does what ``copy`` says with it."""
    return fake_office(folder, CONVERT.replace("COPY", copy))
