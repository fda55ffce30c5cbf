"""The start page: templates to begin from, and letters to go on with."""
