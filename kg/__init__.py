"""Hiwar: Arabic diplomatic and security news as a knowledge graph that can be checked, queried and cited."""

__version__ = "0.1.0"
