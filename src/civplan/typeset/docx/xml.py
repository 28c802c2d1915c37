"""Namespaces and declarations of the parts of a package."""

from __future__ import annotations

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PICTURE = f"{DRAWING}/picture"
DOCUMENT = (
    f'{WORD} xmlns:r="{OFFICE}/relationships" xmlns:a="{DRAWING}/main" xmlns:pic="{PICTURE}"'
    f' xmlns:wp="{DRAWING}/wordprocessingDrawing"'
)
"""The namespaces of word/document.xml."""
