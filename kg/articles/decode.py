"""Bytes to text: UTF-8 first, then the two 8-bit encodings Arabic pages were written in."""

from __future__ import annotations

import re
import unicodedata

from kg.errors import InputError

MAX_BYTES = 20_000_000  # far above any article; more is a dump, not an article
_ARABIC = re.compile(r"[\u0620-\u064a]")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_NOT_ARABIC = re.compile(r"[^\u0620-\u064a]+")
_LEGACY = ("windows-1256", "iso-8859-6")


def decode(data: bytes, where: str) -> tuple[str, str]:
    """The text of `data` and the encoding it was read in. Raises InputError if no encoding yields readable text."""
    check_size(len(data), where)
    try:
        return _newlines(data.decode("utf-8-sig")), "utf-8"
    except UnicodeDecodeError as error:
        encoding = _best_legacy(data)
        if encoding is None:
            raise InputError(
                f"neither UTF-8 (byte {error.start}) nor windows-1256", where=where, remedy="convert it to UTF-8"
            ) from error
        return _newlines(data.decode(encoding)), encoding


def check_size(size: int, where: str) -> None:
    """Raises InputError if `size` bytes are too many for an article."""
    if size > MAX_BYTES:
        what = f"{size // 1_000_000} MB, larger than any article (limit {MAX_BYTES // 1_000_000} MB)"
        raise InputError(what, where=where, remedy="split it into articles")


def is_arabic(text: str) -> bool:
    """True if at least a third of the letters are Arabic (an Arabic article may carry menus and names in Latin)."""
    letters = len(_NO_LETTERS.sub("", text))
    return letters > 0 and 3 * len(_NOT_ARABIC.sub("", text)) >= letters


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _best_legacy(data: bytes) -> str | None:
    scored = [(_arabic_share(data, name), name) for name in _LEGACY]
    share, best = max(scored, key=lambda pair: pair[0])  # ties: windows-1256, the commoner
    return best if share >= 0.5 else None


def _arabic_share(data: bytes, encoding: str) -> float:
    """Share of Arabic letters among the non-ASCII characters, 0 where the bytes do not decode to printable text."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    foreign = [c for c in text if not c.isascii()]
    if not foreign or any(unicodedata.category(c) == "Cc" for c in foreign):
        return 0.0
    return sum(bool(_ARABIC.match(c)) for c in foreign) / len(foreign)
