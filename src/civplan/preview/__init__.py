"""The pages of a plan file in the browser, new as soon as the file is saved.

Comes in: the path of a plan file or of a sub-district's folder. Goes out: a page on this machine
alone, which a server of the standard library hands to the browser. Knows nothing of the command
line, and makes no documents: what it draws are the lines and pages of `typeset.layout`.
"""
