"""``python -m civplan``."""

from civplan.cli.start import start

start()
