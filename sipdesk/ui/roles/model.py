"""What stands on the page about roles; knows nothing of Qt."""

from dataclasses import dataclass

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.meeting import Calls, Roles, TiedTo
from sipdesk.ui.page import Around, Save
from sipdesk.ui.people import principals
from sipdesk.ui.reading import Reading, day_text
from sipdesk.usecases.meeting import TieMeeting, tie_meeting
from sipdesk.usecases.roles import RecordRoles, record_roles


@dataclass(frozen=True, slots=True)
class RolesForm:
    """The fields, as they were typed or chosen."""

    initiator: str = ""
    convener: str = ""  # a party's id
    calls: str = ""
    commissioned: str = ""
    commissioned_by: str = ""
    chair: str = ""
    note_taker: str = ""
    support_person: str = ""
    contact: str = ""
    contact_phone: str = ""

    @property
    def on_commission(self) -> bool:
        """Whether SiS sends the kallelse for the convener."""
        return self.calls == Calls.SIS_ON_COMMISSION.value


@dataclass(frozen=True, slots=True)
class TiedForm:
    """Which meeting it is, and whether SIP is taken up there."""

    tied_to: str = TiedTo.NONE.value
    sip: str = Answer.YES.value

    @property
    def within(self) -> bool:
        """Whether it is one of the placement's own meetings."""
        return self.tied_to not in ("", TiedTo.NONE.value)


def tied_form(case: Case) -> TiedForm:
    """Write which meeting it is as a form."""
    meeting = case.meeting
    sip = Answer.YES if meeting.has_sip else Answer.NO
    return TiedForm(meeting.tied_to.value, sip.value)


def save_tied(case: Case, form: TiedForm) -> Save:
    """Turn the form into the use case that saves it."""
    tied_to = TiedTo(form.tied_to or TiedTo.NONE.value)
    sip = Answer(form.sip or Answer.YES.value)
    return tie_meeting, TieMeeting(case.id, case.version, tied_to, sip)


def is_over_without_sip(case: Case) -> bool:
    """Whether the placement's own meeting was held, so that another can be prepared."""
    return not case.meeting.has_sip and case.meeting.record.held is not None


def form_of(case: Case) -> RolesForm:
    """Write the roles of the current meeting as a form."""
    roles = case.meeting.roles
    return RolesForm(
        initiator=roles.initiator,
        convener=roles.convener,
        calls="" if roles.calls is Calls.NOT_SAID else roles.calls.value,
        commissioned=day_text(roles.commissioned),
        commissioned_by=roles.commissioned_by,
        chair=roles.chair,
        note_taker=roles.note_taker,
        support_person=roles.support_person,
        contact=roles.contact,
        contact_phone=roles.contact_phone,
    )


def save_of(case: Case, form: RolesForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: the day of the commission cannot be read.

    """
    reading = Reading(around.today())
    commissioned = reading.day("commissioned", form.commissioned)
    reading.done()
    roles = Roles(
        initiator=form.initiator.strip(),
        convener=form.convener,
        calls=Calls(form.calls or Calls.NOT_SAID.value),
        commissioned=commissioned,
        commissioned_by=form.commissioned_by.strip(),
        chair=form.chair.strip(),
        note_taker=form.note_taker.strip(),
        support_person=form.support_person.strip(),
        contact=form.contact.strip(),
        contact_phone=form.contact_phone.strip(),
    )
    return record_roles, RecordRoles(case.id, case.version, roles)


def nobody_can_convene(case: Case) -> bool:
    """Whether the case has no party of kommun or region."""
    return not principals(case)
