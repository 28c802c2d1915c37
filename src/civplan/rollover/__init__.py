"""Makes next year's file from this year's.

Comes in: a plan file, or the folder of a sub-district. Goes out: the text of next year's files, and
findings about what a person must look at: years in texts, carried items, last year's figures. It
knows nothing of documents or the command line.
"""
