"""`python -m lib`: the command line."""

from lib.cli import app

app()
