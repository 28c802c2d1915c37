"""Rules that a file breaks as text and as YAML: codes Y001 to Y029."""
