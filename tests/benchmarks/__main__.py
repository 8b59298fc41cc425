"""Run ``python -m tests.benchmarks NAME``."""

import argparse
import os
from importlib import import_module

NAMES = ("boards", "figures", "locks", "msi", "papers", "start", "symbols")


def main() -> None:
    """Measure, and tell each figure."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks")
    parser.add_argument("name", choices=NAMES)
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    import_module(f"tests.benchmarks.{asked.name}").measure()


main()
