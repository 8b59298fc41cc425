"""What every test stands on: no display, nobody's own profile, chosen examples."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from shutil import disk_usage

import pytest
from hypothesis import HealthCheck, settings

from tests import statements

# Qt reads these when its first application is made, so before any fixture.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

# Absent unless a test brings one of its own: nobody's real keyring is touched.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# Where there is room the files of tests lie in memory: a disk that is asked, at every
# save, whether all is written is what many tests wait for.
_MEMORY = Path("/dev/shm")  # noqa: S108  (each run makes a folder of its own in it)
_ROOM = 4 << 30  # bytes; a run takes less than half
if _MEMORY.is_dir() and disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("TMPDIR", str(_MEMORY))

statements.share()

# Times are left to the benchmarks: a busy machine must not fail a property.
settings.register_profile(
    "quick",
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long", settings.get_profile("quick"), max_examples=1000, derandomize=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among what was imported: it stays anyway."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give each test, and the programs it starts, a home folder of its own.

    The cache is one for the whole run, or each program would index the fonts anew.
    """
    home = tmp_path_factory.mktemp("home")
    cache = tmp_path_factory.getbasetemp() / "cache"
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_CACHE_HOME": cache,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "WIN_PD_OVERRIDE_APPDATA": home / "roaming",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": home / "local",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, place in places.items():
            patch.setenv(name, str(place))
        yield home
