"""Vectors kept beside a graph in one file, so that each passage is read by the model once."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from kg.meaning.encoder import NAME, SIZE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "meaning.npy"
_FIELDS = [("key", "V16"), ("vector", "<f2", (SIZE,))]  # half precision moves a nearness by less than 0.001
_log = logging.getLogger(__name__)


def key(sentence: str, exact: str) -> bytes:
    """Names a passage and the model that read it."""
    return blake2b("\0".join((NAME, sentence, exact)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def load(path: Path) -> Mapping[bytes, NDArray[np.float16]]:
    """The vectors in the file; none if there is no file. A damaged one is set aside with a warning."""
    import numpy as np

    if not path.is_file():
        return {}
    try:
        rows = np.load(path, allow_pickle=False)
        if rows.dtype != np.dtype(_FIELDS):
            raise ValueError("not a file of vectors")
    except (OSError, ValueError, EOFError) as error:
        _log.warning("%s cannot be read (%s): made anew", path, error)
        return {}
    return {name.tobytes(): vector for name, vector in zip(rows["key"], rows["vector"], strict=True)}


def save(path: Path, keys: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
    """Write the file whole, in the order of the keys: the same vectors give the same bytes.

    A folder that cannot be written costs the next start time, nothing else: a warning is enough.
    """
    import numpy as np

    order = sorted(range(len(keys)), key=keys.__getitem__)
    rows = np.zeros(len(keys), np.dtype(_FIELDS))
    rows["key"] = np.frombuffer(b"".join(keys[i] for i in order), "V16")
    rows["vector"] = vectors[order]
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as handle:
            np.save(handle, rows)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        _log.warning("%s cannot be written (%s): vectors are not kept", path, error)
