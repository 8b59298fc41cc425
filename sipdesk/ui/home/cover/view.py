"""Draw who has the cases: while somebody is away, and when somebody stops."""

from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import counted, short_date
from sipdesk.domain.assignment import HeldCase
from sipdesk.domain.stand_in import StandIn
from sipdesk.domain.user import User
from sipdesk.ui.home.cover.model import CoverModel, CoverState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import go_to_problem, say, say_done
from sipdesk.ui.widgets.buttons import Button, primary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fields import ChoiceField, DateField, TicksField
from sipdesk.ui.widgets.layout import Columns, Flow, ScrollPage, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Body, Muted
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.stand_in import Cover

_WIDTH: Final = 900
_PAIR: Final = 560
_NOBODY: Final = ("", "Välj …")
_ALONE: Final = (
    "Här finns ingen annan som arbetar i ärenden och kan ta dem. Administratören "
    "lägger till kollegor under Personer."
)
_LEFT: Final = (
    "Ärendena syns under Alla, men under ingens Mina. Lämna över dem här nedanför."
)


class CoverPage(ScrollPage):
    """Who looks after whose cases, and cases that are given to another."""

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="cover")
        self.left = Notice(name="cover-left")
        self.done = Notice(name="cover-done")
        self.model = CoverModel(around, while_alive(self, self.draw))
        self._refusals = 0
        self._drawn: Cover | None = None
        self.away = self._make_away(around)
        self.give = self._make_give()
        for part in (self.left, self.done, self.away, self.give):
            self.add(part)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read how it stands."""
        self.model.refresh()

    def leave(self) -> None:
        """Leave what is chosen as it is; it stays while the page is there."""

    def draw(self, state: CoverState) -> None:
        """Show a state, whatever was shown before."""
        self._draw_left(state)
        self._draw_done(state)
        self._draw_away(state)
        self._draw_give(state)
        refused, self._refusals = state.refusals > self._refusals, state.refusals
        if refused:
            go_to_problem(self._fields)

    # --- What stands there ------------------------------------------------------------

    def _make_away(self, around: Around) -> Section:
        model = self.model
        self.away_notice = Notice(name="away-notice")
        self._rows = Rows()
        self.none = Muted("Ingen är borta just nu.", name="away-none")
        self.alone = Muted(_ALONE, name="away-alone")
        self.who = ChoiceField("Vem är borta?", (_NOBODY,), name="away")
        self.first = DateField("Första dagen borta", today=around.today, name="first")
        self.last = DateField("Sista dagen borta", today=around.today, name="last")
        self.stands_in = ChoiceField("Vem tar ärendena?", (_NOBODY,), name="stands_in")
        self.who.edited.connect(lambda v: model.edit_away(away=str(v)))
        self.first.edited.connect(lambda v: model.edit_away(first=str(v)))
        self.last.edited.connect(lambda v: model.edit_away(last=str(v)))
        self.stands_in.edited.connect(lambda v: model.edit_away(stands_in=str(v)))
        self.save = primary("Spara", model.cover, name="away-save")
        self._days = Columns(self.first, self.last, breakpoint=_PAIR, gap=L)
        return Section(
            "När någon är borta",
            "Den som tar ärendena ser dem under sina Mina så länge. Det slutar av sig "
            "självt. Ingen får läsa mer än förut.",
            self.away_notice,
            self._rows,
            self.none,
            self.alone,
            self.who,
            self._days,
            self.stands_in,
            holder(Flow(self.save)),
            name="away-card",
        )

    def _make_give(self) -> Section:
        model = self.model
        self.give_notice = Notice(name="give-notice")
        self.giver = ChoiceField("Vems ärenden?", (_NOBODY,), name="giver")
        self.taker = ChoiceField("Vem tar över?", (_NOBODY,), name="taker")
        self.cases = TicksField("Vilka ärenden?", (), name="chosen")
        self.giver.edited.connect(lambda v: model.choose_giver(str(v)))
        self.taker.edited.connect(lambda v: model.edit_give(taker=str(v)))
        self.cases.edited.connect(lambda v: model.edit_give(chosen=frozenset(v)))
        self.what = Body("", name="give-what")
        self.go = primary("Lämna över", model.give, name="give-go")
        self.nothing = Muted("", name="give-nothing")
        return Section(
            "Lämna över ärenden",
            "När någon slutar eller byter uppgift. Varje ärende får den nya "
            "samordnaren, och det står i historiken. Avslutade ärenden rörs inte.",
            self.give_notice,
            self.nothing,
            Columns(self.giver, self.taker, breakpoint=_PAIR, gap=L),
            self.cases,
            self.what,
            holder(Flow(self.go)),
            name="give-card",
        )

    @property
    def _fields(self) -> tuple[ChoiceField | DateField | TicksField, ...]:
        away = (self.who, self.first, self.last, self.stands_in)
        return (*away, self.giver, self.taker, self.cases)

    # --- Drawing ----------------------------------------------------------------------

    def _draw_left(self, state: CoverState) -> None:
        left = state.cover.left if state.cover is not None else ()
        if state.cover is None or not left:
            self.left.clear()
            return
        names = ", ".join(
            f"{user.name} ({_many(state.cover.open_cases[user.id])})" for user in left
        )
        title = f"Arbetar inte längre i ärenden, men har öppna: {names}"
        self.left.say("warn", _LEFT, title=title)

    def _draw_done(self, state: CoverState) -> None:
        if state.given is not None:
            many = _many(state.given.cases)
            taker = state.name(state.given.taker)
            say_done(self.done, f"{taker} har fått {many}.", _IN_HISTORY)
        elif state.covered:
            say_done(self.done, "Sparat.", "Det syns under Mina hos den som tar dem.")
        else:
            self.done.clear()

    def _draw_away(self, state: CoverState) -> None:
        cover, form = state.cover, state.away
        say(self.away_notice, state.away_notice)
        rows = cover.stand_ins if cover is not None else ()
        if cover is not self._drawn:
            self._drawn = cover
            self._rows.show_rows([self._row(one, state) for one in rows], self.save)
        self._rows.setVisible(bool(rows))
        self.none.setVisible(cover is not None and not rows)
        working = cover.working if cover is not None else ()
        self.who.set_choices([_NOBODY, *map(_choice, working)])
        alone = cover is not None and len(working) < 2  # noqa: PLR2004  (one for another)
        self.alone.setVisible(alone)
        for part in (self._days, self.stands_in, self.save):
            part.setVisible(not alone)
        self.who.setVisible(cover is not None and cover.for_all and not alone)
        others = [user for user in working if user.id != form.away]
        self.stands_in.set_choices([_NOBODY, *map(_choice, others)])
        for field in (self.who, self.first, self.last, self.stands_in):
            field.set_value(getattr(form, field.objectName()))
            field.set_problem(state.problems.get(field.objectName()))
        self.save.setEnabled(not state.busy)

    def _row(self, one: StandIn, state: CoverState) -> QWidget:
        begun = one.first <= state.day
        away, taker = state.name(one.away), state.name(one.stands_in)
        end = Button(
            "Avsluta nu" if begun else "Ta bort",
            label=f"{'Avsluta nu' if begun else 'Ta bort'}: {away}",
            name=f"end-{one.id}",
            clicked=lambda: self.model.end(one),
        )
        days = f"{short_date(one.first)} till och med {short_date(one.last)}"
        chip = Chip("Nu", "ok") if begun else None
        return named_row(f"{taker} åt {away}", days, chip, end)

    def _draw_give(self, state: CoverState) -> None:
        cover, form = state.cover, state.give
        say(self.give_notice, state.give_notice)
        for_all = cover is not None and cover.for_all
        self.giver.set_choices([_NOBODY, *map(_choice, state.givers)])
        self.taker.set_choices([_NOBODY, *map(_choice, state.takers)])
        self.giver.setVisible(for_all and bool(state.givers))
        has_any = bool(state.givers) and (for_all or bool(state.cases))
        self.nothing.say("" if has_any else "Det finns inga öppna ärenden att lämna.")
        self.nothing.setVisible(cover is not None and not has_any)
        self.taker.setVisible(has_any)
        self.cases.set_choices([(str(one.id), _case(one)) for one in state.cases])
        self.cases.setVisible(bool(state.cases))
        for field in (self.giver, self.taker, self.cases):
            field.set_value(getattr(form, field.objectName()))
            field.set_problem(state.problems.get(field.objectName()))
        self.what.say(_what(state))
        self.what.setVisible(bool(_what(state)))
        count = len(state.chosen)
        self.go.say(f"Lämna över {_many(count)}" if count else "Lämna över")
        self.go.setVisible(bool(state.cases))
        self.go.setEnabled(not state.busy)


_IN_HISTORY: Final = "Bytet står i varje ärendes historik."


def _many(cases: int) -> str:
    return counted(cases, "ärende", "ärenden")


def _choice(user: User) -> tuple[str, str]:
    gone = " (har slutat)" if user.left is not None else ""
    return user.id, f"{user.name}{gone}"


def _case(case: HeldCase) -> str:
    return "  ·  ".join(filter(None, (case.number, case.name)))


def _what(state: CoverState) -> str:
    """Say what will happen, before it does."""
    giver, taker = state.name(state.give.giver), state.name(state.give.taker)
    if not (giver and taker and state.chosen):
        return ""
    many = counted(len(state.chosen), "öppet ärende", "öppna ärenden")
    left = len(state.cases) - len(state.chosen)
    stays = f" {_many(left)} blir kvar hos {giver}." if left else ""
    return f"{many} går från {giver} till {taker}.{stays} Allt sparas på en gång."
