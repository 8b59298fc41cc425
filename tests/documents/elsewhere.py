"""The same paper made in other processes."""

import os
import subprocess
import sys


def sums(engine: str, how: str = "") -> set[str]:
    """Give the checksums of the rich sample by an engine, ``pdf`` or ``docx``.

    Each process hashes in its own way and stands in a time zone of its own.
    """
    ask = (
        "from tests.documents.samples import rich;"
        f"from sipdesk.documents.{engine}.render import render;"
        f"print(render(rich(), {how}).sha256)"
    )
    return {
        subprocess.run(
            [sys.executable, "-c", ask],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
