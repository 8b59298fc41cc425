"""What stands about taking the initiative; knows nothing of Qt."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Final

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import Conflict, RuleBroken, SipdeskError
from sipdesk.domain.initiative import InitiativeAgreement, MayInitiate
from sipdesk.domain.party import Principal
from sipdesk.domain.rights import Right, may
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.draft import (
    DraftOf,
    KeepDraft,
    drop_draft,
    keep_draft,
    read_draft,
)
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.initiative import (
    list_agreements,
    put_agreement,
    remove_agreement,
)

YES, NO = "yes", "no"
_DRAFT: Final = DraftOf(case="", page="initiative")


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """The fields of one agreement, as typed. ``id`` is empty for a new one."""

    id: str = ""
    principal: str = Principal.KOMMUN.value
    kommun: str = ""
    region: str = ""
    counterpart: str = ""
    since: str = ""
    until: str = ""
    reference: str = ""
    may_call: str = NO
    version: int = 0


@dataclass(frozen=True, slots=True)
class InitiativeState:
    """What lets SiS, the agreement being written, and the one last taken out."""

    may: MayInitiate | None = None  # None: not read yet
    form: AgreementForm | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # by a user's id
    removed: InitiativeAgreement | None = None
    problems: Mapping[str, str] = field(default_factory=dict)  # field: sentence
    notice: Notice | None = None
    busy: bool = False


class InitiativeModel:
    """The agreements: read, written, taken out."""

    def __init__(self, around: Around, draw: Callable[[InitiativeState], None]) -> None:
        self._around = around
        self._draw = draw
        self._kept: AgreementForm | None = None
        self._writes = may(around.user, Right.HOME_CONTENT)
        self.state = InitiativeState()

    def refresh(self) -> None:
        """Read what lets SiS take the initiative now, and what was being written."""
        read = self._around.runner.read
        if self.state.may is None and self._writes:
            read(read_draft, _DRAFT, self._restore, self._refused)
        read(read_home, None, self._take_names, self._refused)
        read(list_agreements, None, self._read, self._refused)

    def begin(self, agreement_id: str = "") -> None:
        """Write in an agreement, or in a new one."""
        may = self.state.may or MayInitiate()
        found = (a for a in may.agreements if a.id == agreement_id)
        agreement = next(found, None)
        form = AgreementForm() if agreement is None else form_of(agreement)
        self._kept = form
        self._show(
            replace(self.state, form=form, removed=None, problems={}, notice=None)
        )

    def edit(self, **changes: str) -> None:
        """Take what was typed in one or more fields of the agreement."""
        if self.state.form is not None:
            left = {k: v for k, v in self.state.problems.items() if k not in changes}
            form = replace(self.state.form, **changes)  # type: ignore[arg-type]
            self._show(replace(self.state, form=form, problems=left))

    def keep(self) -> None:
        """Keep what was typed since the last time, encrypted, as a draft."""
        form = self.state.form
        if form is None or form == self._kept or not self._writes:
            return
        self._kept = form
        text = json.dumps(asdict(form), ensure_ascii=False)
        order = KeepDraft(_DRAFT.case, _DRAFT.page, form.version, text)
        self._around.runner.do(keep_draft, order, _nothing, self._refused)

    def cancel(self) -> None:
        """Throw away what was typed."""
        self._forget_draft()
        self._show(replace(self.state, form=None, problems={}, notice=None))

    def save(self) -> None:
        """Save the agreement being written."""
        form = self.state.form
        if form is None or self.state.busy:
            return
        try:
            agreement = agreement_of(form, self._around)
        except Unread as unread:
            self._show(replace(self.state, problems=unread.problems))
            return
        self._do(put_agreement, agreement)

    def remove(self) -> None:
        """Take the agreement being written out."""
        form, may = self.state.form, self.state.may or MayInitiate()
        found = next((a for a in may.agreements if form and a.id == form.id), None)
        if found is not None and not self.state.busy:
            self._do(remove_agreement, found.id, removed=found)

    def put_back(self) -> None:
        """Put the agreement last taken out in again."""
        if self.state.removed is not None:
            self._do(put_agreement, replace(self.state.removed, version=0))

    def _do(
        self,
        use_case: Callable[..., object],
        order: object,
        removed: InitiativeAgreement | None = None,
    ) -> None:
        self._show(replace(self.state, busy=True, problems={}, notice=None))

        def done(_: object) -> None:
            self._forget_draft()
            self._show(replace(self.state, form=None, removed=removed, busy=False))
            self.refresh()

        self._around.runner.do(use_case, order, done, self._refused)

    def _take_names(self, view: HomeView) -> None:
        names = {user.id: user.name for user in view.users}
        self._show(replace(self.state, names=names))

    def _restore(self, draft: Draft | None) -> None:
        if draft is None or self.state.form is not None:
            return
        typed = json.loads(draft.form)
        # Typed in another version of the program, on another form.
        if set(typed) == {f.name for f in fields(AgreementForm)}:
            self._kept = AgreementForm(**typed)
            restored = notice("restored")
            self._show(replace(self.state, form=self._kept, notice=restored))

    def _forget_draft(self) -> None:
        if self._writes:
            self._kept = None
            self._around.runner.do(drop_draft, _DRAFT, _nothing, self._refused)

    def _read(self, may: MayInitiate) -> None:
        self._show(replace(self.state, may=may))

    def _refused(self, error: SipdeskError) -> None:
        name = error.field if isinstance(error, RuleBroken) else ""
        said = notice(error.code, error.facts if isinstance(error, RuleBroken) else {})
        at = name
        if at == "area" and self.state.form is not None:
            at = self.state.form.principal
        at_field = at in {f.name for f in fields(AgreementForm)}
        problems = {at: said.whole} if at_field else {}
        shown = None if at_field else said
        self._show(replace(self.state, busy=False, problems=problems, notice=shown))
        if isinstance(error, Conflict):
            self.refresh()

    def _show(self, state: InitiativeState) -> None:
        self.state = state
        self._draw(state)


def form_of(agreement: InitiativeAgreement) -> AgreementForm:
    """Write an agreement as a form."""
    of_kommun = agreement.principal is Principal.KOMMUN
    return AgreementForm(
        id=agreement.id,
        principal=agreement.principal.value,
        kommun=agreement.area if of_kommun else "",
        region="" if of_kommun else agreement.area,
        counterpart=agreement.counterpart,
        since=day_text(agreement.since),
        until=day_text(agreement.until),
        reference=agreement.reference,
        may_call=YES if agreement.may_call else NO,
        version=agreement.version,
    )


def agreement_of(form: AgreementForm, around: Around) -> InitiativeAgreement:
    """Turn the form into an agreement; a new one gets its id here.

    Raises:
        Unread: a day cannot be read, or the first one is missing.

    """
    reading = Reading(around.today())
    reading.need("since", form.since, "agreement-without-day")
    since, until = reading.day("since", form.since), reading.day("until", form.until)
    reading.done()
    principal = Principal(form.principal)
    return InitiativeAgreement(
        id=form.id or around.new_id(),
        principal=principal,
        area=form.kommun if principal is Principal.KOMMUN else form.region,
        counterpart=form.counterpart,
        since=since or around.today(),
        until=until,
        reference=form.reference,
        may_call=form.may_call == YES,
        version=form.version,
    )


def _nothing(_: object) -> None:
    """Nothing follows: a draft is only kept."""
