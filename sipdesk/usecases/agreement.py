"""Håller du med? The young person's own answer about the plan, and each guardian's.

It is asked where the child chooses, also alone afterwards, and stands beside the plan
as a dated answer (HMPPS Sentence plan; practice rule 21). Nobody has to agree: a no
stops nothing.
"""

from dataclasses import dataclass, replace
from datetime import date

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.plan import Agreement, Agrees, Asked
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.saving import Change, change


@dataclass(frozen=True, slots=True)
class NoteAgreement:
    """What somebody answered. ``version`` is of the plan; 0 is the draft."""

    case: CaseId
    seen: int
    whose: str  # a guardian's id or YOUNG_PERSON
    agrees: Agrees
    day: date
    asked: Asked = Asked.NOT_SAID
    words: str = ""
    version: int = 0


def note_agreement(order: NoteAgreement, ports: Ports) -> Change:
    """Add an answer to those given before; none of them is ever changed.

    Raises:
        RuleBroken: ``agreement-without-words``, ``day-in-the-future``,
            ``agreement-not-asked-of`` anybody but the young person and guardians,
            ``agreement-on-no-version``.
        Missing: there is no such party.

    """
    if order.agrees is not Agrees.YES and not order.words.strip():
        raise RuleBroken("agreement-without-words", "words")
    if order.day > ports.clock.today():
        raise RuleBroken("day-in-the-future", "day")
    answer = Agreement(
        id=ports.new_id(),
        whose=order.whose,
        agrees=order.agrees,
        day=order.day,
        asked=order.asked,
        words=order.words.strip(),
        version=order.version,
    )

    def edit(case: Case) -> Case:
        _check(case, answer)
        agreements = (*case.plan.agreements, answer)
        return replace(case, plan=replace(case.plan, agreements=agreements))

    return change(order.case, order.seen, "agreement-noted", ports, edit)


def _check(case: Case, answer: Agreement) -> None:
    whose = answer.whose
    if whose != YOUNG_PERSON and not case.party(whose).kind.is_guardian:
        raise RuleBroken("agreement-not-asked-of", "whose")
    if answer.version and answer.version not in {v.number for v in case.plan.versions}:
        raise RuleBroken("agreement-on-no-version", "version")
