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
        if not work.access.unanswered():
            raise RuleBroken("faults-of-nothing")
        answer = Answer(
            id=ports.new_id(),
            day=ports.clock.today(),
            by=ports.user.id,
            number=work.access.anchor().number,
            words=order.words.strip(),
        )
        work.access.put_answer(answer)
    ports.store.seen.accept()


def with_answers(
    work: Work, before: int, names: Mapping[str, str]
) -> Sequence[tuple[Access, str]]:
    """Give what was found or answered since a row of the log, and what is said of it.

    What nobody has answered is given also if it is older; nothing is said of it.
    ``names`` are people's by their ids.
    """
    answers = work.access.answers()
    told = []
    for row in work.access.faults():
        answer = next((one for one in answers if one.number >= row.number), None)
        if answer is None:
            told.append((row, ""))
        elif answer.number >= before:
            who = names.get(answer.by, "")
            told.append((row, f"{answer.words} {who}, {answer.day.isoformat()}"))
    return told
