"""The shape of the house, where no linter checks it."""

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.architecture.source import (
    PROGRAM,
    TESTS,
    imports,
    inside,
    name,
    nodes,
    offenders,
    texts,
)

MOST_LINES = 400
MOST_TEST_LINES = 450  # a table of cases is read from the top, not kept in the head

SPEAKS_SWEDISH = re.compile(
    r"""sipdesk/
    ( commands/.*            # the command line
    | content/swedish\.py    # dates, sorting and plurals
    | content/word_weights\.py  # endings and compounds
    | content/part_words\.py  # parts of others, on the screen and in a file
    | documents/.*           # papers
    | ui/(?!.*model\w*\.py|page\.py|reading\.py|doing\.py|runner\.py).*
    )""",
    re.VERBOSE,
)
# A single letter is a sorting rule, not speech.
SWEDISH_WORD = re.compile(r"[a-zåäö][åäö]|[åäö][a-zåäö]", re.IGNORECASE)

# Modules that lie in sipdesk.ui itself stand under every screen, and so do the widgets
# and what several screens show: a paper, a picture board, surveys. Every other package
# is a screen, but the window, which stands above them all.
SHARED = {path.stem for path in PROGRAM if path.parent.name == "ui"} | {
    "board_editor",
    "paper_panel",
    "picture_sources",
    "survey_papers",
    "widgets",
}
ABOVE = {"window"}

CLOCK = {"now", "today", "utcnow"}
WORLD = {
    "io",
    "logging",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "subprocess",
    "tempfile",
    "threading",
    "time",
}
NETWORK = {
    "PySide6.QtNetwork",
    "ftplib",
    "http",
    "smtplib",
    "socket",
    "ssl",
    "urllib.request",
}


def roots(path: Path) -> set[str]:
    """Return the outermost packages the module imports from."""
    return {imported.split(".")[0] for imported in imports(path)}


# A local socket, or a named pipe, that only the same person can open.
LOCAL = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
WITH_ITSELF = "sipdesk/ui/window/channel.py"


def part(module: str) -> str:
    """Return which part of the windows a module belongs to; of none, nothing."""
    steps = f"{module}...".split(".")
    return steps[2] if steps[:2] == ["sipdesk", "ui"] else ""


def strangers(path: Path) -> set[str]:
    """Return the parts of the windows that the module knows and should not."""
    own = part(name(path).removesuffix(".py").replace("/", "."))
    may_know = {"", *SHARED} if own in SHARED else {"", own, *SHARED}
    return set() if own in ABOVE else {part(i) for i in imports(path)} - may_know


def test_a_file_fits_in_the_head() -> None:
    def excess(path: Path) -> int:
        most = MOST_TEST_LINES if path in TESTS else MOST_LINES
        return max(0, len(path.read_text("utf-8").splitlines()) - most)

    # A revision is a list of tables, frozen once it has been released.
    grown = [p for p in PROGRAM + TESTS if not p.stem.startswith("r0")]
    assert offenders(grown, excess) == {}


def test_swedish_is_only_spoken_at_the_edges() -> None:
    silent = [path for path in PROGRAM if not SPEAKS_SWEDISH.fullmatch(name(path))]
    assert (
        offenders(silent, lambda p: [t for t in texts(p) if SWEDISH_WORD.search(t)])
        == {}
    )


def test_the_rules_lean_on_nothing_but_the_standard_library() -> None:
    known = sys.stdlib_module_names | {"sipdesk"}
    assert offenders(inside("domain"), lambda p: roots(p) - known) == {}


def test_the_rules_know_no_clock_and_no_world() -> None:
    def readings(path: Path) -> set[str]:
        return {n.attr for n in nodes(path) if isinstance(n, ast.Attribute)} & CLOCK

    domain = inside("domain")
    assert offenders(domain, lambda p: roots(p) & WORLD) == {}
    assert offenders(domain, readings) == {}


def test_the_program_opens_no_network() -> None:
    def connections(path: Path) -> list[str]:
        found = [
            i for i in imports(path) for n in NETWORK if f"{i}.".startswith(f"{n}.")
        ]
        return [i for i in found if i not in LOCAL or name(path) != WITH_ITSELF]

    assert offenders(PROGRAM, connections) == {}


def test_nothing_but_the_storage_writes_files_that_could_be_left_behind() -> None:
    storage = inside("storage")
    elsewhere = [path for path in PROGRAM if path not in storage]
    assert offenders(elsewhere, lambda p: roots(p) & {"tempfile"}) == {}


def test_screens_do_not_know_each_other() -> None:
    assert offenders(inside("ui"), strangers) == {}


@pytest.mark.journey
def test_nothing_is_mocked() -> None:
    assert offenders(PROGRAM + TESTS, lambda p: roots(p) & {"mock", "unittest"}) == {}
