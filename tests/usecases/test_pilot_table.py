"""The pilot's own table counted again, and tables of the same shape from files."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.content.document_check import lint
from sipdesk.documents.pilot_table import recount_document
from sipdesk.documents.printed_table_csv import MOST_ROWS
from sipdesk.domain.printed_figures import (
    AnswersDiffer,
    SaidElsewhere,
    ShareDiffers,
    WrongDenominator,
)
from sipdesk.domain.recount import OtherValue, TotalDiffers
from sipdesk.domain.user import Role
from sipdesk.usecases.pilot_table import (
    Recounted,
    TableFile,
    print_recount,
    recount_table,
    write_table_example,
)
from sipdesk.usecases.ports import Ports
from tests.documents.order import words_of, words_read
from tests.home import USER, open_ports
from tests.usecases.refusals import refused

HEAD = "hem;period;uppgift;värde\n"
SOUND = HEAD + (
    "Eken;jan;Behov;2\nEken;feb;Behov;3\nEken;Totalt;Behov;5\n"
    "Totalt;jan;Behov;2\nTotalt;feb;Behov;3\nTotalt;Slutresultat;Behov;5\n"
)


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    yield opened
    opened.store.close()


def of(text: str, ports: Ports) -> Recounted:
    return recount_table(TableFile(text.encode()), ports)


def test_the_pilots_contradictions_are_found_from_its_own_cells(ports: Ports) -> None:
    recounted = recount_table(TableFile(), ports)
    found = [one.found for one in recounted.found]
    sums = {
        (
            f.total.what,
            f.printed,
            f.counted.amount,
            f.counted.net,
            len(f.counted.blanks),
        )
        for f in found
        if isinstance(f, TotalDiffers)
    }
    assert sums == {("Upptäckt behov", 28, 22, 21, 1), ("Genomförda", 9, 8, 8, 4)}
    places = [(f.printed, f.counted.others) for f in found if isinstance(f, OtherValue)]
    assert places == [(68, (61,))]
    answers = [f.survey for f in found if isinstance(f, AnswersDiffer)]
    assert [(s.counted, s.answered) for s in answers] == [(40, 39)]
    wrong = [f for f in found if isinstance(f, WrongDenominator)]
    assert [(f.claim.denominator, f.survey.applies, f.survey.known) for f in wrong] == [
        (320, 31, 30),
        (39, 31, 30),
    ]
    texts = [f for f in found if isinstance(f, SaidElsewhere)]
    assert [(f.printed, f.elsewhere.amount, f.counted, f.net) for f in texts] == [
        (28, 21, 22, 21),
        (9, 8, 8, 8),
    ]
    shares = [f for f in found if isinstance(f, ShareDiffers)]
    assert [(f.printed, f.counted, f.net) for f in shares] == [
        ((9, 28), (8, 22), (8, 21))
    ]
    assert len(found) == 11


@pytest.mark.parametrize(
    "words",
    [
        "slutresultatet säger 28, men rutorna ger 22, eller 21",
        "En ruta är tom: Långanäs, SIP på SIS april. Hör 6 hemma där",
        "slutresultatet säger 9, men rutorna ger 8. Summorna i tabellens kant ger 8",
        "Summan 68 gäller ett av dem. Med ett annat blir den 61.",
        "9 av 28 (32,1 %), rutorna 8 av 22 (36,4 %), och utan dem inom parentes 8 av",
        "21 är också vad rutorna ger när de inom parentes dras ifrån.",
        "Svaren är 40 (9 + 1 + 29 + 1), men 39 sägs ha svarat.",
        "1 av 31 är 3,2 %. Utan dem som inte vet är det 1 av 30, 3,3 %.",
        "Av 5 svar är 4 ja, 1 vet inte. 19 fick frågan.",
    ],
)
def test_each_is_said_in_a_sentence_with_its_numbers(ports: Ports, words: str) -> None:
    told = " ".join(one.sentence for one in recount_table(TableFile(), ports).found)
    assert words in told.replace("\N{NO-BREAK SPACE}", " ")


def test_the_table_stands_as_it_was_printed(ports: Ports) -> None:
    table = recount_table(TableFile(), ports).publication.table
    printed = {(c.row, c.column, c.what): c.printed for c in table.cells}
    assert printed["Långanäs", "SIP på SIS april", "Upptäckt behov"] == ""
    assert printed["Långanäs", "SIP på SIS 16 mars", "Upptäckt behov"] == "4 (-1)"
    two = "25 (ej utredning) 18 (april–maj)"
    assert printed["Långanäs", "", "Antal platser"] == two
    assert printed["Råby", "Slutresultat", "Genomförda"].startswith("Hann inte")
    assert len(table.cells) == 39


@pytest.mark.journey
def test_the_paper_holds_the_table_the_recount_and_every_sentence(ports: Ports) -> None:
    recounted = recount_table(TableFile(), ports)
    document = recount_document(recounted.publication, ports.clock.now())
    assert lint(document) == ()
    made = print_recount(TableFile(), ports)
    assert made.file_name == "pilotens-tabell-kontrollraknad.pdf"
    assert words_read(made.data) == words_of(document)
    heard = " ".join(words_read(made.data))
    for one in recounted.found:
        assert " ".join(one.sentence.split()) in heard
    assert "Omräknat 8 (-1) 7 + okänt 7 22 (-1) + okänt" in heard


def test_a_file_comes_back_as_it_was_written(ports: Ports) -> None:
    example = write_table_example(None, ports)
    again = recount_table(TableFile(example), ports)
    pilot = recount_table(TableFile(), ports).publication.table
    assert again.publication.table == pilot
    assert again.refused == ()
    assert len(again.found) == 3


@pytest.mark.journey
def test_a_sound_table_says_that_it_adds_up(ports: Ports) -> None:
    assert of(SOUND, ports).found == ()
    made = print_recount(TableFile(SOUND.encode()), ports)
    assert made.file_name == "tabell-kontrollraknad.pdf"
    assert "Allt som går att räkna går ihop." in " ".join(words_read(made.data))


def test_one_changed_figure_is_found_in_its_row_its_column_and_the_whole(
    ports: Ports,
) -> None:
    said = of(SOUND.replace("Eken;feb;Behov;3", "Eken;feb;Behov;4"), ports).found
    row, column, whole = (one.sentence for one in said)
    rest = "Skillnaden är 1. Ingen ruta är tom."
    assert row == f"Behov, Eken: sist på raden står 5, men rutorna före ger 6. {rest}"
    assert column == f"Behov, feb: nederst står 3, men rutorna ovanför ger 4. {rest}"
    edges = "Summorna i tabellens kant ger 5 och 5."
    assert whole == f"Behov: slutresultatet säger 5, men rutorna ger 6. {edges} {rest}"


def test_a_blank_value_is_not_nought(ports: Ports) -> None:
    text = HEAD + "Eken;jan;Behov;\nAsken;jan;Behov;2\nTotalt;jan;Behov;3\n"
    (one,) = of(text, ports).found
    assert one.sentence.endswith(
        "En ruta är tom: Eken, jan. Hör 1 hemma där går summan ihop, men det går inte "
        "att veta."
    )
    less = of(text.replace("Behov;3", "Behov;1"), ports).found[0]
    assert "De kan inte förklara att summan är för liten." in less.sentence


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (";jan;Behov;2", "Rad 2 säger inte vilket hem den gäller."),
        ("Eken;jan;;2", "Rad 2 säger inte vad som är räknat."),
        ("Eken;jan;Behov;3,5", "Värdet på rad 2 är inget antal."),
        ("Eken;jan;Behov;32 %", "Värdet på rad 2 är inget antal."),
        ("Eken;jan;Behov;2023-05-01", "Värdet på rad 2 är inget antal."),
        ("Eken;jan;Behov;2;mer", "Rad 2 har fler celler än rubriker."),
        (f"Eken;jan;{'x' * 121};2", "En text på rad 2 är för lång."),
        ("Eken;jan;Be\x07hov;2", "Rad 2 har tecken som inte går att visa."),
        ("Eken;jan;20060709-2384;2", "Rad 2 kan ha ett personnummer."),
        ("Asken;jan;Behov;9", "Rad 3 gäller en ruta som redan har stått."),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_the_rest_is_counted(
    ports: Ports, row: str, why: str
) -> None:
    read = of(f"{HEAD}{row}\nAsken;jan;Behov;2\n", ports)
    (bad,) = read.refused
    assert bad.why.startswith(why)
    assert str(bad.line) in why
    assert read.publication.table.rows("Behov") == ("Asken",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "table-file-empty"),
        (HEAD, "table-file-empty"),
        ("hem;period;värde\nEken;jan;2\n", "table-file-without-column"),
        ("hem;period;uppgift;värde;hem\n", "table-file-column-twice"),
        (
            HEAD + "".join(f"Hem {n};jan;Behov;1\n" for n in range(MOST_ROWS + 1)),
            "table-file-too-many-rows",
        ),
        ('hem;period;uppgift;värde\n"Eken;jan', "csv-not-csv"),
        ("hem;period\0", "csv-not-text"),
    ],
)
def test_a_file_that_is_no_such_table_says_what_to_do(
    ports: Ports, text: str, code: str
) -> None:
    with refused(code):
        of(text, ports)


def test_columns_may_come_in_any_order_and_from_a_spreadsheet_in_windows(
    ports: Ports,
) -> None:
    text = "Värde,Uppgift,Period,HEM\n2,Behov,maj,Ö\n3,Behov,maj,Summa\n"
    read = recount_table(TableFile(text.encode("cp1252")), ports)
    assert [one.found.total.row for one in read.found] == ["Totalt"]  # type: ignore[union-attr]


def test_only_who_may_read_figures_counts_them(ports: Ports) -> None:
    closed = replace(ports, user=replace(USER, roles=frozenset({Role.ADMINISTRATOR})))
    for ask in (recount_table, print_recount):
        with refused("right-missing"):
            ask(TableFile(), closed)
    with refused("right-missing"):
        write_table_example(None, closed)
    reader = replace(ports, user=replace(USER, roles=frozenset({Role.READER})))
    assert recount_table(TableFile(), reader).found
