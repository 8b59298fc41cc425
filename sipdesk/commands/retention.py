"""``sipdesk retention``: what may be erased by SiS's decision, and erasing it."""

import argparse
import sys
from pathlib import Path

from sipdesk.commands.answer import DONE, STATUSES, refused
from sipdesk.commands.passphrase import HOW, read_passphrase
from sipdesk.commands.tools import Tools, opened_home
from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted
from sipdesk.content.words import listed, word
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.retention import (
    EraseCases,
    Retained,
    RetainedCase,
    erase_cases,
    read_retention,
)


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "visa vad som får gallras enligt SiS beslut, eller gallra det"
    parser = subparsers.add_parser(
        "retention",
        help=about,
        description=f"{about[:1].upper()}{about[1:]}. Utan --erase ändras ingenting.",
        epilog=f"{HOW} {STATUSES}",
    )
    parser.add_argument("home", type=Path, metavar="HEM", help="hemmets fil")
    parser.add_argument(
        "--erase", action="store_true", help="gallra det som inget hindrar, för alltid"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Print a line for each closed case. Gives the exit status of ``answer``."""
    try:
        with opened_home(arguments.home, read_passphrase(), tools) as ports:
            retained = read_retention(None, ports)
            if retained.decision is None:
                raise RuleBroken("retention-not-decided")
            for one in retained.cases:
                print(_line(one))  # noqa: T201
            if arguments.erase:
                _erase(retained, ports)
    except SipdeskError as error:
        return refused(error)
    return DONE


def _erase(retained: Retained, ports: Ports) -> None:
    order = EraseCases(tuple(one.case for one in retained.ready))
    erased = erase_cases(order, ports)
    erasure = erased.erasure
    cases = counted(erasure.count, "ärende", "ärenden")
    told = f"{cases} och {erasure.papers} papper är gallrade"
    print(f"{told} enligt beslut {erasure.decision}.")  # noqa: T201
    if erased.traces:
        print(notice("erased-with-traces").whole, file=sys.stderr)  # noqa: T201


def _line(one: RetainedCase) -> str:
    why = listed(word(hindrance) for hindrance in one.hindrances)
    return f"{one.number}  får gallras {one.due.isoformat()}  {why or 'inget hindrar'}"
