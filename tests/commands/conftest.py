"""The demonstration home, made once by its command."""

from collections.abc import Iterator

import pytest

from tests.commands.made import Made, opened, run_demo, tools


@pytest.fixture(scope="package")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Run ``sipdesk demo`` and open the home it made."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    assert run_demo(folder, tools()) == 0
    with opened(folder) as home:
        yield home
