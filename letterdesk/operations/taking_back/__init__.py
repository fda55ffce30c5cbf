"""What a colleague changed in a Word file, held against the letter it was exported from."""
