"""From a plan file to its documents.

Comes in: the path of a plan file, which documents, which formats. Goes out: findings, or the bytes
of each document with the name of its file; and one function that writes a file whole. Knows nothing
of the command line, nor of other communities' plans.
"""
