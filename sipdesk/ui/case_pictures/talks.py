"""Draw the talks of a case: to begin, to look back on, to carry to the meeting."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import in_sweden, long_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.picture_talk import (
    PILES,
    PictureTalk,
    Pile,
    TalkKind,
    pile_of,
)
from sipdesk.ui.case_pictures.model import PicturesModel, PicturesState, TopicForm
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around
from sipdesk.ui.picture_talk_form import TalkForm, asked_again
from sipdesk.ui.widgets.buttons import Button, ghost, primary, secondary
from sipdesk.ui.widgets.cards import ActiveCard, Section
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.fields import ChoiceField, TextField
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.notice import UndoStrip
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import L, M, S, Tone
from sipdesk.usecases.picture_talk import GAP, Deck

_ABOUT: Final = {
    TalkKind.MENU: "Vad den unge vill prata om på mötet, i vilken ordning och hur.",
    TalkKind.MAT: "Ett kort i taget, i tre rutor. Frågan följer rutorna.",
    TalkKind.FEELINGS: "Känslor, hur starka de är och vad som hjälper.",
}
_CHIPS: Final[dict[Answer, tuple[str, Tone]]] = {
    Answer.YES: ("Får tas upp på mötet", "ok"),
    Answer.NO: ("Får inte tas upp på mötet", "warn"),
    Answer.NOT_ASKED: ("Inget svar om mötet än", "idle"),
}
_DECKS: Final = {
    TalkKind.MENU: (("topics", "Meny"),),
    TalkKind.MAT: (("heads", "Rutor på mattan"), ("cards", "Kort")),
    TalkKind.FEELINGS: (("feelings", "Känslor"),),
}
"""What is chosen before a talk begins, where there is more than one."""
_UNWANTED: Final = (
    "Det står kvar bland mötets frågor, fast den unge inte säger ja längre. "
    "Ta bort frågan i steg 6, Förbered."
)
_ASKED_BEFORE: Final = (
    "Det stod bland frågorna på ett möte som redan är hållet. Det går inte att ta bort "
    "därifrån."
)
_NOT_THERE: Final = (
    "Inget av det står bland mötets frågor. Det som stod där är borttaget, och finns i "
    "Historik."
)
_MAT_PILES: Final = (Pile.FIRST, Pile.SECOND, Pile.THIRD)


class Begin(Section):
    """Where a talk is begun, or gone on with. ``held`` comes with its form."""

    held = Signal(object)  # TalkForm

    def __init__(self, around: Around, model: PicturesModel) -> None:
        self._model = model
        self._beside = TextField(
            "Vem sitter bredvid den unge?", prose=False, width=320, name="talk-beside"
        )
        self._beside.set_value(around.user.name)
        self._choices: dict[str, ChoiceField] = {}
        self._kinds = {kind: self._kind(kind) for kind in TalkKind}
        super().__init__(
            "Den unge berättar",
            "Den unge svarar själv på skärmen. Allt annat göms så länge.",
            self._beside,
            *(part for part, _, _ in self._kinds.values()),
            name="pictures-begin-talk",
        )

    def draw(self, state: PicturesState) -> None:
        """Show a state."""
        self.setVisible(self._model.can_write)
        decks = state.decks
        if decks is not None:
            self._offer("topics", decks.topics)
            self._offer("heads", decks.heads)
            self._offer("cards", decks.cards)
            self._offer("feelings", decks.feelings)
        for kind, (_, new, go_on) in self._kinds.items():
            is_begun = kind in state.begun
            new.say("Börja om" if is_begun else "Börja")
            new.setEnabled(decks is not None)
            go_on.setVisible(is_begun)

    def _offer(self, name: str, decks: Sequence[Deck]) -> None:
        field = self._choices[name]
        chosen = field.value or "0"
        field.set_choices([(f"{n}", _titled(deck)) for n, deck in enumerate(decks)])
        field.set_value(chosen)
        field.setVisible(len(decks) > 1)

    def _kind(self, kind: TalkKind) -> tuple[QWidget, Button, Button]:
        fields = []
        for name, label in _DECKS[kind]:
            field = ChoiceField(label, (), width=360, name=f"talk-{name}")
            self._choices[name] = field
            fields.append(field)
        title = word(kind)
        new = secondary(
            "Börja", partial(self._begin, kind), name=f"talk-begin-{kind.value}"
        )
        go_on = primary(
            "Fortsätt",
            partial(self._go_on, kind),
            label=f"Fortsätt {title}",
            name=f"talk-continue-{kind.value}",
        )
        whole = column(
            Heading(title, level=4),
            Muted(_ABOUT[kind]),
            *fields,
            holder(Flow(new, go_on, gap=M)),
            gap=S,
        )
        return holder(whole), new, go_on

    def _begin(self, kind: TalkKind) -> None:
        if kind in self._model.state.begun and not self._gives_up(kind):
            return
        chosen = (int(self._choices[name].value or 0) for name, _ in _DECKS[kind])
        form = self._model.talk(kind, self._beside.value, *chosen)
        if form is not None:
            self.held.emit(form)

    def _gives_up(self, kind: TalkKind) -> bool:
        """Ask whether what was answered so far may go; it cannot be got back."""
        return ask(
            self.window(),
            f"Börja om med {lower_first(word(kind))}?",
            "Det som den unge har svarat hittills försvinner.",
            "Börja om",
            "Behåll",
        )

    def _go_on(self, kind: TalkKind) -> None:
        self.held.emit(TalkForm(kind))


class Told(Section):
    """What has been answered, the latest first. ``held`` when it is asked again."""

    held = Signal(object)  # TalkForm

    def __init__(self, model: PicturesModel) -> None:
        self._model = model
        self._drawn: object = None
        self._rows = Rows()
        self._none = Muted("Inga svar än.", name="pictures-no-talks")
        self._undo = UndoStrip(name="talk-undo")
        self.carry = Carry(model)
        super().__init__(
            "Det som den unge har svarat",
            "Det syns bara här. Det som den unge vill slippa prata om står aldrig på "
            "något papper.",
            self._none,
            self._rows,
            self.carry,
            self._undo,
            name="pictures-told",
        )

    def draw(self, state: PicturesState) -> None:
        """Show a state."""
        self._none.setVisible(not state.talks)
        self.carry.draw(state)
        if state.removed is None:
            self._undo.clear()
        elif self._undo.isHidden():
            self._undo.offer("Samtalet är borttaget.", self._model.put_back)
        drawn = (state.talks, state.view, self._model.can_write, state.carrying)
        if drawn != self._drawn:
            self._drawn = drawn
            self._rows.show_rows([self._row(talk) for talk in state.talks])
            self._rows.setVisible(bool(state.talks))

    def _row(self, talk: PictureTalk) -> QWidget:
        day = long_date(in_sweden(talk.at).date())
        head = Flow(Heading(f"{word(talk.kind)} · {day}", level=4), gap=M)
        if talk.topics:
            head.addWidget(Chip(*_CHIPS[talk.goes_on]))
        whole = column(holder(head), gap=S)
        if self._model.stands_unwanted(talk):
            whole.addWidget(Body(_UNWANTED, tone="warn"))
        elif self._model.was_asked_before(talk):
            whole.addWidget(Body(_ASKED_BEFORE, tone="warn"))
        elif talk.topics and talk.goes_on is Answer.NO:
            whole.addWidget(Meta(_NOT_THERE))
        if later := self._model.later_no(talk):
            said = ", ".join(lower_first(words) for words in later)
            whole.addWidget(Meta(f"Den unge har sagt nej sedan dess: {said}."))
        if talk.kind is TalkKind.MAT and GAP in talk.title:
            whole.addWidget(Body(talk.title))
        if talk.beside:
            whole.addWidget(Meta(f"Bredvid satt {talk.beside}."))
        lines = Lines(name=f"talk-told-{talk.id}")
        whole.addWidget(lines)
        buttons = self._buttons(talk, day) if self._model.can_write else []
        if buttons:
            whole.addWidget(holder(Flow(*buttons, gap=S)))
        shown = holder(whole)
        # Shown before they have a place they would be a window of their own.
        lines.show_lines(_told(talk))
        return shown

    def _buttons(self, talk: PictureTalk, day: str) -> list[QWidget]:
        buttons: list[QWidget] = []

        def add(text: str, deed: Callable[[], object], name: str) -> None:
            label = f"{text}, {lower_first(word(talk.kind))} {day}"
            make = ghost if name == "remove" else secondary
            shown = make(text, deed, label=label, name=f"talk-{name}-{talk.id}")
            buttons.append(shown)

        if self._model.waiting(talk) and self._model.state.carrying != talk.id:
            add("För över till mötets frågor", partial(self._carry, talk), "carry")
        if self._model.wishes_sip(talk):
            wish = partial(self._model.carry_wish, talk)
            add("Skriv i behovet att den unge vill ha en SIP", wish, "wish")
        if talk.topics:
            add("Fråga igen om mötet", partial(self._ask_again, talk), "again")
        add("Ta bort", partial(self._model.remove_talk, talk), "remove")
        return buttons

    def _carry(self, talk: PictureTalk) -> None:
        self._model.begin_carrying(talk, _question)
        self.carry.begin()

    def _ask_again(self, talk: PictureTalk) -> None:
        self.held.emit(asked_again(talk))


class Carry(ActiveCard):
    """How the topics will stand on the agenda, before they are put there."""

    def __init__(self, model: PicturesModel) -> None:
        self._model = model
        self._fields: dict[int, tuple[TextField, ChoiceField]] = {}
        self._box = column(gap=L)
        self._inside: QWidget | None = None
        self._put = primary(
            "Lägg till i mötets frågor", model.carry, icon="check", name="carry-put"
        )
        stop = ghost("Avbryt", model.stop_carrying, name="carry-stop")
        super().__init__(
            Heading("Till mötets frågor"),
            Muted(
                "Frågorna står som den unges egna. Området avgör vem som får se dem."
            ),
            self._box,
            holder(Flow(self._put, stop, gap=M)),
            gap=L,
            name="pictures-carry",
        )
        self.hide()

    def draw(self, state: PicturesState) -> None:
        """Show a state."""
        self.setVisible(bool(state.topics))
        places = [topic.place for topic in state.topics]
        if places != list(self._fields):
            self._make(state.topics)
        for topic in state.topics:
            text, area = self._fields[topic.place]
            text.set_value(topic.text)
            area.set_value(topic.area)
            lacks_text = not topic.text.strip()
            text.set_problem(topic.problem if lacks_text else None)
            area.set_problem(None if lacks_text else topic.problem or None)

    def begin(self) -> None:
        """Put the focus on the first that has to be chosen, or on the button."""
        fields = (area for _, area in self._fields.values() if not area.value)
        first = next(fields, None)
        if first is not None:
            first.focus()
        else:
            self._put.setFocus()

    def _make(self, topics: Sequence[TopicForm]) -> None:
        before, self._fields = self._inside, {}
        lines = column(gap=L)
        for topic in topics:
            text = TextField("Fråga", name=f"carry-text-{topic.place}")
            area = ChoiceField(
                "Område",
                [(one.value, word(one)) for one in Area],
                width=280,
                name=f"carry-area-{topic.place}",
            )
            text.edited.connect(_telling(self._model.word_topic, topic.place))
            area.edited.connect(_telling(self._model.place_topic, topic.place))
            line = row(text, area, gap=L)
            line.setStretch(0, 1)
            lines.addLayout(line)
            self._fields[topic.place] = (text, area)
        self._inside = holder(lines)
        self._box.addWidget(self._inside)
        if before is not None:
            before.hide()
            before.deleteLater()


def _telling(tell: Callable[[int, str], None], place: int) -> Callable[[object], None]:
    return lambda value: tell(place, str(value))


def _question(words: str) -> str:
    return f"Prata om {lower_first(words)}"


def _titled(deck: Deck) -> str:
    return f"{deck.title} (egen)" if deck.own else deck.title


def _told(talk: PictureTalk) -> list[Line]:
    heads = dict(zip(_MAT_PILES, (cell.words for cell in talk.heads), strict=False))
    lines = []
    for pile in PILES[talk.kind]:
        cards = pile_of(talk.laid, pile)
        if not cards:
            continue
        numbered = pile is Pile.TALK_ABOUT
        said = [
            f"{number}. {card.cell.words}" if numbered else card.cell.words
            for number, card in enumerate(cards, 1)
        ]
        strong = [
            f"{words} ({card.strength} av 5)" if card.strength else words
            for words, card in zip(said, cards, strict=True)
        ]
        lines.append(
            Line(
                _ICONS.get(pile, "circle"),
                "accent",
                heads.get(pile, word(pile)),
                ", ".join(strong),
            )
        )
    return lines


_ICONS: Final = {
    Pile.TALK_ABOUT: "message-circle",
    Pile.LEAVE_OUT: "eye-off",
    Pile.WAY: "hand",
    Pile.ASIDE: "archive",
    Pile.FELT: "heart",
    Pile.HELPS: "hand",
}
