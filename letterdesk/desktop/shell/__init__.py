"""The window around the pages: rail, header, page stack, status bar, menus."""
