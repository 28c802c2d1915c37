"""Sets a Word file anew as the house style says, every character kept.

Comes in: the bytes of a .docx and the house style. Goes out: the bytes of a new .docx with the same
text, tables and pictures, its looks said by the house style's own styles. Knows nothing of the
command line, nor of plans.
"""
