"""Checks of a composed letter beside compose, one kind in each file; checking.py runs all."""
