"""``sipdesk restore``: a home put back from its backup, as a new file."""

import argparse
import sys
from pathlib import Path

from sipdesk.commands.answer import DONE, STATUSES, refused
from sipdesk.commands.passphrase import HOW, OR_KEY, read_passphrase
from sipdesk.commands.tools import Tools
from sipdesk.content.notices import notice
from sipdesk.content.restored_words import restored_notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.usecases.backup import RestoreBackup, restore_backup


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    about = "lägg tillbaka ett hem från en säkerhetskopia, som en ny fil"
    parser = subparsers.add_parser(
        "restore",
        help=about,
        description=f"{about[:1].upper()}{about[1:]}. Ingen fil skrivs över.",
        epilog=f"{HOW} {OR_KEY} {STATUSES}",
    )
    parser.add_argument(
        "backup", type=Path, metavar="SÄKERHETSKOPIA", help="säkerhetskopians fil"
    )
    parser.add_argument(
        "--to", type=Path, required=True, metavar="FIL", help="den nya filen för hemmet"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Put it back, and print where it lies. Gives the exit status of ``answer``."""
    to: Path = arguments.to
    try:
        order = RestoreBackup(arguments.backup, to.absolute(), read_passphrase())
        restored = restore_backup(order, tools.restorer)
    except SipdeskError as error:
        return refused(error)
    print(restored_notice(restored).whole, file=sys.stderr)  # noqa: T201
    if restored.saves_missing:
        print(notice("saves-missing").whole, file=sys.stderr)  # noqa: T201
    print(restored.path)  # noqa: T201
    return DONE
