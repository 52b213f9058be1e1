"""The errors a user can meet: each says what is wrong, where, and how to mend it."""

from __future__ import annotations


class HiwarError(Exception):
    """A failure to report in one line. `where` names a file, line or item; `remedy` says what to do about it; `kind`
    is a name for the failure by which an interface finds its own words."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "", kind: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.remedy, self.kind = what, where, remedy, kind

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}: {self.remedy}" if self.remedy else head


class InputError(HiwarError):
    """An input could not be read; the rest goes on."""


class InputNote(InputError):
    """Something worth saying about an input that was read all the same (another encoding, an unknown column)."""


class LexiconError(HiwarError):
    """A lexicon, pattern, shape, query or ontology file of the project breaks its own rules."""
