"""The comparison sheet: two states of a letter, part by part, words marked."""
