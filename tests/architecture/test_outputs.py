"""Everything that leaves the program leaves by a way that stands in one list."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import sipdesk.usecases
from tests.architecture.outputs import OUTPUTS, Holds, Output
from tests.architecture.source import PROGRAM, imports, inside, name, nodes

# What hands bytes or words to the world. Storage writes the encrypted file, its key
# file and the person's own settings; nothing of it goes to anybody.
DOORS = {
    "all_to_printer",
    "copy_unkept",
    "dump",
    "fdopen",
    "grab",
    "departing",
    "print_in_size",
    "print_pdf",
    "print_together",
    "setMimeData",
    "startDrag",
    "system",
    "to_file",
    "to_printer",
    "to_printer_in_size",
    "unkept",
    "write_bytes",
    "write_text",
}
WRITING = set("wax+")

# What the doors themselves are made of.
MAKERS = {
    "sipdesk.ui.widgets.clipboard",
    "sipdesk.ui.widgets.outlets",
    "sipdesk.ui.widgets.pdf",
}


def module(path: Path) -> str:
    return name(path).removesuffix(".py").replace("/", ".")


def opened(path: Path) -> Iterator[str]:
    """Name the doors that a module goes through: called, or handed on to be called."""
    for node in nodes(path):
        match node:
            case ast.Call(func=func) if _writes(node):
                yield _named(func)
            case ast.Attribute(attr=found) if found in DOORS:
                yield found
            case ast.Name(id=found, ctx=ast.Load()) if found in DOORS:
                yield found
            case _:
                continue


def _named(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _writes(call: ast.Call) -> bool:
    """Whether a file is opened in order to be written."""
    if _named(call.func) != "open":
        return False
    asked = [*call.args, *(k.value for k in call.keywords if k.arg == "mode")]
    modes = [a.value for a in asked if isinstance(a, ast.Constant)]
    return any(isinstance(mode, str) and set(mode) & WRITING for mode in modes[:2])


def found() -> set[tuple[str, str]]:
    storage = set(inside("storage"))
    return {
        (module(path), door)
        for path in PROGRAM
        if path not in storage and module(path) not in MAKERS
        for door in opened(path)
    }


def test_every_way_out_stands_in_the_list_and_no_other() -> None:
    assert found() == {(output.module, output.door) for output in OUTPUTS}


@pytest.mark.parametrize(
    "output",
    [output for output in OUTPUTS if output.holds is Holds.OF_A_CASE],
    ids=lambda output: f"{output.module} {output.door}",
)
def test_what_is_of_a_case_asks_the_guard(output: Output) -> None:
    assert output.asks in asking_the_guard()


@pytest.mark.parametrize(
    "output",
    [output for output in OUTPUTS if output.holds is Holds.OF_PICTURES],
    ids=lambda output: f"{output.module} {output.door}",
)
def test_a_picture_board_asks_who_may_see_it(output: Output) -> None:
    assert output.asks in asking("check_shown") & asking("_given_away")


def asking_the_guard() -> set[str]:
    """Name the use cases that ask the guard."""
    return asking("check_outgoing")


@cache
def calls() -> dict[str, set[str]]:
    """Name what each function of the use cases calls."""
    calls: dict[str, set[str]] = {}
    for path in inside("usecases"):
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef):
                called = {
                    _named(inner.func)
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Call)
                }
                calls.setdefault(node.name, set()).update(called)
    return calls


def asking(what: str) -> set[str]:
    """Name the use cases that come, by whatever way, to a check."""
    asks = {what}
    while more := {who for who, called in calls().items() if called & asks} - asks:
        asks |= more
    return asks


def test_papers_are_composed_where_the_guard_is_asked_and_nowhere_else() -> None:
    composing = {
        module(path)
        for path in PROGRAM
        if "sipdesk.documents.compose.compose" in imports(path)
    }
    # The second shows a home's own words on a case that is made up.
    assert composing == {
        "sipdesk.usecases.paper_copy",
        "sipdesk.usecases.text_preview",
    }


def test_what_a_way_asks_is_a_use_case() -> None:
    there = {
        found
        for path in Path(sipdesk.usecases.__path__[0]).glob("*.py")
        for found in vars(import_module(f"sipdesk.usecases.{path.stem}"))
    }
    assert {output.asks for output in OUTPUTS} - {""} <= there
