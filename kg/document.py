"""An article understood: every reading layer in order, on one screen."""

from __future__ import annotations

from dataclasses import replace

from kg.articles.boilerplate import body_lines
from kg.language.sentences import sentences
from kg.language.speech import speeches
from kg.mentions.find import find_mentions
from kg.model import Article, Document
from kg.times.numbers import find_numbers
from kg.times.window import read_times


def understand(article: Article) -> Document:
    """Read `article` through all layers; the result is all that extractors see."""
    body, headline = body_lines(article.text, article.title)
    article = replace(article, body=body, headline=headline)
    text = article.text
    parts = sentences(article)
    read = read_times(text, parts, article.published)
    times, window = read.mentions, read.window
    numbers = find_numbers(text, parts, times)
    found = find_mentions(text, parts, times, numbers, article.outlet)
    return Document(
        article=article,
        sentences=parts,
        speeches=speeches(parts, found.mentions),
        times=times,
        numbers=numbers,
        mentions=found.mentions,
        places=found.places,
        actors=found.actors,
        published_within=window,
        notes=read.notes,
    )
