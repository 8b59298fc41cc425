import logging
from pathlib import Path

import pytest

from sipdesk import __version__
from sipdesk.domain.identity import parse_number
from sipdesk.ui.bug_report import MOST_BYTES, CodesOnly, Log, report
from tests.home import TODAY

SECRET = "Elsa Påhitt"


def failure() -> BaseException:
    try:
        try:
            parse_number(None, TODAY)  # type: ignore[arg-type]
        except TypeError as first:
            raise LookupError(SECRET) from first
    except LookupError as error:
        return error
    raise AssertionError


def test_a_report_tells_versions_kinds_modules_and_lines_and_nothing_else() -> None:
    first, second = report(failure()).splitlines()
    assert first.startswith(f"sipdesk {__version__} python 3.")
    assert first.endswith("builtins.LookupError at outside")
    assert "builtins.TypeError at sipdesk.domain.identity:" in second
    assert SECRET not in first + second
    assert "None" not in first + second


def test_an_error_that_is_its_own_cause_is_told_once() -> None:
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    assert len(report(first).splitlines()) == 2


def test_the_log_stays_short(tmp_path: Path) -> None:
    file = tmp_path / "sipdesk.log"
    log = Log(lambda: file)
    file.write_text("x" * (MOST_BYTES + 1), "utf-8")
    log.write("ett\ntvå")
    assert [line.split()[1] for line in file.read_text("utf-8").splitlines()] == [
        "ett",
        "två",
    ]
    assert file.with_suffix(".old").stat().st_size == MOST_BYTES + 1


def test_a_disk_that_says_no_is_let_be(tmp_path: Path) -> None:
    Log(lambda: tmp_path / "saknas" / "sipdesk.log").write("ett")


@pytest.mark.parametrize(
    ("name", "level", "text", "told"),
    [
        ("sipdesk.ui.widgets.theme", logging.WARNING, "typeface-not-loaded", True),
        ("sipdesk.ui.widgets.theme", logging.WARNING, SECRET, False),
        ("annat", logging.WARNING, "typeface-not-loaded", False),
    ],
)
def test_only_codes_of_our_own_reach_the_log(
    tmp_path: Path, name: str, level: int, text: str, *, told: bool
) -> None:
    file = tmp_path / "sipdesk.log"
    record = logging.LogRecord(name, level, "fil.py", 7, text, None, None)
    CodesOnly(Log(lambda: file)).emit(record)
    assert file.exists() == told


def test_of_others_errors_only_the_place_is_told(tmp_path: Path) -> None:
    file = tmp_path / "sipdesk.log"
    record = logging.LogRecord("annat", logging.ERROR, "f", 7, SECRET, None, None)
    CodesOnly(Log(lambda: file)).emit(record)
    assert file.read_text("utf-8").endswith("ERROR from annat\n")
