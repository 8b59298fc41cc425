"""What is said, calmly, of free text that may hold what it should not; no Qt."""

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, Final

from sipdesk.content.address_words import address_words
from sipdesk.content.notices import notice
from sipdesk.content.swedish import listing
from sipdesk.domain.address_form import speaks_of_young_person
from sipdesk.domain.free_text import Names, Remark, remarks
from sipdesk.domain.survey_words import Points, pointing
from sipdesk.usecases.case import CaseView

READ_BY_YOUNG: Final = MappingProxyType({"read-by-young": True})
"""Metadata of a form's field whose text the young person reads as theirs."""


def said_of(text: str, names: Names) -> str:
    """Say what a text may hold, a line for each; empty when there is nothing."""
    found = remarks(text, names)
    told = [notice(remark.value) for remark in Remark if remark in found]
    return "\n".join(said.whole for said in told)


def said_of_answer(words: str, names: Names) -> str:
    """Say what in own words of a survey may point somebody out, a line for each."""
    found: dict[Points, list[str]] = {}
    for kind, word in pointing(words, names):
        found.setdefault(kind, []).append(f"”{word}”")
    return "\n".join(
        notice(kind.value, {"words": listing(tuple(dict.fromkeys(found[kind])))}).whole
        for kind in Points
        if kind in found
    )


def remarks_on(form: Any, view: CaseView | None) -> Mapping[str, str]:
    """Say it of each field of a form; of a closed case nothing, for it stays."""
    if view is None or view.case.closing.closed is not None:
        return {}
    told = {}
    for one in fields(form):
        text = getattr(form, one.name)
        if isinstance(text, str):
            theirs = READ_BY_YOUNG.items() <= one.metadata.items()
            lines = (said_of(text, view.names), _said_of_form(text) if theirs else "")
            told[one.name] = "\n".join(filter(None, lines))
    return {name: said for name, said in told.items() if said}


def _said_of_form(text: str) -> str:
    """Say it of a text that speaks of the young person and not to them."""
    found = speaks_of_young_person(text, address_words())
    return notice("text-speaks-of-young").whole if found else ""
