"""Which lines of a page are news: share bars, menus, pleas, comment forms and bylines are known by their form.

Form means cue words (kg/lexicon/boilerplate.yaml) together with shape and place: a cue opens a short line, a list of
other stories holds short lines, a byline stands between headline and text. No site is named anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.articles.cues import Cues, cues
from kg.language.normalise import Folded, fold
from kg.model import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN = re.compile(r"[a-z]")
_DASHED = re.compile(r"(?:^|\s|\w)[-/|](?:\s|$|\w|\()|\([^()]{2,25}\)\s*:?$")
# three short names or more with bars or arrows between them: a menu, or the way to the page
_MENU = re.compile(r"[^|>•·\".]{1,25}(?:(?: ?[|>•·›] ?| \" )[^|>•·\".]{1,25}){2,}")
_BARE = re.compile(r"[\W_]+")
_ENDING = re.compile(r"[.!؟?…](?:[\"')\]\s]*)$")
_CLOSED = re.compile(r"\.(?:[\"')\]\s]*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it, from its first visible character to its last."""

    start: int
    folded: Folded
    words: int

    @property
    def text(self) -> str:
        return self.folded.text

    def span(self, start: int, end: int) -> Span:
        """The original offsets of a stretch of the folded line, spaces at its ends left out."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        low, high = self.folded.to_original(start, start + len(piece.strip()))
        if end == len(self.text):  # marks that fold to nothing belong to the letter before them
            high = self.folded.length
        return Span(self.start + low, self.start + high)


def body_lines(text: str, title: str | None = None) -> tuple[tuple[Span, ...], Span | None]:
    """The stretches of `text` that are news, one per line and in order, and the headline's (None if there is none).

    The headline is not among the lines, nor is its repetition. `title`, if known, settles what the headline is."""
    lines = list(_lines(text))
    found = _headline(lines, title)
    head, rest = (None, lines) if found is None else (lines[found], lines[found + 1 :])
    cut = _cut if any(cues().in_line("\n".join(line.text for line in lines))) else _uncut
    spans = tuple(_news(rest, _key(head.text) if head else None, cut))
    return spans, cut(head) if head else None


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip()
        if body:
            folded = fold(body)
            yield Line(match.start() + raw.index(body[0]), folded, len(folded.text.split()))


def _key(text: str) -> str:
    """What two printings of one headline share."""
    return _BARE.sub("", text)


def _headline(lines: list[Line], title: str | None) -> int | None:
    """The first line that can be one. After a menu only a line longer than a section's name can."""
    wanted = _key(fold(title).text) if title else ""
    after_menu = False
    for i, line in enumerate(lines):
        if _is_junk(line) or (after_menu and line.words < 4):
            after_menu = True
        elif wanted and _key(line.text) == wanted:
            return i
        else:
            return i if _like_headline(line) and i + 1 < len(lines) else None
    return None


def _like_headline(line: Line) -> bool:
    return line.words <= cues().limits["headline"] and not line.text.rstrip("\"' ").endswith((".", ":", "،", ","))


def _news(lines: list[Line], headline: str | None, cut: Callable[[Line], Span | None]) -> Iterator[Span]:
    """The news in the lines after the headline."""
    listing, begun = False, False
    for line in lines:
        if begun and _opens(line, cues().stops):
            return
        if _opens(line, cues().lists):
            listing = True
        listing = listing and (_listed(line) or _opens(line, cues().lists))
        if listing or _is_junk(line) or _repeats(line, headline) or (not begun and _is_byline(line)):
            continue
        span = cut(line)
        if span:
            begun = begun or line.words > cues().limits["byline"]
            yield span


def _repeats(line: Line, headline: str | None) -> bool:
    """Does the line print the headline again? Its first letters tell in nearly all cases."""
    return headline is not None and headline.startswith(_key(line.text[:16])) and _key(line.text) == headline


def _opens(line: Line, pattern: re.Pattern[str]) -> bool:
    return line.words <= cues().limits["cue_line"] and pattern.match(line.text) is not None


def _listed(line: Line) -> bool:
    """A title of another story: short, and not closed like a sentence."""
    return line.words <= cues().limits["listed"] and not _CLOSED.search(line.text)


def _is_junk(line: Line) -> bool:
    """No news wherever it stands."""
    if _is_foreign(line):
        return True
    known: Cues = cues()
    return (
        _opens(line, known.stops)
        or _opens(line, known.lists)
        or _opens(line, known.lines)
        or known.sections.fullmatch(line.text.strip(" :.|")) is not None
        or known.share.fullmatch(line.text.strip()) is not None
        or _MENU.fullmatch(line.text) is not None
    )


def _is_foreign(line: Line) -> bool:
    """A menu or address in Latin letters, or a line without letters (rules, counters)."""
    if line.words > cues().limits["latin_line"]:
        return False
    arabic, latin = len(_ARABIC.findall(line.text)), len(_LATIN.findall(line.text))
    return arabic == 0 if latin == 0 else latin > 2 * arabic


def _is_byline(line: Line) -> bool:
    """Place – agency, author – place, or an author alone, between headline and text."""
    limits = cues().limits
    if _ENDING.search(line.text) or line.words > limits["byline"]:
        return False
    author = line.words <= limits["author"] and not any(map(str.isdigit, line.text))
    return author or _DASHED.search(line.text) is not None


def _cut(line: Line) -> Span | None:
    """The line without a share bar before it and without a link, plea or "more" after it; None if nothing is left."""
    start = _after_bar(line)
    ends = [match.start() for tail in cues().in_line(line.text) if (match := tail.search(line.text, start))]
    return _arabic(line, start, min(ends, default=len(line.text)))


def _uncut(line: Line) -> Span | None:
    """`_cut` where no line of the page holds a word of a link or plea."""
    return _arabic(line, _after_bar(line), len(line.text))


def _after_bar(line: Line) -> int:
    bar = cues().share.match(line.text)
    return bar.end() if bar else 0


def _arabic(line: Line, start: int, end: int) -> Span | None:
    return line.span(start, end) if _ARABIC.search(line.text, start, end) else None
