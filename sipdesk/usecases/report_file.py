"""The report as a file: for the home with its small numbers, or as it may leave SiS."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sipdesk.content.swedish import file_word
from sipdesk.documents.pdf.render import render
from sipdesk.documents.report import Issue, report_document
from sipdesk.documents.report_csv import report_csv
from sipdesk.documents.report_xlsx import report_xlsx
from sipdesk.domain.access import Act
from sipdesk.domain.outside import check_outside, outward
from sipdesk.domain.period import Period
from sipdesk.domain.report_file import REPORT, Reader, ReportForm
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.figures import Reading, ReadReport, count_report
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


def make_report(order: MakeReport, ports: Ports) -> ReportFile:
    """Make the report; that it was handed out is in the access log then.

    For the home it is stamped and has its small numbers. For who is outside SiS every
    number that is small, or that a small one could be worked out from, is left out
    across all its tables; only half-years that are over go out.

    Raises:
        RuleBroken: ``right-missing``, ``branch-closed``; ``outside-period``,
            ``outside-not-over``; ``period-ends-before-it-begins``; ``reading-ended``.

    """
    check(ports.user, Right.FIGURES_TO_CASES)
    period = Period(order.first, order.last)
    outside = order.reader is Reader.OUTSIDE
    if outside:
        check_outside(period, ports.clock.today())
    lasts = () if outside else order.lasts
    wanted = ReadReport(
        period.first,
        period.last,
        lasts or tuple(part.last for part in _parts(period, outside=outside)),
        order.places,
        order.reading,
    )
    found = count_report(wanted, ports)
    report = outward(found) if outside else found
    with ports.store.reading() as work:
        home = work.house.home()
    by, made = ports.user.signature, ports.clock.now()
    issue = Issue(report, order.reader, home, by, made)
    name = "-".join(
        (
            _NAMES[order.reader],
            file_word(home.name),
            period.first.isoformat(),
            period.last.isoformat(),
        )
    )
    made_file = _written(issue, order.form, f"{name}.{order.form.value}", ports)
    with ports.store.work() as work:
        what = (REPORT, order.reader.value, order.form.value)
        days = (period.first.isoformat(), period.last.isoformat())
        work.access.did(Act.HANDED_OUT, detail=" ".join((*what, *days)))
    return made_file


def _parts(period: Period, *, outside: bool) -> tuple[Period, ...]:
    months = period.by_month()
    return period.by_quarter() if outside or len(months) > _BY_MONTH else months


def _written(issue: Issue, form: ReportForm, name: str, ports: Ports) -> ReportFile:
    match form:
        case ReportForm.PDF:
            paper = render(report_document(issue, ports.content))
            return ReportFile(paper.data, name, paper.pages)
        case ReportForm.XLSX:
            return ReportFile(report_xlsx(issue, ports.content), name)
        case ReportForm.CSV:
            return ReportFile(report_csv(issue, ports.content), name)
