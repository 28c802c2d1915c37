"""What a project, and the comments in its files, say about the rules.

Comes in: civplan.toml, a sub-district's file, a baseline, and findings with the sources that they
are about. Goes out: the findings that count, as grave as they are to be. Knows nothing of how a
rule works, of documents or of the command line.
"""
