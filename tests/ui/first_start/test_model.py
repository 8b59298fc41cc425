from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.errors import RuleBroken, SipdeskError, Trouble, Unavailable
from sipdesk.storage.files import check_place
from sipdesk.storage.keys import weakness
from sipdesk.ui.doing import Otherwise
from sipdesk.ui.first_start.model import (
    FirstStartModel,
    FirstStartState,
    NewHome,
    Outside,
    Part,
    Secret,
    file_name,
)

GOOD = Secret("fyra helt påhittade ord", "fyra helt påhittade ord")


class Maker:
    """The model with real judges; what it has made is answered when let out."""

    def __init__(self, folder: Path) -> None:
        self.made: list[tuple[Path, NewHome, Secret]] = []
        self.drawn: list[FirstStartState] = []
        self.then: Callable[[], None] = lambda: None
        self.otherwise: Otherwise = lambda _: None
        outside = Outside(folder, check_place, self.judge, self.create)
        self.model = FirstStartModel(outside, self.drawn.append)

    @property
    def state(self) -> FirstStartState:
        return self.model.state

    def judge(self, passphrase: str) -> str:
        weak = weakness(passphrase)
        return f"passphrase-{weak.value}" if weak else ""

    def create(
        self,
        file: Path,
        form: NewHome,
        secret: Secret,
        then: Callable[[], None],
        otherwise: Otherwise,
    ) -> None:
        self.made.append((file, form, secret))
        self.then, self.otherwise = then, otherwise

    def fill(self) -> None:
        self.model.edit(home_name="Påhittade hemmet", user_name="Karin Exempel")
        self.model.type_secret(GOOD)
        for _ in range(3):
            self.model.go_on()


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return Maker(tmp_path)


def test_the_file_follows_the_name_until_a_place_is_chosen(
    maker: Maker, tmp_path: Path
) -> None:
    maker.model.edit(home_name="Påhittade hemmet")
    assert maker.state.file == tmp_path / "Påhittade hemmet.sipdesk"
    maker.model.choose_place(tmp_path / "annat")
    maker.model.edit(home_name="Ett nytt namn")
    assert maker.state.file == tmp_path / "annat.sipdesk"


@given(st.text(max_size=200))
def test_any_name_gives_a_file_name_that_every_system_takes(name: str) -> None:
    made = file_name(name)
    stem = made.removesuffix(".sipdesk")
    assert made.endswith(".sipdesk")
    assert stem == stem.strip(" .")
    assert 0 < len(stem) <= 64
    assert not set(made) & set('<>:"/\\|?*\x7f')
    assert not any(ord(letter) < 32 for letter in made)
    assert stem.casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}


@pytest.mark.parametrize("name", ["CON", "nul", "com1", "lpt9.txt"])
def test_names_that_windows_keeps_for_itself_are_not_used(name: str) -> None:
    assert file_name(name).startswith("Hem ")


def test_one_goes_on_only_when_the_part_is_right(maker: Maker) -> None:
    maker.model.go_on()
    assert maker.state.problems == {"home_name": "home-without-name"}
    maker.model.edit(home_name="Hemmet")
    assert maker.state.problems == {}
    maker.model.go_on()
    maker.model.go_on()
    assert (maker.state.part, maker.state.problems) == (
        Part.PERSON,
        {"user_name": "user-without-name"},
    )
    maker.model.edit(user_name="Karin Exempel")
    maker.model.go_on()
    assert maker.state.part is Part.PASSPHRASE


def test_a_place_on_a_network_is_refused_when_it_is_chosen(maker: Maker) -> None:
    maker.model.edit(home_name="Hemmet")
    maker.model.choose_place(Path("//server/delad/hem.sipdesk"))
    assert maker.state.problems == {"place": "network-path"}
    maker.model.go_on()
    assert maker.state.part is Part.HOME


@pytest.mark.parametrize(
    ("secret", "problems"),
    [
        (Secret(), {"passphrase": "passphrase-missing"}),
        (Secret("kort", "kort"), {"passphrase": "passphrase-too-short"}),
        (Secret("a" * 20, "a" * 20), {"passphrase": "passphrase-one-character"}),
        (Secret(GOOD.passphrase, "annat"), {"again": "passphrases-differ"}),
    ],
)
def test_a_passphrase_that_will_not_do_is_said_where_it_was_typed(
    maker: Maker, secret: Secret, problems: dict[str, str]
) -> None:
    maker.fill()
    maker.model.go_to(Part.PASSPHRASE)
    maker.model.type_secret(secret)
    maker.model.go_on()
    assert maker.state.problems == problems


def test_the_strength_is_told_while_it_is_typed(maker: Maker) -> None:
    told = []
    for text in ("", "kort", GOOD.passphrase):
        maker.model.type_secret(Secret(text, ""))
        told.append(maker.state.strength)
    assert told == ["empty", "passphrase-too-short", "good"]
    maker.model.type_secret(GOOD)
    assert maker.state.matches


def test_going_back_keeps_everything(maker: Maker) -> None:
    maker.fill()
    for _ in range(5):
        maker.model.go_back()
    assert maker.state.part is Part.HOME
    assert maker.state.form.user_name == "Karin Exempel"


def test_the_home_is_made_once_with_what_was_typed(
    maker: Maker, tmp_path: Path
) -> None:
    maker.fill()
    maker.model.create()
    maker.model.create()
    file = tmp_path / "Påhittade hemmet.sipdesk"
    form = NewHome("Påhittade hemmet", None, "Karin Exempel", "")
    assert maker.made == [(file, form, GOOD)]
    assert maker.state.busy
    maker.then()
    assert not maker.state.busy


@pytest.mark.parametrize(
    ("error", "part", "field"),
    [
        (Unavailable(Trouble.ALREADY_THERE), Part.HOME, "place"),
        (Unavailable(Trouble.DISK_FULL), Part.HOME, "place"),
        (RuleBroken("passphrase-common", "passphrase"), Part.PASSPHRASE, "passphrase"),
        (RuleBroken("user-without-name", "user_name"), Part.PERSON, "user_name"),
    ],
)
def test_a_refusal_leads_to_the_field_and_loses_nothing(
    maker: Maker, error: SipdeskError, part: Part, field: str
) -> None:
    maker.fill()
    maker.model.create()
    maker.otherwise(error)
    assert (maker.state.part, maker.state.problems) == (part, {field: error.code})
    assert maker.state.form.home_name == "Påhittade hemmet"
    assert not maker.state.busy


def test_another_refusal_is_told_on_the_page(maker: Maker) -> None:
    maker.fill()
    maker.model.create()
    maker.otherwise(Unavailable(Trouble.BUSY))
    assert (maker.state.part, maker.state.trouble) == (Part.SUMMARY, "busy")


def test_no_passphrase_stands_in_what_is_drawn_or_printed(maker: Maker) -> None:
    maker.fill()
    assert GOOD.passphrase not in repr(maker.drawn)
    assert GOOD.passphrase not in repr(GOOD)
