"""Pages and SPARQL endpoint."""
