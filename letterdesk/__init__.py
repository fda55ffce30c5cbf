"""Letterdesk: the letter desk of an advocacy organisation."""

__version__ = "0.1.0"
