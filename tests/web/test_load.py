"""Many clients at once: no error, and no growth without bound. HIWAR_LOAD_SECONDS makes it longer."""

from __future__ import annotations

import os
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

_CLIENTS = 50
_PATHS = (
    "/ar/", "/en/commitments", "/ar/search?q=%D8%A7%D9%84%D9%83%D8%A7%D8%B8%D9%85%D9%8A", "/api/meetings?format=csv",
    "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D", "/ar/forces", "/ar/ask/roles",
)  # fmt: skip


def _resident() -> int:
    """Memory of this process, which serves, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _visit(address: str, until: float, start: int, seen: Counter[object]) -> None:
    turn = start
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address + _PATHS[turn % len(_PATHS)], timeout=30) as reply:
                reply.read()
                seen[reply.status] += 1
        except OSError as error:
            seen[str(error)] += 1
        turn += 1


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads memory from /proc")
def test_fifty_clients_at_once(address: str) -> None:
    seconds = float(os.environ.get("HIWAR_LOAD_SECONDS", "3"))
    seen: Counter[object] = Counter()
    _visit(address, time.monotonic() + 1, 0, Counter())  # warm
    before = _resident()
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=_visit, args=(address, until, i, seen)) for i in range(_CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(seen) == {200}, seen
    assert seen[200] >= _CLIENTS
    assert _resident() - before < 120 << 20
