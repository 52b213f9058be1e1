"""The proclitics by name, as they stand in `Token.prefixes`, and the commas that part clauses."""

from __future__ import annotations

AND, SO, BY, TO, LIKE, WILL = "و", "ف", "ب", "ل", "ك", "س"
ARTICLE = "ال"
PREPOSITIONS = frozenset((BY, TO, LIKE))
COMMAS = frozenset("،,")
BREAKS = COMMAS | {":"}
