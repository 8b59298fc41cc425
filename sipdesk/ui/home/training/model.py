"""The register of training and coordinators, as it is typed; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.domain.training import Coordinating, StaffMember, Training
from sipdesk.ui.doing import Deliver
from sipdesk.ui.home.entry import EntryKind, EntryModel, EntryState
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, day_text
from sipdesk.usecases.training import (
    TrainingList,
    print_training,
    put_member,
    read_staff,
    remove_member,
)


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
class TrainingState(EntryState[MemberForm, StaffMember]):
    """The register, who is written in it, and who was taken out last.

    ``kind`` narrows the list to those who have a training that counts; empty shows all.
    Problems are by field; of a training or a time as ``id.field``.
    """

    staff: tuple[StaffMember, ...] | None = None  # None until it is read
    kind: str = ""


class TrainingModel(EntryModel[MemberForm, StaffMember, TrainingState]):
    """The register: read, narrowed, written in, printed."""

    def __init__(self, around: Around, draw: Callable[[TrainingState], None]) -> None:
        kind = EntryKind(
            "training",
            MemberForm(),
            form_of,
            member_of,
            read_staff,
            put_member,
            remove_member,
        )
        super().__init__(around, draw, TrainingState(), kind)

    @property
    @override
    def _entries(self) -> tuple[StaffMember, ...] | None:
        return self.state.staff

    @override
    def _with(self, answer: tuple[StaffMember, ...]) -> TrainingState:
        return replace(self.state, staff=answer)

    def narrow(self, kind: str) -> None:
        """Show only those who have a training that counts today."""
        self._show(replace(self.state, kind=kind))

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
