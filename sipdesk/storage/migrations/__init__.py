"""How the tables change from version to version of the program.

Each revision is a module with a function that uses Alembic's operations. They are run
in the order of ``REVISIONS``, all in one transaction; which one a database is at
stands in its table ``schema``. A database of an unknown revision is newer than the
program.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, inspect

from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.storage.migrations import (
    r0001_first,
    r0002_texts,
    r0003_cancelled_meeting,
    r0004_sheet_review,
    r0005_archive_copy,
    r0006_template,
    r0007_consent,
    r0008_concern,
    r0009_meeting,
    r0010_access,
    r0011_retention,
    r0012_transfer,
    r0013_approval,
    r0014_picture_boards,
    r0015_outside,
    r0016_picture_talk,
    r0017_picture_sources,
    r0018_reminders,
    r0019_outlook,
    r0020_onward,
    r0021_arriving,
    r0022_asking,
    r0023_statuses,
    r0024_track,
    r0025_book,
    r0026_surveys,
    r0027_facts,
    r0028_reports,
    r0029_tips,
    r0030_past,
)

_schema = Table(
    "schema",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("revision", String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of the tables."""

    name: str
    upgrade: Callable[[Operations], None]


REVISIONS: Sequence[Revision] = (
    Revision("0001", r0001_first.upgrade),
    Revision("0002", r0002_texts.upgrade),
    Revision("0003", r0003_cancelled_meeting.upgrade),
    Revision("0004", r0004_sheet_review.upgrade),
    Revision("0005", r0005_archive_copy.upgrade),
    Revision("0006", r0006_template.upgrade),
    Revision("0007", r0007_consent.upgrade),
    Revision("0008", r0008_concern.upgrade),
    Revision("0009", r0009_meeting.upgrade),
    Revision("0010", r0010_access.upgrade),
    Revision("0011", r0011_retention.upgrade),
    Revision("0012", r0012_transfer.upgrade),
    Revision("0013", r0013_approval.upgrade),
    Revision("0014", r0014_picture_boards.upgrade),
    Revision("0015", r0015_outside.upgrade),
    Revision("0016", r0016_picture_talk.upgrade),
    Revision("0017", r0017_picture_sources.upgrade),
    Revision("0018", r0018_reminders.upgrade),
    Revision("0019", r0019_outlook.upgrade),
    Revision("0020", r0020_onward.upgrade),
    Revision("0021", r0021_arriving.upgrade),
    Revision("0022", r0022_asking.upgrade),
    Revision("0023", r0023_statuses.upgrade),
    Revision("0024", r0024_track.upgrade),
    Revision("0025", r0025_book.upgrade),
    Revision("0026", r0026_surveys.upgrade),
    Revision("0027", r0027_facts.upgrade),
    Revision("0028", r0028_reports.upgrade),
    Revision("0029", r0029_tips.upgrade),
    Revision("0030", r0030_past.upgrade),
)


def pending(
    db: Connection, revisions: Sequence[Revision] = REVISIONS
) -> Sequence[Revision]:
    """Tell which revisions a database lacks.

    Raises:
        Unavailable: TOO_NEW when it is at one that this program does not know.

    """
    if not inspect(db).has_table(_schema.name):
        return revisions
    at = db.execute(_schema.select()).one().revision
    names = [revision.name for revision in revisions]
    if at not in names:
        raise Unavailable(Trouble.TOO_NEW)
    return revisions[names.index(at) + 1 :]


def upgrade(db: Connection, lacking: Sequence[Revision]) -> None:
    """Run revisions, in the transaction that the connection is in."""
    if not lacking:
        return
    operations = Operations(MigrationContext.configure(db))
    for revision in lacking:
        revision.upgrade(operations)
    _schema.create(db, checkfirst=True)
    db.execute(_schema.delete())
    db.execute(_schema.insert().values(id=1, revision=lacking[-1].name))
