"""The command line. Each command is a module here; no command opens the window."""

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sipdesk.commands.parser import Parser

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
        "policies": "sipdesk.commands.policies",
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
    the window is to open the demonstration home; ``file`` is the file that the window
    is to open, its path whole, or None. What cannot be read ends the program.
    """
    if len(arguments) == 1 and _is_file(arguments[0]):
        file = Path(arguments[0]).absolute()
        return argparse.Namespace(run=None, demo=False, file=file)
    parser = Parser(
        prog="sipdesk",
        description="SIPdesk: från behov till SIP, protokoll och plan. Med FIL i "
        "stället för ett kommando öppnas ett hem (.sipdesk) eller bildtavlor "
        "(.sipbild) i fönstret.",
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help="öppna demonstrationshemmet, med påhittade personer",
    )
    parser.set_defaults(run=None, file=None)
    # The window starts without the commands: they are slow to import.
    if not _WINDOW.issuperset(arguments):
        commands = parser.add_subparsers(
            title="kommandon", metavar="KOMMANDO", parser_class=Parser
        )
        for module in COMMANDS.values():
            import_module(module).add_to(commands)
    return parser.parse_args(arguments)


def _is_file(argument: str) -> bool:
    """Whether something is meant for a file: no command has an ending or a folder."""
    return not argument.startswith("-") and (
        bool(Path(argument).suffix) or Path(argument).name != argument
    )
