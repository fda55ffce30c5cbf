"""The sheet that joins a copy: what joins by itself, and what a person decides."""
