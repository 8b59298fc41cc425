"""``sipdesk screenshots``: every screen, the same each time."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.commands import screenshots
from sipdesk.commands.demonstration import PASSPHRASE
from sipdesk.content.daybook import read_daybook
from sipdesk.domain.case import CaseId
from sipdesk.domain.meeting import Part
from sipdesk.domain.search import Search
from sipdesk.paths import data_folder
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.theme import Theme
from sipdesk.ui.window.looks import LOOKS, MAIN, STEPS
from sipdesk.ui.window.pictures import SIZE, Studio, Subject
from sipdesk.usecases.case import list_cases
from sipdesk.usecases.ports import Ports
from tests.commands.made import DEMO, Made, short_books, tools
from tests.home import content, vault
from tests.ui.step_page import brought

pytestmark = pytest.mark.journey


def test_the_pictures_are_taken_of_the_demonstration_home(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken: list[Path] = []

    def take(
        ports: Ports, cases: Mapping[str, CaseId], passphrase: str, folder: Path
    ) -> Sequence[Path]:
        (row,) = list_cases(Search(), ports).rows
        assert cases == {"acute": row.id}
        assert passphrase == PASSPHRASE
        taken.append(folder)
        return taken

    short = tools(short_books(tmp_path), take_pictures=take)
    out = tmp_path / "pictures"
    assert screenshots.run(Namespace(out=out), short) == 0
    assert taken == [out]
    assert capsys.readouterr().out == f"1 bilder i {out}\n"
    assert list(data_folder().iterdir()) == []


def test_where_no_window_can_be_drawn_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert screenshots.run(Namespace(out=tmp_path), tools()) == 1
    assert "fönster" in capsys.readouterr().err


def test_every_step_of_the_routine_has_a_picture_of_its_page() -> None:
    routine = content().routine
    assert {step.id for step in routine.steps} <= STEPS.keys()
    assert {step.id for step in routine.placement.steps} & STEPS.keys()
    assert set(STEPS.values()) <= {book.key for book in read_daybook(DEMO).cases}


def test_a_picture_is_the_same_each_time(
    made: Made, tmp_path: Path, qapp: QApplication
) -> None:
    cases = {key: view.case.id for key, view in made.cases.items()}
    subject = Subject(made.ports, vault(), cases, PASSPHRASE)
    drawn = []
    for worn in (LOOKS["light"], LOOKS["dark"], LOOKS["light"]):
        theme.apply(qapp, worn)
        studio = Studio(qapp, subject, worn)
        assert set(MAIN) <= studio.scenes.keys()
        drawn.append(studio.draw("today", tmp_path).read_bytes())
        studio.close()
    theme.apply(qapp, Theme())
    assert drawn[0] == drawn[2] != drawn[1]
    assert SIZE == (1280, 720)


def test_a_meeting_has_a_picture_of_each_thing_that_is_seen_of_it(
    tmp_path: Path, qapp: QApplication
) -> None:
    at = brought(tmp_path, "called")
    subject = Subject(at.ports, vault(), {STEPS["meeting"]: at.case.id}, PASSPHRASE)
    theme.apply(qapp, Theme())
    studio = Studio(qapp, subject, Theme())
    meeting = [name for name in studio.scenes if name.startswith("meeting-")]
    pictures = {studio.draw(name, tmp_path).read_bytes() for name in meeting}
    studio.close()
    at.ports.store.close()
    assert len(pictures) == len(meeting) == len(Part) + 3


def test_the_workshop_of_pictures_has_a_picture_of_each_of_its_parts(
    tmp_path: Path, qapp: QApplication
) -> None:
    at = brought(tmp_path, "called")
    subject = Subject(at.ports, vault(), {}, PASSPHRASE)
    theme.apply(qapp, Theme())
    studio = Studio(qapp, subject, Theme())
    parts = [name for name in studio.scenes if name.startswith("pictures")]
    taken = {studio.draw(name, tmp_path / "taken").read_bytes() for name in parts}
    studio.close()
    at.ports.store.close()
    assert len(taken) == len(parts) == 8


def test_a_talk_has_a_picture_of_each_thing_that_is_asked(
    tmp_path: Path, qapp: QApplication
) -> None:
    at = brought(tmp_path, "prepared")
    subject = Subject(at.ports, vault(), {"preparing": at.case.id}, PASSPHRASE)
    theme.apply(qapp, Theme())
    studio = Studio(qapp, subject, Theme())
    asked = [name for name in studio.scenes if name.startswith("talk-")]
    named = ["case-pictures", *asked]
    pictures = {studio.draw(name, tmp_path).read_bytes() for name in named}
    studio.close()
    at.ports.store.close()
    assert len(pictures) == len(named) == 8
