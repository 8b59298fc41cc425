"""What an opening found amiss, and what somebody who answers for the log says of it.

What lies outside the file, and tells that it is not what it was, is kept until then: it
would be worth little if the next closing of the home put it right by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sipdesk.domain.access import Access, Answer
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.ports import Ports, Work


@dataclass(frozen=True, slots=True)
class AnswerFaults:
    """What had happened, and what was done about it."""

    words: str


def answer_faults(order: AnswerFaults, ports: Ports) -> None:
    """Answer for all that is found amiss; this computer takes the home as it is then.

    Raises:
        RuleBroken: ``right-missing``, ``faults-without-words``, ``faults-of-nothing``.

    """
    check(ports.user, Right.REVIEW_LOG)
    if not order.words.strip():
        raise RuleBroken("faults-without-words", "answer")
    with ports.store.work() as work:
        found = work.access.unanswered()
        if not found:
            raise RuleBroken("faults-of-nothing")
        answer = Answer(
            id=ports.new_id(),
            day=ports.clock.today(),
            by=ports.user.id,
            number=found[-1].number,
            words=order.words.strip(),
        )
        work.access.put_answer(answer)
    ports.store.seen.accept()


def with_answers(
    work: Work, after: int, names: Mapping[str, str]
) -> Sequence[tuple[Access, str]]:
    """Give each that was found after a row of the log, and what is said of it.

    ``names`` are people's by their ids. Nothing is said where nobody has answered.
    """
    answers = work.access.answers()

    def said(row: Access) -> str:
        of_it = [answer for answer in answers if answer.number >= row.number]
        if not of_it:
            return ""
        first = min(of_it, key=lambda answer: answer.number)
        who = names.get(first.by, "")
        return f"{first.words} {who}, {first.day.isoformat()}"

    return [(row, said(row)) for row in work.access.faults(after)]
