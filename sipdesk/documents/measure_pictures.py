"""Which picture stands beside a measure or a goal in the young person's papers.

Its own words decide where the concepts have one of them; else the area of
life does. A picture of what is frightening or forbidden never stands there, for the
plan is about what will be done; nor one of anybody at all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from sipdesk.content.concept import Concept
from sipdesk.domain.area import Area
from sipdesk.domain.plan import Measure

BY_AREA: Final[Mapping[Area, str]] = MappingProxyType(
    {
        Area.CARE: "stod",
        Area.HEALTH: "halsa",
        Area.MENTAL_HEALTH: "psykisk_halsa",
        Area.DENTAL: "tandvard",
        Area.SCHOOL: "skola",
        Area.HOUSING: "hem",
        Area.FAMILY: "familj",
        Area.SUBSTANCE_CRIME: "drogfri",
        Area.LEISURE: "fritid",
        Area.ECONOMY: "pengar",
    }
)
_SORTS: Final = ("område", "plats", "person")
"""What a measure is about; where it happens; who is in it. The rest say how."""

_NEVER: Final = frozenset(
    {
        "alkohol",
        "ambulans",
        "aterfall",
        "atstorning",
        "avskildhet",
        "barn",
        "brak",
        "brott",
        "droger",
        "drogtest",
        "gang",
        "gravid",
        "hot",
        "lamna",
        "last",
        "ma_daligt",
        "magont",
        "mardrom",
        "mens",
        "mobbning",
        "morka_tankar",
        "ont",
        "otrygg",
        "polis",
        "preventivmedel",
        "roka",
        "rymma",
        "sjalvskada",
        "slass",
        "trauma",
        "ungdom",
        "vakt",
        "vuxen",
    }
)
_ENDINGS: Final = ("", "n", "en", "et", "t", "na", "arna", "erna", "s", "ns", "ens")
_SHORT: Final = 3  # letters
_PLAIN: Final = frozenset({"här"})
"""Names of concepts that are said of anything."""

_WORD: Final = re.compile(r"[\w-]+")


def picture_of(measure: Measure, concepts: Mapping[str, Concept]) -> str:
    """Choose a concept by its id."""
    return picture_for(measure.what, measure.area, concepts)


def picture_for(text: str, area: Area, concepts: Mapping[str, Concept]) -> str:
    """Choose a concept for what somebody wrote about an area of life, by its id."""
    words = _WORD.findall(text.casefold())
    for sort in _SORTS:
        of_sort = [c for c in concepts.values() if c.category == sort]
        # "Spela fotboll" is of football, though to play is said of games as well.
        for names in (_own_names, _other_names):
            named = {name: c.id for c in of_sort for name in names(c)}
            for word in words:
                if word in named:
                    return named[word]
    return BY_AREA[area]


@cache
def _own_names(concept: Concept) -> tuple[str, ...]:
    return _bent(concept, (concept.word,))


@cache
def _other_names(concept: Concept) -> tuple[str, ...]:
    return _bent(concept, concept.synonyms)


def _bent(concept: Concept, names: Iterable[str]) -> tuple[str, ...]:
    """Give the single words among a concept's names, as they may be bent.

    A short one is taken as it stands: bent, it is soon another word.
    """
    if concept.id in _NEVER:
        return ()
    return tuple(
        f"{name}{ending}"
        for name in _single(names)
        for ending in (_ENDINGS if len(name) > _SHORT else _ENDINGS[:1])
    )


def _single(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for one in name.casefold().split(" / "):
            if _WORD.fullmatch(one) and len(one) >= _SHORT and one not in _PLAIN:
                yield one
