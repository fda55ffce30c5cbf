"""The command line."""

from letterdesk.cli.main import main

__all__ = ["main"]
