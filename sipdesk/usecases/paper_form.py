"""In what form a paper goes out: PDF, form, Word, calendar, template, or as text."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sipdesk.content.document_text import sections
from sipdesk.documents.pdf.render import render
from sipdesk.documents.template import file as template_file
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import (
    CALLING,
    COPIED,
    FILLABLE,
    FOR_COPYING,
    FOR_WORD,
    ON_TEMPLATE,
    SAVED_AS_CALENDAR,
    SAVED_AS_FORM,
    SAVED_AS_WORD,
    PaperKind,
)
from sipdesk.domain.policy import Policies
from sipdesk.usecases.paper_copy import PaperCopy, PaperOrder, file_name
from sipdesk.usecases.policy import check_channel_allowed

_WITHOUT_STAMP: Final = frozenset({SAVED_AS_CALENDAR, *ON_TEMPLATE.values()})
"""What is no page of ours, and has no place for a stamp."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The bytes that go out by a channel, and beside a form its fixed copy."""

    data: bytes
    pages: int  # of the PDF, where the bytes have none
    archive_copy: bytes = b""


def check_channel(order: PaperOrder, channel: str, policies: Policies) -> None:
    """Refuse a channel that this paper is not given by.

    Raises:
        RuleBroken: ``paper-not-as-word``, ``paper-not-as-calendar``,
            ``paper-not-fillable``, ``paper-not-copied``, ``template-only-for-plan``,
            ``stamp-has-no-place``, ``policy-forbids``.

    """
    check_channel_allowed(channel, policies)
    if channel == SAVED_AS_WORD and order.kind not in FOR_WORD:
        raise RuleBroken("paper-not-as-word")
    if channel == SAVED_AS_CALENDAR and not _has_calendar(order):
        raise RuleBroken("paper-not-as-calendar")
    if channel == SAVED_AS_FORM and order.kind not in FILLABLE:
        raise RuleBroken("paper-not-fillable")
    if channel == COPIED and order.kind not in FOR_COPYING:
        raise RuleBroken("paper-not-copied")
    if channel in ON_TEMPLATE.values() and not _is_established(order):
        raise RuleBroken("template-only-for-plan")
    if order.stamp and channel in _WITHOUT_STAMP:
        raise RuleBroken("stamp-has-no-place")


def outgoing(made: PaperCopy, channel: str) -> Outgoing:
    """Give the bytes that a channel takes: what the recipient may see, no more.

    A plan on a template is made by ``usecases.template``.
    """
    pages = made.paper.pages
    if channel == SAVED_AS_WORD:
        from sipdesk.documents.docx import (  # noqa: PLC0415  (only when one saves so)
            render as word,
        )

        return Outgoing(word.render(made.seen).data, pages)
    if channel == SAVED_AS_CALENDAR:
        from sipdesk.documents.calendar.event import event  # noqa: PLC0415  (likewise)
        from sipdesk.documents.calendar.render import (  # noqa: PLC0415  (likewise)
            render as calendar,
        )

        return Outgoing(calendar(event(made.copy)), pages)
    if channel == SAVED_AS_FORM:
        form = render(made.seen, fillable=True)
        return Outgoing(form.data, form.pages, made.paper.data)
    if channel == COPIED:
        parts = (f"{part.heading}\n\n{part.text}" for part in sections(made.seen))
        return Outgoing("\n\n\n".join(parts).encode(), pages)
    return Outgoing(made.paper.data, pages)


def words_of(data: bytes, channel: str) -> str:
    """Tell the words of what the window cannot show, or cannot read aloud."""
    if channel == COPIED:
        return data.decode()
    if channel == SAVED_AS_WORD:
        from sipdesk.documents.docx.reading import (  # noqa: PLC0415  (as above)
            text_of,
        )

        return text_of(data)
    if channel == SAVED_AS_CALENDAR:
        from sipdesk.documents.calendar import reading  # noqa: PLC0415  (as above)

        return reading.words_of(data)
    form = next((f for f, used in ON_TEMPLATE.items() if used == channel), None)
    return template_file.text_of(data, form) if form else ""


def other_names(
    case: Case, order: PaperOrder, made: datetime, policies: Policies
) -> tuple[str, str, str]:
    """Name the file for Word, as a form and for a calendar; empty if it may not be."""

    def named(channel: str) -> str:
        try:
            check_channel(order, channel, policies)
        except RuleBroken:
            return ""
        return file_name(case, order, made, channel)

    return named(SAVED_AS_WORD), named(SAVED_AS_FORM), named(SAVED_AS_CALENDAR)


def _is_established(order: PaperOrder) -> bool:
    return order.kind is PaperKind.PLAN and order.version > 0


def _has_calendar(order: PaperOrder) -> bool:
    """Whether a calendar file goes with it; the file copy is nobody's meeting."""
    return order.kind in CALLING and order.recipient != FILE_COPY
