"""Catalogs of the interface: `dev.py catalogs` brings them to what the program says."""
