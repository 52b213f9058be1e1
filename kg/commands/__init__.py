"""The verbs of the `kg` command, one module each."""
