"""Sheets: papers without a case, and so with no journal and nobody's name.

A translation can always be looked at. It goes out when somebody who knows the language
has answered for exactly that text: who cannot read it cannot see what it says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sipdesk.content.content import Content, Problem, Sheet, SheetKind
from sipdesk.content.document_text import as_text
from sipdesk.content.languages import language
from sipdesk.content.swedish import file_word, in_sweden
from sipdesk.content.texts import filled
from sipdesk.documents.pdf.render import render
from sipdesk.documents.sheet import sheet_document
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.home import Home
from sipdesk.domain.sheet_review import (
    SheetReview,
    Standing,
    reviewed_text,
    standing,
)
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.text import as_written

SUBJECT: Final = "about"


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet, and whether it may go out.

    ``title`` is Swedish, whatever language the sheet is in. ``text`` is the sum of
    what a review would answer for. ``outdated`` says that the Swedish sheet has
    changed since this was translated from it.
    """

    sheet: Sheet
    title: str
    standing: Standing = Standing.ORIGINAL
    text: str = ""
    review: SheetReview | None = None
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class ListedSheets:
    """All sheets, by kind and order, and what was wrong with the home's own."""

    sheets: tuple[ListedSheet, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet is meant."""

    sheet: str


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """Who has reviewed a translation; ``text`` is the sum of what was looked at."""

    sheet: str
    text: str
    reviewer: str
    day: date | None


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet as a paper, and if it is a form, the same to fill in on screen.

    A form that may not go out is there to be looked at, not to be filled in.
    """

    sheet: Sheet
    data: bytes
    text: str
    pages: int
    file_name: str
    form: bytes = b""
    form_name: str = ""


def list_sheets(_: None, ports: Ports) -> ListedSheets:
    """Read every sheet there is, by kind and order."""
    with ports.store.reading() as work:
        content = as_written(work, ports.content)
        reviews = work.house.sheet_reviews()
    read = content.read_sheets()
    listed = tuple(_listed(one, content, reviews) for one in read.sheets)
    return ListedSheets(listed, read.problems)


def preview_sheet(order: SheetOrder, ports: Ports) -> MadeSheet:
    """Make a sheet's paper to be looked at.

    One that may not go out says so at the foot of each page.

    Raises:
        Missing: there is no such sheet.
        Unavailable: NO_ETHIOPIC_FONT.

    """
    return _made(_found(order.sheet, ports), ports)


def hand_out_sheet(order: SheetOrder, ports: Ports) -> MadeSheet:
    """Make a sheet's paper to be printed or saved. Nothing is kept of it.

    Raises:
        Missing: there is no such sheet.
        RuleBroken: ``sheet-unreviewed``, ``sheet-review-lapsed``.
        Unavailable: NO_ETHIOPIC_FONT.

    """
    found = _found(order.sheet, ports)
    if found.listed.standing is Standing.UNREVIEWED:
        raise RuleBroken("sheet-unreviewed")
    if found.listed.standing is Standing.LAPSED:
        raise RuleBroken("sheet-review-lapsed")
    return _made(found, ports)


def review_sheet(order: ReviewSheet, ports: Ports) -> ListedSheet:
    """Note that somebody who knows the language has reviewed a translation.

    Raises:
        Missing: there is no such sheet.
        RuleBroken: ``sheet-needs-no-review``, ``sheet-without-reviewer``,
            ``day-missing``, ``sheet-reviewed-in-the-future``, ``sheet-changed``.

    """
    listed = _found(order.sheet, ports).listed
    reviewer = " ".join(order.reviewer.split())
    if listed.standing is Standing.ORIGINAL:
        raise RuleBroken("sheet-needs-no-review")
    if not reviewer:
        raise RuleBroken("sheet-without-reviewer", "reviewer")
    if order.day is None:
        raise RuleBroken("day-missing", "day")
    if order.day > ports.clock.today():
        raise RuleBroken("sheet-reviewed-in-the-future", "day")
    if order.text != listed.text:
        raise RuleBroken("sheet-changed")
    review = SheetReview(order.sheet, order.text, reviewer, order.day, ports.user.id)
    with ports.store.work() as work:
        work.house.put_sheet_review(review)
        reviews = work.house.sheet_reviews()
        content = as_written(work, ports.content)
    return _listed(listed.sheet, content, reviews)


def withdraw_review(order: SheetOrder, ports: Ports) -> None:
    """Take a review back; without one nothing happens."""
    with ports.store.work() as work:
        work.house.drop_sheet_review(order.sheet)


@dataclass(frozen=True, slots=True)
class _Found:
    """A sheet as the home has written it, and what its paper needs besides."""

    listed: ListedSheet
    home: Home
    content: Content


def _found(sheet_id: str, ports: Ports) -> _Found:
    with ports.store.reading() as work:
        home, reviews = work.house.home(), work.house.sheet_reviews()
        content = as_written(work, ports.content)
    sheet = content.read_sheets().find(sheet_id)
    if sheet is None:
        raise Missing
    return _Found(_listed(sheet, content, reviews), home, content)


def _listed(
    sheet: Sheet, content: Content, reviews: Mapping[str, SheetReview]
) -> ListedSheet:
    original = content.read_sheets().find(sheet.translates)
    if original is None:
        return ListedSheet(sheet, sheet.title)
    text = reviewed_text(sheet.file_sum, original.text_sum)
    return ListedSheet(
        sheet,
        original.title,
        standing(sheet.id, text, reviews),
        text,
        reviews.get(sheet.id),
        outdated=sheet.original_sum != original.text_sum,
    )


def _made(found: _Found, ports: Ports) -> MadeSheet:
    listed, made = found.listed, ports.clock.now()
    sheet, may_go_out = listed.sheet, listed.standing.may_go_out
    subject = filled(found.content.texts["shared"], SUBJECT)
    document = sheet_document(sheet, found.home, subject, made, may_go_out=may_go_out)
    paper = render(document)
    name, day = _file_name(listed), in_sweden(made).date().isoformat()
    plain = MadeSheet(
        sheet, paper.data, as_text(document), paper.pages, f"{name}-{day}.pdf"
    )
    if sheet.kind is not SheetKind.FORM or not may_go_out:
        return plain
    form = render(document, fillable=True)
    return replace(plain, form=form.data, form_name=f"{name}-ifyllbar-{day}.pdf")


def _file_name(listed: ListedSheet) -> str:
    """Name the file in Swedish: other scripts make poor names for files."""
    words = file_word(listed.title)
    if listed.standing is Standing.ORIGINAL:
        return words
    return f"{words}-{file_word(language(listed.sheet.lang).swedish)}"
