"""Settings of a desk: name, letters folder, library, appearance."""
