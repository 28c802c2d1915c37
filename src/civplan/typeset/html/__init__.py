"""The .html typesetter: from a Manuscript to one page that needs no other file.

Comes in: a Manuscript, the file's properties and the bytes of its pictures. Goes out: the bytes of
an .html file that looks like the A4 page. Knows nothing of plans or templates; opens no file but
its own style sheet.
"""
