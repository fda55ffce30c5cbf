"""The Checks panel: every finding with its place, what can be done, and what was let stand."""
