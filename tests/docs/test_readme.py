"""The README shows what the program prints: every console block is run, in order, in a copy of the sample articles.

In a block, `$ ` begins a command and the lines after it are what it prints; a line `…` stands for any lines.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)


def commands(text: str) -> list[tuple[str, list[str]]]:
    """(command, expected lines) of every console block."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(text):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line)
    return found


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether the printed lines are as expected; `…` stands for any number of lines."""
    if not expected:
        return not printed
    if expected[0].strip() == "…":
        return any(matches(expected[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and printed[0].rstrip() == expected[0].rstrip() and matches(expected[1:], printed[1:])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


def test_every_command_prints_what_the_readme_shows(place: Path) -> None:
    shown = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) >= 5
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "COLUMNS": "120", "NO_COLOR": "1", "TERM": "dumb"}
    for command, expected in shown:
        run = subprocess.run(command, shell=True, cwd=place, env=env, capture_output=True, text=True, timeout=120)
        printed = (run.stdout + run.stderr).splitlines()
        assert matches(expected, printed), f"$ {command}\n" + "\n".join(printed)
