"""Help inside the window: keys on one sheet, a short tour, and what has the focus."""
