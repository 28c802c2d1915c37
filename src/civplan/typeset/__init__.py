"""From a manuscript to the bytes of a document in the house style of GB/T 9704-2012.

Comes in: a Manuscript and the properties of the file. Goes out: the bytes of a .docx, .html, .pdf,
.md or .txt file. Knows nothing of plans or templates; writes no document itself.
"""
