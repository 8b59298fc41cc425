"""What the meeting mode is put together from: the forms of the steps it belongs to."""

from functools import partial

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.meeting import Part
from sipdesk.ui.each import Each
from sipdesk.ui.meeting import blocks
from sipdesk.ui.meeting.record import RecordForms
from sipdesk.ui.meeting_mode.model import Left
from sipdesk.ui.meeting_mode.parts import MeetingParts
from sipdesk.ui.meeting_mode.view import MeetingMode
from sipdesk.ui.page import Around
from sipdesk.ui.plan.establish import EstablishCard
from sipdesk.ui.plan.goals import Goals
from sipdesk.ui.plan.measures import Measures
from sipdesk.ui.plan.texts import PlanTexts


def meeting_mode(
    around: Around, case_id: CaseId, left: Left | None = None
) -> MeetingMode:
    """Make the meeting mode for the current meeting of a case, where it was left."""
    return MeetingMode(around, case_id, make_parts, left or Left())


def make_parts(around: Around, case: Case) -> MeetingParts:
    """Make the forms, tied to their models."""
    record = RecordForms(around, during=True)
    goals, measures = Goals(around), Measures(around)
    texts, establish = PlanTexts(around), EstablishCard(around)
    return MeetingParts(
        record=record.model,
        reviewed=record.what,
        agreed=record.agreed,
        next=record.next,
        attendance=Each(
            blocks.participants,
            partial(blocks.attendance, around),
            name="mode-attendance",
        ),
        questions=Each(
            blocks.questions, partial(blocks.question, around), name="mode-answers"
        ),
        notes={part: blocks.note(around, part.value, case) for part in Part},
        goals=goals,
        measures=measures,
        lists=(goals, measures),
        of_plan={
            Part.SITUATION: (texts.words,),
            Part.SUMMARY: (texts.none,),
            Part.CLOSING: (texts.led, establish),
        },
        kept=(texts.model, establish.model),
        showing=(texts.show_case, establish.show_case),
    )
