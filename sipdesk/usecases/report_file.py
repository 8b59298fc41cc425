"""The report as a file: for the home with its small numbers, or as it may leave SiS."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sipdesk.content.swedish import file_word
from sipdesk.documents.pdf.render import render
from sipdesk.documents.report import Issue, report_document
from sipdesk.documents.report_csv import report_csv
from sipdesk.documents.report_xlsx import report_xlsx
from sipdesk.domain.access import Act
from sipdesk.domain.outside import check_outside
from sipdesk.domain.period import Period
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.policy import ALLOW_FIGURES_FILES
from sipdesk.domain.report_file import REPORT, OutwardReport, Reader, ReportForm
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.figures import (
    Reading,
    ReadReport,
    count_outward,
    count_report,
    refresh_facts,
)
from sipdesk.usecases.ports import Ports

_BY_MONTH: Final = 6
"""A period of more months has a column for each quarter."""
_NAMES: Final = {
    Reader.INSIDE: "sip-rapport-stannar-pa-hemmet",
    Reader.OUTSIDE: "sip-rapport",
}


@dataclass(frozen=True, slots=True)
class MakeReport:
    """Of which days, for whom, and in which form.

    ``lasts`` are the days after which goal 3 has a new column, at the home; ``places``
    is how many places the home has, None when it is not said.
    """

    first: date
    last: date
    form: ReportForm
    reader: Reader
    lasts: tuple[date, ...] = ()
    places: int | None = None
    reading: Reading = field(default_factory=Reading, compare=False)


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report as it goes to the printer or a file; its name tells of nobody."""

    data: bytes
    file_name: str
    pages: int = 0  # of a PDF


@dataclass(frozen=True, slots=True)
class DrawnReport:
    """A report that has not been handed out: in the form that was asked for, or in all.

    Of one that may leave SiS all forms are made at once, so that they tell the same.
    """

    order: MakeReport
    issue: Issue | None  # None: it has left before, and leaves again as it was
    files: Mapping[ReportForm, ReportFile]


def make_report(order: MakeReport, ports: Ports) -> ReportFile:
    """Make the report and hand it out, in one go: for who has nothing else to do.

    Raises:
        RuleBroken: as its two steps, ``draw_report`` and ``hand_out_report``.

    """
    _check(order, ports)
    refresh_facts(order.reading, ports)
    return hand_out_report(draw_report(order, ports), ports)


def draw_report(order: MakeReport, ports: Ports) -> DrawnReport:
    """Make the report, and hand nothing out; it takes long, and changes no facts.

    That figures were read is in the access log then, even if the report is given up
    before it has been made; not of one that has left before, which is read as it was.
    It counts the facts as they are: ``refresh_some`` derives before what is missing.
    For the home it is stamped and has its small numbers. For who is outside SiS every
    number that is small, or that a small one could be worked out from, is left out
    across all its tables; only half-years that are over go out, and what has gone out
    once goes out again as it was.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``; ``outside-period``,
            ``outside-not-over``; ``period-ends-before-it-begins``; ``reading-ended``;
            ``policy-forbids``.

    """
    period = _check(order, ports)
    if order.reader is Reader.OUTSIDE:
        with ports.store.reading() as work:
            kept = work.reports.find(period.first, order.form)
        if kept is not None:
            return DrawnReport(order, None, {order.form: _again(kept)})
        report = count_outward(_wanted(order, ()), ports)
        forms = tuple(ReportForm)
    else:
        lasts = order.lasts or tuple(part.last for part in _parts(period))
        report = count_report(_wanted(order, lasts), ports)
        forms = (order.form,)
    issue, files = _issue(report, order, ports), {}
    for form in forms:
        _go_on(order.reading)
        files[form] = _written(issue, form, ports)
    return DrawnReport(order, issue, files)


def hand_out_report(drawn: DrawnReport, ports: Ports) -> ReportFile:
    """Let a report go; that it was handed out is in the access log then.

    One that leaves SiS is kept as it leaves. If another of the same half-year has left
    since it was drawn, that is what leaves again.

    Raises:
        RuleBroken: as ``draw_report``.

    """
    order = drawn.order
    period = _check(order, ports)
    _go_on(order.reading)
    with ports.store.work() as work:
        made = drawn.files[order.form]
        if drawn.issue is not None and order.reader is Reader.OUTSIDE:
            kept = work.reports.find(period.first, order.form)
            if kept is not None:
                made = _again(kept)
            else:
                for form, file in drawn.files.items():
                    work.reports.keep(_outward(drawn.issue, form, file))
        what = (REPORT, order.reader.value, order.form.value)
        days = (period.first.isoformat(), period.last.isoformat())
        work.access.did(Act.HANDED_OUT, detail=" ".join((*what, *days)))
    return made


def _check(order: MakeReport, ports: Ports) -> Period:
    """See that the report may be made and handed out; gives its period."""
    check(ports.user, Right.FIGURES_TO_CASES)
    period = Period(order.first, order.last)
    if order.reader is Reader.OUTSIDE:
        ports.store.policies.check(ALLOW_FIGURES_FILES)
        check_outside(period, ports.clock.today())
    return period


def _go_on(reading: Reading) -> None:
    reading.go_on(reading.done, reading.of)


def _again(kept: OutwardReport) -> ReportFile:
    return ReportFile(kept.data, kept.file_name, kept.pages)


def _outward(issue: Issue, form: ReportForm, file: ReportFile) -> OutwardReport:
    period = issue.report.period
    return OutwardReport(
        period.first,
        period.last,
        form,
        file.file_name,
        issue.made,
        file.data,
        file.pages,
    )


def _wanted(order: MakeReport, lasts: tuple[date, ...]) -> ReadReport:
    return ReadReport(order.first, order.last, lasts, order.places, order.reading)


def _parts(period: Period) -> tuple[Period, ...]:
    months = period.by_month()
    return period.by_quarter() if len(months) > _BY_MONTH else months


def _issue(report: Report, order: MakeReport, ports: Ports) -> Issue:
    with ports.store.reading() as work:
        home = work.house.home()
    by = ports.user.signature
    return Issue(report, order.reader, home, by, ports.clock.now())


def _written(issue: Issue, form: ReportForm, ports: Ports) -> ReportFile:
    period = issue.report.period
    days = f"{period.first.isoformat()}-{period.last.isoformat()}"
    whose = f"{_NAMES[issue.reader]}-{file_word(issue.home.name)}"
    name = f"{whose}-{days}.{form.value}"
    match form:
        case ReportForm.PDF:
            paper = render(report_document(issue, ports.content))
            return ReportFile(paper.data, name, paper.pages)
        case ReportForm.XLSX:
            return ReportFile(report_xlsx(issue, ports.content), name)
        case ReportForm.CSV:
            return ReportFile(report_csv(issue, ports.content), name)
