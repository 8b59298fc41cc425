"""Run ``python -m tests.proofs NAME [--long]``."""

import argparse
import json
import os
import sys
import traceback
from importlib import import_module
from typing import Any

from tests.proofs.claim import Outcome

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

NAMES = (
    "boards",
    "chain",
    "consent",
    "figures",
    "installer",
    "locks",
    "meeting",
    "one-sip",
    "outside",
    "papers",
    "templates",
)


def main() -> int:
    """Try every claim of a proof; 1 if any failed or nothing was tried."""
    parser = argparse.ArgumentParser(prog="tests.proofs")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--long", action="store_true")
    asked = parser.parse_args()
    proof = import_module(f"tests.proofs.{asked.name.replace('-', '_')}")
    sound = True
    for claim in proof.CLAIMS:
        try:
            outcome = claim.try_it(asked.long)
        except Exception:  # noqa: BLE001  (a claim that cannot be tried has failed)
            traceback.print_exc(file=sys.stderr)
            outcome = Outcome(1, 1)
        tried, failed = outcome.tried, outcome.failed
        line: dict[str, Any] = {"claim": claim.text, "tried": tried, "failed": failed}
        line |= outcome.figures
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        sound &= tried > 0 and failed == 0
    return 0 if sound else 1


raise SystemExit(main())
