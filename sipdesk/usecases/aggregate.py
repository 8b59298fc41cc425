"""A home's figures given to those who add homes together, and homes added up."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from sipdesk import __version__
from sipdesk.content.aggregate_words import SumText, knows_code, sum_texts
from sipdesk.content.content import Content
from sipdesk.content.figures import edition_of
from sipdesk.content.swedish import file_word
from sipdesk.documents.aggregate import aggregate_document
from sipdesk.documents.pdf.render import render
from sipdesk.domain.access import Act
from sipdesk.domain.aggregate import (
    ENDING,
    Aggregate,
    SentFigures,
    counted,
    half_year_code,
    half_years,
)
from sipdesk.domain.aggregate_sum import HomesSum, homes_sum, is_worded
from sipdesk.domain.errors import Missing, RuleBroken, SipdeskError
from sipdesk.domain.outside import outward
from sipdesk.domain.overview import sort_key
from sipdesk.domain.period import Period
from sipdesk.domain.policy import ALLOW_FIGURES_FILES
from sipdesk.domain.rights import Right, check
from sipdesk.domain.sender import Sender
from sipdesk.usecases.figures import Reading, ReadReport, read_report, refresh_facts
from sipdesk.usecases.ports import Clock, Ports
from sipdesk.usecases.sharing_ports import AggregateFiles

_HALVES: Final = 6


@dataclass(frozen=True, slots=True)
class Shareable:
    """Of which half-years figures can be given away, and for whom they were."""

    periods: tuple[Period, ...]
    sent: tuple[SentFigures, ...]


@dataclass(frozen=True, slots=True)
class GiveFigures:
    """Figures of a half-year, and where the file is to lie.

    Without a recipient small counts are left out. ``to`` names one within SiS, and
    ``is_sis`` says that it is: the file is opened with a passphrase then.
    """

    period: Period
    path: Path
    to: str = ""
    is_sis: bool = False


@dataclass(frozen=True, slots=True)
class GivenFigures:
    """A file that was made. ``passphrase`` is shown once and kept nowhere.

    ``path`` is where it lies: where it was asked for, unless its name could not be
    given; None if it is gone.
    """

    path: Path | None
    asked: Path
    whole: bool
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CameFile:
    """A file of figures that was chosen, and what opens it, if it was told."""

    path: Path
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FileRead:
    """What became of one file. ``problem`` is the code of a notice; "" when it counts.

    ``facts`` are what the notice needs. ``figures`` is None of one that could not be
    opened.
    """

    path: Path
    figures: Aggregate | None = None
    problem: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HomesRead:
    """The files in the order they were chosen, and the homes of those that count.

    ``texts`` are the tables of the sum, in words.
    """

    files: tuple[FileRead, ...]
    sum: HomesSum | None = None
    texts: tuple[SumText, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What adding up needs; there need be no home."""

    files: AggregateFiles
    content: Content
    clock: Clock


@dataclass(frozen=True, slots=True)
class SumPaper:
    """The sum on paper."""

    data: bytes
    file_name: str


# --- Giving -----------------------------------------------------------------------


def read_shareable(_: None, ports: Ports) -> Shareable:
    """Tell what can be given away.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.READ_FIGURES)
    with ports.store.reading() as work:
        sent = work.sharing.sent_figures()
    return Shareable(half_years(ports.clock.today(), _HALVES), sent)


def figures_file_name(home: str, period: Period) -> str:
    """Name a file: ``pahittsgarden-2026H1.sipdesk-figures``."""
    return f"{file_word(home) or 'hem'}-{half_year_code(period)}{ENDING}"


def give_figures(order: GiveFigures, ports: Ports) -> GivenFigures:
    """Make the file of a half-year's figures; that it was made is in the access log.

    The file gets its name when all is saved: nothing leaves that is not in the log.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``, ``figures-period``,
            ``figures-to-nobody``, ``figures-outside-sis``, ``policy-forbids``.
        Unavailable: ALREADY_THERE, NO_SUCH_FOLDER, or what the disk refuses.

    """
    check(ports.user, Right.FIGURES_TO_CASES)
    ports.store.policies.check(ALLOW_FIGURES_FILES)
    if order.period not in half_years(ports.clock.today(), _HALVES):
        raise RuleBroken("figures-period", "period")
    to = order.to.strip()
    named = bool(to) or order.is_sis
    if not to and named:
        raise RuleBroken("figures-to-nobody", "to")
    if named and not order.is_sis:
        raise RuleBroken("figures-outside-sis", "is_sis")
    refresh_facts(Reading(), ports)
    quarters = tuple(part.last for part in order.period.by_quarter())
    wanted = ReadReport(order.period.first, order.period.last, quarters)
    report = read_report(wanted, ports)
    shown = report if named else outward(report)
    tables = counted(report, shown)
    definitions = ports.content.read_figures().definitions
    with ports.store.departing(order.path) as file:
        with ports.store.work() as work:
            figures = Aggregate(
                sender=work.sharing.sender(),
                first=order.period.first,
                last=order.period.last,
                made=ports.clock.now(),
                program=__version__,
                edition=edition_of(definitions),
                whole=named,
                tables=tables,
            )
            sealed = work.sharing.seal(figures)
            work.sharing.put_sent(
                SentFigures(
                    ports.new_id(),
                    order.period.first,
                    order.period.last,
                    to,
                    figures.made,
                    ports.user.id,
                )
            )
            how = "whole" if named else "suppressed"
            detail = f"figures {half_year_code(order.period)} {how}"
            work.access.did(Act.HANDED_OUT, detail=detail)
            file.write(sealed.data)
        lies = file.lay()
    return GivenFigures(lies, order.path, named, sealed.passphrase)


# --- Adding up --------------------------------------------------------------------


def read_homes(order: tuple[CameFile, ...], desk: Desk) -> HomesRead:
    """Open files of figures, and add up those that can be: each says why not.

    Where they are of several half-years, those of the one that most are of count; of
    two as many, the later.
    """
    files = [_opened(one, desk) for one in order]
    edition = edition_of(desk.content.read_figures().definitions)
    files = [_if_counted_alike(one, edition, desk.content) for one in files]
    files = _once(files)
    files = _of_one_period(files)
    good = [one.figures for one in files if one.figures and not one.problem]
    if not good:
        return HomesRead(tuple(files))
    good.sort(key=lambda one: (sort_key(one.sender.name), one.sender.id))
    found = homes_sum(good, _knows(desk.content))
    return HomesRead(tuple(files), found, sum_texts(found, desk.content))


def print_homes(read: HomesRead, desk: Desk) -> SumPaper:
    """Make the sum as a paper.

    Raises:
        Missing: there is nothing to add up.

    """
    if read.sum is None:
        raise Missing
    made = desk.clock.now()
    counting = [one.figures for one in read.files if one.figures and not one.problem]
    document = aggregate_document(read.sum, counting, desk.content, made)
    name = f"sammanstallning-{half_year_code(read.sum.period)}.pdf"
    return SumPaper(render(document).data, name)


def _opened(one: CameFile, desk: Desk) -> FileRead:
    try:
        return FileRead(one.path, desk.files.open(one.path, one.passphrase))
    except SipdeskError as error:
        return FileRead(one.path, problem=error.code)


def _knows(content: Content) -> Callable[[str, str], bool]:
    return lambda name, code: knows_code(content, name, code)


def _if_counted_alike(one: FileRead, edition: str, content: Content) -> FileRead:
    if one.figures is None:
        return one
    alike = one.figures.edition == edition
    if alike and is_worded(one.figures, _knows(content)):
        return one
    facts = (("program", one.figures.program), ("own", __version__))
    return replace(one, problem="figures-other-edition", facts=facts)


def _once(files: Sequence[FileRead]) -> list[FileRead]:
    """Let each home count once a half-year: by the file that was made last."""
    keys: dict[str, set[str]] = {}
    for one in files:
        if one.figures:
            keys.setdefault(one.figures.sender.id, set()).add(_signed_by(one.figures))
    last: dict[tuple[str, Period], FileRead] = {}
    for one in files:
        if one.figures and not one.problem:
            key = (one.figures.sender.id, one.figures.period)
            before = last.get(key)
            if before is None or _made(before) < _made(one):
                last[key] = one
    return [_or_twice(one, keys, last) for one in files]


def _or_twice(
    one: FileRead,
    keys: dict[str, set[str]],
    last: dict[tuple[str, Period], FileRead],
) -> FileRead:
    if one.figures is None or one.problem:
        return one
    sender = one.figures.sender
    if len(keys[sender.id]) > 1:
        return replace(one, problem="figures-two-keys", facts=_name(sender))
    if last[sender.id, one.figures.period] is not one:
        return replace(one, problem="figures-twice", facts=_name(sender))
    return one


def _signed_by(figures: Aggregate) -> str:
    return figures.sender.fingerprint


def _made(one: FileRead) -> float:
    return one.figures.made.timestamp() if one.figures else 0.0


def _name(sender: Sender) -> tuple[tuple[str, str], ...]:
    return (("home", sender.name),)


def _of_one_period(files: Sequence[FileRead]) -> list[FileRead]:
    counts = Counter(
        one.figures.period for one in files if one.figures and not one.problem
    )
    if not counts:
        return list(files)
    period = max(counts, key=lambda p: (counts[p], p.first))
    return [
        replace(one, problem="figures-other-period", facts=_periods(one, period))
        if one.figures and not one.problem and one.figures.period != period
        else one
        for one in files
    ]


def _periods(one: FileRead, period: Period) -> tuple[tuple[str, str], ...]:
    own = half_year_code(one.figures.period) if one.figures else ""
    return (("own", own), ("others", half_year_code(period)))
