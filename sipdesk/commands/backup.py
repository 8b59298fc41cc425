"""``sipdesk backup``: a verified backup of a home."""

import argparse
from pathlib import Path

from sipdesk.commands.answer import DONE, STATUSES, refused
from sipdesk.commands.passphrase import HOW, read_passphrase
from sipdesk.commands.tools import Tools, opened_home
from sipdesk.domain.errors import SipdeskError
from sipdesk.usecases.backup import BackUp, back_up


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "gör en krypterad säkerhetskopia av ett hem, och se att den går att öppna"
    parser = subparsers.add_parser(
        "backup",
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog=f"{HOW} {STATUSES}",
    )
    parser.add_argument("home", type=Path, metavar="HEM", help="hemmets fil")
    parser.add_argument(
        "--to",
        type=Path,
        metavar="MAPP",
        help="mappen för kopian; annars den som hemmet har valt",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Make it, and print where it lies. Gives the exit status of ``answer``."""
    folder: Path | None = arguments.to
    chosen = "" if folder is None else str(folder.absolute())
    try:
        with opened_home(arguments.home, read_passphrase(), tools) as ports:
            made = back_up(BackUp(chosen), ports)
    except SipdeskError as error:
        return refused(error)
    print(made.path)  # noqa: T201
    return DONE
