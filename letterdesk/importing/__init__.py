"""Reads what other programs wrote. Pure: bytes in, frozen values out; nothing is run or fetched."""
