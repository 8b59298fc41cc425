"""The shelf that content is read from: the built-in files, and an institution's own.

An own file has the name and form of the built-in one and takes its whole place. One
that is not right is refused with file, line and reason, and the built-in is used; the
built-in must be right.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from sipdesk.content import files
from sipdesk.content.content import Problem
from sipdesk.content.notices import notice
from sipdesk.content.toml_table import (
    CODE_LONGEST,
    Refused,
    Table,
    read_source,
)

T = TypeVar("T")


class ContentBroken(Exception):  # noqa: N818
    """A built-in file is not as it must be: the installation is damaged.

    ``problem`` says where and why.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.file}, line {problem.line}: {problem.reason}")
        self.problem = problem


def _no_ids(_: object) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the files are, and what was wrong with the institution's own."""

    resources: Path
    own: Path | None
    problems: list[Problem] = field(default_factory=list)

    def read(
        self,
        name: str,
        build: Callable[[Table], T],
        *,
        ids: Callable[[T], Collection[str]] = _no_ids,
    ) -> T:
        """Read a file: the institution's own if there is one and it is right.

        ``ids`` names what others may refer to; an own file must keep them all.
        """
        return self.read_whole(name, partial(_read, build=build), ids=ids)

    def read_whole(
        self,
        name: str,
        read: Callable[[Path], T],
        *,
        ids: Callable[[T], Collection[str]] = _no_ids,
        exact: bool = False,
    ) -> T:
        """Read a file of any form; ``read`` refuses one that is not right.

        With ``exact`` an own file has the built-in one's ids and no others.
        """
        try:
            built_in = _lined(read, self.resources / name)
        except _Fault as fault:
            raise ContentBroken(fault.problem(name)) from fault
        if self.own is None or not _is_there(self.own / name):
            return built_in
        try:
            found = _lined(read, self.own / name)
            _check_kept(ids(built_in), ids(found), exact=exact)
        except _Fault as fault:
            self.problems.append(fault.problem(name))
            return built_in
        return found

    def missing(self, name: str) -> tuple[Problem, ...]:
        """Tell that an own file is not there, where one must be."""
        if self.own is None or _is_there(self.own / name):
            return ()
        return (_problem(name, 0, Refused("content-file-missing")),)

    def strangers(self) -> tuple[Problem, ...]:
        """Name own files that are not used: a misspelt name must not go unnoticed."""
        if self.own is None:
            return ()
        try:
            found = [*self.own.iterdir(), *self.own.glob("routine/*")]
        except OSError:
            return (_problem(self.own.name, 0, Refused("content-folder-missing")),)
        names = sorted(
            path.relative_to(self.own).as_posix()
            for path in found
            if path.suffix == ".toml"
        )
        return tuple(
            _problem(name, 0, Refused("content-file-unknown"))
            for name in names
            if name not in files.OWN_FILES
        )


class _Fault(Exception):  # noqa: N818
    """A refusal with its line."""

    def __init__(self, refused: Refused, line: int) -> None:
        super().__init__(refused.code)
        self.refused = refused
        self.line = line

    def problem(self, name: str) -> Problem:
        """Say it of a file."""
        return _problem(name, self.line, self.refused)


def _lined(read: Callable[[Path], T], path: Path) -> T:
    try:
        return read(path)
    except Refused as refused:
        raise _Fault(refused, refused.line) from refused


def _read(path: Path, build: Callable[[Table], T]) -> T:
    source = read_source(path)
    with source.lined():
        return build(Table(source.values))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True  # something is; reading it says what is wrong


def _check_kept(
    built_in: Collection[str], found: Collection[str], *, exact: bool
) -> None:
    for name in built_in:
        if name not in found:
            refused = Refused("content-id-gone", id=name)
            raise _Fault(refused, 0) from refused
    for name in found if exact else ():
        if name not in built_in:
            refused = Refused("content-id-strange", id=name)
            raise _Fault(refused, 0) from refused


def problem_of(name: str, refused: Refused) -> Problem:
    """Say of a text why it was refused."""
    return _problem(name, refused.line, refused)


def _problem(name: str, line: int, refused: Refused) -> Problem:
    facts = {name: _shown(fact) for name, fact in refused.facts.items()}
    said = notice(refused.code, facts)
    return Problem(name, line, said.whole)


def _shown(fact: str) -> str:
    """Cut what stands in somebody's file down to what a sentence can hold."""
    return "".join(c if c.isprintable() else "?" for c in fact[:CODE_LONGEST])


def strange_texts(
    own: Path | None, folder: str, names: Collection[str]
) -> tuple[Problem, ...]:
    """Name own texts of a folder that take the place of none."""
    if own is None:
        return ()
    try:
        found = sorted(p.name for p in (own / folder).glob("*") if p.is_file())
    except OSError:
        return ()  # no folder, no texts of one's own
    return tuple(
        _problem(f"{folder}/{name}", 0, Refused("content-file-unknown"))
        for name in found
        if name not in names
    )
