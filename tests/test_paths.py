"""Where things lie."""

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sipdesk import paths


def settings_folder() -> Path:
    return paths.settings_file().parent


OWN_FOLDERS = [
    paths.data_folder,
    paths.log_folder,
    paths.state_folder,
    settings_folder,
]


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert paths.resources() == Path(__file__).parents[1] / "resources"
    assert paths.resources().is_dir()


@pytest.mark.parametrize("folder", OWN_FOLDERS)
def test_every_folder_is_made_at_need_in_the_persons_own_profile(
    folder: Callable[[], Path], profile: Path
) -> None:
    made = folder()
    assert made.is_dir()
    assert profile in made.parents
    assert folder() == made


if sys.platform != "win32":  # there a profile is closed to others by itself

    @pytest.mark.parametrize("folder", OWN_FOLDERS)
    def test_nobody_else_may_look_into_the_folders(
        folder: Callable[[], Path],
    ) -> None:
        assert stat.S_IMODE(folder().stat().st_mode) == stat.S_IRWXU
