"""An index of passages by meaning, made little by little while it is already being asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.meaning import cache
from kg.meaning.encoder import SIZE, encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AT_ONCE = 8  # passages between two looks at whether someone asks: about a second on one slow core
_SAVE_EVERY = 60.0  # seconds


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """A passage: the whole sentence, and the words in it that are the evidence."""

    sentence: str
    exact: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An item with its nearness to the question: the cosine, seldom below 0.7 in this model."""

    item: Item
    nearness: float


class MeaningIndex:
    """Vectors of the items that `items` gives when first needed, kept in the file `path` if given.

    A vector is the mean of the sentence's and the evidence's own: measured, the mean finds what either misses.
    """

    def __init__(self, items: Callable[[], Sequence[Item]], path: Path | None = None) -> None:
        self._items, self._path, self._stale = items, path, False
        self._start, self._thread = threading.Lock(), threading.Thread(target=self.complete, daemon=True)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Each passage once, in one order."""
        return tuple(sorted(set(self._items())))

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        """A row for each item; zeros where it has not been read yet."""
        import numpy as np

        known = cache.load(self._path) if self._path else {}
        rows = np.zeros((len(self.items), SIZE), np.float32)
        for place, item in enumerate(self.items):
            vector = known.get(cache.key(item.sentence, item.exact))
            if vector is not None:
                rows[place] = vector
        self._stale = len(known) > int(rows.any(axis=1).sum())
        return rows

    @property
    def done(self) -> int:
        """How many of the items have been read."""
        return int(self._vectors.any(axis=1).sum())

    def begin(self, wait: float = 0.0) -> None:
        """Read what is missing in the background; stay for `wait` seconds in case that is enough."""
        with self._start:
            if self._thread.ident is None and (self.done < len(self.items) or self._stale):
                self._thread.start()
        if self._thread.ident is not None:
            self._thread.join(wait)

    def complete(self) -> None:
        """Read what is missing and keep the vectors; those of passages that are gone are dropped."""
        saved, changed = time.monotonic(), False
        for place in range(0, len(self.items), _AT_ONCE):
            missing = [i for i in range(place, min(place + _AT_ONCE, len(self.items))) if not self._vectors[i].any()]
            if missing:
                changed = True
                self._read(missing)
            if changed and time.monotonic() - saved > _SAVE_EVERY:
                self._save()
                saved = time.monotonic()
        if changed or self._stale:
            self._save()

    def search(self, text: str, most: int = 10) -> list[Hit]:
        """The nearest of the items read so far, the nearest first."""
        import numpy as np

        # Rounded: the last digits depend on how many rows are multiplied at once.
        nearness = np.round(self._vectors @ encoder().query(text), 4)
        order = np.argsort(-nearness, kind="stable")[:most]
        return [Hit(self.items[i], float(nearness[i])) for i in order if self._vectors[i].any()]

    def _read(self, places: Sequence[int]) -> None:
        import numpy as np

        chosen = [self.items[i] for i in places]
        texts = list(dict.fromkeys(text for item in chosen for text in (item.sentence, item.exact)))
        of = dict(zip(texts, encoder().passages(texts), strict=True))
        means = np.stack([(of[item.sentence] + of[item.exact]) / 2 for item in chosen])
        # Rounded as the file rounds them: before and after a restart the order of answers is the same.
        self._vectors[list(places)] = means.astype(np.float16)

    def _save(self) -> None:
        if self._path:
            read = [place for place, vector in enumerate(self._vectors) if vector.any()]
            keys = [cache.key(self.items[i].sentence, self.items[i].exact) for i in read]
            cache.save(self._path, keys, self._vectors[read])
