"""Comes in: a Manuscript and a house style. Goes out: its pages, with every line in its place.

Lines break and pages turn as Word does it. Knows no format and writes no file; what draws pages,
such as a PDF file or the preview, takes them as they are.
"""
