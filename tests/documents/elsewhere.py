"""The same paper made in other processes."""

import os
import subprocess
import sys


def sums(engine: str, sample: str = "rich", how: str = "") -> set[str]:
    """Give the checksums of the rich sample by an engine, ``pdf`` or ``docx``.

    ``sample`` may name another of ``samples``, and ``how`` say how to render it. Each
    process hashes in its own way and stands in a time zone of its own.
    """
    ask = (
        f"from tests.documents.samples import {sample};"
        f"from sipdesk.documents.{engine}.render import render;"
        f"print(render({sample}(), {how}).sha256)"
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
