"""What one has answered is never seen by the next, and is saved once."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from sipdesk.content.notices import notice
from sipdesk.content.survey_keys import key_of
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.survey import SurveyOccasion
from sipdesk.domain.survey_group import SurveyGroup
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.page import Around
from sipdesk.ui.survey.model import IDLE, WARNED, Gate, Stage, SurveyModel
from sipdesk.ui.survey_form import SurveyWanted, answer_of, words_of
from sipdesk.usecases.survey import Answered, AnswerSurvey
from tests.home import TODAY, USER, content

CODE = "2741"
YOUNG, PRINCIPAL = SurveyGroup.YOUNG_PERSON, SurveyGroup.PRINCIPAL
GROUPS = (YOUNG, PRINCIPAL)


class Keeping(DirectRunner[Any]):
    """Keeps the orders instead of carrying them out."""

    def __init__(self) -> None:
        super().__init__(None)
        self.orders: list[AnswerSurvey] = []
        self.at_once = True
        self.closed = False  # the case of the meeting
        self._asked: list[tuple[Any, Any]] = []

    @override
    def do(self, use_case: Any, order: Any, then: Any, otherwise: Any) -> None:
        """Say that it is done."""
        self.orders.append(order)
        self._asked.append((then, otherwise))
        if self.at_once:
            self.let_out()

    def let_out(self, error: RuleBroken | None = None) -> None:
        """Say that what was asked last is done, or refused."""
        then, otherwise = self._asked.pop()
        if error is None:
            then(Answered((), self.orders[-1], uncounted=self.closed))
        else:
            otherwise(error)


class Table:
    """A survey that goes round a table."""

    def __init__(self, occasion: SurveyOccasion = SurveyOccasion.MEETING) -> None:
        self.now = 0.0
        self.runner = Keeping()
        around = Around(
            runner=self.runner,
            content=content(),
            today=lambda: TODAY,
            new_id=lambda: "id",
            user=USER,
            clock_now=lambda: pytest.fail("no time is told"),
        )
        wanted = SurveyWanted(occasion, "case", "meeting", GROUPS)  # type: ignore[arg-type]
        self.model = SurveyModel(wanted, around, lambda: self.now, lambda _: None)

    def handed_over(self) -> SurveyModel:
        self.model.hand_over(frozenset(g.value for g in GROUPS), CODE)
        return self.model

    def asked(self, group: SurveyGroup = YOUNG) -> SurveyModel:
        self.handed_over().begin(group)
        self.model.go_on()
        assert stage(self.model) is Stage.ASK
        return self.model

    def done(self, keys: str) -> SurveyModel:
        for key in keys:
            self.model.press(key)
            self.model.go_on()
        self.model.go_on()
        return self.model


def stage(model: SurveyModel) -> Stage:
    return model.state.stage


def gate(model: SurveyModel) -> Gate | None:
    return model.state.gate


def idle_left(model: SurveyModel) -> int | None:
    return model.state.idle_left


@pytest.fixture
def table() -> Table:
    return Table()


def test_the_screen_is_not_handed_over_without_a_code_and_somebody(
    table: Table,
) -> None:
    table.model.hand_over(frozenset(), "12")
    assert set(table.model.state.problems) == {"groups", "code"}
    assert stage(table.model) is Stage.PREPARE
    assert not table.model.keeps_in


def test_nothing_is_gone_on_to_before_an_answer(table: Table) -> None:
    model = table.asked()
    model.go_on()
    assert model.state.at == 0
    assert model.press("3")
    model.go_on()
    assert model.state.at == 1
    model.go_back()
    assert (model.state.at, model.state.given) == (0, "3")


def test_every_answer_of_one_is_in_one_order_and_gone_from_the_screen(
    table: Table,
) -> None:
    table.asked()
    model = table.done("312vnv")
    (order,) = table.runner.orders
    answers = [one.answer for one in order.answers.values()]
    assert answers == ["3", "1", "2", "dont-know", "wont-say", "dont-know"]
    assert (order.case, order.meeting, order.group) == ("case", "meeting", YOUNG)
    assert stage(model) is Stage.THANKS
    assert (model.state.answers, model.state.words, model.state.group) == ({}, "", None)
    model.go_back()
    assert stage(model) is Stage.THANKS
    model.go_on()
    assert stage(model) is Stage.WHO
    assert model.state.answered == {YOUNG: 1}


def test_more_steps_stay_for_the_next_questions_and_never_turn_an_answer(
    table: Table,
) -> None:
    model = table.asked()
    model.press("3")
    model.turn_steps()
    assert model.state.given == ""
    assert len(model.state.scale.steps) == 5
    model.press("5")
    model.go_on()
    assert len(model.state.scale.steps) == 5
    model.press("4")
    model.turn_steps()
    model.go_back()
    assert (len(model.state.scale.steps), model.state.given) == (5, "5")


def test_to_stop_is_asked_for_twice_and_throws_all_away(table: Table) -> None:
    model = table.asked()
    model.press("1")
    model.ask_to_stop()
    model.go_on()
    assert (stage(model), model.state.given) == (Stage.ASK, "1")
    model.ask_to_stop()
    model.stop()
    assert (stage(model), model.state.answers) == (Stage.WHO, {})
    assert table.runner.orders == []


def test_a_wrong_code_is_waited_for_and_the_right_one_ends_it(table: Table) -> None:
    model = table.asked()
    model.press("2")
    model.ask_code()
    model.try_code("0000")
    assert gate(model) == Gate(5, wrong=True)
    model.try_code(CODE)
    assert gate(model) == Gate(5, wrong=True), "no code is listened to yet"
    table.now += 5
    model.tick()
    assert gate(model) == Gate(0, wrong=True)
    model.try_code(CODE)
    assert (stage(model), model.state.answers) == (Stage.SUM, {})
    assert not model.keeps_in


def test_the_adult_who_comes_back_while_it_is_saved_has_the_screen_then(
    table: Table,
) -> None:
    table.runner.at_once = False
    table.asked()
    model = table.done("312vnv")
    model.ask_code()
    model.try_code(CODE)
    assert model.keeps_in, "it may still have to be given anew"
    table.runner.let_out()
    assert (stage(model), model.state.answered) == (Stage.SUM, {YOUNG: 1})
    assert not model.keeps_in


def test_an_answer_that_could_not_be_saved_is_still_there_and_the_code_with_it(
    table: Table,
) -> None:
    table.runner.at_once = False
    table.asked()
    model = table.done("312vnv")
    model.ask_code()
    model.try_code(CODE)
    table.runner.let_out(RuleBroken("case-closed"))
    assert model.state.notice is not None
    assert len(model.state.answers) == 6
    model.ask_code()
    model.try_code(CODE)
    assert not model.keeps_in


def test_that_answers_were_not_counted_is_said_to_the_adult_alone(
    table: Table,
) -> None:
    table.runner.closed = True
    table.asked()
    model = table.done("312vnv")
    assert (stage(model), model.state.notice) == (Stage.THANKS, None)
    table.runner.closed = False
    model.go_on()
    model.begin(YOUNG)
    model.go_on()
    table.done("312vnv")
    model.ask_code()
    model.try_code(CODE)
    assert (stage(model), model.state.answered) == (Stage.SUM, {YOUNG: 2})
    assert model.state.notice == notice("survey-uncounted")


def test_the_gate_leads_back_to_where_one_was(table: Table) -> None:
    model = table.asked()
    model.press("2")
    model.ask_code()
    model.go_on()
    model.close_gate()
    assert (stage(model), model.state.at, model.state.given) == (Stage.ASK, 0, "2")


def test_a_half_answer_is_thrown_away_when_nobody_is_there(table: Table) -> None:
    model = table.asked()
    model.press("2")
    table.now += IDLE - WARNED - 1
    model.tick()
    assert idle_left(model) is None
    table.now += 2
    model.tick()
    assert idle_left(model) == WARNED - 1
    model.touch()
    assert idle_left(model) is None
    table.now += IDLE
    model.tick()
    assert (stage(model), model.state.answers) == (Stage.WHO, {})
    assert table.runner.orders == []


def test_the_start_page_and_the_adults_pages_wait_for_ever(table: Table) -> None:
    table.now += 10 * IDLE
    table.model.tick()
    assert stage(table.model) is Stage.PREPARE
    model = table.handed_over()
    table.now += 10 * IDLE
    model.tick()
    assert (stage(model), model.state.idle_left) == (Stage.WHO, None)
    model.ask_code()
    table.now += IDLE
    model.tick()
    assert gate(model) is None


DEEDS = st.sampled_from(
    (
        *("1", "2", "3", "4", "5", "v", "n", " ", "9"),
        *("go on", "go back", "begin", "steps", "stop?", "stop", "code", "stay"),
        *("wrong", "wait", "idle", "touch", "words"),
    )
)


@settings(max_examples=200)
@given(deeds=st.lists(DEEDS, max_size=60))
def test_whatever_is_pressed_nobody_sees_or_saves_anothers_answers(
    deeds: list[str],
) -> None:
    table = Table()
    model = table.handed_over()
    act: dict[str, Callable[[], None]] = {
        "go on": model.go_on,
        "go back": model.go_back,
        "begin": lambda: model.begin(YOUNG),
        "steps": model.turn_steps,
        "stop?": model.ask_to_stop,
        "stop": model.stop,
        "code": model.ask_code,
        "stay": model.close_gate,
        "wrong": lambda: model.try_code("0000"),
        "touch": model.touch,
        "words": lambda: model.write("ord"),
    }
    for deed in deeds:
        table.now += {"wait": 30.0, "idle": IDLE + 1.0}.get(deed, 0.1)
        if deed in ("wait", "idle"):
            model.tick()
        elif deed in act:
            act[deed]()
        else:
            model.press(deed)
        state = model.state
        assert model.keeps_in, "only the code leads out"
        if state.stage in (Stage.WHO, Stage.PROMISE, Stage.THANKS):
            held = state.group is not None and state.stage is Stage.PROMISE
            assert held or (state.answers, state.words) == ({}, "")
    asked = {
        one.id for one in content().read_surveys().surveys["meeting"].questions[YOUNG]
    }
    for order in table.runner.orders:
        assert set(order.answers) == asked
        assert all(one.answer != "blank" for one in order.answers.values())
    assert sum(model.state.answered.values()) == len(table.runner.orders)


def test_every_answer_has_a_key_and_words_but_blank() -> None:
    for scale in content().read_surveys().scales.values():
        for answer in scale.answers:
            key = " " if answer == "blank" else key_of(answer, scale)
            assert answer_of(key, scale) == answer
            assert bool(words_of(answer, scale)) == (answer != "blank")
        assert answer_of("0", scale) == answer_of("²", scale) == ""
