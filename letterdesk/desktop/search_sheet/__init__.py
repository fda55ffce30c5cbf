"""Search everything: actions, fields, parts, templates and letters in one list."""
