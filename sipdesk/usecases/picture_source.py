"""Pictures of the home's own: taken in cleaned from a folder or a zip, and taken out.

To take them in is done in parts, so that whoever waits sees how far it has come and can
stop: nothing is kept until all are made anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from sipdesk.content import mulberry
from sipdesk.content.concept import Concept
from sipdesk.content.picture_cells import shown_word
from sipdesk.documents.picture_sources.cleaning import clean_some, contents_of
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.picture_source import (
    MOST_KEPT,
    Cleaned,
    CleanPicture,
    OwnPicture,
    OwnSymbol,
    PictureSource,
    SourceSize,
    check_source,
    code_of,
    said_by,
    symbol_id,
)
from sipdesk.domain.rights import Right, check
from sipdesk.domain.settings import FIRST_PICTURES
from sipdesk.usecases.picture_stock import first_source
from sipdesk.usecases.policy import check_symbol_folder
from sipdesk.usecases.ports import Ports, Work

AT_ONCE: Final = 100
"""Pictures that are made anew before it is told how far it has come."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source, and how much it has in the home's file."""

    source: PictureSource
    size: SourceSize


@dataclass(frozen=True, slots=True)
class ListedSources:
    """All sources; ``first`` is the id of what comes before our own symbols, or ""."""

    sources: tuple[ListedSource, ...] = ()
    first: str = ""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is said of a source; its credit stands on every sheet that shows it."""

    name: str = ""
    licence: str = ""
    credit: str = ""
    may_share: bool = False


@dataclass(frozen=True, slots=True)
class FoundPictures:
    """What a folder or a zip has, and what is said of it where it is a set we know."""

    path: Path
    codes: tuple[str, ...]
    is_mulberry: bool
    has_list: bool
    facts: SourceFacts


@dataclass(frozen=True, slots=True)
class CleanSome:
    """The pictures of a folder or a zip that are to be made anew now, by code."""

    path: Path
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeepSource:
    """A new source with the pictures that were made anew."""

    facts: SourceFacts
    pictures: tuple[CleanPicture, ...]
    is_mulberry: bool = False


@dataclass(frozen=True, slots=True)
class ChangeSource:
    """What is to be said of a source from now on."""

    source: str
    facts: SourceFacts


@dataclass(frozen=True, slots=True)
class UsesOfSource:
    """What shows a source: templates by title, and how many boards of cases."""

    templates: tuple[str, ...] = ()
    of_cases: int = 0


@dataclass(frozen=True, slots=True)
class ReadOwnPictures:
    """Pictures of the home's own to be shown, by source and code."""

    wanted: tuple[tuple[str, str], ...] = field(default=())


def list_sources(_: None, ports: Ports) -> ListedSources:
    """Read the sources, in Swedish order of name."""
    with ports.store.reading() as work:
        return _listed(work)


def look_at_pictures(path: Path, ports: Ports) -> FoundPictures:
    """Look through a folder or a zip; no picture in it is opened yet.

    Raises:
        RuleBroken: ``right-missing``; ``pictures-…`` as ``contents_of``;
            ``pictures-from-elsewhere`` than where a policy lets them come from.

    """
    check(ports.user, Right.HOME_CONTENT)
    check_symbol_folder(path, ports.store.policies)
    found = contents_of(path)
    facts = SourceFacts(name=path.stem if path.is_file() else path.name)
    if found.is_mulberry:
        facts = SourceFacts(
            mulberry.NAME, mulberry.LICENCE, mulberry.CREDIT, may_share=True
        )
    return FoundPictures(path, found.codes, found.is_mulberry, found.has_list, facts)


def clean_pictures(order: CleanSome, ports: Ports) -> Cleaned:
    """Make some pictures anew. It touches nothing of the home.

    Raises:
        RuleBroken: ``right-missing``, ``pictures-unreadable``,
            ``pictures-from-elsewhere``.

    """
    check(ports.user, Right.HOME_CONTENT)
    check_symbol_folder(order.path, ports.store.policies)
    return clean_some(order.path, order.codes)


def keep_source(order: KeepSource, ports: Ports) -> ListedSources:
    """Keep a new source with its pictures.

    Raises:
        RuleBroken: ``picture-source-…`` as ``check_source``, ``pictures-none``,
            ``pictures-too-heavy``, ``right-missing``.

    """
    source = _source(ports.new_id(), order.facts, ports)
    check_source(source)
    if not order.pictures:
        raise RuleBroken("pictures-none")
    if sum(len(one.data) for one in order.pictures) > MOST_KEPT:
        most = f"{MOST_KEPT // 1_000_000}"
        raise RuleBroken("pictures-too-heavy", facts={"most": most})
    shown = _mulberry(ports) if order.is_mulberry else _by_word(ports, order.pictures)
    with ports.store.work() as work:
        work.sources.put(source)
        work.sources.add(_kept(source.id, order.pictures, shown, ports))
        return _listed(work)


def change_source(order: ChangeSource, ports: Ports) -> ListedSources:
    """Say something else of a source; boards are printed so from now on.

    Raises:
        RuleBroken: ``picture-source-…`` as ``check_source``, ``right-missing``.
        Missing: there is none such.

    """
    with ports.store.work() as work:
        before = work.sources.get(order.source)
        said = _source(before.id, order.facts, ports)
        after = replace(said, added=before.added, by=before.by)
        check_source(after)
        work.sources.put(after)
        return _listed(work)


def uses_of_source(source_id: str, ports: Ports) -> UsesOfSource:
    """Tell which boards would lose a picture if a source were taken out."""
    with ports.store.reading() as work:
        boards = work.sources.boards(source_id)
    templates = tuple(board.title for board in boards if not board.case)
    return UsesOfSource(templates, len(boards) - len(templates))


def remove_source(source_id: str, ports: Ports) -> ListedSources:
    """Take a source out; boards that show it are printed without its pictures.

    Raises:
        Missing: there is none such.
        RuleBroken: ``right-missing``.

    """
    with ports.store.work() as work:
        work.sources.remove(source_id)
        if first_source(work) == source_id:
            work.house.put_setting(FIRST_PICTURES.key, "")
        return _listed(work)


def put_first(source_id: str, ports: Ports) -> ListedSources:
    """Let a source come before our own symbols; "" for none.

    Raises:
        Missing: there is none such.
        RuleBroken: ``right-missing``.

    """
    with ports.store.work() as work:
        if source_id:
            work.sources.get(source_id)
        work.house.put_setting(FIRST_PICTURES.key, source_id)
        return _listed(work)


def read_own_pictures(
    order: ReadOwnPictures, ports: Ports
) -> Mapping[tuple[str, str], OwnPicture]:
    """Read pictures to show them; those that are not there are left out."""
    with ports.store.reading() as work:
        return work.sources.pictures(order.wanted)


def _listed(work: Work) -> ListedSources:
    sizes = work.sources.sizes()
    found = tuple(
        ListedSource(one, sizes.get(one.id, SourceSize())) for one in work.sources.all()
    )
    return ListedSources(found, first_source(work))


def _source(source_id: str, facts: SourceFacts, ports: Ports) -> PictureSource:
    return PictureSource(
        source_id,
        facts.name.strip(),
        facts.licence.strip(),
        facts.credit.strip(),
        ports.clock.today(),
        ports.user.id,
        facts.may_share,
    )


def _by_word(
    ports: Ports, pictures: Iterable[CleanPicture]
) -> Mapping[str, tuple[str, ...]]:
    """Find the concept that each picture shows by the word that both are called."""
    called: dict[str, str] = {}
    for concept in ports.content.read_concepts().values():
        for word in (concept.word, shown_word(concept)):
            called.setdefault(word.casefold(), concept.id)
    meant = ((one.code, called.get(one.words[0].casefold())) for one in pictures)
    return {code: (concept,) for code, concept in meant if concept}


def _mulberry(ports: Ports) -> Mapping[str, tuple[str, ...]]:
    """Give the concepts of ours by the code of the symbol that shows them."""
    shown: dict[str, tuple[str, ...]] = {}
    for concept, name in ports.content.read_mulberry().items():
        code = code_of(name)
        shown[code] = (*shown.get(code, ()), concept)
    return shown


def _kept(
    source: str,
    pictures: Iterable[CleanPicture],
    shown: Mapping[str, tuple[str, ...]],
    ports: Ports,
) -> Iterable[OwnPicture]:
    concepts = ports.content.read_concepts()
    for one in pictures:
        meant = shown.get(one.code, ())
        ours = (word for each in meant for word in _words(concepts[each]))
        symbol = OwnSymbol(
            symbol_id(source, one.code),
            source,
            one.code,
            said_by((*ours, *one.words)),
            one.form,
            one.sha256,
            meant,
        )
        yield OwnPicture(symbol, one.data)


def _words(concept: Concept) -> tuple[str, ...]:
    return (shown_word(concept), concept.word, *concept.synonyms)
