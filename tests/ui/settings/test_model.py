import pytest
from typing_extensions import override

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.settings.model import SettingsModel, SettingsState
from sipdesk.usecases.ports import Entrance
from tests.home import vault
from tests.ui.window.kept import Kept


class Worn:
    """A model with what it has drawn and put on."""

    def __init__(self, kept: Kept) -> None:
        self.drawn: list[SettingsState] = []
        self.worn: list[SettingsState] = []
        runner = DirectRunner(Entrance(vault(), kept, lambda: "id"))
        self.model = SettingsModel(runner, self.drawn.append, self.worn.append)


class Full(Kept):
    """Preferences on a disk that is full."""

    @override
    def write(self, key: str, value: str | int) -> None:
        raise Unavailable(Trouble.DISK_FULL)


@pytest.fixture
def kept() -> Kept:
    return Kept()


def test_the_settings_are_shown_as_they_are_kept(kept: Kept) -> None:
    kept.write("theme", "dark")
    kept.write("text_scale", 150)
    kept.write("spelling", value=False)
    kept.write("speech_pace", "slow")
    worn = Worn(kept)
    worn.model.refresh()
    assert worn.model.state == SettingsState("dark", 150, spelling=False, pace="slow")
    assert worn.worn == []


def test_a_change_is_worn_and_kept(kept: Kept) -> None:
    worn = Worn(kept)
    worn.model.choose_theme("contrast")
    worn.model.choose_scale(200)
    worn.model.check_spelling(on=False)
    worn.model.choose_pace("plain")
    chosen = SettingsState("contrast", 200, spelling=False, pace="plain")
    assert worn.worn[-1] == chosen
    assert kept.read()["speech_pace"] == "plain"
    assert kept.read()["theme"] == "contrast"
    assert kept.read()["text_scale"] == 200
    assert kept.read()["spelling"] is False


def test_choosing_the_same_again_does_nothing(kept: Kept) -> None:
    worn = Worn(kept)
    worn.model.choose_theme("system")
    assert worn.worn == []


def test_what_cannot_be_kept_is_worn_and_told() -> None:
    worn = Worn(Full())
    worn.model.choose_theme("dark")
    assert worn.model.state.theme == "dark"
    assert worn.model.state.notice is not None
