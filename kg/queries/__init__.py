"""Questions to the graph: saved ones with parameters, and SPARQL of the user's own."""

from kg.queries.answer import Answer
from kg.queries.run import ask, find_query
from kg.queries.saved import saved_queries

__all__ = ["Answer", "ask", "find_query", "saved_queries"]
