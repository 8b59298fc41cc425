"""``sipdesk rekey``: a new data key for a home."""

import argparse
from pathlib import Path

from sipdesk.commands.answer import DONE, STATUSES, refused
from sipdesk.commands.passphrase import HOW, read_passphrase
from sipdesk.commands.tools import Tools, opened_home
from sipdesk.domain.errors import SipdeskError
from sipdesk.usecases.keys import rotate_key


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "byt hemmets nyckel; lösenfraser och återställningsnycklar är som förut"
    parser = subparsers.add_parser(
        "rekey",
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog=f"{HOW} {STATUSES}",
    )
    parser.add_argument("home", type=Path, metavar="HEM", help="hemmets fil")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Change it. Gives the exit status of ``answer``."""
    try:
        with opened_home(arguments.home, read_passphrase(), tools) as ports:
            rotate_key(None, ports)
    except SipdeskError as error:
        return refused(error)
    print("Nyckeln är bytt. Äldre säkerhetskopior öppnas med den gamla.")  # noqa: T201
    return DONE
