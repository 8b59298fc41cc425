"""The source text of the program and its tests, as the rules of the house see it."""

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = sorted((ROOT / "sipdesk").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def name(path: Path) -> str:
    """Return the path as the repository knows it: ``sipdesk/domain/case.py``."""
    return path.relative_to(ROOT).as_posix()


def inside(folder: str) -> list[Path]:
    """Return the modules of the program under ``folder``: ``domain``, ``ui``."""
    return [path for path in PROGRAM if ROOT / "sipdesk" / folder in path.parents]


def offenders(
    paths: Iterable[Path], wrong: Callable[[Path], object]
) -> dict[str, object]:
    """Return the modules in which ``wrong`` finds something, with what it found."""
    found = {name(path): wrong(path) for path in paths}
    return {where: what for where, what in found.items() if what}


@cache
def tree(path: Path) -> ast.Module:
    """Return the module's syntax tree."""
    return ast.parse(path.read_text("utf-8"), filename=name(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of the module's syntax tree."""
    return tuple(ast.walk(tree(path)))


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Return what the module imports, down to the name: ``unittest.mock.patch``."""
    found: list[str] = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found += (f"{node.module}.{alias.name}" for alias in node.names)
    return tuple(found)


def texts(path: Path) -> Iterator[str]:
    """Yield the strings of the module, without its docstrings."""
    said_to_readers = {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(
            node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        )
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes(path):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in said_to_readers
        ):
            yield node.value
