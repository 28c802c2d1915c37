"""The .docx typesetter: from a Manuscript to WordprocessingML in a package.

Comes in: a Manuscript, the file's properties and the bytes of its pictures. Goes out: the bytes of
a .docx file. Knows nothing of plans or templates; opens no file.
"""
