"""The forms that ids and names take in a library."""

from __future__ import annotations

import re

ID = re.compile(r"(?=.{1,40}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
"""Ids of blocks, templates, parts, styles, rules, fixed words, lists."""

NAME = re.compile(r"(?=.{1,40}\Z)(?!.*__)[a-z][a-z0-9_]*")
"""Ids of fields and facts, which stand in texts as names."""

RESERVED = ("recipient", "signatory", "facts", "loop")
"""Names that the block language keeps for itself."""
