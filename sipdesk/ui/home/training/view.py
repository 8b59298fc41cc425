"""Draw the register: who coordinates, who is trained in what, and who lacks it."""

from typing import Final

from sipdesk.content.swedish import counted, short_date
from sipdesk.domain.training import (
    StaffMember,
    coordinators,
    trained,
    untrained,
)
from sipdesk.ui.doing import Deliver
from sipdesk.ui.home.training.form import MemberCard
from sipdesk.ui.home.training.model import TrainingModel, TrainingState
from sipdesk.ui.lines import Line, Lines
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import primary, secondary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder
from sipdesk.ui.widgets.notice import Notice, UndoStrip, empty_state
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.text import Meta
from sipdesk.ui.widgets.tokens import L, M, S
from sipdesk.ui.widgets.wholelist import WholeList
from sipdesk.usecases.training import TrainingList

_WIDTH: Final = 760
_ABOUT: Final = (
    "Bara namn, roll, enhet och dagar. Listan stannar på hemmet. Den som är utbildad "
    "behöver inte kunna öppna SIPdesk."
)


class TrainingPage(ScrollPage):
    """The register. ``ask_printer`` and ``ask_file`` open the system's own dialogs."""

    def __init__(
        self,
        around: Around,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="training")
        self._around = around
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        content = around.content
        self._roles = {role.code: role.text for role in content.staff_roles}
        self._trainings = {one.code: one.text for one in content.trainings}
        self._was_writing = False
        self.notice = Notice(name="training-notice")
        self.undo = UndoStrip(name="training-undo")
        self.model = TrainingModel(around, while_alive(self, self.draw))
        self.member = MemberCard(around, self.model)
        self._make_coordinators()
        self._make_list()
        for part in (
            self.undo,
            self.notice,
            self.member,
            self.coordinating,
            self.staff,
            self.empty,
        ):
            self.add(part)
        self.draw(self.model.state)

    def draw(self, state: TrainingState) -> None:
        """Show a state, whatever was shown before."""
        staff = state.staff or ()
        writing = state.form is not None
        say(self.notice, None if writing else state.notice, "warn")
        self.member.draw(state)
        self.coordinating.setVisible(bool(staff) and not writing)
        self.staff.setVisible(bool(staff))
        self.empty.setVisible(state.staff == () and not writing)
        self.new.setVisible(not writing)
        self._draw_coordinators(staff)
        self._draw_list(staff, state.kind)
        if state.removed is not None:
            self.undo.offer("Borttagen ur registret.", self.model.put_back)
        else:
            self.undo.clear()
        if writing and not self._was_writing:
            self.show_part(self.member)
            self.member.fields["name"].focus()
        self._was_writing = writing

    def refresh(self) -> None:
        """Read the register."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is being written."""
        self.model.keep()

    # --- What stands there ------------------------------------------------------------

    def _make_coordinators(self) -> None:
        self._times = Lines(name="training-coordinators")
        self.coordinating = Section(
            "SIP-samordnare nu", "", self._times, name="training-now"
        )

    def _make_list(self) -> None:
        self.new = primary(
            "Lägg till en person", self._begin_new, icon="plus", name="member-new"
        )
        kinds = list(self._trainings.items())
        self.kind = ChoiceField(
            "Visa", kinds, unchosen="Alla i registret", width=360, name="training-kind"
        )
        self.kind.edited.connect(lambda kind: self.model.narrow(str(kind)))
        self.lack = Meta("", name="training-lack")
        self.list = WholeList("Utbildade", name="training-list")
        self.list.chosen.connect(self.model.begin)
        self.print_button = secondary(
            "Skriv ut listan …", self._print, icon="printer", name="training-print"
        )
        self.save_button = secondary(
            "Spara som PDF …", self._save, icon="download", name="training-save"
        )
        self.staff = Section(
            "Utbildning",
            _ABOUT,
            self.kind,
            holder(column(self.lack, self.list, gap=S)),
            holder(Flow(self.print_button, self.save_button, gap=M)),
            aside=self.new,
            name="training-card",
        )
        self.empty = empty_state(
            "users",
            "Ingen står i registret än",
            _ABOUT,
            secondary("Lägg till en person", self._begin_new, name="member-first"),
            name="training-empty",
        )

    # --- Drawing ----------------------------------------------------------------------

    def _draw_coordinators(self, staff: tuple[StaffMember, ...]) -> None:
        names = {member.id: member.name for member in staff}
        lines = []
        for member, time in coordinators(staff, self._around.today()):
            until = f" till {short_date(time.until)}" if time.until else ""
            deputy = names.get(time.deputy, "")
            note = f"Från {short_date(time.since)}{until}."
            note += f" Ersättare: {deputy}." if deputy else " Ingen ersättare."
            lines.append(Line("user-check", "ok", member.name, note))
        nobody = Line("circle-dashed", "muted", "Ingen är inskriven som samordnare nu.")
        self._times.show_lines(lines or [nobody])

    def _draw_list(self, staff: tuple[StaffMember, ...], kind: str) -> None:
        today = self._around.today()
        shown = trained(staff, kind, today) if kind else staff
        self.kind.set_value(kind)
        self.list.show_rows([self._card(member) for member in shown])
        self.list.setVisible(bool(shown))
        self.lack.say(self._lacking(staff, kind))

    def _lacking(self, staff: tuple[StaffMember, ...], kind: str) -> str:
        today = self._around.today()
        if not kind:
            here = sum(member.works_on(today) for member in staff)
            return f"{counted(here, 'person', 'personer')} arbetar här."
        have = len(trained(staff, kind, today))
        lack = len(untrained(staff, kind, today))
        if not have:
            return f"Ingen som arbetar här har {self._trainings[kind]}."
        return f"{have} har den och den gäller i dag. {lack} saknar den."

    def _card(self, member: StaffMember) -> ListRow:
        today = self._around.today()
        role = ", ".join(filter(None, (self._roles.get(member.role, ""), member.unit)))
        count = [t for t in member.trainings if t.counts_on(today)]
        words = [self._trainings.get(t.kind, t.kind) for t in count]
        gone = not member.works_on(today)
        ended = len(count) < len(member.trainings) and not gone
        chip = "Har slutat" if gone else "Utbildning har gått ut" if ended else ""
        said = ", ".join(dict.fromkeys(words)) or "Ingen utbildning är noterad"
        return ListRow(
            key=member.id,
            title=member.name,
            note=f"{role} · {said}" if role else said,
            chip_text=chip,
            chip_tone="idle" if gone else "warn",
        )

    # --- What is pressed --------------------------------------------------------------

    def _begin_new(self) -> None:
        self.model.begin("")

    def _print(self) -> None:
        def where(paper: TrainingList) -> Deliver | None:
            printer = self._ask_printer(self, paper.file_name)
            return to_printer(printer) if printer is not None else None

        self.model.print_list(where)

    def _save(self) -> None:
        def where(paper: TrainingList) -> Deliver | None:
            path = self._ask_file(self, paper.file_name)
            return to_file(path) if path is not None else None

        self.model.print_list(where)
