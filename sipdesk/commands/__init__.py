"""The command line. Each command is a module here; no command opens the window."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Final, NoReturn

from typing_extensions import override

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "backup": "sipdesk.commands.backup",
        "restore": "sipdesk.commands.restore",
        "verify": "sipdesk.commands.verify",
        "rekey": "sipdesk.commands.rekey",
        "users": "sipdesk.commands.users",
        "retention": "sipdesk.commands.retention",
        "audit": "sipdesk.commands.audit",
        "transfer": "sipdesk.commands.transfer",
        "demo": "sipdesk.commands.demo",
        "self-test": "sipdesk.commands.self_test",
        "screenshots": "sipdesk.commands.screenshots",
    }
)
"""What a command is called: the module that has it.

The module has ``add_to(subparsers)``, which adds a parser with its arguments and
``set_defaults(run=run)``; and ``run(arguments, tools)``, which gives the exit status.
"""

_WINDOW = frozenset({"--demo"})


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line.

    ``run`` is the function of the command, or None for the window; ``demo`` is whether
    the window is to open the demonstration home. What cannot be read ends the program.
    """
    parser = _Parser("sipdesk", "SIPdesk: från behov till SIP, protokoll och plan.")
    parser.add_argument(
        "--demo",
        action="store_true",
        help="öppna demonstrationshemmet, med påhittade personer",
    )
    parser.set_defaults(run=None)
    # The window starts without the commands: they are slow to import.
    if not _WINDOW.issuperset(arguments):
        commands = parser.add_subparsers(
            title="kommandon", metavar="KOMMANDO", parser_class=argparse.ArgumentParser
        )
        for module in COMMANDS.values():
            import_module(module).add_to(commands)
    return parser.parse_args(arguments)


class _Parser(argparse.ArgumentParser):
    """Speaks Swedish as far as argparse lets it."""

    def __init__(self, program: str, description: str) -> None:
        super().__init__(prog=program, description=description, add_help=False)
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    @override
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: kommandot går inte att läsa: {message}\n")
