"""The five extractors."""
