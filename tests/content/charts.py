"""Charts to try the drawing on: everyday ones, empty ones, and any at all."""

from typing import Any, Final

from hypothesis import strategies as st

from sipdesk.content.chart import (
    MOST_STEPS,
    Absent,
    Answers,
    Bar,
    Bars,
    Columns,
    Funnel,
    Series,
    Spec,
    Stacked,
    Waiting,
)

UNKNOWN, WITHHELD = Absent.UNKNOWN, Absent.WITHHELD
LONG: Final = (
    "Barn- och ungdomspsykiatrin i den region där den unge är folkbokförd, "
    "samordningsansvarsfördelningsöverenskommelsen"
)
MONTH_NAMES = (
    *("jan", "feb", "mars", "apr", "maj", "juni"),
    *("juli", "aug", "sep", "okt", "nov", "dec"),
)
WHERE = Bars(
    "Var behoven upptäcktes",
    "behov",
    "Var",
    (
        Bar("Uppstartsmötet", 41),
        Bar("Den utökade kartläggningen som görs vid inskrivningen", 33),
        Bar("Hälsoundersökningen", 19),
        Bar("Den unge bad om det", 0),
        Bar("Vårdnadshavare", UNKNOWN),
    ),
)
WAY = Funnel(
    "Vägen från behov till plan",
    "unga",
    "Steg",
    (
        Bar("Behov upptäckt", 28),
        Bar("Erbjuden SIP", 27),
        Bar("Sagt ja", 24),
        Bar("Påtalat för huvudmannen", 22),
        Bar("Någon har kallat", 10),
        Bar("SIP-möte", 9),
        Bar("Plan uppföljd", 1),
    ),
)
MONTHS = Columns(
    "Möten och uppföljningar per månad",
    "möten",
    "Månad",
    MONTH_NAMES,
    (
        Series("SIP-möten", (7, 9, 12, 8, 14, 5, 0, 1, 6, 11, 9, 3)),
        Series("Uppföljningar", (4, 6, 5, 9, 10, 7, UNKNOWN, 0, 3, WITHHELD, 8, 2)),
    ),
)
QUARTERS = Columns(
    "Avslutade ärenden per kvartal",
    "ärenden",
    "Kvartal",
    ("2025, jan–mars", "2025, apr–juni", "2025, juli–sep"),
    (Series("Avslutade", (25_800, 1_204, 0)),),
)
ANSWERS = Stacked(
    "Så tyckte de unga om mötet",
    "Fråga",
    ("Ja", "Ganska", "Varken eller", "Inte så", "Nej"),
    (
        Answers("Jag förstod vad mötet handlade om.", (9, 5, 2, 1, 0), 1, 1),
        Answers("Jag fick säga det jag ville.", (4, 4, 4, 4, 3)),
        Answers("Jag vet när nästa möte är.", (0, 0, 1, 0, 8), 6, 4),
        Answers("Rätt personer var med.", WITHHELD),
        Answers("Jag fick vara med och bestämma vad vi pratade om.", (0,) * 5),
    ),
)
WAITED = Waiting(
    "Redo för nästa steg: så länge har de väntat",
    "Ärende",
    (
        Bar("2026-0142", 97),
        Bar("2026-0139", 41),
        Bar("2026-0137", 14),
        Bar("2026-0131", 1),
        Bar("2026-0128", UNKNOWN),
    ),
    limit=30,
)
CHARTS: tuple[Spec, ...] = (WHERE, WAY, MONTHS, QUARTERS, ANSWERS, WAITED)
EMPTY: tuple[Spec, ...] = (
    Bars("Var behoven upptäcktes", "behov", "Var", ()),
    Stacked("Så tyckte de unga om mötet", "Fråga", ("Ja", "Nej"), ()),
)

_words = st.sampled_from(
    (
        "Skola",
        "jan",
        "2026-0142",
        LONG,
        "Vårdnadshavare och närstående",
        "samordningsansvarsfördelningsöverenskommelsen",
        "i",
        "W" * 60,
        "å ä ö & <b>",
        "Nguyễn, Иван",
    )
)
_numbers = (
    st.integers(0, 40)
    | st.sampled_from((0, 1, 999, 25_800, 10**9, 10**15))
    | st.integers(0, 10**40)
)
_amounts = _numbers | st.sampled_from(Absent)
_bars: Any = st.lists(st.builds(Bar, _words, _amounts), max_size=14).map(tuple)


def _columns(made: tuple[int, int, Any]) -> Any:
    periods, series, of = made
    amounts = st.lists(_amounts, min_size=periods, max_size=periods).map(tuple)
    return st.builds(
        Columns,
        _words,
        of,
        _words,
        st.lists(of, min_size=periods, max_size=periods).map(tuple),
        st.lists(st.builds(Series, of, amounts), min_size=series, max_size=series).map(
            tuple
        ),
    )


def _answers(steps: int) -> Any:
    given = st.tuples(*[_numbers] * steps) | st.sampled_from(Absent)
    row = st.builds(Answers, _words, given, _numbers, _numbers)
    names = st.lists(_words, min_size=steps, max_size=steps).map(tuple)
    rows = st.lists(row, max_size=6).map(tuple)
    return st.builds(Stacked, _words, _words, names, rows)


charts: Any = st.one_of(
    st.builds(Bars, _words, _words, _words, _bars),
    st.builds(Funnel, _words, _words, _words, _bars),
    st.builds(Waiting, _words, _words, _bars, st.none() | _numbers),
    st.tuples(
        st.integers(0, 14),
        st.integers(0, MOST_STEPS),
        st.sampled_from((st.sampled_from(("jan", "mars", "k1")), _words)),
    ).flatmap(_columns),
    st.integers(1, MOST_STEPS).flatmap(_answers),
)
