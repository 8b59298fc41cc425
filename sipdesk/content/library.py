"""All content, read and checked: the built-in, with an institution's own laid over it.

An own file has the name and form of the built-in one and takes its whole place. One
that is not right is refused with file, line and reason, and the built-in is used; the
built-in must be right. What saved cases refer to by id may be reworded, never removed.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

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
from sipdesk.content.figures import (
    FigureTexts,
    read_definitions,
    read_figure_words,
    read_funnel,
)
from sipdesk.content.grounds import read_grounds
from sipdesk.content.handbook import (
    Handbook,
    read_chapters,
    read_news,
    read_obstacles,
)
from sipdesk.content.health import read_health
from sipdesk.content.kommuner import read_kommuner
from sipdesk.content.laws import read_laws
from sipdesk.content.lists import codes_of, read_choices, read_things
from sipdesk.content.materials import Material, read_material
from sipdesk.content.mulberry import read_mulberry
from sipdesk.content.own_pictures import NO_PICTURES, OwnPictures
from sipdesk.content.pathway import read_pathways
from sipdesk.content.pictures import read_concepts
from sipdesk.content.printed_figures import read_publication
from sipdesk.content.reminders import read_reminders, rule_ids
from sipdesk.content.routine import read_missing, read_phases, read_placement
from sipdesk.content.shelf import Shelf, problem_of, strange_texts
from sipdesk.content.survey_paper import read_survey_words
from sipdesk.content.surveys import Surveys, read_scales, read_survey
from sipdesk.content.texts import read_letter
from sipdesk.content.toml_table import (
    Refused,
)
from sipdesk.content.track import read_proposals, read_track
from sipdesk.domain.case import Case
from sipdesk.domain.routine import Routine

if TYPE_CHECKING:  # see ``read_installed``, ``index_pictures``
    from sipdesk.content.installed import Installed
    from sipdesk.content.picture_search import PictureIndex


def read_content(
    resources: Path, own: Path | None = None, regions: Path | None = None
) -> Content:
    """Read everything. ``own`` is the folder of the institution's own files, if any.

    ``regions`` is the folder from which alone the regions' file is taken, if any; then
    it must lie there.

    Raises:
        ContentBroken: a built-in file of routine, laws, lists or letters is not right.
        ValueError, OSError: the list of kommuner is not.

    """
    shelf, built_in = Shelf(resources, own), Shelf(resources, None)
    kommuner = read_kommuner(resources / "kommuner.csv")
    names = tuple(dict.fromkeys(kommun.region for kommun in kommuner))
    region_shelf = Shelf(resources, regions or own)
    region_facts = region_shelf.read(files.REGIONS, partial(read_regions, names=names))
    lost = region_shelf.missing(files.REGIONS) if regions else ()
    region_problems = (*region_shelf.problems, *lost)
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
        region_facts=region_facts,
        missing_things=shelf.read(files.MISSING_THINGS, read_choices, ids=codes_of),
        texts=_read_letters(shelf),
        problems=(*shelf.problems, *shelf.strangers(), *region_problems),
        read_sheets=cache(partial(read_all_sheets, resources, own)),
        read_example=cache(partial(_read_example, resources)),
        read_concepts=cache(partial(read_all_concepts, resources)),
        read_mulberry=cache(
            partial(built_in.read_whole, files.MULBERRY, read_mulberry)
        ),
        read_pilot=cache(partial(built_in.read, files.PILOT, read_publication)),
        read_materials=cache(partial(read_all_materials, resources)),
        read_surveys=cache(partial(read_all_surveys, resources)),
        read_figures=cache(partial(read_all_figures, resources)),
        read_survey_words=cache(
            partial(built_in.read, files.SURVEY_WORDS, read_survey_words)
        ),
        read_handbook=cache(partial(read_whole_handbook, resources, routine)),
        read_installed=cache(partial(read_installed, resources)),
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
    shelf = Shelf(resources, None)
    steps = {step.id: step.title for step in (*routine.steps, *routine.placement.steps)}
    return Handbook(
        shelf.read(files.GUIDE, read_chapters),
        shelf.read(files.OBSTACLES, partial(read_obstacles, steps=steps)),
        shelf.read(files.NEWS, read_news),
    )


def read_installed(resources: Path, folders: Sequence[Path] = ()) -> "Installed":
    """Read what others have made, and find it among the installed packages.

    ``folders`` are where the packages lie: where Python looks for them, if none.

    Raises:
        ContentBroken: the table is not right.

    """
    # It is seldom asked for.
    from sipdesk.content.installed import Installed  # noqa: PLC0415
    from sipdesk.content.parts import read_parts  # noqa: PLC0415

    parts = Shelf(resources, None).read(files.PARTS, read_parts)
    return Installed(parts, resources, folders)


def read_all_surveys(resources: Path) -> Surveys:
    """Read the scales, and every survey.

    Raises:
        ContentBroken: a file is not right.

    """
    shelf = Shelf(resources, None)
    scales = shelf.read(files.SCALES, read_scales)
    names = sorted(p.stem for p in (resources / files.FORMS).glob("*.toml"))
    surveys = {
        name: shelf.read(
            f"{files.FORMS}/{name}.toml",
            partial(read_survey, name=name, scales=scales),
        )
        for name in names
        if f"{files.FORMS}/{name}.toml" != files.SCALES
    }
    return Surveys(scales, MappingProxyType(surveys))


def read_all_figures(resources: Path) -> FigureTexts:
    """Read what figures count and what their tables say.

    Raises:
        ContentBroken: a file is not right.

    """
    shelf = Shelf(resources, None)
    return FigureTexts(
        shelf.read(files.INDICATORS, read_definitions),
        shelf.read(files.FIGURE_TABLES, read_figure_words),
        shelf.read(files.FUNNEL, read_funnel),
    )


def read_all_concepts(resources: Path) -> Mapping[str, Concept]:
    """Read what can be said in pictures, by its id.

    Raises:
        ContentBroken: the file is not right.

    """
    return Shelf(resources, None).read_whole(files.PICTURES, read_concepts)


def read_all_materials(resources: Path) -> Mapping[str, Material]:
    """Read the ready picture boards, by the material's id, in their order.

    Raises:
        ContentBroken: a file is not right.

    """
    shelf, concepts = Shelf(resources, None), read_all_concepts(resources)
    names = (path.name for path in (resources / files.MATERIALS).glob("*.toml"))
    surveys = read_all_surveys(resources)
    reader = partial(read_material, concepts=concepts, surveys=surveys)
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

    emoji = Shelf(resources, None).read_whole(files.EMOJI, read_emoji)
    return PictureIndex(read_all_concepts(resources).values(), emoji, own, pictures)


def read_all_sheets(resources: Path, own: Path | None = None) -> Sheets:
    """Read every sheet; the home's own may take the place of a built-in one.

    Raises:
        ContentBroken: a built-in sheet is not right.

    """
    from sipdesk.content.sheets import read_sheet  # noqa: PLC0415  (loads Markdown)

    shelf = Shelf(resources, own)
    names = sorted(p.name for p in (resources / files.SHEETS).glob("*.md"))
    reader = partial(read_sheet, concepts=read_all_concepts(resources))
    read = [shelf.read_whole(f"{files.SHEETS}/{name}", reader) for name in names]
    strange = strange_texts(own, files.SHEETS, names)
    known = {one.id for one in read if not one.is_translation}
    sheets = [s for s in read if not s.is_translation or s.translates in known]
    lost = [_no_original(one) for one in read if one not in sheets]
    problems = (*shelf.problems, *strange, *lost)
    return Sheets(tuple(sorted(sheets, key=_place)), problems)


def _no_original(sheet: Sheet) -> Problem:
    refused = Refused("sheet-without-original", sheet=sheet.translates)
    return problem_of(f"{files.SHEETS}/{sheet.id}.md", refused)


def _place(sheet: Sheet) -> tuple[int, int, str]:
    return list(SheetKind).index(sheet.kind), sheet.order, sheet.id


def _read_letters(shelf: Shelf) -> Mapping[str, Letter]:
    names = sorted(p.name for p in (shelf.resources / files.TEXTS).glob("*.md"))
    read = [
        shelf.read_whole(
            f"{files.TEXTS}/{name}", read_letter, ids=_wordings, exact=True
        )
        for name in names
    ]
    shelf.problems.extend(strange_texts(shelf.own, files.TEXTS, names))
    return MappingProxyType({letter.id: letter for letter in read})


def _wordings(letter: Letter) -> Collection[str]:
    """Name what the papers ask of a letter: its passages, and what they fill in."""
    return {*letter.passages, *letter.placeholders}


def _ids_of(found: Mapping[str, object]) -> Collection[str]:
    return found.keys()
