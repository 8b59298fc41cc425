"""The home and its model, side by side: every step in both, and what always holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
)
from typing_extensions import override

from sipdesk.domain.case import Case
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.party import Party, PartyKind
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.journal import Undo, undo
from sipdesk.usecases.outlook import read_outlook
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change
from sipdesk.usecases.today import (
    ReadToday,
    Urgency,
    read_today,
)
from tests.home import TODAY, SetClock, open_ports
from tests.proofs.chain_model import OWN, PLACING, REGION, Model

PARTIES = (
    Party(PLACING, PartyKind.SOCIAL_SERVICES, "Påhittad Handläggare", places=True),
    Party(REGION, PartyKind.PSYCHIATRY, organisation="Påhittad mottagning"),
    Party(OWN, PartyKind.SIS_CARE, organisation="Påhittade hemmet"),
)
UNDONE_EVERY = 4  # steps
Tried = tuple[str, Change | None]
counted = {"steps": 0, "refused": 0, "undone": 0, "rows": 0}


def tried(use_case: Callable[[Any, Any], Change], order: Any, ports: Ports) -> Tried:
    """Do a thing: by what code it was refused, or what became of it."""
    try:
        return "", use_case(order, ports)
    except SipdeskError as error:
        return error.code, None


class Both(RuleBasedStateMachine):
    """One home, one case and a bystander; each step is done in both worlds."""

    @initialize()
    def open(self) -> None:
        """Open a new home with a case in it."""
        self.folder = TemporaryDirectory()
        self.clock = SetClock(TODAY)
        self.ports = open_ports(Path(self.folder.name), self.clock)
        self.model = Model(TODAY)
        self.words = count(1)
        other = open_case(OpenCase("Bo", "Bredvid"), self.ports).case
        self.bystander = other
        self.case: Case = open_case(OpenCase("Alva", "Påhitt"), self.ports).case
        for party in PARTIES:
            order = PutParty(self.case.id, self.case.version, party)
            self.case = put_party(order, self.ports).case
        self.steps = 0  # of this way through: another way is another count
        self.past: list[tuple[Case, Model]] = []  # before each change, to undo

    @override
    def teardown(self) -> None:
        """Close the home."""
        if hasattr(self, "ports"):
            bystander = read_case(self.bystander.id, self.ports).case
            assert bystander == self.bystander, "no other case is touched"
            self.ports.store.close()
            self.folder.cleanup()

    # --- both worlds ---------------------------------------------------------------

    def day(self, ahead: int) -> date:
        return self.clock.day + timedelta(ahead)

    def do(  # noqa: PLR0913
        self,
        use_case: Callable[[Any, Any], Any],
        order: Callable[..., Any],
        *facts: Any,
        early: str = "",
        late: str = "",
        then: Callable[[], None] = lambda: None,
        closed: str = "case-closed",
        keep: bool = False,
    ) -> None:
        """Do a thing; see that it is refused by its code, or done in the model too.

        ``early`` is what is refused whatever the case is, ``late`` what the case says.
        Now and then what was done is undone again, unless it is to be kept.
        """
        counted["steps"] += 1
        self.steps += 1
        is_shut = self.model.closed is not None
        code = early or (closed if is_shut and closed else late)
        made = order(self.case.id, self.case.version, *facts)
        refused, change = tried(use_case, made, self.ports)
        assert refused == code, (refused, code, made)
        if change is None:
            counted["refused"] += 1
            now = read_case(self.case.id, self.ports).case
            assert now == self.case, "what is refused changes nothing"
            return
        before, model = self.case, self.model.copy()
        self.case = change.case
        then()
        if change.label:
            self.past.append((before, model))
            assert self.case.version == before.version + 1
            if not keep and self.steps % UNDONE_EVERY == 0:
                self.undo()
        else:
            assert self.case == before

    def place(self, **facts: Any) -> None:
        """Record the placement with other facts."""
        stay = replace(self.case.placement, **facts)
        self.do(
            record_placement,
            RecordPlacement,
            stay,
            early=self.model.placing(facts),
            then=lambda: self.model.place(facts),
        )

    def undo(self) -> bool:
        """Take the last change back: all is as it was, but what has left the house."""
        before, model = self.past[-1]
        counted["steps"] += 1
        order = Undo(self.case.id, self.case.version)
        refused, change = tried(undo, order, self.ports)
        unsends = not self.model.outside <= model.outside
        assert refused == ("left-the-building" if unsends else "")
        if change is None:
            counted["refused"] += 1
            assert read_case(self.case.id, self.ports).case == self.case
            return False
        self.past.pop()
        self.case, today = change.case, self.model.today
        self.model = model
        self.model.today = today
        counted["undone"] += 1
        same = replace(self.case, version=0, put_offs=())
        assert same == replace(before, version=0, put_offs=())
        assert {p.id for p in self.case.put_offs} <= {p.id for p in before.put_offs}
        return True

    # --- what always holds ----------------------------------------------------------

    def mine(self) -> list[Any]:
        """Give the case's rows of Idag."""
        rows = read_today(ReadToday(), self.ports)
        return [row for row in rows if row.case.id == self.case.id]

    @invariant()
    def the_case_is_the_model(self) -> None:
        if not hasattr(self, "case"):
            return
        case = read_case(self.case.id, self.ports).case
        model, stay = self.model, case.placement
        assert case == self.case
        for name, value in model.stay.items():
            assert getattr(stay, name) == value, name
        changes = case.track.discharge_changes
        assert [(c.day, c.was, c.became, c.why) for c in changes] == model.moved
        waited = [(w.ready, w.notified, w.ended) for w in case.ready.earlier]
        assert waited == model.waits_before
        assert {r.id for r in case.requests} == set(model.letters)
        for one in case.requests:
            letter = model.letters[one.id]
            said = (one.party, one.purpose.value, one.sent, one.reminded)
            assert said == (letter.party, letter.purpose, letter.sent, letter.reminded)
            now = (one.remind_on, len(one.attempts), one.answer.value, one.answered)
            told = (letter.next_on, letter.tried, letter.answer, letter.answered)
            assert now == told
            assert one.silent_days(self.clock.day) == letter.silent(self.clock.day)
        offers = [(o.day, o.occasion.value, o.answer.value) for o in case.offer.earlier]
        assert offers == model.offers
        latest = case.offer.latest
        assert (latest.day, latest.occasion.value, latest.answer.value) == model.offer
        assert case.need.exists is model.need
        assert case.closing.closed == model.closed
        assert case.plan.lead == model.lead != OWN

    @invariant()
    def idag_shows_what_waits(self) -> None:
        if not hasattr(self, "case"):
            return
        model, rows = self.model, self.mine()
        counted["rows"] += len(rows)
        silent = {
            r.waiting.about for r in rows if r.waiting.kind == "request-unanswered"
        }
        waits = {id_ for id_, one in model.letters.items() if one.waits}
        assert silent == (set() if model.closed else waits)
        duty = [r for r in rows if r.waiting.kind == "ready-not-notified"]
        assert bool(duty) is (model.waits_ready == "not-notified")
        assert all(row.urgency is Urgency.AT_ONCE for row in duty)
        assert len({row.waiting.id for row in rows}) == len(rows)

    @invariant()
    def laget_shows_why(self) -> None:
        if not hasattr(self, "case"):
            return
        told = read_outlook(None, self.ports).outlook
        mine = self.case.id
        why = [row.why.value for row in told.needs if row.case.id == mine]
        assert why == ([self.model.unmet] if self.model.unmet else [])
        stands = [row.why.value for row in told.waits if row.case.id == mine]
        assert stands == ([self.model.waits_ready] if self.model.waits_ready else [])
        sums = sum(one.count for one in told.sums)
        assert sums == len(told.needs) + len(told.waits)
