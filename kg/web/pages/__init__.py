"""The pages: each function turns the graph into what one template shows."""
