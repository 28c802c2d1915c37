"""Comes in: laid-out pages, a document's properties and pictures. Goes out: a PDF.

The fonts are those of this system, subset and embedded. Needs the extra ``civplan[pdf]``: fpdf2
draws, fontTools, on which it depends, reads fonts. Breaks no line and turns no page.
"""
