"""Times and numbers: what the text says, as spans and quantities."""

from kg.times.find import find_times
from kg.times.numbers import find_numbers

__all__ = ["find_numbers", "find_times"]
