"""From the blocks of a file to its outline, a small step in each module.

Comes in: blocks in reading order. Goes out: the documents of the file with their title, kind,
recipient, signature, date, and every heading, item and paragraph at its level. What belongs to the
web page or the printer, and not to the document, is put aside with the reason. Every character of
the blocks is in one of these. Knows nothing of Word, nor of plan files.
"""
