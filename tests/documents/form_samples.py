"""Papers to try to fill in: one with every kind of blank, and any at all."""

from dataclasses import replace

from hypothesis import strategies as st

from sipdesk.content.document import (
    TICK_HERE,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Signatures,
    Table,
    Tick,
    Ticks,
    TickState,
    WriteLines,
)
from tests.documents.samples import arabic, blocks, ethiopic, few, paper

SLIP = paper(
    Heading(1, "Behov av SIP"),
    Heading(2, "Ert svar"),
    Facts((Fact("Ärende", "2026-014"), Fact("Telefon", ""))),
    Ticks((Tick("Vi kommer"), Tick("Klart", TickState.TICKED))),
    Paragraph("Hur vill ni delta?"),
    Ticks((Tick("På länk"),)),
    WriteLines("Skäl", 4),
    Table(("Vem", "Hälsa"), (("BUP", TICK_HERE), ("Skola", "Ja"))),
    Table(("Vad", "Vem"), (("", ""), ("Bo", "")), row_headers=False, by_hand=True),
    Paragraph("Sätt kryss. En tom ruta är ett nej."),
    Table(("Till", "Skola"), (("Tandvård", ""),), by_hand=True),
    Signatures(("Ort och datum", "Namnteckning", "Namnförtydligande")),
)
blank = st.one_of(
    blocks,
    st.builds(
        lambda rows, first: Table(
            ("Vad", "Vem", "När"), rows, row_headers=first, by_hand=True
        ),
        st.lists(
            st.tuples(*[st.just("") | few | st.just(TICK_HERE)] * 3),
            min_size=1,
            max_size=9,
        ).map(tuple),
        st.booleans(),
    ),
    st.just(Facts((Fact("Datum", ""), Fact("Datum", "")))),
    st.just(Signatures(("Datum", "Namn", "Ort och datum", "Underskrift"))),
    st.just(WriteLines("", 3)),
    st.just(Paragraph("Sätt kryss. Vem?")),
)
in_script = arabic | ethiopic
forms = st.builds(
    lambda made, lang, snug: replace(paper(*made), lang=lang, snug=snug),
    st.lists(blank | blank | in_script, max_size=14),
    st.sampled_from(("sv-SE", "sv-SE", "ar", "ti")),
    st.booleans(),
)
