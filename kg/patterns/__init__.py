"""The pattern engine and its rule files."""
