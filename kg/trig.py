"""graph.trig: the graphs of the articles in the order of their names, then the resolved one.

Where little has changed most of it is copied from the last one; its hash tells whether that still is what was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

_PART = 1 << 20  # bytes read at once


class LastGraphs:
    """The blocks of a graph.trig but that of the resolved graph, asked for in the order in which they stand there."""

    def __init__(self, path: Path, digest: str, resolved: str) -> None:
        """Read `path` if its hash is `digest`; else there is nothing in it."""
        self._blocks = _blocks(path, resolved) if path.exists() and digest == file_digest(path) else iter(())

    def block(self, name: str) -> str | None:
        """The block of the graph that Turtle calls `name`; None if it is not found from here on."""
        return next((block for found, block in self._blocks if found == name), None)


def write_trig(path: Path, header: str, blocks: Iterable[str], layer: Path) -> None:
    """Write `blocks`, then what the file `layer` holds after the same header."""
    with path.open("wb") as out, layer.open("rb") as resolved:
        out.write(header.encode())
        out.writelines(block.encode() for block in blocks)
        resolved.seek(len(header.encode()))
        out.writelines(_parts(resolved))


def graph_parts(layer: Path, size: int) -> Iterator[str]:
    """The one graph of a file in parts of about `size` characters, each a block of its own; a subject stays whole."""
    with layer.open(encoding="utf-8", newline="\n") as text:
        opening = next((line for line in text if line.endswith(" {\n")), "")
        part, held = [opening], 0
        for line in text:
            part.append(line)
            held += len(line)
            if held > size and line.endswith(" .\n"):
                yield "".join((*part, "}\n"))
                part, held = [opening], 0
        if len(part) > 1:
            yield "".join(part)


def file_digest(path: Path) -> str:
    """The hash of a file."""
    found = blake2b(digest_size=16)
    with path.open("rb") as content:
        for part in _parts(content):
            found.update(part)
    return found.hexdigest()


def _parts(content: BinaryIO) -> Iterator[bytes]:
    while part := content.read(_PART):
        yield part


def _blocks(path: Path, resolved: str) -> Iterator[tuple[str, str]]:
    """Name and text of each block; an empty line begins one, since literals hold no line feeds."""
    lines: list[str] = []
    with path.open(encoding="utf-8", newline="\n") as text:
        for line in text:
            if line == "\n":
                lines = []
            lines.append(line)
            if line == f"{resolved} {{\n":
                return
            if line == "}\n":
                yield lines[1].removesuffix(" {\n"), "".join(lines)
