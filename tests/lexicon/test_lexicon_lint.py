"""The lexicon checks: clean on the project's files, and each planted fault is found where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon.lint import check_file, findings

GOOD = "source: by hand\nwords: [كلمة, كلمتان]\n"
BAD = {
    "words: [كلمة]\n": (1, "no source"),
    "source: x\nwords: [ایران]\n": (2, "Persian letter"),
    "source: x\nwords:\n  - 'كلمة '\n": (3, "stray blank"),
    "source: x\nwords: [كلمة, أخرى, كلمة]\n": (2, "twice"),
    "source: x\nwords: [كلـمة]\n": (2, "tatweel"),
    "source: x\nwords: [كلمة\n": (3, "not YAML"),
}


def test_the_projects_lexicons_are_clean() -> None:
    assert list(findings()) == []


def test_a_clean_file_has_no_findings(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    assert list(findings(tmp_path)) == []


@pytest.mark.parametrize("text", BAD, ids=[what for _, what in BAD.values()])
def test_planted_faults_are_found(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    line, what = BAD[text]
    found = list(check_file(path))
    assert len(found) == 1
    assert found[0].line == line
    assert what in found[0].what
    assert found[0].remedy
