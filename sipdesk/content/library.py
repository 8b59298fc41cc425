"""All content, read and checked: the built-in, with an institution's own laid over it.

An own file has the name and form of the built-in one and takes its whole place. One
that is not right is refused with file, line and reason, and the built-in is used; the
built-in must be right. What saved cases refer to by id may be reworded, never removed.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from sipdesk.content import files
from sipdesk.content.book import read_contact_roles, read_regions
from sipdesk.content.concept import Concept, OwnWords
from sipdesk.content.content import (
    Content,
    Letter,
    Problem,
    Sheet,
    SheetKind,
    Sheets,
)
from sipdesk.content.grounds import read_grounds
from sipdesk.content.handbook import Handbook, read_chapters, read_obstacles
from sipdesk.content.health import read_health
from sipdesk.content.kommuner import read_kommuner
from sipdesk.content.laws import read_laws
from sipdesk.content.lists import codes_of, read_choices, read_things
from sipdesk.content.materials import Material, read_material
from sipdesk.content.mulberry import read_mulberry
from sipdesk.content.notices import notice
from sipdesk.content.own_pictures import NO_PICTURES, OwnPictures
from sipdesk.content.pathway import read_pathways
from sipdesk.content.pictures import read_concepts
from sipdesk.content.printed_figures import read_publication
from sipdesk.content.reminders import read_reminders, rule_ids
from sipdesk.content.routine import read_missing, read_phases, read_placement
from sipdesk.content.texts import read_letter
from sipdesk.content.toml_table import (
    CODE_LONGEST,
    Refused,
    Table,
    read_source,
)
from sipdesk.content.track import read_proposals, read_track
from sipdesk.domain.case import Case
from sipdesk.domain.routine import Routine

if TYPE_CHECKING:  # see ``index_pictures``
    from sipdesk.content.picture_search import PictureIndex

T = TypeVar("T")


class ContentBroken(Exception):  # noqa: N818
    """A built-in file is not as it must be: the installation is damaged.

    ``problem`` says where and why.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.file}, line {problem.line}: {problem.reason}")
        self.problem = problem


def read_content(resources: Path, own: Path | None = None) -> Content:
    """Read everything. ``own`` is the folder of the institution's own files, if any.

    Raises:
        ContentBroken: a built-in file of routine, laws, lists or letters is not right.
        ValueError, OSError: the list of kommuner is not.

    """
    shelf, built_in = _Shelf(resources, own), _Shelf(resources, None)
    kommuner = read_kommuner(resources / "kommuner.csv")
    regions = tuple(dict.fromkeys(kommun.region for kommun in kommuner))
    laws = shelf.read(files.LAWS, read_laws, ids=_ids_of)
    routine = Routine(
        phases=shelf.read(files.STEPS, partial(read_phases, laws=laws.keys())),
        placement=shelf.read(
            files.PLACEMENT, partial(read_placement, laws=laws.keys())
        ),
        missing=shelf.read(files.CONDITIONS, read_missing),
    )
    proposals = shelf.read(files.PROPOSALS, read_proposals, ids=_ids_of)
    return Content(
        routine=routine,
        reminders=shelf.read(files.REMINDERS, read_reminders, ids=rule_ids),
        laws=laws,
        grounds=shelf.read(
            files.GROUNDS, partial(read_grounds, laws=laws.keys()), ids=_ids_of
        ),
        transfer_grounds=shelf.read(
            files.TRANSFER_GROUNDS, partial(read_grounds, laws=laws.keys()), ids=_ids_of
        ),
        admission_items=shelf.read(files.ADMISSION, read_things, ids=codes_of),
        decline_reasons=shelf.read(files.DECLINE_REASONS, read_choices, ids=codes_of),
        waiting_for=shelf.read(files.WAITING_FOR, read_choices, ids=codes_of),
        health=shelf.read(
            files.HEALTH,
            partial(read_health, laws=laws.keys()),
            ids=lambda texts: texts.codes,
        ),
        pathways=shelf.read(
            files.PATHWAYS,
            partial(read_pathways, laws=laws.keys()),
            ids=lambda found: codes_of(found.guides),
        ),
        proposals=proposals,
        track=shelf.read(
            files.TRACK,
            partial(read_track, laws=laws.keys(), proposals=proposals.keys()),
            ids=_ids_of,
        ),
        kommuner=kommuner,
        contact_roles=shelf.read(files.CONTACT_ROLES, read_contact_roles, ids=codes_of),
        staff_roles=shelf.read(files.STAFF_ROLES, read_choices, ids=codes_of),
        trainings=shelf.read(files.TRAININGS, read_choices, ids=codes_of),
        region_facts=shelf.read(files.REGIONS, partial(read_regions, names=regions)),
        missing_things=shelf.read(files.MISSING_THINGS, read_choices, ids=codes_of),
        texts=_read_letters(shelf),
        problems=(*shelf.problems, *shelf.strangers()),
        read_sheets=cache(partial(read_all_sheets, resources, own)),
        read_example=cache(partial(_read_example, resources)),
        read_concepts=cache(partial(read_all_concepts, resources)),
        read_mulberry=cache(
            partial(built_in.read_whole, files.MULBERRY, read_mulberry)
        ),
        read_pilot=cache(partial(built_in.read, files.PILOT, read_publication)),
        read_materials=cache(partial(read_all_materials, resources)),
        read_handbook=cache(partial(read_whole_handbook, resources, routine)),
        # Of one home at a time, as its words are now.
        picture_index=lru_cache(maxsize=1)(partial(index_pictures, resources)),
    )


def _read_example(resources: Path) -> Case:
    from sipdesk.content.example import read_example  # noqa: PLC0415  (loads cattrs)

    return read_example(resources)


def read_whole_handbook(resources: Path, routine: Routine) -> Handbook:
    """Read the handbook; it speaks of the steps that a routine has.

    Raises:
        ContentBroken: it is not right.

    """
    shelf = _Shelf(resources, None)
    steps = {step.id: step.title for step in (*routine.steps, *routine.placement.steps)}
    return Handbook(
        shelf.read(files.GUIDE, read_chapters),
        shelf.read(files.OBSTACLES, partial(read_obstacles, steps=steps)),
    )


def read_all_concepts(resources: Path) -> Mapping[str, Concept]:
    """Read what can be said in pictures, by its id.

    Raises:
        ContentBroken: the file is not right.

    """
    return _Shelf(resources, None).read_whole(files.PICTURES, read_concepts)


def read_all_materials(resources: Path) -> Mapping[str, Material]:
    """Read the ready picture boards, by the material's id, in their order.

    Raises:
        ContentBroken: a file is not right.

    """
    shelf, concepts = _Shelf(resources, None), read_all_concepts(resources)
    names = (path.name for path in (resources / files.MATERIALS).glob("*.toml"))
    reader = partial(read_material, concepts=concepts)
    read = [shelf.read_whole(f"{files.MATERIALS}/{name}", reader) for name in names]
    in_turn = sorted(read, key=lambda material: material.number)
    return MappingProxyType({material.id: material for material in in_turn})


def index_pictures(
    resources: Path, own: OwnWords = (), pictures: OwnPictures = NO_PICTURES
) -> "PictureIndex":
    """Gather all pictures that can be found, also a home's own and by its own words.

    Raises:
        ContentBroken: a file is not right.

    """
    from sipdesk.content.emoji import read_emoji  # noqa: PLC0415  (when one is sought)
    from sipdesk.content.picture_search import PictureIndex  # noqa: PLC0415  (likewise)

    emoji = _Shelf(resources, None).read_whole(files.EMOJI, read_emoji)
    return PictureIndex(read_all_concepts(resources).values(), emoji, own, pictures)


def read_all_sheets(resources: Path, own: Path | None = None) -> Sheets:
    """Read every sheet; the home's own may take the place of a built-in one.

    Raises:
        ContentBroken: a built-in sheet is not right.

    """
    from sipdesk.content.sheets import read_sheet  # noqa: PLC0415  (loads Markdown)

    shelf = _Shelf(resources, own)
    names = sorted(p.name for p in (resources / files.SHEETS).glob("*.md"))
    reader = partial(read_sheet, concepts=read_all_concepts(resources))
    read = [shelf.read_whole(f"{files.SHEETS}/{name}", reader) for name in names]
    strange = _strange_texts(own, files.SHEETS, names)
    known = {one.id for one in read if not one.is_translation}
    sheets = [s for s in read if not s.is_translation or s.translates in known]
    lost = [_no_original(one) for one in read if one not in sheets]
    problems = (*shelf.problems, *strange, *lost)
    return Sheets(tuple(sorted(sheets, key=_place)), problems)


def _no_original(sheet: Sheet) -> Problem:
    refused = Refused("sheet-without-original", sheet=sheet.translates)
    return _problem(f"{files.SHEETS}/{sheet.id}.md", 0, refused)


def _place(sheet: Sheet) -> tuple[int, int, str]:
    return list(SheetKind).index(sheet.kind), sheet.order, sheet.id


def _strange_texts(
    own: Path | None, folder: str, names: Collection[str]
) -> tuple[Problem, ...]:
    if own is None:
        return ()
    try:
        found = sorted(p.name for p in (own / folder).glob("*") if p.is_file())
    except OSError:
        return ()  # no folder, no texts of one's own
    return tuple(
        _problem(f"{folder}/{name}", 0, Refused("content-file-unknown"))
        for name in found
        if name not in names
    )


def _no_ids(_: object) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where the files are, and what was wrong with the institution's own."""

    resources: Path
    own: Path | None
    problems: list[Problem] = field(default_factory=list)

    def read(
        self,
        name: str,
        build: Callable[[Table], T],
        *,
        ids: Callable[[T], Collection[str]] = _no_ids,
    ) -> T:
        """Read a file: the institution's own if there is one and it is right.

        ``ids`` names what others may refer to; an own file must keep them all.
        """
        return self.read_whole(name, partial(_read, build=build), ids=ids)

    def read_whole(
        self,
        name: str,
        read: Callable[[Path], T],
        *,
        ids: Callable[[T], Collection[str]] = _no_ids,
        exact: bool = False,
    ) -> T:
        """Read a file of any form; ``read`` refuses one that is not right.

        With ``exact`` an own file has the built-in one's ids and no others.
        """
        try:
            built_in = _lined(read, self.resources / name)
        except _Fault as fault:
            raise ContentBroken(fault.problem(name)) from fault
        if self.own is None or not _is_there(self.own / name):
            return built_in
        try:
            found = _lined(read, self.own / name)
            _check_kept(ids(built_in), ids(found), exact=exact)
        except _Fault as fault:
            self.problems.append(fault.problem(name))
            return built_in
        return found

    def strangers(self) -> tuple[Problem, ...]:
        """Name own files that are not used: a misspelt name must not go unnoticed."""
        if self.own is None:
            return ()
        try:
            found = [*self.own.iterdir(), *self.own.glob("routine/*")]
        except OSError:
            return (_problem(self.own.name, 0, Refused("content-folder-missing")),)
        names = sorted(
            path.relative_to(self.own).as_posix()
            for path in found
            if path.suffix == ".toml"
        )
        return tuple(
            _problem(name, 0, Refused("content-file-unknown"))
            for name in names
            if name not in files.OWN_FILES
        )


class _Fault(Exception):  # noqa: N818
    """A refusal with its line."""

    def __init__(self, refused: Refused, line: int) -> None:
        super().__init__(refused.code)
        self.refused = refused
        self.line = line

    def problem(self, name: str) -> Problem:
        """Say it of a file."""
        return _problem(name, self.line, self.refused)


def _lined(read: Callable[[Path], T], path: Path) -> T:
    try:
        return read(path)
    except Refused as refused:
        raise _Fault(refused, refused.line) from refused


def _read(path: Path, build: Callable[[Table], T]) -> T:
    source = read_source(path)
    with source.lined():
        return build(Table(source.values))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True  # something is; reading it says what is wrong


def _check_kept(
    built_in: Collection[str], found: Collection[str], *, exact: bool
) -> None:
    for name in built_in:
        if name not in found:
            refused = Refused("content-id-gone", id=name)
            raise _Fault(refused, 0) from refused
    for name in found if exact else ():
        if name not in built_in:
            refused = Refused("content-id-strange", id=name)
            raise _Fault(refused, 0) from refused


def problem_of(name: str, refused: Refused) -> Problem:
    """Say of a text why it was refused."""
    return _problem(name, refused.line, refused)


def _problem(name: str, line: int, refused: Refused) -> Problem:
    facts = {name: _shown(fact) for name, fact in refused.facts.items()}
    said = notice(refused.code, facts)
    return Problem(name, line, said.whole)


def _shown(fact: str) -> str:
    """Cut what stands in somebody's file down to what a sentence can hold."""
    return "".join(c if c.isprintable() else "?" for c in fact[:CODE_LONGEST])


def _read_letters(shelf: _Shelf) -> Mapping[str, Letter]:
    names = sorted(p.name for p in (shelf.resources / files.TEXTS).glob("*.md"))
    read = [
        shelf.read_whole(
            f"{files.TEXTS}/{name}", read_letter, ids=_wordings, exact=True
        )
        for name in names
    ]
    shelf.problems.extend(_strange_texts(shelf.own, files.TEXTS, names))
    return MappingProxyType({letter.id: letter for letter in read})


def _wordings(letter: Letter) -> Collection[str]:
    """Name what the papers ask of a letter: its passages, and what they fill in."""
    return {*letter.passages, *letter.placeholders}


def _ids_of(found: Mapping[str, object]) -> Collection[str]:
    return found.keys()
