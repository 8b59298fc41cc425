"""Fuzz one importer: ``python -m tests.faults.led_one MODULE NAME SECONDS``."""

import json
import logging
import resource
import sys
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import atheris

with atheris.instrument_imports(
    include=[
        "sipdesk.documents.calendar",
        "sipdesk.documents.pdf.received",
        "sipdesk.documents.photo",
        "sipdesk.documents.picture_sources",
        "sipdesk.documents.template",
        "sipdesk.domain",
        "sipdesk.storage",
        "icalendar",
        "pypdf",
        "tests.faults.faulty",
        "tomllib",
    ]
):
    from sipdesk.domain.errors import SipdeskError
    from tests.faults import fuzzing

    importers = import_module(sys.argv[1]).importers

from tests.faults.led import FOUND

_LONGEST: Final = 65_536  # bytes; what is read beyond this goes the same ways
_MEMORY: Final = 2 * 1024**3  # bytes; beyond it Python tells of a MemoryError


def main(name: str, seconds: str) -> None:
    """Fuzz until the time is out or something is found; libFuzzer ends the process."""
    logging.disable()
    # libFuzzer would count the peak of whoever started this process as its own.
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    with importers() as there, TemporaryDirectory() as scratch:
        read, seeds = there[name]
        corpus = Path(scratch) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(seeds):
            (corpus / str(number)).write_bytes(seed)

        def tried(data: bytes) -> None:
            try:
                read(data)
            except SipdeskError:
                pass
            except Exception as error:
                fault = f"{type(error).__name__}: {error}"[:200]
                sys.stderr.write(f"{FOUND}{json.dumps(fault)}\n")
                raise

        def changed(data: bytes, longest: int, seed: int) -> bytes:
            """Half the time as libFuzzer would, half by what such files are made of."""
            chance = Random(seed)  # noqa: S311  (no secret)
            if chance.random() < 0.5:
                return bytes(atheris.Mutate(data, longest))
            return fuzzing.mutated(chance, (data, *seeds))[:longest]

        options = [
            sys.argv[0],
            str(corpus),
            f"-max_total_time={seconds}",
            f"-max_len={_LONGEST}",
            f"-timeout={fuzzing.SLOW}",
            f"-artifact_prefix={scratch}/",
            "-rss_limit_mb=0",
            "-print_final_stats=1",
            "-verbosity=1",
        ]
        atheris.Setup(options, tried, custom_mutator=changed)
        atheris.Fuzz()


main(*sys.argv[2:])
