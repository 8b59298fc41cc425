"""The handbook: every obstacle once, and eased in a place that there is."""

from dataclasses import replace
from typing import Any

import pytest

from sipdesk import __version__
from sipdesk.content.handbook import (
    STEP,
    Handbook,
    read_chapters,
    read_news,
    read_obstacles,
)
from sipdesk.content.toml_table import Refused, Table
from tests.home import content

BOOK: Handbook = content().read_handbook()
ALL = [one for group in BOOK.obstacles.groups for one in group.obstacles]
ROW = {"number": 1, "obstacle": "Ett hinder.", "relief": "Något.", "place": "step:need"}
SPOT = {"place": "place:today", "text": "Idag"}


def told(*rows: dict[str, object], **more: object) -> dict[str, Any]:
    group = {"id": "some", "title": "Några", "obstacle": list(rows)}
    read = content().read_handbook().obstacles
    whole = {"source": read.source, "read_on": read.read_on, "status": read.status}
    return {**whole, "spot": [SPOT], "group": [group], **more}


def test_the_57_obstacles_stand_in_their_order() -> None:
    assert [one.number for one in ALL] == list(range(1, 58))


def test_no_two_say_the_same_and_each_ends_its_sentences() -> None:
    said = [one.obstacle for one in ALL]
    assert len(set(said)) == len(said)
    for one in ALL:
        for text in filter(None, (one.obstacle, one.relief, one.limit)):
            assert text.endswith(".")


def test_a_step_is_called_as_the_routine_calls_it() -> None:
    routine = content().routine
    titles = {s.id: s.title for s in (*routine.steps, *routine.placement.steps)}
    steps = [one.spot for one in ALL if one.spot.sort == STEP]
    assert steps
    assert all(spot.text == titles[spot.key] for spot in steps)


def test_every_chapter_has_something_to_say() -> None:
    assert BOOK.chapters[0].title == "En dag"
    assert all(chapter.texts for chapter in BOOK.chapters)


@pytest.mark.parametrize(
    ("whole", "code"),
    [
        (told(ROW, ROW), "content-id-twice"),
        (told({**ROW, "place": "step:cellar"}), "content-spot-strange"),
        (told({**ROW, "place": "home:cellar"}), "content-spot-strange"),
        (told(ROW, spot=[{**SPOT, "place": "cellar"}]), "content-spot-strange"),
        (told({**ROW, "colour": "röd"}), "content-key-unknown"),
        (told({**ROW, "relief": ""}), "content-empty"),
    ],
)
def test_what_is_not_right_is_refused(whole: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_obstacles(Table(whole), {"need": "Upptäck behov"})
    assert refused.value.code == code


def test_what_is_right_is_read_as_it_stands() -> None:
    whole = told({**ROW, "limit": "Resten.", "place": "place:today"})
    read = read_obstacles(Table(whole), {})
    (one,) = read.groups[0].obstacles
    assert (one.number, one.limit, one.spot.text) == (1, "Resten.", "Idag")
    assert replace(read, groups=()) == replace(BOOK.obstacles, groups=())


def test_a_chapter_needs_a_title() -> None:
    with pytest.raises(Refused):
        read_chapters(Table({"chapter": [{"texts": ["Ord."]}]}))


def test_the_latest_news_are_of_this_version_and_say_what_does_not_work() -> None:
    latest = BOOK.news[0]
    assert latest.version == __version__
    titles = [chapter.title for chapter in latest.chapters]
    assert titles[:2] == ["Det här kan du göra", "Det här finns inte än"]
    texts = [latest.lead, *(text for ch in latest.chapters for text in ch.texts)]
    assert all(text.endswith(".") for text in texts)


def test_news_of_no_version_are_refused() -> None:
    row = {"lead": "Hej.", "chapter": [{"title": "Nu", "texts": ["Nytt."]}]}
    read_news(Table({"release": [{"version": "1.0", **row}]}))
    with pytest.raises(Refused):
        read_news(Table({"release": [row]}))
