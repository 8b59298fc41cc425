"""What is said, calmly, of free text that may hold what it should not; no Qt."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sipdesk.content.notices import notice
from sipdesk.domain.free_text import Names, Remark, remarks
from sipdesk.usecases.case import CaseView


def said_of(text: str, names: Names) -> str:
    """Say what a text may hold, a line for each; empty when there is nothing."""
    found = remarks(text, names)
    told = [notice(remark.value) for remark in Remark if remark in found]
    return "\n".join(said.whole for said in told)


def remarks_on(form: Any, view: CaseView | None) -> Mapping[str, str]:
    """Say it of each field of a form; of a closed case nothing, for it stays."""
    if view is None or view.case.closing.closed is not None:
        return {}
    texts = {f.name: getattr(form, f.name) for f in fields(form)}
    told = {
        name: said_of(text, view.names)
        for name, text in texts.items()
        if isinstance(text, str)
    }
    return {name: said for name, said in told.items() if said}
