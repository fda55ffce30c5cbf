"""The export sheet: formats, languages, names and folder; progress; what came of it."""
