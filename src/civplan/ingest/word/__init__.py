"""Comes in: the bytes of a .docx. Goes out: its parts, effective properties, blocks.

Knows WordprocessingML, transitional and strict; nothing of plans or of the house style.
"""
