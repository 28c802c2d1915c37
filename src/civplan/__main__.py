"""``python -m civplan``."""

from civplan.cli.main import main

main()
