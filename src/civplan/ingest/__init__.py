"""From the files that people have to plan files.

Comes in: a Word file, a text, a saved web page. Goes out: its blocks in reading order, the outline
that they make, a Plan. Every character of the document is in one of them, or in an omission that
says what was left out. Knows nothing of the command line, nor of how a page should look.
"""
