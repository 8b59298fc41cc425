"""The built-in routine says what product and law say, and a wrong one is refused."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from sipdesk.content.content import Content
from sipdesk.content.library import read_content
from sipdesk.content.routine import (
    PLACEMENT_STEPS,
    STEPS,
    read_missing,
    read_phases,
    read_placement,
)
from sipdesk.content.toml_table import Refused, Table, read_source
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.conditions import CONDITIONS
from sipdesk.domain.meeting import Meeting
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.routine import Step, StepState, progress
from sipdesk.paths import resources

CONTENT: Content = read_content(resources())
ROUTINE = CONTENT.routine
EVERY_STEP = (*ROUTINE.steps, *ROUTINE.placement.steps)
INITIATING = next(s for s in ROUTINE.as_initiating.steps if s.id == "sip_request")
TODAY = date(2026, 12, 1)

SIP: dict[str, Any] = dict(read_source(resources() / "routine/sip.toml").values)
PLACEMENT: dict[str, Any] = dict(
    read_source(resources() / "routine/placement.toml").values
)
MISSING: dict[str, Any] = dict(
    read_source(resources() / "routine/conditions.toml").values
)


def test_the_steps_are_those_of_the_product_in_their_order() -> None:
    assert tuple(step.id for step in ROUTINE.steps) == STEPS
    assert [(step.number, step.title) for step in ROUTINE.steps] == [
        ("0", "Inskrivning"),
        ("1", "Upptäck behov"),
        ("2", "Informera och erbjud"),
        ("3", "Samtycke"),
        ("4", "Påtala behov"),
        ("5", "Roller"),
        ("6", "Förbered"),
        ("7", "Kalla och bjud in"),
        ("8", "SIP-möte"),
        ("9", "Upprätta plan"),
        ("10", "Tyck till om mötet"),
        ("11", "Följ upp"),
        ("12", "Avsluta eller lämna över"),
    ]


def test_the_phases_are_those_that_partners_know() -> None:
    assert [phase.title for phase in ROUTINE.phases] == [
        "Inskrivning",
        "Upptäck behov",
        "Förbered",
        "Kalla",
        "SIP-möte",
        "Följ upp",
        "Avsluta",
    ]


def test_the_placement_has_a_track_of_its_own_without_numbers() -> None:
    assert tuple(step.id for step in ROUTINE.placement.steps) == PLACEMENT_STEPS
    assert {step.number for step in ROUTINE.placement.steps} == {""}


NEWS = {
    PaperKind.CHANGE.value,
    PaperKind.CANCELLATION.value,
    PaperKind.CALL_REMINDER.value,
    PaperKind.CONSENT_CHANGED.value,
}
"""Offered to those who know something else than what holds: of a meeting, a consent.

And to those who have not answered what they know.
"""

ABSENT = {PaperKind.ABSENCE_LETTER.value, PaperKind.DEVIATION.value}
"""Offered beside the name of a principal that stays away."""

WHERE_SIS_MAY = {PaperKind.INITIATIVE.value}
"""Offered only where an agreement or the law lets SiS take the initiative."""

ALWAYS = {PaperKind.CONCERN.value}
"""Reported from every page of a case."""


def test_every_paper_of_the_kit_but_news_is_offered_in_some_step() -> None:
    offered = (
        NEWS
        | ABSENT
        | ALWAYS
        | WHERE_SIS_MAY
        | {paper for step in EVERY_STEP for paper in step.papers}
    )
    assert offered == {kind.value for kind in PaperKind}


def test_every_condition_has_one_sentence_that_says_what_to_do() -> None:
    assert ROUTINE.missing.keys() == CONDITIONS.keys()
    for sentence in ROUTINE.missing.values():
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert sentence.count(".") == 1
        assert len(sentence) <= 80


def test_where_sis_may_initiate_the_step_still_says_who_calls_and_leads() -> None:
    said = " ".join((INITIATING.what, INITIATING.why, INITIATING.who, *INITIATING.help))
    assert "SiS är aldrig huvudansvarig och leder inte planen." in said
    assert "Kommunen eller regionen kallar, leder arbetet" in said
    assert "i den sammankallandes namn" in said
    assert INITIATING.status == "check"
    assert "har inte hittats" in INITIATING.source


@pytest.mark.parametrize("step", [*EVERY_STEP, INITIATING], ids=lambda step: step.title)
def test_a_step_says_what_to_do_and_why_and_who_in_few_words(step: Step) -> None:
    assert 1 <= step.what.count(".") + step.what.count("?") <= 3
    assert len(step.what) <= 220
    assert len(step.why) <= 220
    assert len(step.who) <= 120
    assert 2 <= len(step.help) <= 5
    for text in (step.what, step.why, step.who, step.source, *step.help):
        assert text[0].isupper() or text[0] == "”"
        assert text[-1] in ".?"
        assert "!" not in text
    assert all(len(paragraph) <= 420 for paragraph in step.help)


@pytest.mark.parametrize("step", EVERY_STEP, ids=lambda step: step.id)
def test_no_text_lets_sis_initiate_lead_or_promise_deadlines(step: Step) -> None:
    said = " ".join((step.what, step.why, step.who, *step.help)).casefold()
    assert "sis tar initiativ" not in said
    assert "sis kallar" not in said
    assert "arbetsdagar" not in said
    assert "personuppgiftsbehandling" not in said
    for nudge in ("övertala", "motivera", "försök få", "se till att den unge säger"):
        assert nudge not in said


def test_a_step_about_a_lead_says_that_it_is_never_sis() -> None:
    for name in ("roles", "plan"):
        step = next(s for s in ROUTINE.steps if s.id == name)
        assert "aldrig SiS" in " ".join(step.help)


def test_telling_of_the_need_waits_for_the_need_alone_and_never_for_consent() -> None:
    asking = {s.id: s.needs for s in EVERY_STEP}
    assert asking["sip_request"] == ("need-exists",)
    assert asking["ready"] == ()


def test_a_new_case_has_no_step_done_and_begins_with_the_admission() -> None:
    case = Case(CaseId("1"), "2026-001", TODAY, "u", (Meeting("m"),))
    far = progress(ROUTINE, CONDITIONS, case, TODAY)
    assert far.done == 0
    assert far.next is not None
    assert far.next.step.id == "admission"
    begun = {s.step.id: s.state for s in (*far.steps, *far.placement)}
    assert begun["meeting"] is StepState.BLOCKED
    assert begun["offer"] is StepState.NOT_STARTED
    assert all(s.missing for s in (*far.steps, *far.placement))


# --- A routine that is not right -------------------------------------------------

Change = Callable[[dict[str, Any]], object]


def step(table: dict[str, Any], number: int = 0) -> dict[str, Any]:
    steps = [s for phase in table["phase"] for s in phase["step"]]
    found: dict[str, Any] = steps[number]
    return found


FAULTS: list[tuple[str, Change, tuple[str | int, ...]]] = [
    (
        "content-condition-unknown",
        lambda t: step(t)["done_when"].append("ticked"),
        ("phase", 0, "step", 0, "done_when", 6),
    ),
    (
        "content-condition-unknown",
        lambda t: step(t).update(needs=["need-exist"]),
        ("phase", 0, "step", 0, "needs", 0),
    ),
    (
        "content-paper-unknown",
        lambda t: step(t).update(papers=["poster"]),
        ("phase", 0, "step", 0, "papers", 0),
    ),
    (
        "content-law-unknown",
        lambda t: step(t).update(laws=["sol-10-8", "sol-99"]),
        ("phase", 0, "step", 0, "laws", 1),
    ),
    (
        "content-id-twice",
        lambda t: step(t).update(laws=["sol-10-8", "sol-10-8"]),
        ("phase", 0, "step", 0, "laws", 1),
    ),
    (
        "content-empty",
        lambda t: step(t).update(done_when=[]),
        ("phase", 0, "step", 0, "done_when"),
    ),
    (
        "content-empty",
        lambda t: step(t).pop("done_when"),
        ("phase", 0, "step", 0, "done_when"),
    ),
    (
        "content-not-list",
        lambda t: step(t).update(help="one"),
        ("phase", 0, "step", 0, "help"),
    ),
    (
        "content-not-text",
        lambda t: step(t).update(help=["one", 2]),
        ("phase", 0, "step", 0, "help", 1),
    ),
    (
        "content-step-unknown",
        lambda t: step(t, 1).update(id="needs"),
        ("phase", 1, "step", 0, "id"),
    ),
    (
        "content-id-twice",
        lambda t: step(t, 1).update(id="admission"),
        ("phase", 1, "step", 0, "id"),
    ),
    (
        "content-id-twice",
        lambda t: step(t, 1).update(number="0"),
        ("phase", 1, "step", 0, "number"),
    ),
    (
        "content-id-twice",
        lambda t: t["phase"][2].update(id="need"),
        ("phase", 2, "id"),
    ),
    ("content-step-missing", lambda t: t["phase"].pop(), ()),
    ("content-empty", lambda t: t["phase"][1].update(step=[]), ("phase", 1, "step")),
    ("content-key-unknown", lambda t: t.update(titel="Rutin"), ("titel",)),
    (
        "content-key-unknown",
        lambda t: t["phase"][0].update(note="x"),
        ("phase", 0, "note"),
    ),
    (
        "content-key-unknown",
        lambda t: step(t).update(done=True),
        ("phase", 0, "step", 0, "done"),
    ),
    (
        "content-too-long",
        lambda t: step(t).update(title="Inskrivning " * 9),
        ("phase", 0, "step", 0, "title"),
    ),
]


@pytest.mark.parametrize(("code", "change", "place"), FAULTS)
def test_a_routine_that_is_not_right_is_refused_at_its_place(
    code: str, change: Change, place: tuple[str | int, ...]
) -> None:
    table = deepcopy(SIP)
    change(table)
    with pytest.raises(Refused) as refused:
        read_phases(Table(table), CONTENT.laws.keys())
    assert refused.value.code == code
    assert refused.value.place == place


def test_a_step_of_the_placement_may_not_be_left_out_or_numbered() -> None:
    table = deepcopy(PLACEMENT)
    del table["step"][2]
    with pytest.raises(Refused, match="content-step-missing"):
        read_placement(Table(table), CONTENT.laws.keys())
    table = deepcopy(PLACEMENT)
    table["step"][0]["number"] = "13"
    with pytest.raises(Refused, match="content-key-unknown"):
        read_placement(Table(table), CONTENT.laws.keys())


def test_a_condition_without_a_sentence_or_without_a_rule_is_refused() -> None:
    with pytest.raises(Refused, match="content-key-missing"):
        read_missing(Table({k: v for k, v in MISSING.items() if k != "time-set"}))
    with pytest.raises(Refused, match="content-key-unknown"):
        read_missing(Table(MISSING | {"weather-fine": "Vänta på sol."}))


def test_steps_may_be_reworded_reordered_and_regrouped() -> None:
    table = deepcopy(SIP)
    steps = [s for phase in table["phase"] for s in phase["step"]]
    steps[0]["title"] = "Mottagning"
    table["phase"] = [{"id": "all", "title": "Allt", "step": steps[::-1]}]
    (phase,) = read_phases(Table(table), CONTENT.laws.keys())
    assert [s.id for s in phase.steps] == list(reversed(STEPS))
    assert phase.steps[-1].title == "Mottagning"
