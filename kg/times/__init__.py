"""Time expressions and numbers."""
