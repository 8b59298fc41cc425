"""Efter SiS: the pathways, social insatsgrupp, and what a place must give."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.many import find, put, without
from sipdesk.domain.matching import MatchingNeed, check_need
from sipdesk.domain.pathway import Pathway, check_pathway
from sipdesk.domain.social_group import SocialGroup, check_group
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class PutPathway:
    """One pathway as it stands now, known by its code; its area is the routine's."""

    case: CaseId
    seen: int
    pathway: Pathway


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """How far the thought of a social insatsgrupp has come."""

    case: CaseId
    seen: int
    group: SocialGroup


@dataclass(frozen=True, slots=True)
class PutMatching:
    """A need to add to the matching sheet, or to change."""

    case: CaseId
    seen: int
    matching: MatchingNeed


@dataclass(frozen=True, slots=True)
class RemoveMatching:
    """A need to take off the matching sheet."""

    case: CaseId
    seen: int
    matching: str


def put_pathway(order: PutPathway, ports: Ports) -> Change:
    """Save one pathway; the first time, all that are asked about are entered.

    Raises:
        RuleBroken: as ``check_pathway``.
        Missing: there is no such pathway, or nobody in the case is its party.

    """
    check_pathway(order.pathway, ports.clock.today())

    def edit(case: Case) -> Case:
        if order.pathway.party:
            case.party(order.pathway.party)
        case = _entered(case, ports)
        held = {one.code: one.id for one in case.pathways}
        known = find(case.pathways, held.get(order.pathway.code, ""))
        pathway = replace(order.pathway, id=known.id, area=known.area)
        return replace(case, pathways=put(case.pathways, pathway))

    return change(order.case, order.seen, "pathway-recorded", ports, edit)


def _entered(case: Case, ports: Ports) -> Case:
    """Enter what is asked about on the case's legal basis, in the routine's order."""
    held = {one.code: one for one in case.pathways}
    guides = ports.content.pathways.asked(case.placement.legal_basis, case.pathways)
    ways = tuple(
        held.get(guide.code) or Pathway(ports.new_id(), guide.code, guide.area)
        for guide in guides
    )
    return replace(case, pathways=ways)


def record_group(order: RecordGroup, ports: Ports) -> Change:
    """Save how far a group has come. No consent of the case is read or written.

    Raises:
        RuleBroken: as ``check_group``.

    """
    check_group(order.group, ports.clock.today())

    def edit(case: Case) -> Case:
        return replace(case, social_group=order.group)

    return change(order.case, order.seen, "social-group-recorded", ports, edit)


def put_matching(order: PutMatching, ports: Ports) -> Change:
    """Add a need to the matching sheet, or change it.

    Raises:
        RuleBroken: ``matching-empty``.

    """
    check_need(order.matching)

    def edit(case: Case) -> Case:
        return replace(case, matching=put(case.matching, order.matching))

    return change(order.case, order.seen, "matching-recorded", ports, edit)


def remove_matching(order: RemoveMatching, ports: Ports) -> Change:
    """Take a need off the matching sheet.

    Raises:
        Missing: there is none.

    """

    def edit(case: Case) -> Case:
        return replace(case, matching=without(case.matching, order.matching))

    return change(order.case, order.seen, "matching-recorded", ports, edit)
