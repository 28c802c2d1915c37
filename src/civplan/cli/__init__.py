"""The command line: one file per command.

Comes in: arguments, the environment, the locale, the clock. Goes out: files, text on the two
streams, an exit code. Parses, calls the library, prints; decides nothing about plans.
"""
