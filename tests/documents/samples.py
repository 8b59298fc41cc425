"""Papers to try the engine on: one with everything, and any at all."""
# ruff: noqa: RUF001  (Arabic letters that look like others are what they are)

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from sipdesk.content.chart import Chart
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    Pictures,
    Rule,
    Signatures,
    Stamp,
    Table,
    Tick,
    Ticks,
    TickState,
    WriteLines,
)
from sipdesk.content.drawing import Circle, Ink, Label, Line, Rect
from sipdesk.content.openmoji import CREDIT
from sipdesk.content.symbols import SkinTone, Symbol
from tests.content.charts import CHARTS, EMPTY, charts

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAME = "<b>Bo & Åsa</b> Ceder"
LONG = (
    "Ungdomen beskrev med egna ord hur skolan, boendet och kontakten med familjen "
    "fungerar. Överenskommelser förs vidare till den nya planen. "
)
FLOW = Figure(
    240,
    60,
    (
        Rect(0, 10, 100, 40, radius=6, fill=Ink.TINT, stroke=Ink.ACCENT),
        Label(4, 12, 92, 36, "Upptäck behov", 10, bold=True),
        Line(100, 30, 130, 30, Ink.ACCENT, arrow=True),
        Line(0, 58, 240, 58, Ink.LINE),
        Rect(130, 10, 100, 40),
        Label(134, 12, 92, 36, LONG),
        Circle(6, 10, 6, fill=Ink.ACCENT, stroke=None),
    ),
    alt="Rutinens två första steg: upptäck behov, informera och erbjud.",
    caption="Figur 1. Så börjar det.",
)

MEETING = Symbol("E249")
PLAN = Symbol("E249", "1F4CB")
PSYCHOLOGIST = Symbol("1F9D1", "1F9E0", skin=SkinTone.DARK)
NOT_UNDERSTOOD = Symbol("1F4A1", crossed=True, black=True)


def paper(*blocks: Block, title: str = "Protokoll från SIP-möte") -> Document:
    return Document(
        title,
        blocks,
        recipient_label="Till: socialnämnden",
        created=NOON,
        header="Statens institutionsstyrelse, SiS",
        footer="Version 2",
        subject="Samordnad individuell plan",
    )


def rich() -> Document:
    """Make a paper with every kind of block, long enough for several pages."""
    rows = tuple((f"Mål {n}", LONG, "Socialtjänsten", "3 dec 2026") for n in range(60))
    return paper(
        Stamp("26 kap. 1 § OSL", date(2026, 12, 3), "Statens institutionsstyrelse"),
        Paragraph("Samordnad individuell plan", ParagraphStyle.LABEL),
        Heading(1, f"Protokoll för {NAME}"),
        Paragraph("Vad vi kom överens om.", ParagraphStyle.LEAD),
        Facts((Fact("Gäller", NAME), Fact("Tid", "13.00"), Fact("Bilaga", ""))),
        Heading(2, "Vad ungdomen vill"),
        Paragraph("Jag vill hem.\nOch spela fotboll.", ParagraphStyle.QUOTE),
        Paragraph("Waa maxay qorshaha?", lang="so"),
        Paragraph(f"Observera\n\n{LONG}", ParagraphStyle.NOTE),
        Items(("Kalla", LONG * 3, "Arkivera"), ordered=True),
        FLOW,
        Heading(3, "Åtgärder"),
        Table(("Mål", "Insats", "Vem", "När"), rows, (12, 50, 22, 16), "Beslut"),
        Ticks((Tick("Klart", TickState.TICKED), Tick("Kvar"))),
        Ticks((Tick("Inte aktuellt", TickState.CROSSED),)),
        Pictures(
            (
                Picture(MEETING, "möte", f"Vi träffas.\n{NAME} är med.", CREDIT),
                Picture(NOT_UNDERSTOOD, "jag förstår inte", "", CREDIT),
            )
        ),
        Pictures(
            tuple(
                Picture(symbol, "plan", words, CREDIT, box)
                for symbol in (PLAN, PSYCHOLOGIST)
                for words in ("Min plan", LONG)
                for box in (None, *TickState)
            ),
            across=3,
        ),
        WriteLines("Övrigt som jag vill säga", 4),
        Rule(),
        PageBreak(),
        Heading(2, "Underskrifter"),
        Signatures(("Ungdomen", "Namnförtydligande", "Vårdnadshavare")),
        Paragraph("Frågor? Ring oss.", ParagraphStyle.SMALL),
    )


def charted() -> Document:
    """Make a paper with every kind of chart, and with charts of nothing."""
    shown = (Chart(spec) for spec in (*CHARTS, *EMPTY))
    return paper(Heading(1, "Diagram"), *shown, title="Diagram")


def _everything(lang: str, title: str, words: str) -> Document:
    blocks = (
        Heading(1, title),
        Paragraph(words, ParagraphStyle.LEAD),
        Paragraph(words * 6),
        Heading(2, title),
        Items((title, words * 3), ordered=True),
        Items((title, words)),
        Facts((Fact(title, words), Fact("SiS", "010-453 40 00"))),
        Table((title, "SIP"), ((title, words * 4),) * 20, (1, 3), title),
        Paragraph(words, ParagraphStyle.NOTE),
        Paragraph(words, ParagraphStyle.QUOTE),
        Ticks((Tick(title, TickState.TICKED), Tick(words))),
        WriteLines(title, 3),
        Signatures((title, "SiS", title)),
        Paragraph("På svenska.", lang="sv-SE"),
    )
    return replace(paper(*blocks, title=title), lang=lang)


def arabic_paper() -> Document:
    """Make a paper from right to left with every kind of block that a sheet has."""
    words = "خطة فردية منسقة (SIP) لك يا «صديقي»، اتصل 010-453 40 00 الآن. "
    return _everything("ar", "معلومات لأولياء الأمور", words)


def ethiopic_paper() -> Document:
    """Make the same in Ge'ez script."""
    words = "ዝተወሃሃደ ውልቃዊ መደብ (SIP)፣ ንዓኻ። ደውል 010-453 40 00። "
    return _everything("ti", "ሓበሬታ ንወለድን ኣለይትን", words)


_WORDS = (
    *LONG.split(),
    "samordningsansvarsfördelningsöverenskommelser",
    "https://example.se/a-b",
    NAME,
    "Nguyễn",
    "Иван",
    "İ",
    "x" * 150,
    "&amp;",
    "(\\)",
    "☃",
    "🡒",
    "\ue1d9",
    "x\u0301\u0316",
    "\x00\x1b[1m",
    "\u202eren",
    "rad\nrad",
)
_ARABIC = (
    *[
        "خطة",
        "فردية",
        "منسقة",
        "لك",
        "«صديقي»",
        "الآن",
        "١٢٣",
        "می\u200cخواهیم",
        "پلان؟",
        "لأولياء،",
        "مؤسسة.",
    ],
    "ٱلْمُعَلِّمُ",
    "SiS (Statens institutionsstyrelse)",
    "010-453 40 00",
    "لا" * 40,
    "x" * 150,
    "\u202eren\u200d",
    "ሰላም",
    "رق\nم",
)
_ETHIOPIC = (
    *["ውልቃዊ", "መደብ", "(SIP)፣", "ንዓኻ።", "18", "ድዩ?"],
    "ሰ" * 90,
    "ቀ\u135f",
    "سلام",
)
words = st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join)
few = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)


def _several(one: Any, most: int = 6) -> Any:
    return st.lists(one, min_size=1, max_size=most).map(tuple)


blocks: Any = st.one_of(
    st.builds(Heading, st.integers(1, 6), few),
    st.builds(Paragraph, words, st.sampled_from(ParagraphStyle)),
    st.builds(Paragraph, words.map(lambda text: text * 12)),
    st.builds(Items, _several(words), st.booleans()),
    st.builds(Facts, _several(st.builds(Fact, few, words))),
    st.builds(
        lambda rows, caption, first: Table(
            ("Vad", "Samordningsansvarig", "När"),
            rows,
            (1, 6, 2),
            caption,
            row_headers=first,
        ),
        st.just(())
        | _several(st.tuples(few, words.map(lambda text: text * 3), st.just("")), 12),
        st.just("") | few,
        st.booleans(),
    ),
    st.builds(Ticks, _several(st.builds(Tick, words, st.sampled_from(TickState)))),
    st.builds(
        Pictures,
        _several(
            st.builds(
                Picture,
                st.sampled_from((MEETING, PLAN, PSYCHOLOGIST, NOT_UNDERSTOOD)),
                few,
                few | words.map(lambda text: text * 12) | st.just(""),
                st.sampled_from(("", CREDIT)),
                st.none() | st.sampled_from(TickState),
            )
        ),
        st.integers(1, 5),
    ),
    st.builds(WriteLines, few, st.integers(1, 40)),
    st.builds(Signatures, _several(few, 5)),
    st.builds(Stamp, few, st.just(date(2026, 12, 3)), few),
    st.just(FLOW),
    st.builds(Chart, charts),
    st.just(Rule()),
    st.just(PageBreak()),
)


def _in_script(lang: str, some: tuple[str, ...]) -> Any:
    said = st.lists(st.sampled_from(some), min_size=1, max_size=40).map(" ".join)
    brief = st.lists(st.sampled_from(some), min_size=1, max_size=4).map(" ".join)
    tag = st.just(lang)
    return st.one_of(
        st.builds(Heading, st.integers(1, 6), brief, lang=tag),
        st.builds(Paragraph, said, st.sampled_from(ParagraphStyle), lang=tag),
        st.builds(Items, _several(said), st.booleans(), lang=tag),
        st.builds(Facts, _several(st.builds(Fact, brief, said)), lang=tag),
        st.builds(
            Table,
            st.tuples(brief, brief, brief),
            _several(st.tuples(brief, said.map(lambda text: text * 4), st.just(""))),
            st.just((1.0, 4.0, 2.0)),
            brief,
            st.booleans(),
            st.booleans(),
            lang=tag,
        ),
        st.builds(Ticks, _several(st.builds(Tick, said)), lang=tag),
        st.builds(WriteLines, brief, st.integers(1, 9), lang=tag),
        st.builds(Signatures, _several(brief, 5), lang=tag),
        st.builds(Stamp, brief, st.just(date(2026, 12, 3)), brief, lang=tag),
        st.builds(
            lambda text: Figure(
                90, 40, (Label(0, 0, 90, 40, text),), alt=text, lang=lang
            ),
            brief,
        ),
    )


arabic: Any = _in_script("ar", _ARABIC) | _in_script("prs", _ARABIC)
ethiopic: Any = _in_script("ti", _ETHIOPIC)
documents = st.lists(blocks, max_size=14).map(lambda made: paper(*made))
in_any_script = st.builds(
    lambda made, lang, snug: replace(paper(*made), lang=lang, snug=snug),
    st.lists(blocks | arabic | ethiopic, max_size=14),
    st.sampled_from(("sv-SE", "sv-SE", "ar", "ti")),
    st.booleans(),
)
