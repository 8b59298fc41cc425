"""Checklistan: drawn from the routine, with the case's state in each step."""

from dataclasses import replace

import pytest

from sipdesk.content.document import Figure
from sipdesk.content.drawing import Label, Rect
from sipdesk.documents.compose import compose
from sipdesk.domain.case import Case, Skip
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.routine import OF_BRANCH, StepState, progress
from sipdesk.domain.schooling import Schooling
from tests.documents import cases
from tests.documents.example import DAY
from tests.documents.papers import content, desk, paper, printed

FULL = cases.full()
ROUTINE = content().routine
STEPS = (*ROUTINE.steps, *ROUTINE.placement.steps)


@pytest.mark.parametrize("case", [FULL, cases.empty()], ids=lambda c: c.id)
def test_it_says_how_many_steps_are_done(case: Case) -> None:
    far = progress(ROUTINE, CONDITIONS, case, DAY)
    text = printed(paper(PaperKind.CHECKLIST, case, FILE_COPY))
    assert f"{far.done} av {len(far.steps)} klara" in text


def test_every_step_stands_with_its_state_and_what_is_left() -> None:
    far = progress(ROUTINE, CONDITIONS, FULL, DAY)
    text = printed(paper(PaperKind.CHECKLIST, FULL, FILE_COPY))
    for found in (*far.steps, *far.placement):
        assert found.step.title in text
        if found.step.id not in OF_BRANCH and found.state is not StepState.DONE:
            left = found.blocked_by if found.state is StepState.BLOCKED else ()
            wanted = left or found.missing
            assert all(" ".join(sentence.split()) in text for sentence in wanted)


def test_what_is_of_health_or_school_is_not_told_in_the_social_cares_file() -> None:
    said = Schooling(statement_sent=DAY, coordinator="Sam Ordnare")
    skip = Skip("skip", "health", "Ronja mår illa av det.", DAY)
    told = replace(FULL, schooling=said, skips=(skip,))
    far = progress(ROUTINE, CONDITIONS, told, DAY)
    text = printed(paper(PaperKind.CHECKLIST, told, FILE_COPY))
    assert text == printed(paper(PaperKind.CHECKLIST, FULL, FILE_COPY))
    assert text.count("Visas inte här") >= len(OF_BRANCH)
    for step in OF_BRANCH:
        assert not any(line in text for line in far.of(step).missing)


def test_a_step_left_out_says_why() -> None:
    skip = Skip("skip", "evaluation", "Ronja ville inte svara.", DAY)
    text = printed(paper(PaperKind.CHECKLIST, replace(FULL, skips=(skip,)), FILE_COPY))
    assert "Hoppas över" in text
    assert "Skäl: Ronja ville inte svara." in text


def test_the_chart_has_a_box_for_each_step_inside_the_drawing() -> None:
    chart = _chart(FULL)
    boxes = [s for s in chart.shapes if isinstance(s, Rect)]
    assert len(boxes) == len(STEPS)
    for box in boxes:
        assert 0 <= box.x <= chart.width - box.width
        assert 0 <= box.y <= chart.height - box.height
    corners = [(box.x, box.y) for box in boxes]
    assert len(set(corners)) == len(corners)


def test_the_chart_tells_every_step_and_state_in_words() -> None:
    chart = _chart(FULL)
    labels = {s.text for s in chart.shapes if isinstance(s, Label)}
    for step in STEPS:
        assert any(step.title in label for label in labels)
        assert step.title in chart.alt
    assert "Klar" in labels


def test_it_is_drawn_from_the_routine_as_it_is() -> None:
    short = replace(ROUTINE, phases=ROUTINE.phases[:2])
    there = desk(frozenset(Information))
    shorter = replace(there, content=replace(content(), routine=short))
    made = compose(PaperKind.CHECKLIST, FULL, FILE_COPY, shorter)
    chart = next(b for b in made.blocks if isinstance(b, Figure))
    boxes = [s for s in chart.shapes if isinstance(s, Rect)]
    assert len(short.steps) < len(ROUTINE.steps)
    assert len(boxes) == len(short.steps) + len(short.placement.steps)


def _chart(case: Case) -> Figure:
    made = paper(PaperKind.CHECKLIST, case, FILE_COPY)
    return next(b for b in made.blocks if isinstance(b, Figure))
