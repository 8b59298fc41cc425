"""Pages that show every widget with fictive contents."""

from collections.abc import Callable
from datetime import date, time, timedelta
from io import BytesIO

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget
from reportlab.pdfgen.canvas import Canvas

from sipdesk.content.timeline import told
from sipdesk.domain.routine import StepState
from sipdesk.domain.timeline import Event, EventKind
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import (
    Button,
    NavButton,
    ghost,
    link,
    primary,
    secondary,
)
from sipdesk.ui.widgets.cardlist import CardList, ListRow
from sipdesk.ui.widgets.cards import Card, Panel, Section, SoftCard, fact
from sipdesk.ui.widgets.chart import ChartView
from sipdesk.ui.widgets.chips import Chip, StateLabel
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    RadioField,
    SearchField,
    SecretField,
    TextArea,
    TextField,
    TicksField,
    TimeField,
    YesNoUnknownField,
)
from sipdesk.ui.widgets.fold import Fold
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import (
    Columns,
    Flow,
    ScrollPage,
    column,
    holder,
    row,
)
from sipdesk.ui.widgets.meter import Meter
from sipdesk.ui.widgets.notice import (
    Notice,
    SavedMark,
    UndoStrip,
    empty_state,
)
from sipdesk.ui.widgets.panes import Tabs
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.tasklist import Phase, Task, TaskList
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted, Small, Title
from sipdesk.ui.widgets.timeline import TimelinePicture
from sipdesk.ui.widgets.tokens import Tone
from tests.content.charts import ANSWERS, CHARTS, EMPTY

WIDE = 1.25
TERMS: tuple[tuple[str, str, Tone], ...] = (
    ("Kallelse", "1 dec, förfallen", "bad"),
    ("Underlag från BUP", "10 dec, 7 dagar kvar", "warn"),
    ("Möte", "17 dec", "idle"),
)
AREAS = (
    ("school", "Skola och lärande"),
    ("health", "Hälsa och vård, även uppgifter om läkemedel och pågående utredningar"),
    ("home", "Boende och stöd hemma"),
)
STATES = (
    Task("need", "0", "Upptäcka behov", StepState.DONE, note="21 nov"),
    Task("consent", "1", "Inhämta samtycke", StepState.DONE, note="25 nov"),
    Task("request", "2", "Begära samordning", StepState.WAITING, note="Skickad 26 nov"),
    Task(
        "summons",
        "3",
        "Kalla till mötet",
        StepState.ONGOING,
        note="Senast 1 dec",
        chip="Försenad 2 dagar",
    ),
    Task("prepare", "4", "Förbereda barnet <b>och</b> de vuxna", StepState.NOT_STARTED),
    Task(
        "agenda", "5", "Skicka dagordning", StepState.BLOCKED, detail="kallelse saknas"
    ),
    Task(
        "school", "6", "Hämta in skolans underlag", StepState.SKIPPED, detail="ej skola"
    ),
)
PHASES = (
    Phase("begin", "Förbereda", STATES[:2]),
    Phase("call", "Kalla och informera", STATES[2:]),
    Phase("meet", "Genomföra mötet", (Task("m", "7", "Möte", StepState.NOT_STARTED),)),
)
ROWS = (
    ListRow(
        "1",
        "Elsa Lindqvist",
        "2026-0142",
        "Kallelse ska skickas",
        "Försenad 2 dagar",
        "bad",
    ),
    ListRow(
        "2", "Nour Al-Hassan", "2026-0139", "Möte i dag 13.00", "Möte i dag", "info"
    ),
    ListRow(
        "3",
        "Olle Åkesson",
        "2026-0137",
        "Väntar på samtycke",
        "Svar senast fre",
        "warn",
    ),
    ListRow("4", "Maja Öberg", "2026-0131", "Uppföljning 14 jan", "I fas", "ok"),
    ListRow(
        "5",
        "<b>Liam</b> Svensson-Wallenberg af Ugglas",
        "2026-0128",
        "Protokoll ska skickas till alla som deltog",
        "Svar senast tis",
        "warn",
    ),
    ListRow("6", "Alva Ek", "2026-0109", "Avslutas efter beslut"),
)

HISTORY = tuple(
    Event(kind, date(2026, 7, 1) + timedelta(days=13 * number), number + 1)
    for number, kind in enumerate((*EventKind, *EventKind)[:25])
)


def case_page(_today: date, _now: time) -> QWidget:
    """A workspace as in the mock: menu, list, routine, next step."""
    menu = Panel("rail", gap=4, margins=(12, 18, 12, 14))
    menu.add(
        row(Picture("handshake", "accent", 24), Heading("sipdesk", level=2), None), 12
    )
    places = (
        ("Idag", "sun"),
        ("Ärenden", "folder-open"),
        ("Papper", "files"),
        ("Hemmet", "house"),
    )
    for text, icon in places:
        button = NavButton(text, icon=icon)
        button.set_current(current=text == "Ärenden")
        menu.add(button)
    menu.add(
        None,
        Meta("Karin Ekström", weight="semibold", tone="text"),
        Small("SIP-samordnare"),
    )
    pane = Panel("pane", gap=10, margins=(0, 18, 0, 0))
    head = row(
        Heading("Ärenden", level=2),
        Meta("6 öppna", wrap=False),
        None,
        primary("Nytt", icon="plus", label="Nytt ärende"),
        gap=10,
        margins=(20, 0, 16, 0),
    )
    search = SearchField("Sök ärende", "Sök namn eller nummer")
    cases = CardList("Ärenden")
    cases.show_rows(ROWS)
    pane.add(head, row(search, margins=(16, 0, 16, 0)), cases)
    bar = Panel("bar", gap=8, margins=(24, 18, 24, 0))
    bar.add(
        Flow(
            holder(Flow(Title("Elsa Lindqvist"), Muted("17 år  ·  SIP-2026-0142"))),
            holder(
                Flow(
                    secondary("Visa flödesschema", icon="workflow"),
                    primary("Starta möte", icon="play"),
                )
            ),
            ends=True,
        ),
        Flow(
            fact("Nästa möte", "tor 17 dec 13.00"),
            fact("Plats", "Familjens hus, rum 3"),
            fact("Samtycke", "Skriftligt 25 nov"),
            gap=36,
        ),
        Tabs(
            "Ärendets delar",
            (
                ("routine", "Arbetsrutin"),
                ("tasks", "Uppgifter"),
                ("papers", "Papper"),
                ("history", "Historik"),
            ),
        ),
    )
    tasks = TaskList("Arbetsrutin")
    tasks.show_phases(PHASES, "summons")
    progress = Card(
        row(Heading("Arbetsrutin"), None, Meta("2 av 8 steg klara", wrap=False)),
        Meter(2 / 8),
    )
    following = SoftCard(
        Heading("Nästa steg"),
        Body(
            "Skicka kallelse. Två dagar försenat; mötet är om 14 dagar.", tone="on_soft"
        ),
        row(primary("Gå till steget", icon="arrow-right"), None),
    )
    terms = Card(Heading("Tidsfrister"))
    for what, when, tone in TERMS:
        terms.add(row(Meta(what, tone="text"), None, Chip(when, tone)))
    left = holder(column(progress, tasks, gap=12))
    right = holder(column(following, terms, gap=14))
    page = ScrollPage(
        Columns(left, right, breakpoint=640, stretch=(1, 0), widths=(0, 304)),
        name="case-page",
    )
    work = holder(column(bar, page, gap=0))
    if theme.look.scale > WIDE:
        menu.hide()
        pane.hide()
    return _window(menu, pane, work, widths=(208, 348, 0))


def form_page(today: date, now: time) -> QWidget:
    """Every field, some with problems."""
    saved = SavedMark()
    saved.saved(now)
    name = TextField("Namn", "Som det står i folkbokföringen.", required=True, name="n")
    name.set_value("<b>Eva</b> & Åsa Öström")
    number = TextField("Personnummer", width=220, name="pnr")
    number.set_value("20090231-1234")
    number.set_problem(
        "Det finns ingen 31 februari. Kontrollera de åtta första siffrorna."
    )
    kommun = ChoiceField("Kommun", (("1", "Örebro"), ("2", "Åre")), width=320, name="k")
    day = DateField("Datum för mötet", today=lambda: today, name="d")
    day.set_value("2026-12-03")
    wrong = DateField("Senast svar", today=lambda: today, name="w")
    wrong.set_value("31/2")
    wrong.set_problem("Skriv datumet som 2026-12-03, 3/12 eller 3 dec.")
    hour = TimeField("Klockslag", name="t")
    hour.set_value("13:00")
    areas = TicksField("Vad får delas?", AREAS, "Kryssa bara det som behövs.", name="a")
    areas.set_value(frozenset({"school", "health"}))
    how = RadioField(
        "Hur lämnades samtycket?",
        (("w", "Skriftligt"), ("o", "Muntligt, antecknat i journalen")),
        name="r",
    )
    how.set_value("w")
    child = YesNoUnknownField("Har barnet fått information?", name="y")
    child.set_value("yes")
    note = TextArea("Anteckning", "Visas inte på papper.", rows=3, name="note")
    note.set_value(
        "Elsa trivs i den lilla gruppen.\n"
        "Hon orkar två lektioner i följd och behöver sedan en paus."
    )
    secret = SecretField("Lösenfras", name="s")
    secret.set_value("fyra ord i rad")
    first = Section(
        "Vem samtycker?",
        "Samtycket gäller tills det tas tillbaka.",
        name,
        number,
        kommun,
        how,
        child,
        aside=saved,
        level=2,
    )
    second = Section("När och vad", "", day, wrong, hour, areas, note, secret, level=2)
    buttons = Flow(
        primary("Spara samtycke", icon="check"),
        secondary("Förhandsgranska"),
        ghost("Hoppa över …"),
        link("Ändra"),
    )
    page = ScrollPage(
        Title("Inhämta samtycke"),
        Columns(first, second, breakpoint=900),
        buttons,
        name="form-page",
    )
    return _window(page, widths=(0,))


def words_page(_today: date, _now: time) -> QWidget:
    """Notices, chips, states, summary, buttons."""
    undo = UndoStrip()
    undo.offer("Samtycket är sparat.", lambda: None)
    chips = Flow(
        Chip("I fas", "ok"),
        Chip("Svar senast fre", "warn"),
        Chip("Försenad 2 dagar", "bad"),
        Chip("Möte i dag", "info"),
        Chip("Vilande", "idle"),
    )
    states = Flow(*(StateLabel(state) for state in StepState))
    off = secondary("Går inte nu", icon="lock")
    off.setEnabled(False)
    off_primary = primary("Går inte heller")
    off_primary.setEnabled(False)
    buttons = Flow(
        primary("Skriv kallelse", icon="mail"),
        secondary("Skapa bildstöd", icon="images"),
        ghost("Hoppa över …"),
        link("Ändra"),
        off,
        off_primary,
        Button("", "ghost", icon="lock", label="Lås"),
    )
    summary = SummaryList(
        (
            SummaryRow(
                "who", "Vem som kallas", "Elsa Lindqvist, Anna Lindqvist, skolan, BUP"
            ),
            SummaryRow(
                "when",
                "När och var",
                "Torsdag 17 december 2026 klockan 13.00\nFamiljens hus, rum 3",
            ),
            SummaryRow("why", "Varför", "Saknas", missing=True),
        )
    )
    notices = (
        Notice(
            "bad",
            "Filen används av en annan dator. Stäng SIPdesk där och försök igen.",
            title="Hemmet kan inte öppnas",
            action=secondary("Försök igen"),
        ),
        Notice(
            "warn",
            "Vårdnadshavarna är inte eniga. Mötet kan hållas, men läs vad som gäller.",
        ),
        Notice("ok", "Kallelsen är utskriven för fyra personer."),
        Notice("info", "Det här är ett demonstrationshem. Inget här är på riktigt."),
    )
    left = holder(column(*notices, undo, gap=12))
    right = holder(
        column(
            Card(Heading("Tillstånd"), chips, states, gap=12),
            Card(Heading("Knappar"), buttons),
            Card(Heading("Kontrollera kallelsen"), summary, gap=12),
            gap=14,
        )
    )
    mark = SavedMark()
    mark.unsaved()
    page = ScrollPage(
        row(Title("Ord och tecken"), None, mark),
        Columns(left, right, breakpoint=860),
        name="words-page",
    )
    return _window(page, widths=(0,))


def empty_page(_today: date, _now: time) -> QWidget:
    """An empty state."""
    return _window(
        empty_state(
            "folder-open",
            "Välj ett ärende",
            "Öppna ett ärende i listan för att se arbetsrutin och tidsfrister.",
            primary("Nytt ärende", icon="plus"),
        ),
        widths=(0,),
    )


def paper_page(_today: date, _now: time) -> QWidget:
    """A paper of two pages."""
    preview = PaperPreview()
    preview.show_pdf(sample_pdf())
    return _window(preview, widths=(0,))


def history_page(today: date, _now: time) -> QWidget:
    """A history of many events, and one of a single event, folded."""
    many, one = TimelinePicture(name="many"), TimelinePicture(name="one")
    many.show_events(HISTORY, today)
    one.show_events(HISTORY[:1], today)
    said = Fold("Vad som hände", Body(told(HISTORY[0])), name="fold")
    page = ScrollPage(
        Section("Planens historia", "", many),
        Section("En händelse", "", one, said),
        name="history-page",
    )
    return _window(page, widths=(0,))


def charts_page(_today: date, _now: time) -> QWidget:
    """Charts of every kind, one of them as its table."""
    views = [ChartView(spec, name=f"chart-{n}") for n, spec in enumerate(CHARTS)]
    nothing = ChartView(EMPTY[0], name="chart-of-nothing")
    as_table = ChartView(ANSWERS, name="chart-as-table")
    as_table.turn()
    cards = (Card(view) for view in (*views, nothing, as_table))
    return _window(ScrollPage(*cards, name="charts-page"), widths=(0,))


def sample_pdf() -> bytes:
    """A paper of two pages, drawn here."""
    kept = BytesIO()
    canvas = Canvas(kept, pagesize=(595.28, 841.89))
    for number in (1, 2):
        canvas.setFont("Helvetica-Bold", 24)
        canvas.drawString(72, 740, f"Kallelse till SIP, sida {number}")
        canvas.setFont("Helvetica", 12)
        for line in range(20):
            canvas.drawString(
                72,
                700 - 18 * line,
                "Vi kallar till möte om samordnad individuell plan för Elsa.",
            )
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def _window(*parts: QWidget, widths: tuple[int, ...]) -> QWidget:
    window = Panel("canvas", gap=0, margins=(0, 0, 0, 0), name="window")
    window.setWindowTitle("SIPdesk")
    inside = QHBoxLayout()
    inside.setSpacing(0)
    for part, width in zip(parts, widths, strict=True):
        if width:
            part.setFixedWidth(theme.px(width))
        inside.addWidget(part, int(width == 0))
    window.body.addLayout(inside)
    window.body.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    return window


PAGES: dict[str, Callable[[date, time], QWidget]] = {
    "case": case_page,
    "form": form_page,
    "words": words_page,
    "empty": empty_page,
    "paper": paper_page,
    "history": history_page,
    "charts": charts_page,
}
