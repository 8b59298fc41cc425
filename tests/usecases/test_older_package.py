"""A package that an older program wrote: what it did not know is not known."""

import json
from datetime import date
from pathlib import Path

from sipdesk.domain.admission import ItemState
from sipdesk.storage.transfer_file import for_recipient
from sipdesk.usecases.case import read_case
from sipdesk.usecases.journal import CaseAt, read_case_at
from tests.usecases.forger import Forger
from tests.usecases.two_homes import two_homes

NAMES = ("case.json", "history.json")
UNKNOWN = {"acute", "asked", "detail", "incomplete", "letters", "party", "reminded"}
"""What a list of the admission did not have."""


def test_an_older_package_has_the_defaults_of_what_it_did_not_know(
    tmp_path: Path,
) -> None:
    with two_homes(tmp_path) as homes:
        forger = Forger(homes)
        parts = forger.parts()
        raw = json.loads(parts["case.json"])
        for consent in raw["consents"]:
            del consent["given_at"], consent["given_on"]
        told = json.loads(parts["manifest.json"]) | {"revision": "0011"}
        parts["manifest.json"] = json.dumps(told).encode()
        parts["case.json"] = json.dumps(raw).encode()
        path = tmp_path / "old.sipdesk-transfer"
        path.write_bytes(for_recipient(forger.signed(parts), forger.to.recipient))
        assert homes.take(path).change.case.plan == forger.carried.case.plan


def test_what_an_older_program_asked_for_has_the_day_it_wrote_or_none(
    tmp_path: Path,
) -> None:
    with two_homes(tmp_path) as homes:
        forger = Forger(homes)
        parts = forger.parts()
        now, history = (json.loads(parts[name]) for name in NAMES)
        for case in [now, *(one["before"] for one in history if one["before"])]:
            items = case["admission"]["items"]
            items[0] |= {"state": "asked", "day": "2026-01-07"}
            items[1] |= {"state": "asked", "day": None}
            for part in (case["admission"], *items):
                for name in UNKNOWN & set(part):
                    del part[name]
        for name, raw in zip(NAMES, (now, history), strict=True):
            parts[name] = json.dumps(raw).encode()
        told = json.loads(parts["manifest.json"]) | {"revision": "0020"}
        parts["manifest.json"] = json.dumps(told).encode()
        path = tmp_path / "old.sipdesk-transfer"
        path.write_bytes(for_recipient(forger.signed(parts), forger.to.recipient))
        case_id = homes.take(path).change.case.id
        case = read_case(case_id, homes.there).case
        first, second, third, *_ = case.admission.items
        assert (first.asked, first.day) == (date(2026, 1, 7), None)
        assert (second.asked, second.day) == (None, None)
        assert third.state is ItemState.NOT_ASKED
        before = read_case_at(CaseAt(case_id, 2), homes.there).admission.items[0]
        assert (before.asked, before.day) == (None, date(2026, 1, 7))
