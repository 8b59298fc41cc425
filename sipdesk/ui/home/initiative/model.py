"""What stands about taking the initiative; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from typing_extensions import override

from sipdesk.domain.initiative import InitiativeAgreement, MayInitiate
from sipdesk.domain.party import Principal
from sipdesk.ui.home.entry import EntryKind, EntryModel, EntryState
from sipdesk.ui.page import Around
from sipdesk.ui.reading import Reading, day_text
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.initiative import (
    list_agreements,
    put_agreement,
    remove_agreement,
)

YES, NO = "yes", "no"


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
class InitiativeState(EntryState[AgreementForm, InitiativeAgreement]):
    """What lets SiS, the agreement being written, and the one last taken out."""

    may: MayInitiate | None = None  # None: not read yet
    names: Mapping[str, str] = field(default_factory=dict)  # by a user's id


class InitiativeModel(EntryModel[AgreementForm, InitiativeAgreement, InitiativeState]):
    """The agreements: read, written, taken out."""

    def __init__(self, around: Around, draw: Callable[[InitiativeState], None]) -> None:
        kind = EntryKind(
            "initiative",
            AgreementForm(),
            form_of,
            agreement_of,
            list_agreements,
            put_agreement,
            remove_agreement,
        )
        super().__init__(around, draw, InitiativeState(), kind)

    @property
    @override
    def _entries(self) -> tuple[InitiativeAgreement, ...] | None:
        return None if self.state.may is None else self.state.may.agreements

    @override
    def _with(self, answer: MayInitiate) -> InitiativeState:
        return replace(self.state, may=answer)

    @override
    def _place_of(self, name: str) -> str:
        form = self.state.form
        return form.principal if name == "area" and form is not None else name

    @override
    def refresh(self) -> None:
        """Read what lets SiS take the initiative now, and what was being written."""
        self._around.runner.read(read_home, None, self._take_names, self._refused)
        super().refresh()

    def _take_names(self, view: HomeView) -> None:
        names = {user.id: user.name for user in view.users}
        self._show(replace(self.state, names=names))


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
