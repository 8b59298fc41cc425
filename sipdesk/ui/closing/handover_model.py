"""What is chosen when a case goes to another home; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.case import Case
from sipdesk.domain.errors import RuleBroken, SipdeskError
from sipdesk.domain.ground import Ground
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.rights import Right, may
from sipdesk.domain.transfer import Direction, Transfer
from sipdesk.domain.user import User
from sipdesk.ui.page import Around, PartModel, PartState, Save
from sipdesk.ui.refusal import placed
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.transfer import (
    ChooseTransferGround,
    SendCase,
    Sent,
    Transferable,
    check_grounds,
    prepare_transfer,
    send_case,
)

OTHER: Final = "other"
"""Stands for a home whose card is not kept."""

LICENSED: Final = "licensed"
"""Stands for that whoever judged it is licensed."""

_FIELDS: Final = {
    "transfer-ground-kinds": "kinds",
    "transfer-ground-outgrown": "kinds",
    "transfer-without-reason": "reason",
    "transfer-without-judge": "by",
    "transfer-without-licence": "licensed",
}


@dataclass(frozen=True, slots=True)
class GroundForm:
    """What is written of one ground; it stays while the ground is not chosen."""

    ground: str
    kinds: frozenset[str] = frozenset()
    reason: str = ""
    by: str = ""
    licensed: frozenset[str] = frozenset()  # LICENSED where it is ticked


@dataclass(frozen=True, slots=True)
class HandOverForm:
    """The fields, as they were typed or chosen. ``to`` is a home's id, or OTHER."""

    to: str = ""
    home_name: str = ""
    grounds: frozenset[str] = frozenset()
    written: tuple[GroundForm, ...] = ()

    def of(self, ground: str) -> GroundForm:
        """Give what is written of a ground."""
        found = (one for one in self.written if one.ground == ground)
        return next(found, GroundForm(ground))

    @property
    def kinds(self) -> frozenset[Information]:
        """All that goes along as it is written."""
        chosen = (one.kinds for one in self.written if one.ground in self.grounds)
        return frozenset(Information(kind) for kinds in chosen for kind in kinds)


@dataclass(frozen=True, slots=True)
class HandOverState:
    """Everything that is needed in order to draw the card."""

    part: PartState[HandOverForm]
    found: Transferable | None = None  # None until it is read
    opened: bool = False  # the form is
    notice: Notice | None = None
    busy: bool = False
    sent: Sent | None = None  # until whoever sent it has told the passphrase

    @property
    def shows_form(self) -> bool:
        """Whether somebody is at work with the form, or was before."""
        open_here = self.found is not None and self.found.case.closing.closed is None
        typed = self.part.form != HandOverForm()
        return open_here and self.sent is None and (self.opened or typed)

    @property
    def stays(self) -> frozenset[Information]:
        """What no chosen ground takes along, whatever the case has of it."""
        return frozenset(CONSENTABLE) - self.part.form.kinds

    @property
    def last(self) -> Transfer | None:
        """The last that this case was sent with."""
        sent = self.found.transfers if self.found else ()
        return next((t for t in sent if t.direction is Direction.SENT), None)


class HandOverModel:
    """Reads what can be sent of a case, keeps what is typed, and sends it.

    ``part`` is the form; the page keeps what is typed in it.
    """

    def __init__(self, around: Around, draw: Callable[[HandOverState], None]) -> None:
        self._around = around
        self._draw = draw
        self.part = PartModel(
            "handover",
            around,
            HandOverForm(),
            lambda _: HandOverForm(),
            self._save_of,
            self._draw_part,
            by_button=True,
        )
        self.state = HandOverState(self.part.state)

    @property
    def may(self) -> bool:
        """Whether whoever is here may hand a case over at all."""
        return may(self._around.user, Right.TRANSFER)

    def show_case(self, view: CaseView) -> None:
        """Show a case, or the same case as it is now."""
        if self.state.found is not None and self.state.found.case.id != view.case.id:
            self.state = HandOverState(self.part.state)
        if self.may:
            read = self._around.runner.read
            read(prepare_transfer, view.case.id, self._take, self._refused)

    def begin(self) -> None:
        """Open the form."""
        self._show(replace(self.state, opened=True, sent=None, notice=None))

    def cancel(self) -> None:
        """Close the form, and give up what was typed."""
        self.part.forget()
        self._show(replace(self.state, opened=False, notice=None))

    def edit(self, **changes: object) -> None:
        """Take what was chosen or typed of the whole."""
        self.part.edit(**changes)

    def choose(self, to: str, proposed: str) -> None:
        """Choose where it goes; a home without a card may have a name proposed."""
        name = self.part.state.form.home_name
        self.part.edit(to=to, home_name=name or (proposed if to == OTHER else ""))

    def choose_grounds(self, chosen: frozenset[str]) -> None:
        """Choose grounds; what is written of each stays."""
        form, found = self.part.state.form, self.state.found
        grounds = found.grounds if found else ()
        known = {one.ground for one in form.written}
        begun = tuple(
            _begun(ground, self._around.user)
            for ground in grounds
            if ground.id in chosen - known
        )
        self.part.edit(grounds=chosen, written=(*form.written, *begun))

    def write(self, ground: str, **changes: Any) -> None:
        """Take what was typed of one ground."""
        form = self.part.state.form
        written = tuple(
            replace(one, **changes) if one.ground == ground else one
            for one in form.written
        )
        self.part.edit(written=written)

    def is_ready(self) -> bool:
        """Tell whether all that is needed is there; what is not is pointed out."""
        form, found = self.part.state.form, self.state.found
        if self.state.busy or found is None:
            return False
        problems = self._problems(form, found.case)
        if problems:
            self.part.point_out(problems)
        return not problems

    def send(self, to: Path) -> None:
        """Send the case, to a file."""
        found = self.state.found
        if self.state.busy or found is None:
            return
        self._show(replace(self.state, busy=True, notice=None))

        def sent(answer: Sent) -> None:
            self._show(replace(self.state, busy=False, opened=False, sent=answer))
            self.part.forget()

        case = self.part.state.case
        order = self._order(case, self.part.state.form, to)
        self._around.runner.do(send_case, order, sent, self._refused)

    def told(self) -> None:
        """Show the passphrase no more: it has been told."""
        self._show(replace(self.state, sent=None))

    def _problems(self, form: HandOverForm, case: Case) -> Mapping[str, str]:
        if not form.to:
            return {"to": notice("transfer-to-nobody").whole}
        if form.to == OTHER and not form.home_name.strip():
            return {"home_name": notice("transfer-to-nobody").whole}
        known = self._around.content.transfer_grounds
        age = case.young_person.age_on(self._around.today())
        try:
            check_grounds(_chosen(form), known, age)
        except RuleBroken as broken:
            return _at(broken)
        return {}

    @staticmethod
    def _order(case: Case, form: HandOverForm, to: Path) -> SendCase:
        other = form.to == OTHER
        card, name = ("", form.home_name) if other else (form.to, "")
        return SendCase(case.id, case.version, to, _chosen(form), card, name)

    def _save_of(self, case: Case, form: HandOverForm) -> Save:
        """Give what would send it; asked only whether what was kept can be read."""
        return send_case, self._order(case, form, Path())  # type: ignore[return-value]

    def _take(self, found: Transferable) -> None:
        self._show(replace(self.state, found=found))

    def _draw_part(self, part: PartState[HandOverForm]) -> None:
        self._show(replace(self.state, part=part))

    def _refused(self, error: SipdeskError) -> None:
        wrong, said = placed(error)
        self._show(replace(self.state, busy=False, notice=said))
        if isinstance(error, RuleBroken) and wrong:
            self.part.point_out(_at(error))

    def _show(self, state: HandOverState) -> None:
        self.state = state
        self._draw(state)


def field_name(ground: str, field: str) -> str:
    """Name the field in which something is written of a ground."""
    return f"{ground}-{field}"


def _begun(ground: Ground, user: User) -> GroundForm:
    """Begin with a ground: the one that the case itself rests on opens all it can."""
    whole = Information.CARE in ground.kinds
    kinds = frozenset(kind.value for kind in ground.kinds) if whole else frozenset()
    by = "" if ground.by_licensed or not whole else user.signature
    return GroundForm(ground.id, kinds, by=by)


def _chosen(form: HandOverForm) -> tuple[ChooseTransferGround, ...]:
    return tuple(
        ChooseTransferGround(
            one.ground,
            frozenset(map(Information, one.kinds)),
            one.reason,
            one.by,
            LICENSED in one.licensed,
        )
        for one in form.written
        if one.ground in form.grounds
    )


def _at(broken: RuleBroken) -> Mapping[str, str]:
    """Say it at the field it concerns."""
    said, part = notice(broken.code).whole, _FIELDS.get(broken.code)
    if part is None:
        return {broken.field or "grounds": said}
    return {field_name(broken.field, part): said}
