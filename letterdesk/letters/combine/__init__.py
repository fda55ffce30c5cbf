"""Copies of one letter joined by part, field and language."""

from letterdesk.letters.combine.joining import combine, resolved
from letterdesk.letters.combine.model import (
    Combined,
    Conflict,
    Joined,
    Own,
    Pick,
    Picks,
    Side,
    Spot,
)
from letterdesk.letters.combine.snapshots import last_common, refuse_another

__all__ = ["Combined", "Conflict", "Joined", "Own", "Pick", "Picks", "Side", "Spot", "combine",
           "last_common", "refuse_another", "resolved"]
