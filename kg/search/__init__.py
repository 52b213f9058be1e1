"""Words and names of a graph, looked up without reading it: an index in one file beside the store."""
