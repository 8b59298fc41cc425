"""The list of what should have come, put together to be shown; knows nothing of Qt."""

from dataclasses import dataclass
from enum import Enum

from sipdesk.content.content import Content, ListedThing
from sipdesk.content.swedish import counted
from sipdesk.content.words import word
from sipdesk.domain.admission import AdmissionItem, ItemState
from sipdesk.domain.case import Case

OTHERS = "Övrigt"
"""Heads what the home's own list says nothing of who gives."""


class Light(Enum):
    """How a thing stands at a glance; always beside the word that says the same."""

    LACKING = "lacking"
    ASKED = "asked"
    SETTLED = "settled"


def light(state: ItemState) -> Light:
    """Tell how a thing stands at a glance."""
    if state.settled:
        return Light.SETTLED
    return Light.ASKED if state is ItemState.ASKED else Light.LACKING


@dataclass(frozen=True, slots=True)
class Shape:
    """How the list is laid out while it is worked on: nothing moves under the hand."""

    order: tuple[str, ...]  # the groups' titles
    folded: frozenset[str]  # ids of what was settled when the list was first shown


@dataclass(frozen=True, slots=True)
class Group:
    """The things that one sort of giver is to give, in the list's order."""

    title: str
    told: str  # how many of them are settled
    items: tuple[str, ...]  # ids of those to do something about
    folded: tuple[str, ...]  # ids of those that were settled from the start

    @property
    def all_ids(self) -> tuple[str, ...]:
        """All of them, as they stand on the page."""
        return (*self.items, *self.folded)


def shape(case: Case, content: Content) -> Shape:
    """Lay the list out: who lacks something first, the settled folded.

    Sorts of givers that are alike stand in the list's order.
    """
    found = _by_giver(case, content)
    order = sorted(found, key=lambda title: min(map(_urgency, found[title])))
    settled = (i.id for i in case.admission.items if i.state.settled)
    return Shape(tuple(order), frozenset(settled))


def groups(case: Case, content: Content, laid: Shape) -> tuple[Group, ...]:
    """Put the list together by who is to give each thing, as it was laid out."""
    found = _by_giver(case, content)
    order = [title for title in (*laid.order, *found) if title in found]
    return tuple(_group(title, found[title], laid) for title in dict.fromkeys(order))


def _group(title: str, items: list[AdmissionItem], laid: Shape) -> Group:
    ids = [item.id for item in items]
    return Group(
        title,
        f"{sum(i.state.settled for i in items)} av {len(items)} klara",
        tuple(one for one in ids if one not in laid.folded),
        tuple(one for one in ids if one in laid.folded),
    )


def _by_giver(case: Case, content: Content) -> dict[str, list[AdmissionItem]]:
    things = by_code(content)
    found: dict[str, list[AdmissionItem]] = {}
    for item in case.admission.items:
        thing = things.get(item.code)
        giver = thing.giver if thing else None
        found.setdefault(word(giver) if giver else OTHERS, []).append(item)
    return found


def _urgency(item: AdmissionItem) -> int:
    return list(Light).index(light(item.state))


def by_code(content: Content) -> dict[str, ListedThing]:
    """Give the things of the home's list by their codes."""
    return {thing.code: thing for thing in content.admission_items}


def told_of(case: Case) -> str:
    """Tell how the whole list stands."""
    items = case.admission.items
    if not items:
        return ""
    lights = [light(item.state) for item in items]
    whole = counted(len(items), "sak", "saker")
    settled, asked = lights.count(Light.SETTLED), lights.count(Light.ASKED)
    told = f"{settled} av {whole} klara"
    if asked:
        told += f" · {asked} efterfrågade"
    left = len(items) - settled - asked
    return f"{told} · {left} saknas" if left else told
