"""Changes single values of a plan file in its text; every other byte stays.

Comes in: a plan file, and edits by key path such as ``work.areas[civility].items[2].status``.
Goes out: the changed text, read again and found to differ in just these values, with the findings
that have come up. It knows nothing of documents, forms or the command line.
"""
