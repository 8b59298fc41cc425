"""``sipdesk audit``: whether the access log is whole, and its rows as a file."""

import argparse
import os
from pathlib import Path

from sipdesk.commands.answer import DAMAGED, DONE, STATUSES, is_unlike, refused
from sipdesk.commands.passphrase import HOW, read_passphrase
from sipdesk.commands.tools import Tools, opened_home
from sipdesk.content.words import word
from sipdesk.domain.access import Wanted
from sipdesk.domain.errors import SipdeskError, Trouble, Unavailable
from sipdesk.usecases.access import CheckLog, ReadLog, check_log, export_log


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "kontrollera åtkomstloggen, och spara dess rader"
    parser = subparsers.add_parser(
        "audit",
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog=f"{HOW} {STATUSES}",
    )
    parser.add_argument("home", type=Path, metavar="HEM", help="hemmets fil")
    parser.add_argument(
        "--csv", type=Path, metavar="FIL", help="spara raderna i en ny fil"
    )
    parser.add_argument(
        "--anchor",
        default="",
        metavar="AVLÄSNING",
        help="jämför med avläsningen på ett papper, till exempel 1204:9f31…",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Say what was found. Gives the exit status of ``answer``."""
    file: Path | None = arguments.csv
    try:
        with opened_home(arguments.home, read_passphrase(), tools) as ports:
            checked = check_log(CheckLog(arguments.anchor), ports)
            unlike = is_unlike(ports)
            if file is not None:
                _save(file, export_log(ReadLog(Wanted()), ports))
    except SipdeskError as error:
        return refused(error)
    for finding in checked.findings:
        print(f"Rad {finding.number}: {word(finding.fault)}.")  # noqa: T201
    if checked.findings or unlike:
        return DAMAGED
    print(f"Åtkomstloggen är hel: {checked.rows} rader.")  # noqa: T201
    return DONE


def _for_oneself(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _save(file: Path, data: bytes) -> None:
    try:
        with open(file, "xb", opener=_for_oneself) as new:
            new.write(data)
    except FileExistsError:
        raise Unavailable(Trouble.ALREADY_THERE) from None
    except OSError:
        raise Unavailable(Trouble.DISK) from None
