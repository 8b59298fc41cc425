"""Reports that have left SiS, as they left."""

from datetime import date

from sqlalchemy import (
    Column,
    Connection,
    Date,
    LargeBinary,
    String,
    Table,
    insert,
    select,
)

from sipdesk.domain.report_file import OutwardReport, ReportForm
from sipdesk.domain.rights import Right
from sipdesk.storage.columns import metadata, moments, numbers, words
from sipdesk.storage.gate import Watch

outward_report = Table(
    "outward_report",
    metadata,
    Column("id", String, primary_key=True),  # its first day and its form
    *words("form file_name"),
    *(Column(name, Date, nullable=False) for name in ("first", "last")),
    *moments("made"),
    *numbers("pages"),
    Column("data", LargeBinary, nullable=False),
)


class ReportRows:
    """The reports of one transaction (``ports.OutwardReports``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def find(self, first: date, form: ReportForm) -> OutwardReport | None:
        """Read the one of a half-year, if it has left."""
        self._watch.check(Right.FIGURES_TO_CASES)
        query = select(outward_report).where(outward_report.c.id == _id(first, form))
        row = self._db.execute(query).mappings().one_or_none()
        if row is None:
            return None
        values = {name: row[name] for name in row if name != "id"}
        return OutwardReport(**{**values, "form": ReportForm(row["form"])})

    def keep(self, report: OutwardReport) -> None:
        """Keep one as it leaves; there is none of its period and form yet."""
        self._watch.check(Right.FIGURES_TO_CASES)
        row = {
            "id": _id(report.first, report.form),
            "first": report.first,
            "last": report.last,
            "form": report.form.value,
            "file_name": report.file_name,
            "made": report.made,
            "data": report.data,
            "pages": report.pages,
        }
        self._db.execute(insert(outward_report).values(row))


def _id(first: date, form: ReportForm) -> str:
    return f"{first.isoformat()} {form.value}"
