"""The case that texts and templates are shown on: an invented one, never a real one."""

import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from cattrs import Converter

from sipdesk.domain.case import Case

EXAMPLE: Final = "example.toml"


def read_example(resources: Path) -> Case:
    """Read the case.

    Raises:
        ValueError, TypeError, KeyError, OSError: the installation is damaged.

    """
    values = tomllib.loads((resources / EXAMPLE).read_text("utf-8"))
    return _converter().structure(values, Case)


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    for kind in (date, time):  # TOML has them
        converter.register_structure_hook(kind, _as_it_is)
    converter.register_structure_hook(
        datetime, lambda text, _: datetime.fromisoformat(text)
    )
    return converter


def _as_it_is(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(kind.__name__)
    return value
