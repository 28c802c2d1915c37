"""The command line: one file per command, and a ``_run`` where it needs the model.

Comes in: arguments, the environment, the locale, the clock. Goes out: files, text on the two
streams, an exit code. Parses, calls the library, prints; knows nothing of how plans are checked,
rendered or compared.
"""
