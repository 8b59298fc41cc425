"""Topics of talks with pictures that stand as questions for a meeting, and their going.

A topic leaves the meetings that have not been held when the young person no longer
lets it be taken up; what was asked at a meeting that was held stays there.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.many import put
from sipdesk.domain.meeting import Meeting, Question
from sipdesk.domain.picture_talk import PictureTalk, unwanted
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import save


def take_unwanted(work: Work, case_id: CaseId, ports: Ports) -> Case:
    """Take what they no longer want from the coming meetings, and save that."""
    case = work.cases.get(case_id)
    return save_taken(work, case, without_unwanted(case, work, ports), ports)


def without_unwanted(case: Case, work: Work, ports: Ports) -> Case:
    """Give the case without what they no longer want taken up, to be saved.

    Who may not read the talks is told nothing by what goes, and takes nothing away.
    """
    to_come = (m for m in case.meetings if m.record.held is None)
    if not ports.user.reads_all or not any(q.own for m in to_come for q in m.questions):
        return case
    talks = work.talks.of_case(case.id)
    gone = {t.question_id(place) for t in talks for place in unwanted(t, talks)}
    return without_topics(case, talks, gone)


def without_topics(
    case: Case, talks: Sequence[PictureTalk], gone: Collection[str]
) -> Case:
    """Give the case without questions in its coming meetings, by their ids.

    One that was carried on from an earlier meeting has another id there, and is told
    by its words and area.
    """
    own = {talk.question_id(n) for talk in talks for n in range(len(talk.topics))}
    asked = [q for m in case.meetings for q in m.questions if q.id in gone]
    same = {(q.text, q.area) for q in asked}

    def goes(one: Question) -> bool:
        was_carried_on = one.own and one.id not in own and (one.text, one.area) in same
        return one.id in gone or was_carried_on

    def left(meeting: Meeting) -> Meeting:
        if meeting.record.held is not None:
            return meeting
        stay = tuple(one for one in meeting.questions if not goes(one))
        return replace(meeting, questions=stay)

    return replace(case, meetings=tuple(map(left, case.meetings)))


def with_topics(case: Case, questions: Collection[tuple[str, Question]]) -> Case:
    """Give the case with questions back in the meetings, by id, that are to come."""

    def filled(meeting: Meeting) -> Meeting:
        stand = meeting.questions
        for where, question in questions:
            if where == meeting.id and meeting.record.held is None:
                stand = put(stand, question)
        return replace(meeting, questions=stand)

    return replace(case, meetings=tuple(map(filled, case.meetings)))


def lost(before: Case, after: Case) -> Iterator[tuple[str, Question]]:
    """Tell what questions went, each with the id of its meeting."""
    for was, now in zip(before.meetings, after.meetings, strict=True):
        for question in was.questions:
            if question not in now.questions:
                yield was.id, question


def save_taken(work: Work, before: Case, left: Case, ports: Ports) -> Case:
    """Save that questions were taken away; nothing where none were."""
    return before if left == before else save(work, left, "topics-taken-back", ports)
