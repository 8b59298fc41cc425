"""The register of training and coordinators, as it is typed; knows nothing of Qt."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import Conflict, SipdeskError
from sipdesk.domain.training import Coordinating, StaffMember, Training
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.ui.refusal import placed
from sipdesk.usecases.draft import (
    DraftOf,
    KeepDraft,
    drop_draft,
    keep_draft,
    read_draft,
)
from sipdesk.usecases.training import (
    TrainingList,
    print_training,
    put_member,
    read_staff,
    remove_member,
)

_DRAFT: Final = DraftOf(case="", page="training")


@dataclass(frozen=True, slots=True)
class TrainingForm:
    """One training, as typed."""

    id: str
    kind: str = ""
    day: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class TimeForm:
    """One time as coordinator, as typed."""

    id: str
    since: str = ""
    until: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class MemberForm:
    """Somebody in the register, as typed. ``id`` is empty for a new one."""

    id: str = ""
    name: str = ""
    role: str = ""
    unit: str = ""
    left: str = ""
    trainings: tuple[TrainingForm, ...] = ()
    times: tuple[TimeForm, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class TrainingState:
    """The register, who is written in it, and who was taken out last.

    ``kind`` narrows the list to those who have a training that counts; empty shows all.
    Problems are by field; of a training or a time as ``id.field``.
    """

    staff: tuple[StaffMember, ...] | None = None  # None until it is read
    kind: str = ""
    form: MemberForm | None = None
    removed: StaffMember | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    notice: Notice | None = None
    busy: bool = False


class TrainingModel:
    """The register: read, narrowed, written in, printed."""

    def __init__(self, around: Around, draw: Callable[[TrainingState], None]) -> None:
        self._around = around
        self._draw = draw
        self._kept: MemberForm | None = None
        self.state = TrainingState()

    def refresh(self) -> None:
        """Read the register, and what was being written before a lock."""
        runner = self._around.runner
        if self.state.staff is None:
            runner.read(read_draft, _DRAFT, self._restore, self._refused)
        runner.read(read_staff, None, self._read, self._refused)

    def narrow(self, kind: str) -> None:
        """Show only those who have a training that counts today."""
        self._show(replace(self.state, kind=kind))

    def begin(self, member_id: str = "") -> None:
        """Write of somebody, or of somebody new."""
        found = (m for m in self.state.staff or () if m.id == member_id)
        member = next(found, None)
        form = MemberForm() if member is None else form_of(member)
        self._kept = form
        self._show(replace(self._plain(), form=form, removed=None))

    def edit(self, **changes: str) -> None:
        """Take what was typed in one or more fields."""
        self._change(tuple(changes), **changes)

    def add_training(self) -> None:
        """Begin on one more training."""
        if self.state.form is not None:
            new = TrainingForm(self._around.new_id())
            self._change((), trainings=(*self.state.form.trainings, new))

    def edit_training(self, training: str, **changes: str) -> None:
        """Take what was typed of a training."""
        if self.state.form is not None:
            changed = _changed(self.state.form.trainings, training, changes)
            names = tuple(f"{training}.{name}" for name in changes)
            self._change(names, trainings=changed)

    def drop_training(self, training: str) -> None:
        """Take a training out."""
        if self.state.form is not None:
            left = tuple(t for t in self.state.form.trainings if t.id != training)
            self._change((), trainings=left)

    def add_time(self) -> None:
        """Begin on one more time as coordinator."""
        if self.state.form is not None:
            new = TimeForm(self._around.new_id())
            self._change((), times=(*self.state.form.times, new))

    def edit_time(self, time: str, **changes: str) -> None:
        """Take what was typed of a time."""
        if self.state.form is not None:
            changed = _changed(self.state.form.times, time, changes)
            names = tuple(f"{time}.{name}" for name in changes)
            self._change(names, times=changed)

    def drop_time(self, time: str) -> None:
        """Take a time out."""
        if self.state.form is not None:
            left = tuple(t for t in self.state.form.times if t.id != time)
            self._change((), times=left)

    def keep(self) -> None:
        """Keep what was typed since the last time, encrypted, as a draft."""
        form = self.state.form
        if form is not None and form != self._kept:
            self._kept = form
            text = json.dumps(asdict(form), ensure_ascii=False)
            order = KeepDraft(_DRAFT.case, _DRAFT.page, form.version, text)
            self._around.runner.do(keep_draft, order, _nothing, self._refused)

    def cancel(self) -> None:
        """Throw away what was typed."""
        self._forget_draft()
        self._show(replace(self._plain(), form=None))

    def save(self) -> None:
        """Save who is written; a second press meanwhile does nothing."""
        form = self.state.form
        if form is None or self.state.busy:
            return
        try:
            member = member_of(form, self._around)
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return
        self._show(replace(self._plain(), busy=True))
        self._around.runner.do(put_member, member, self._saved, self._refused)

    def remove(self) -> None:
        """Take who is written out of the register."""
        form = self.state.form
        found = (m for m in self.state.staff or () if form and m.id == form.id)
        member = next(found, None)
        if member is None or self.state.busy:
            return
        self._show(replace(self._plain(), busy=True))

        def removed(_: None) -> None:
            self._forget_draft()
            self._show(replace(self.state, form=None, removed=member, busy=False))
            self.refresh()

        self._around.runner.do(remove_member, member.id, removed, self._refused)

    def put_back(self) -> None:
        """Put who was last taken out in again."""
        if self.state.removed is not None:
            again = replace(self.state.removed, version=0)
            self._around.runner.do(put_member, again, self._saved, self._refused)

    def print_list(self, deliver: Callable[[TrainingList], Deliver | None]) -> None:
        """Make the list; ``deliver`` asks where it goes and gives what takes it there.

        None from it leaves it.
        """

        def made(paper: TrainingList) -> None:
            to = deliver(paper)
            if to is None:
                return
            try:
                to(paper.data)
            except OSError:
                undelivered = notice("training-not-delivered")
                self._show(replace(self.state, notice=undelivered))

        self._show(replace(self.state, notice=None))
        self._around.runner.read(print_training, None, made, self._refused)

    def _change(self, names: tuple[str, ...], **changes: Any) -> None:
        if self.state.form is None:
            return
        left = {k: v for k, v in self.state.problems.items() if k not in names}
        form = replace(self.state.form, **changes)
        self._show(replace(self.state, form=form, problems=left))

    def _plain(self) -> TrainingState:
        return replace(self.state, problems={}, notice=None)

    def _saved(self, _: StaffMember) -> None:
        self._forget_draft()
        self._show(replace(self.state, form=None, removed=None, busy=False))
        self.refresh()

    def _read(self, staff: tuple[StaffMember, ...]) -> None:
        self._show(replace(self.state, staff=staff))

    def _restore(self, draft: Draft | None) -> None:
        if draft is None or self.state.form is not None:
            return
        typed = json.loads(draft.form)
        # Typed in another version of the program, on another form.
        if set(typed) == {f.name for f in fields(MemberForm)}:
            trainings = tuple(TrainingForm(**one) for one in typed["trainings"])
            times = tuple(TimeForm(**one) for one in typed["times"])
            parts = {"trainings": trainings, "times": times}
            self._kept = MemberForm(**{**typed, **parts})
            self._show(replace(self.state, form=self._kept, notice=notice("restored")))

    def _forget_draft(self) -> None:
        self._kept = None
        self._around.runner.do(drop_draft, _DRAFT, _nothing, self._refused)

    def _refused(self, error: SipdeskError) -> None:
        problems, said = placed(error)
        at_field = {name for name in problems if name in {"name", "role"}}
        if problems and not at_field:  # of a training or a time: said of all
            said = notice(error.code)
            problems = {}
        self._show(replace(self.state, busy=False, problems=problems, notice=said))
        self.keep()
        if isinstance(error, Conflict):
            self._around.runner.read(read_staff, None, self._catch_up, _nothing)

    def _catch_up(self, staff: tuple[StaffMember, ...]) -> None:
        """Let what was typed be saved over what another has saved meanwhile."""
        form = self.state.form
        versions = {member.id: member.version for member in staff}
        if form is not None:
            form = replace(form, version=versions.get(form.id, 0))
        self._show(replace(self.state, staff=staff, form=form))

    def _show(self, state: TrainingState) -> None:
        self.state = state
        self._draw(state)


def form_of(member: StaffMember) -> MemberForm:
    """Write somebody as a form."""
    return MemberForm(
        id=member.id,
        name=member.name,
        role=member.role,
        unit=member.unit,
        left=day_text(member.left),
        trainings=tuple(
            TrainingForm(t.id, t.kind, day_text(t.day), day_text(t.valid_to))
            for t in member.trainings
        ),
        times=tuple(
            TimeForm(c.id, day_text(c.since), day_text(c.until), c.deputy)
            for c in member.coordinating
        ),
        version=member.version,
    )


def member_of(form: MemberForm, around: Around) -> StaffMember:
    """Turn the form into somebody; one who is new gets their id here.

    Raises:
        Unread: a day cannot be read or is missing, or a training is not chosen.

    """
    reading = Reading(around.today())
    left = reading.day("left", form.left)
    trainings = []
    for one in form.trainings:
        reading.need(f"{one.id}.kind", one.kind, "training-unknown")
        day = reading.needed_day(f"{one.id}.day", one.day)
        valid_to = reading.day(f"{one.id}.valid_to", one.valid_to)
        trainings.append(Training(one.id, one.kind, day, valid_to))
    times = []
    for time in form.times:
        since = reading.needed_day(f"{time.id}.since", time.since)
        until = reading.day(f"{time.id}.until", time.until)
        times.append(Coordinating(time.id, since, until, time.deputy))
    reading.done()
    return StaffMember(
        id=form.id or around.new_id(),
        name=form.name.strip(),
        role=form.role,
        unit=form.unit.strip(),
        left=left,
        trainings=tuple(trainings),
        coordinating=tuple(times),
        version=form.version,
    )


def _changed(
    forms: tuple[Any, ...], wanted: str, changes: Mapping[str, str]
) -> tuple[Any, ...]:
    return tuple(replace(f, **changes) if f.id == wanted else f for f in forms)


def _nothing(_: object) -> None:
    """Nothing follows: a draft is only kept."""
