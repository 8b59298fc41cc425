"""Draw how a case goes to another home: where to, on what grounds, and what stays."""

from typing import Final

from PySide6.QtCore import QTimer, Signal

from sipdesk.content.notices import Notice as Said
from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, in_sweden, short_date
from sipdesk.content.words import listed, word
from sipdesk.domain.case import Case
from sipdesk.domain.errors import Trouble
from sipdesk.domain.ground import Ground
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.policy import ALLOW_CASE_TRANSFER
from sipdesk.ui.closing.ground_block import GroundBlock
from sipdesk.ui.closing.handover_model import (
    OTHER,
    HandOverModel,
    HandOverState,
)
from sipdesk.ui.closing.model import ClosingForm, who_takes_over
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import go_to_problem, say
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import ActiveCard, Panel, Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, TextField, TicksField
from sipdesk.ui.widgets.groups import Groups
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import PACKAGE, AskFile, choose_file
from sipdesk.ui.widgets.text import Body, Heading, Muted
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.transfer import Sent, Transferable

_ABOUT: Final = (
    "Tar ett annat SiS-hem över? Då kan ärendet skickas dit som en krypterad fil, och "
    "avslutas här."
)
_OTHER: Final = "Ett hem utan sparat kort, med lösenfras"
_NO_CARDS: Final = "Hemmens kort läses in och jämförs under Hemmet, Överlämning."
_TELL: Final = (
    "Säg den i telefon, aldrig i samma brev. Stanna på sidan tills den är sagd: den "
    "sparas inte, och är borta när du byter sida eller programmet låses. Då öppnas "
    "ärendet igen här och skickas på nytt."
)


class HandOverCard(Section):
    """What is asked before a case goes, and what is told when it has gone.

    ``ask_file`` opens the system's own dialog. The page keeps ``model.part``.
    ``worked`` tells whether the form is open: then the case is closed by it alone.
    """

    worked = Signal(bool)

    def __init__(self, around: Around, *, ask_file: AskFile = choose_file) -> None:
        self._content = around.content
        self._ask_file = ask_file
        self._blocks: dict[str, GroundBlock] = {}
        self._offered: tuple[Ground, ...] | None = None
        self._refusals = 0
        self._view: CaseView | None = None
        self._read = False  # what can be sent of the case as it is now
        self._wanted = False
        self._was_sent = False
        self.model = HandOverModel(around, while_alive(self, self.draw))
        self.notice = Notice(name="handover-notice")
        self.gone = Muted("", name="handover-gone")
        self.begin = secondary(
            "Skicka ärendet till ett annat hem",
            self._begin,
            icon="send",
            name="handover-begin",
        )
        self._begin_line = holder(Flow(self.begin))
        self.form = self._make_form()
        self.shut = ShutLine(
            around.policies, ALLOW_CASE_TRANSFER, self.begin, self.send
        )
        self.sent = self._make_sent()
        super().__init__(
            "Lämna över ärendet till ett annat hem",
            _ABOUT,
            self.notice,
            self.gone,
            self._begin_line,
            self.shut,
            self.form,
            self.sent,
            name="handover",
        )
        self.hide()

    @property
    def works(self) -> bool:
        """Whether the form is open."""
        return self._wanted and self.model.state.shows_form

    def show_case(self, view: CaseView, form: ClosingForm) -> None:
        """Show it for a case that is handed over, or has been."""
        self._view = view
        self._read = False
        self.follow(form)

    def follow(self, form: ClosingForm) -> None:
        """Show it while the case is to be handed over, and not otherwise."""
        self._wanted = form.hands_over
        if self._wanted and self._view is not None and not self._read:
            self._read = True
            self.model.show_case(self._view)
        self.draw(self.model.state)

    def draw(self, state: HandOverState) -> None:
        """Show a state, whatever was shown before."""
        found = state.found
        closed = found is not None and found.case.closing.closed is not None
        told = _gone(state) if closed else ""
        works = not closed and self._wanted
        shown = bool(told) or works or state.sent is not None
        self.setVisible(found is not None and shown)
        if found is None:
            return
        self.subtitle.setVisible(not closed)
        say(self.notice, state.notice)
        self.gone.say(told)
        self.gone.setVisible(bool(told))
        self._begin_line.setVisible(not closed and not state.shows_form)
        self.shut.hold(on=not closed)
        self.form.setVisible(state.shows_form)
        self.worked.emit(self.works)
        self._draw_form(state, found)
        self._draw_sent(state.sent)

    # --- The form ---------------------------------------------------------------------

    def _make_form(self) -> ActiveCard:
        self.to = ChoiceField("Vilket hem tar över?", (), name="to")
        self.home_name = TextField(
            "Hemmets namn",
            "Programmet gör en lösenfras, som du säger i telefon. Den visas bara en "
            "gång, när ärendet har skickats. Ha hemmet i telefon redan då.",
            prose=False,
            name="home_name",
        )
        self.grounds = TicksField("På vilka grunder lämnas det?", (), name="grounds")
        self.to.edited.connect(self._choose)
        self.home_name.edited.connect(lambda text: self.model.edit(home_name=str(text)))
        self.grounds.edited.connect(self.model.choose_grounds)
        for field in (self.to, self.home_name, self.grounds):
            field.left.connect(self.model.part.leave)
        self._about = column(gap=L)
        self.stays = Notice(name="handover-stays")
        self.send = primary("-", self._send, icon="send", name="handover-send")
        cancel = ghost("Avbryt", self._cancel, name="handover-cancel")
        self._restored = Notice(name="handover-restored")
        return ActiveCard(
            self._restored,
            self.to,
            self.home_name,
            self.grounds,
            holder(self._about),
            self.stays,
            holder(Flow(self.send, cancel, gap=M)),
            gap=L,
            name="handover-form",
        )

    def _draw_form(self, state: HandOverState, found: Transferable) -> None:
        part = state.part
        say(self._restored, part.notice, "info")
        self._offer(found)
        self.to.set_value(part.form.to)
        self.to.set_help("" if found.cards else _NO_CARDS)
        self.home_name.setVisible(part.form.to == OTHER)
        self.home_name.set_value(part.form.home_name)
        self.grounds.set_value(part.form.grounds)
        for key, block in self._blocks.items():
            block.setVisible(key in part.form.grounds)
            for name, field in block.fields.items():
                field.set_value(getattr(part.form.of(key), name))
        for field in self._fields:
            field.set_problem(part.problems.get(field.objectName()))
        self._draw_stays(state, found)
        self.send.say("Skickar …" if state.busy else "Skicka och avsluta här …")
        self.send.setEnabled(not state.busy)
        refused, self._refusals = part.refusals > self._refusals, part.refusals
        if refused:
            go_to_problem(self._fields)

    def _offer(self, found: Transferable) -> None:
        cards = [(card.id, _card(card.name, card.fingerprint)) for card in found.cards]
        self.to.set_choices([*cards, (OTHER, _OTHER)])
        if found.grounds == self._offered:
            return
        self._offered = found.grounds
        self.grounds.set_choices([(g.id, g.title) for g in found.grounds])
        for old in self._blocks.values():
            old.hide()
            old.deleteLater()
        self._blocks = {
            ground.id: GroundBlock(ground, self._content, self.model)
            for ground in found.grounds
        }
        for block in self._blocks.values():
            self._about.addWidget(block)
        QTimer.singleShot(0, self, lambda: tab_as_read(self))

    def _draw_stays(self, state: HandOverState, found: Transferable) -> None:
        if not state.part.form.grounds:
            self.stays.clear()
            return
        papers = counted(found.papers, "papper", "papper")
        saves = counted(found.saves, "händelse", "händelser")
        if state.stays:
            self.stays.say(
                "warn",
                f"Då stannar också {papers}, historiken med {saves}, protokoll, "
                "planens versioner (men inte nummer och dag) och fri text: i dem kan "
                "uppgifterna stå. Mottagaren får se vad som inte lämnades. Flyttar den "
                "unge tillbaka tas ärendet inte emot igen: då öppnar du det här.",
                title=f"Det här lämnas inte över: {_kinds(state.stays)}.",
            )
        else:
            self.stays.say(
                "info",
                f"Med följer {papers} och historiken med {saves}. Anmälningar om oro "
                "och utkast stannar alltid här.",
                title="Hela ärendet lämnas över.",
            )

    @property
    def _fields(self) -> tuple[Field, ...]:
        own = (block.fields.values() for block in self._blocks.values())
        written = (field for fields in own for field in fields)
        return (self.to, self.home_name, self.grounds, *written)

    # --- When it has gone -------------------------------------------------------------

    def _make_sent(self) -> Panel:
        self.astray = Notice(name="handover-astray")
        self.where = Body("", name="handover-where")
        self._groups = Groups(name="handover-passphrase")
        self.told = primary(
            "Jag har sagt den", self._told, icon="check", name="handover-told"
        )
        self._secret = holder(
            column(
                Heading("Lösenfrasen"),
                self._groups,
                Body(_TELL),
                row(self.told, None),
                gap=M,
            )
        )
        return Panel(
            "soft",
            self.astray,
            self.where,
            self._secret,
            gap=L,
            margins=(L, L, L, L),
            name="sent",
        )

    def _draw_sent(self, sent: Sent | None) -> None:
        self.sent.setVisible(sent is not None)
        told = sent.passphrase if sent and not sent.lost else ""
        self._secret.setVisible(bool(told))
        self._groups.say(told)
        say(self.astray, _astray(sent) if sent else None, "warn")
        if sent is not None:
            where = f"Filen ligger här: {sent.path}"
            how = "Skicka den till hemmet, och be om kvittot."
            self.where.say("" if sent.lost else f"{where}\n{how}")
            self.where.setVisible(not sent.lost)
        was, self._was_sent = self._was_sent, sent is not None
        if sent is not None and not was:
            bring_in_sight(self.sent)
            self.told.setFocus()

    # --- What is pressed --------------------------------------------------------------

    def _begin(self) -> None:
        self.model.begin()
        bring_in_sight(self.form)
        self.to.focus()

    def _cancel(self) -> None:
        self.model.cancel()
        self.begin.setFocus()

    def _choose(self, to: object) -> None:
        found = self.model.state.found
        case = found.case if found else None
        written = case.closing.handed_over_to if case else ""
        proposed = written or (who_takes_over(case) if case else "")
        self.model.choose(str(to), proposed)

    def _send(self) -> None:
        found = self.model.state.found
        if found is None or not self.model.is_ready():
            return
        form = self.model.part.state.form
        names = {card.id: card.name for card in found.cards}
        home = names.get(form.to, form.home_name.strip())
        sure = ask(
            self.window(),
            f"Skicka ärendet till {home}?",
            "Ärendet avslutas här och går att läsa. Att det lämnades går inte att "
            "ångra. Nu väljer du var filen ska ligga.",
            "Välj plats och skicka",
            "Vänta",
        )
        path = self._ask_file(self, _file_name(found.case)) if sure else None
        if path is not None:
            self.model.send(path)

    def _told(self) -> None:
        self.model.told()


def _astray(sent: Sent) -> Said | None:
    """Say that the file is not where it was asked for, and what to do."""
    if sent.lost:
        return notice(Trouble.PACKAGE_LOST.value)
    names = {"is": sent.path.name, "meant": sent.asked.name}
    return None if sent.path == sent.asked else notice("package-unnamed", names)


def _gone(state: HandOverState) -> str:
    last = state.last
    if last is None:
        return ""
    day = short_date(in_sweden(last.at).date())
    came = (
        f"Kvittot kom {short_date(last.received)}."
        if last.received
        else "Kvittot har inte kommit än. Det läses in under Hemmet, Överlämning."
    )
    left = f" Lämnades inte över: {_kinds(last.left_out)}." if last.left_out else ""
    return f"Skickat till {last.home_name} {day}.{left} {came}"


def _kinds(kinds: frozenset[Information]) -> str:
    return listed(word(kind) for kind in CONSENTABLE if kind in kinds)


def _card(name: str, fingerprint: str) -> str:
    """Name a home by its card; two may have one name."""
    return f"{name} · {fingerprint.partition(' ')[0]}"


def _file_name(case: Case) -> str:
    """Name the file by the case's number: it says nothing of who it is."""
    return f"{case.number}{PACKAGE}"
