"""The ontology as a thing to check, document and generate from."""
