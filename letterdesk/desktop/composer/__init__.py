"""The composer: parts, fields and the page of one letter."""
