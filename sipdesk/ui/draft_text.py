"""Forms as the text that a draft holds."""

import json
from collections.abc import Set as AbstractSet
from typing import TypeVar

from cattrs import Converter
from cattrs.errors import BaseValidationError

F = TypeVar("F")

_forms = Converter(
    forbid_extra_keys=True, unstruct_collection_overrides={AbstractSet: sorted}
)


def as_text(form: object) -> str:
    """Write a form; the same form gives the same text."""
    return json.dumps(_forms.unstructure(form), ensure_ascii=False, sort_keys=True)


def from_text(text: str, kind: type[F]) -> F | None:
    """Read a form; None when it was typed on a page that has since changed."""
    try:
        return _forms.structure(json.loads(text), kind)
    except (ValueError, BaseValidationError):
        return None
