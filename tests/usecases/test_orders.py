"""What opens a home stands in no order as it is written out, in a log or a trace."""

import pkgutil
from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass
from importlib import import_module

import sipdesk.usecases

OPENS = frozenset({"passphrase", "again", "old", "new", "secret"})
CODES = frozenset({"recovery_key", "keys"})
"""The modules in which a code is a recovery key."""


def secrets() -> Iterator[tuple[str, Field[object]]]:
    for found in pkgutil.iter_modules(sipdesk.usecases.__path__):
        module = import_module(f"sipdesk.usecases.{found.name}")
        names = OPENS | {"code"} if found.name in CODES else OPENS
        for order in vars(module).values():
            if not isinstance(order, type) or not is_dataclass(order):
                continue
            if order.__module__ == module.__name__:
                for part in fields(order):
                    if part.name in names:
                        yield f"{found.name}.{order.__name__}.{part.name}", part


def test_no_order_that_is_written_out_tells_a_passphrase_or_a_key() -> None:
    found = dict(secrets())
    assert [name for name, part in found.items() if part.repr] == []
    assert {"keys.AskWho.code", "entrance.OpenHome.passphrase"} <= set(found)
