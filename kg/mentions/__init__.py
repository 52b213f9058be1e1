"""Actors, places and what refers to them."""
