"""Run ``python -m installer COMMAND``: see ``make msi``."""

import argparse
import sys
from pathlib import Path
from typing import Final

from installer import bundle
from installer.refusal import Refused

OUT: Final = Path("build") / "windows" / "SIPdesk"


def main() -> int:
    """Do what is asked; 0 when it is done, 1 when it was refused."""
    parser = argparse.ArgumentParser(prog="installer")
    commands = parser.add_subparsers(dest="command", required=True)
    laid = commands.add_parser("bundle", help="lay the program for Windows in a folder")
    laid.add_argument("--release", action="store_true", help="with the release runtime")
    laid.add_argument("--plain", action="store_true", help="leave modules as source")
    laid.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    try:
        bundle.make(asked.out.resolve(), release=asked.release, plain=asked.plain)
    except Refused as why:
        print(why, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
