"""civplan: annual plans and summaries of urban communities, from one YAML file.

The steps, each a folder: ``source`` reads, ``model`` builds, ``rules`` check, ``compose`` writes
the manuscript, ``typeset`` makes the documents; ``findings`` says what is wrong, ``documents``
takes a file through all steps, ``cli`` is the command.
"""

__version__ = "0.1.0"
