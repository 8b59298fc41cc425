"""The home's register: who is trained in what, and who coordinates."""

from collections.abc import Mapping
from dataclasses import dataclass

from sipdesk.content.content import Choice
from sipdesk.documents.pdf.render import render
from sipdesk.documents.training import training_document
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.rights import Right, check
from sipdesk.domain.training import StaffMember, trained
from sipdesk.usecases.ports import Ports

ADAD = "adad"
"""The training that lets one hold the ADAD interview."""


@dataclass(frozen=True, slots=True)
class TrainingList:
    """The register on paper."""

    data: bytes
    file_name: str


def read_staff(_: None, ports: Ports) -> tuple[StaffMember, ...]:
    """Read everybody in the register, in Swedish order of name."""
    with ports.store.reading() as work:
        return work.staff.all()


def read_adad_interviewers(_: None, ports: Ports) -> tuple[StaffMember, ...]:
    """Read those who work at the home and may hold the ADAD interview today."""
    return trained(read_staff(None, ports), ADAD, ports.clock.today())


def put_member(member: StaffMember, ports: Ports) -> StaffMember:
    """Add or change somebody in the register.

    Raises:
        RuleBroken: ``staff-without-name``, ``staff-without-role``,
            ``training-unknown``, ``training-in-the-future``, ``training-ends-first``,
            ``coordinating-ends-first``, ``deputy-is-oneself``, ``right-missing``.
        Conflict: it has been changed since it was seen.

    """
    if not member.name.strip():
        raise RuleBroken("staff-without-name", "name")
    if member.role not in {role.code for role in ports.content.staff_roles}:
        raise RuleBroken("staff-without-role", "role")
    _check_trainings(member, ports)
    for time in member.coordinating:
        if time.until is not None and time.until < time.since:
            raise RuleBroken("coordinating-ends-first", "until")
        if time.deputy == member.id:
            raise RuleBroken("deputy-is-oneself", "deputy")
    with ports.store.work() as work:
        return work.staff.put(member)


def remove_member(member_id: str, ports: Ports) -> None:
    """Take somebody out of the register, with all that is kept of them there.

    Raises:
        Missing: there is nobody.
        RuleBroken: ``right-missing``.

    """
    with ports.store.work() as work:
        work.staff.remove(member_id)


def print_training(_: None, ports: Ports) -> TrainingList:
    """Make the register as a paper for the home.

    Raises:
        RuleBroken: ``right-missing``.

    """
    check(ports.user, Right.HOME_CONTENT)
    made = ports.clock.now()
    with ports.store.reading() as work:
        home, staff = work.house.home(), work.staff.all()
    document = training_document(
        staff,
        home,
        made,
        roles=_called(ports.content.staff_roles),
        trainings=_called(ports.content.trainings),
    )
    name = f"utbildning-{made.date().isoformat()}.pdf"
    return TrainingList(render(document).data, name)


def _check_trainings(member: StaffMember, ports: Ports) -> None:
    known = _called(ports.content.trainings)
    for one in member.trainings:
        if one.kind not in known:
            raise RuleBroken("training-unknown", "kind")
        if one.day > ports.clock.today():
            raise RuleBroken("training-in-the-future", "day")
        if one.valid_to is not None and one.valid_to < one.day:
            raise RuleBroken("training-ends-first", "valid_to")


def _called(choices: tuple[Choice, ...]) -> Mapping[str, str]:
    return {choice.code: choice.text for choice in choices}
