"""Saves a case again and again until it is killed.

Told on standard input: the database and its raw key. Tells on standard output the
number of each save once it is committed.
"""

import sys
from dataclasses import replace
from pathlib import Path

from sipdesk.domain.case import Case, CaseId
from sipdesk.storage.database import Database
from sipdesk.usecases.need import RecordNeed, record_need
from sipdesk.usecases.ports import Ports
from tests.home import USER, SetClock, content

LONG_TEXT = 4000


def main() -> None:
    """Save until killed."""
    path, key, case_id = sys.stdin.readline().split("\t")
    store = Database(Path(path), lambda: bytes.fromhex(key))
    ports = Ports(store, SetClock(), lambda: "new", USER, content())
    with store.reading() as work:
        case = work.cases.get(CaseId(case_id.strip()))
    while True:
        case = save(case, ports)
        sys.stdout.write(f"{case.version}\n")
        sys.stdout.flush()


def save(case: Case, ports: Ports) -> Case:
    """Save the next version, which says its own number all through."""
    number = case.version + 1
    reason = (f"version {number} " * LONG_TEXT)[:LONG_TEXT]
    need = replace(case.need, reason=reason, by=f"version {number}")
    return record_need(RecordNeed(case.id, case.version, need), ports).case


if __name__ == "__main__":
    main()
