"""The command line."""

from letterdesk.cli.running import main

__all__ = ["main"]
