"""One graph from many articles."""
