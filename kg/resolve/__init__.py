"""Across articles: which reports speak of the same actor, meeting, round, commitment or force level."""
