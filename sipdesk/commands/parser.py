"""A command line that is read, and spoken of, in Swedish."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from typing_extensions import override

_SAID: Final = (
    (r"the following arguments are required: (.+)", r"det här saknas: \1"),
    (r"one of the arguments (.+) is required", r"ett av det här saknas: \1"),
    (r"unrecognized arguments: (.+)", r"det här känns inte igen: \1"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        r"\1: \2 finns inte, välj bland \3",
    ),
    (r"argument (.+?): invalid .+? value: (.+)", r"\1: \2 går inte att läsa"),
    (r"argument (.+?): expected .+", r"\1: värdet saknas"),
    (
        r"argument (.+?): not allowed with argument (.+)",
        r"\1 går inte tillsammans med \2",
    ),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 tar inget värde: \2"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 kan betyda flera: \2"),
)
"""What ``argparse`` says, and how it is said here."""


class _Help(argparse.HelpFormatter):
    """Help with a Swedish word before the line of use."""

    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(
            usage, actions, groups, "så här: " if prefix is None else prefix
        )


class Parser(argparse.ArgumentParser):
    """Speaks Swedish; so do the parsers of its commands."""

    def __init__(self, **told: Any) -> None:
        super().__init__(**{"formatter_class": _Help, **told, "add_help": False})
        self._positionals.title = "anges"
        self._optionals.title = "val"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    @override
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        said = in_swedish(message)
        self.exit(2, f"{self.prog}: kommandot går inte att läsa: {said}\n")


def in_swedish(message: str) -> str:
    """Say in Swedish why a command line cannot be read; what is new stands as it is."""
    for pattern, said in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(said)
    return message
