"""Texts: what the program says on paper, and what a home writes in its place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Final

from sipdesk.content.content import Content, Letter, Problem, Sheet, Sheets
from sipdesk.content.shelf import problem_of
from sipdesk.content.texts import rewritten
from sipdesk.content.toml_table import Refused
from sipdesk.domain.errors import Conflict, Missing, RuleBroken
from sipdesk.domain.own_text import OwnText
from sipdesk.usecases.draft import DraftOf
from sipdesk.usecases.ports import Ports, Work

LETTERS: Final = "texts/"
SHEETS: Final = "sheets/"
SHARED: Final = "shared"
"""The letter of the sentences that every paper may have."""


@dataclass(frozen=True, slots=True)
class TextOrder:
    """Which text is meant: the program's file without its ending."""

    name: str


@dataclass(frozen=True, slots=True)
class WriteText:
    """A text as it is written now. ``seen`` is the home's version it was written on.

    ``text`` is empty to go back to the program's own.
    """

    name: str
    seen: int
    text: str


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A text in the list.

    ``own`` is the home's version, if one holds. ``left_behind`` says that the program
    has another text now than the one that the home wrote over; ``unfit`` that the
    home's cannot be used any more and the program's is.
    """

    name: str
    title: str
    audience: str  # of a sheet; "" of a letter
    own: OwnText | None
    left_behind: bool = False
    unfit: bool = False


@dataclass(frozen=True, slots=True)
class TextInFull:
    """A text to look at and write in."""

    entry: TextEntry
    text: str
    built_in: str
    placeholders: Mapping[str, str]  # what may be filled in, and what it stands for
    versions: tuple[OwnText, ...]  # the home's, the latest first
    names: Mapping[str, str]  # users' ids and names


def list_texts(_: None, ports: Ports) -> tuple[TextEntry, ...]:
    """List the letters and the sheets that a home may write anew."""
    with ports.store.reading() as work:
        own = {one.name: one for one in work.texts.own()}
    return tuple(
        _entry(one, own.get(_name(one)), ports.content) for one in _all(ports.content)
    )


def draft_of(name: str) -> DraftOf:
    """Tell where what is typed on a text is kept until it is saved."""
    return DraftOf(case="", page=name)


def list_typed(_: None, ports: Ports) -> frozenset[str]:
    """Name the texts that this user has typed on and not saved."""
    places = [draft_of(_name(one)) for one in _all(ports.content)]
    with ports.store.reading() as work:
        return frozenset(
            place.page
            for place in places
            if work.drafts.get(place.case, place.page, ports.user.id)
        )


def read_text(order: TextOrder, ports: Ports) -> TextInFull:
    """Read a text in full.

    Raises:
        Missing: there is no such text.

    """
    built_in = _built_in(order.name, ports.content)
    with ports.store.reading() as work:
        versions = work.texts.versions(order.name)
        names = {user.id: user.name for user in work.house.users()}
    own = versions[0] if versions else None
    entry = _entry(built_in, own, ports.content)
    written = entry.own.text if entry.own else built_in.text
    known = built_in.placeholders if isinstance(built_in, Letter) else {}
    return TextInFull(entry, written, built_in.text, known, versions, names)


def check_text(order: WriteText, ports: Ports) -> Problem | None:
    """Tell what is wrong with a text as it is written now, and on which line.

    Raises:
        Missing: there is no such text.

    """
    try:
        rewritten_text(order, ports)
    except Refused as refused:
        return problem_of(order.name, refused)
    return None


def rewritten_text(order: WriteText, ports: Ports) -> Letter | Sheet:
    """Give a text as it is written now.

    Raises:
        Missing: there is no such text.
        Refused: it is not right.

    """
    built_in = _built_in(order.name, ports.content)
    return _rewritten(built_in, order.text, ports.content)


def save_text(order: WriteText, ports: Ports) -> TextInFull:
    """Save a home's version of a text, or go back to the program's own.

    Raises:
        RuleBroken: ``text-not-right``; ``check_text`` says what and where.
        Conflict: somebody has saved a version since ``seen``.
        Missing: there is no such text.

    """
    built_in = _built_in(order.name, ports.content)
    if order.text and check_text(order, ports) is not None:
        raise RuleBroken("text-not-right", "text")
    with ports.store.work() as work:
        versions = work.texts.versions(order.name)
        last = versions[0] if versions else None
        if (last.number if last else 0) != order.seen:
            raise Conflict
        if order.text != (last.text if last else ""):
            work.texts.add(
                OwnText(
                    id=ports.new_id(),
                    name=order.name,
                    number=order.seen + 1,
                    text=order.text,
                    over=_sum(built_in.text),
                    saved=ports.clock.now(),
                    by=ports.user.id,
                )
            )
    return read_text(TextOrder(order.name), ports)


def as_written(work: Work, content: Content) -> Content:
    """Lay the home's own texts over the program's; one that is unfit is left out."""
    own = {one.name: one.text for one in work.texts.own() if one.text}
    if not own:
        return content
    letters = {key: _laid(letter, own) for key, letter in content.texts.items()}
    sheets = partial(_sheets, content, own)
    return replace(content, texts=letters, read_sheets=sheets)


def keep_letter(letter_id: str, work: Work, ports: Ports) -> str:
    """Keep the letter that a paper is finalised with; gives the text's sum."""
    letter = as_written(work, ports.content).texts[letter_id]
    found = _sum(letter.text)
    work.texts.keep(found, letter.text)
    return found


def with_kept(content: Content, letter_id: str, kept: str) -> Content:
    """Give content whose letter says what it said when a paper was finalised.

    A letter whose parts are others by now stays as it is.
    """
    try:
        then = rewritten(content.texts[letter_id], kept)
    except Refused:
        return content
    return replace(content, texts={**content.texts, letter_id: then})


def _all(content: Content) -> tuple[Letter | Sheet, ...]:
    return (*content.texts.values(), *content.read_sheets().sheets)


def _name(text: Letter | Sheet) -> str:
    return f"{LETTERS if isinstance(text, Letter) else SHEETS}{text.id}"


def _built_in(name: str, content: Content) -> Letter | Sheet:
    for one in _all(content):
        if _name(one) == name:
            return one
    raise Missing


def _entry(
    built_in: Letter | Sheet, own: OwnText | None, content: Content
) -> TextEntry:
    audience = built_in.audience if isinstance(built_in, Sheet) else ""
    name = _name(built_in)
    if own is None or not own.text:
        return TextEntry(name, built_in.title, audience, None)
    try:
        _rewritten(built_in, own.text, content)
        unfit = False
    except Refused:
        unfit = True
    behind = own.over != _sum(built_in.text)
    return TextEntry(name, built_in.title, audience, own, behind, unfit)


def _rewritten(built_in: Letter | Sheet, text: str, content: Content) -> Letter | Sheet:
    if isinstance(built_in, Letter):
        return rewritten(built_in, text)
    from sipdesk.content import sheets  # noqa: PLC0415  (loads Markdown)

    return sheets.rewritten(built_in, text, content.read_concepts())


def _laid(letter: Letter, own: Mapping[str, str]) -> Letter:
    text = own.get(_name(letter), "")
    try:
        return rewritten(letter, text) if text else letter
    except Refused:
        return letter


def _sheets(content: Content, own: Mapping[str, str]) -> Sheets:
    from sipdesk.content import sheets  # noqa: PLC0415  (loads Markdown)

    def laid(sheet: Sheet) -> Sheet:
        text = own.get(_name(sheet), "")
        try:
            return sheets.rewritten(sheet, text, concepts) if text else sheet
        except Refused:
            return sheet

    concepts, found = content.read_concepts(), content.read_sheets()
    return replace(found, sheets=tuple(map(laid, found.sheets)))


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()
