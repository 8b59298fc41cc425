"""What is decided together, as fields; knows nothing of Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from sipdesk.domain.case import Case
from sipdesk.domain.many import put, without
from sipdesk.domain.shared_decision import (
    FEWEST_OPTIONS,
    LEAST_SURE,
    MOST_SURE,
    Option,
    SharedDecision,
)
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread, day_text
from sipdesk.usecases.shared_decision import (
    PutDecision,
    RemoveDecision,
    put_decision,
    remove_decision,
)

SCALE: Sequence[str] = tuple(str(n) for n in range(LEAST_SURE, MOST_SURE + 1))


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A new question to decide."""

    item: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """What is asked, matters and was decided, as it was typed or chosen."""

    question: str = ""
    important: str = ""
    sure: str = ""
    decided: str = ""
    does: str = ""
    day: str = ""
    look_again: str = ""


@dataclass(frozen=True, slots=True)
class OptionForm:
    """One alternative."""

    item: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ViewsForm:
    """What speaks for and against one alternative, by each one's own words."""

    young_person: str = ""
    guardians: str = ""
    professionals: str = ""


def decision_of(case: Case, decision: str) -> SharedDecision | None:
    """Find a decision; None when it has been taken out."""
    return next((d for d in case.decisions if d.id == decision), None)


def options_of(case: Case, decision: str) -> tuple[Option, ...]:
    """Give a decision's alternatives in order."""
    found = decision_of(case, decision)
    return found.options if found else ()


def first_open(case: Case) -> str:
    """Name the decision to show first: the last that is not settled, else the last."""
    unsettled = [d.id for d in case.decisions if not d.settled]
    every = [d.id for d in case.decisions]
    return (unsettled or every or [""])[-1]


def may_decide(case: Case, decision: str) -> bool:
    """Whether there are alternatives enough to decide between."""
    return len(options_of(case, decision)) >= FEWEST_OPTIONS


def question_form(_: Case, item: str) -> QuestionForm:
    """Begin a new question."""
    return QuestionForm(item)


def save_question(case: Case, form: QuestionForm) -> Save:
    """Turn the form into the use case that puts a new question."""
    return _put(case, SharedDecision(form.item, form.question))


def decision_form(case: Case, decision: str) -> DecisionForm:
    """Write a decision as a form."""
    found = decision_of(case, decision)
    if found is None:
        return DecisionForm()
    return DecisionForm(
        question=found.question,
        important=found.important,
        sure="" if found.sure is None else str(found.sure),
        decided=found.decided,
        does=found.does,
        day=day_text(found.day),
        look_again=day_text(found.look_again),
    )


def save_decision(
    case: Case, form: DecisionForm, decision: str, around: Around
) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day cannot be read, or the decision has been taken out.

    """
    reading = Reading(around.today())
    day = reading.day("day", form.day)
    look_again = reading.day("look_again", form.look_again)
    reading.done()
    changed = replace(
        _found(case, decision),
        question=form.question,
        important=form.important,
        sure=int(form.sure) if form.sure else None,
        decided=form.decided,
        does=form.does,
        day=day,
        look_again=look_again,
    )
    return _put(case, changed)


def option_form(case: Case, item: str, decision: str) -> OptionForm:
    """Write an alternative as a form; an unknown id is a new one."""
    found = {o.id: o for o in options_of(case, decision)}.get(item)
    return OptionForm(item, found.text if found else "")


def save_option(case: Case, form: OptionForm, decision: str) -> Save:
    """Turn the form into the use case that puts the alternative.

    Raises:
        Unread: the decision has been taken out.

    """
    found = _found(case, decision)
    before = {o.id: o for o in found.options}.get(form.item, Option(form.item, ""))
    changed = put(found.options, replace(before, text=form.text))
    return _put(case, replace(found, options=changed))


def save_without(case: Case, option: str, decision: str) -> Save:
    """Give the use case that takes an alternative out.

    Raises:
        Missing: there is none.
        Unread: the decision has been taken out.

    """
    found = _found(case, decision)
    return _put(case, replace(found, options=without(found.options, option)))


def views_form(case: Case, option: str, decision: str) -> ViewsForm:
    """Write what is said of an alternative as a form."""
    found = {o.id: o for o in options_of(case, decision)}.get(option)
    if found is None:
        return ViewsForm()
    return ViewsForm(**{f.name: getattr(found, f.name) for f in fields(ViewsForm)})


def save_views(case: Case, form: ViewsForm, option: str, decision: str) -> Save:
    """Turn the form into the use case that saves what is said.

    Raises:
        Unread: the alternative or its decision has been taken out.

    """
    found = _found(case, decision)
    before = {o.id: o for o in found.options}.get(option)
    if before is None:
        raise Unread({})
    said = {f.name: getattr(form, f.name) for f in fields(form)}
    changed = put(found.options, replace(before, **said))
    return _put(case, replace(found, options=changed))


def removal(case: Case, decision: str) -> Save:
    """Give the use case that takes a decision out."""
    return remove_decision, RemoveDecision(case.id, case.version, decision)


def _found(case: Case, decision: str) -> SharedDecision:
    found = decision_of(case, decision)
    if found is None:
        raise Unread({})
    return found


def _put(case: Case, decision: SharedDecision) -> Save:
    return put_decision, PutDecision(case.id, case.version, decision)
