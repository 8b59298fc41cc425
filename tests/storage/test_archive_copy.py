"""A home from before there were forms keeps its papers, and can take forms."""

from pathlib import Path

import pytest
from sqlalchemy import text

from sipdesk.storage.connection import connect, engine, migration_connection
from sipdesk.storage.database import Database
from sipdesk.storage.migrations import REVISIONS, pending, upgrade

KEY = bytes(range(32))
FIRST = REVISIONS[:1]
CASE = """
INSERT INTO "case" (id, number, coordinator, opened, version, consent_deviation)
VALUES ('c', '2026-001', 'u', '2026-01-02', 1, '')
"""
PAPER = """
INSERT INTO paper ("case", id, kind, recipient, recipient_role, "by", sha256, channel,
                   made, case_version, version, pages)
VALUES ('c', 'p', 'plan', 'young-person', 'young-person', 'u', '0', 'print',
        '2026-03-02 09:30:00', 1, 1, 2)
"""
FILE = "INSERT INTO paper_file (id, data) VALUES ('p', x'25504446')"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Give a home of the first revision with one paper."""
    path = tmp_path / "hem.sipdesk"
    connect(path, KEY, create=True).close()
    tables = engine(path, lambda: KEY)
    with migration_connection(tables) as db:
        upgrade(db, FIRST)
        for row in (CASE, PAPER, FILE):
            db.execute(text(row))
    tables.dispose()
    return path


@pytest.mark.journey
def test_a_paper_from_before_is_there_and_has_no_copy_beside_it(old: Path) -> None:
    tables = engine(old, lambda: KEY)
    with migration_connection(tables) as db:
        assert pending(db) == REVISIONS[1:]
        upgrade(db, pending(db))
    tables.dispose()
    store = Database(old, lambda: KEY)
    with store.reading() as work:
        assert work.papers.data("p") == b"%PDF"
        assert work.papers.archive_copy("p") == b""
    store.close()
