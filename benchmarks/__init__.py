"""Measurements: `python -m benchmarks.run`. Nothing here is imported by the program."""
