"""What use cases need of the reports that have left SiS."""

from datetime import date
from typing import Protocol

from sipdesk.domain.report_file import OutwardReport, ReportForm


class OutwardReports(Protocol):
    """The reports that have left, one of each half-year and form."""

    def find(self, first: date, form: ReportForm) -> OutwardReport | None:
        """Read the one of a half-year, if it has left.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...

    def keep(self, report: OutwardReport) -> None:
        """Keep one as it leaves; there is none of its period and form yet.

        Raises:
            RuleBroken: ``right-missing``, ``branch-closed``.

        """
        ...
