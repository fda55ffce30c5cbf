"""The card in the opened page, in which the words of one part are edited."""
