"""Words and names as data, and the one loader."""
