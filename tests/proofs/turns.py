"""Two parts of the same meeting, whose orders and answers come in any order.

What a window replaces of another's text must have been told of in it before.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Final

from sipdesk.content.notices import notice
from sipdesk.domain.case import CaseId
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.meeting import Part
from sipdesk.storage.database import Database
from sipdesk.ui.doing import Changed
from sipdesk.ui.meeting.model import NoteForm, note_form, save_note
from sipdesk.ui.own_saves import OwnSaves
from sipdesk.ui.page import Around, PartModel, PartState
from sipdesk.usecases.case import read_case
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change
from tests.home import USER, SetClock, content
from tests.proofs.claim import Outcome
from tests.proofs.killed import KEY
from tests.proofs.sitting import home_with_a_meeting
from tests.proofs.two_windows import OTHER

LONG, SHORT = 400, 40
PART: Final = Part.SITUATION
_WORDS: Final = ("vi", "går", "sedan", "hem", "på", "måndag", "åker", "båda")
_TURNS: Final = 40


class Turns:
    """A runner whose orders are carried out, and answered, when it is their turn."""

    def __init__(self, ports: Ports, saved: Callable[[Change], None]) -> None:
        self._ports = ports
        self._saved = saved
        self._own = OwnSaves()
        self._told: list[Callable[[Changed], None]] = []
        self._orders: deque[tuple[Any, ...]] = deque()
        self._reads: deque[tuple[Any, ...]] = deque()
        self._answers: deque[Callable[[], None]] = deque()

    def do(self, *order: Any) -> None:
        """Put an order behind those given."""
        self._orders.append(order)

    def read(self, *order: Any) -> None:
        """Put a reading behind those asked for."""
        self._reads.append(order)

    read_aside = read

    def watch(self, told: Callable[[Changed], None]) -> None:
        """Tell of changes."""
        self._told.append(told)

    def turn(self, chance: Random) -> bool:
        """Let one thing happen; whether there was any."""
        waiting = [q for q in (self._orders, self._reads, self._answers) if q]
        if not waiting:
            return False
        queue = chance.choice(waiting)
        if queue is self._answers:
            self._answers.popleft()()
        else:
            order: Any = queue.popleft()
            self._carry_out(*order, changes=queue is self._orders)
        return True

    def _carry_out(
        self, use_case: Any, order: Any, then: Any, otherwise: Any, *, changes: bool
    ) -> None:
        try:
            answer = use_case(self._own.caught_up(order), self._ports)
        except SipdeskError as error:
            self._answers.append(partial(otherwise, error))
            return
        self._own.take(answer)
        if isinstance(answer, Change):
            self._saved(answer)
        self._answers.append(partial(self._answer, answer, then, changes=changes))

    def _answer(self, answer: Any, then: Any, *, changes: bool) -> None:
        then(answer)
        if changes and isinstance(answer, Changed):
            for told in self._told:
                told(answer)


class Window:
    """A part as a window has it, kept up with its own changes."""

    def __init__(self, ports: Ports, case_id: CaseId, stands: list[str]) -> None:
        """``stands`` are the texts that have been saved by any window, in order."""
        self.runner = Turns(ports, self._saved)
        self._stands = stands
        self.unseen: list[str] = []  # what was replaced without having been told of
        self.told: set[str] = set()
        around = Around(
            runner=self.runner,
            content=ports.content,
            today=ports.clock.today,
            new_id=ports.new_id,
            user=ports.user,
            clock_now=lambda: ports.clock.now().time(),
        )
        self.part = PartModel(
            "note",
            around,
            NoteForm(),
            partial(note_form, part=PART),
            partial(save_note, part=PART),
            self._draw,
        )
        view = read_case(case_id, ports)
        self.part.show_case(view)
        again = (read_case, case_id, self.part.show_case, _wrong)
        self.runner.watch(lambda _: self.runner.read(*again))

    def act(self, chance: Random) -> None:
        """Write a word, leave the field, keep a draft, or let something happen."""
        deed = chance.randint(0, 7)
        if deed == 0:
            text = f"{self.part.state.form.text} {chance.choice(_WORDS)}".strip()
            self.part.edit(text=text)
        elif deed == 1:
            self.part.leave()
        elif deed == 2:
            self.part.keep()
        else:
            self.runner.turn(chance)

    def settle(self, chance: Random) -> None:
        """Let everything happen that is under way."""
        while self.runner.turn(chance):
            pass

    def _saved(self, change: Change) -> None:
        before, after = self._stands[-1], change.case.meeting.note(PART)
        said = notice("saved-by-another", {"text": before}).text
        if not after.startswith(before) and said not in self.told:
            self.unseen.append(before)
        self._stands.append(after)

    def _draw(self, state: PartState[NoteForm]) -> None:
        self.told |= set(state.others.values())


def nothing_is_replaced_unseen(long: bool) -> Outcome:  # noqa: FBT001
    """Write in two windows at once, and decide in each when it asks."""
    times, failed, met = LONG if long else SHORT, 0, 0
    with TemporaryDirectory() as folder:
        home = Path(folder)
        case_id = home_with_a_meeting(home / "template")
        for seed in range(times):
            file = home / f"{seed}.sipdesk"
            copyfile(home / "template", file)
            chance = Random(seed)  # noqa: S311  (no secret)
            with _two(file, case_id) as windows:
                failed += not _trial(chance, windows)
                met += any(window.told for window in windows)
    return Outcome(times, failed, {"in conflict": met})


def _trial(chance: Random, windows: tuple[Window, Window]) -> bool:
    for _ in range(_TURNS):
        chance.choice(windows).act(chance)
    for _ in range(3):  # what one decides, the other may be asked about
        for window in windows:
            window.settle(chance)
            if window.part.dirty:
                window.part.save()
                window.settle(chance)
    return not any(window.unseen or window.part.dirty for window in windows)


def _wrong(error: SipdeskError) -> None:
    raise error


@contextmanager
def _two(file: Path, case_id: CaseId) -> Iterator[tuple[Window, Window]]:
    store = Database(file, lambda: KEY)
    try:
        stands = [""]
        one, other = (
            Window(Ports(store, SetClock(), str, user, content()), case_id, stands)
            for user in (USER, OTHER)
        )
        yield one, other
    finally:
        store.close()
