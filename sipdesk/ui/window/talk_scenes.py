"""Talks with pictures, put as they are before a picture of them is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from sipdesk.domain.case import CaseId
from sipdesk.domain.picture_talk import Pile, TalkKind
from sipdesk.ui.picture_talk.model import TalkModel
from sipdesk.ui.picture_talk.view import TalkScreen
from sipdesk.ui.picture_talk_form import Stage, TalkForm, first_stage
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.places import CASES
from sipdesk.usecases.picture_talk import Decks, read_decks
from sipdesk.usecases.ports import Ports

Begin = Callable[[TalkKind], TalkModel]

_LAID = (Pile.FIRST, Pile.SECOND, Pile.FIRST, Pile.THIRD, Pile.ASIDE)


_WHOSE = "preparing"
"""The case whose young person answers."""


def talk_scenes(
    desk: Callable[[str], Desk], ports: Ports, cases: Mapping[str, CaseId]
) -> Mapping[str, Callable[[], object]]:
    """Give what sets each scene, by its name; ``desk`` shows a place of the desk."""

    def begin(kind: TalkKind) -> TalkModel:
        shown, case_id = desk(CASES), cases[_WHOSE]
        shown.hold_talk(case_id, _form(kind, read_decks(case_id, ports)))
        if not isinstance(shown.page, TalkScreen):
            raise TypeError("no talk is held")
        return shown.page.model

    asked = (Stage.TOPICS, Stage.LEAVE_OUT, Stage.WAYS, Stage.CHECK, Stage.ASK)
    return {
        **{f"talk-{stage.value}": partial(_menu, begin, stage) for stage in asked},
        "talk-mat": partial(_mat, begin),
        "talk-strength": partial(_strength, begin),
    }


def _menu(begin: Begin, stage: Stage) -> None:
    model = begin(TalkKind.MENU)
    for place in (0, 9, 14):
        model.press(model.state.form.cards[place])
    while model.state.form.stage is not stage:
        model.go_on()
        if model.state.form.stage is Stage.WAYS:
            model.press(model.state.form.more[1])


def _mat(begin: Begin) -> None:
    model = begin(TalkKind.MAT)
    for pile in _LAID:
        model.lay(pile)


def _strength(begin: Begin) -> None:
    model = begin(TalkKind.FEELINGS)
    for place in (5, 0):
        model.press(model.state.form.cards[place])
    model.go_on()
    model.strengthen(model.state.form.cards[5], 4)


def _form(kind: TalkKind, decks: Decks) -> TalkForm:
    form = TalkForm(kind, stage=first_stage(kind))
    if kind is TalkKind.MAT:
        heads, cards = decks.heads[0], decks.cards[0].cards
        asked = heads.question
        return replace(form, cards=cards, heads=heads.cards, question=asked)
    if kind is TalkKind.FEELINGS:
        cards, helps = decks.feelings[0].cards, decks.helps.cards
        return replace(form, cards=cards, more=helps)
    cards, more = decks.topics[0].cards, decks.ways.cards
    return replace(form, cards=cards, more=more, most=decks.most)
