"""Fetch the SPARQL editor (for the pages) and axe (for their tests) from npm, checked against known hashes.

They are built into the wheel and used by the tests where they are present; they never enter the repository.
Usage: python tools/vendor_web.py
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PACKAGES = (
    (
        "@zazuko/yasgui@4.6.2",
        "6520cdd256a4003e8d45865e0d631b6456b88a0e6b65f4f3e56d78a25d74c9a7",
        {"package/build/yasgui.min.js": "yasgui.min.js", "package/build/yasgui.min.css": "yasgui.min.css"},
        ROOT / "kg" / "web" / "static" / "vendor",
    ),
    (
        "axe-core@4.14.1",
        "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745",
        {"package/axe.min.js": "axe.min.js"},
        ROOT / "build" / "vendor",
    ),
)


def main() -> None:
    """Fetch every package; exits with a message if a hash differs."""
    for name, digest, files, folder in PACKAGES:
        archive = _packed(name)
        if hashlib.sha256(archive).hexdigest() != digest:
            sys.exit(f"{name}: not the archive that was reviewed; compare and update tools/vendor_web.py")
        _extract(archive, files, folder)
        print(f"{name} → {folder.relative_to(ROOT)}")


def _packed(name: str) -> bytes:
    with TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", folder, name]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return next(Path(folder).glob("*.tgz")).read_bytes()


def _extract(archive: bytes, files: dict[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member, target in files.items():
            source = tar.extractfile(member)
            if source is None:
                sys.exit(f"{member}: not in the archive")
            (folder / target).write_bytes(source.read())


if __name__ == "__main__":
    main()
