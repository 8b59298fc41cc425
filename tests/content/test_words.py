"""Every value that people see has a Swedish word, and no word stands unused."""

import ast
import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from enum import Enum

import pytest

import sipdesk.domain
from sipdesk.content.chart import Absent
from sipdesk.content.content import SheetKind
from sipdesk.content.words import (
    in_short,
    label,
    listed,
    lower_first,
    map_line,
    recipient,
    word,
)
from sipdesk.domain.answer import Answer
from sipdesk.domain.area import Area
from sipdesk.domain.errors import Trouble
from sipdesk.domain.facts import Happening
from sipdesk.domain.free_text import Remark
from sipdesk.domain.funnel import Stopped
from sipdesk.domain.guard import BOARD, FILE_COPY, Verdict
from sipdesk.domain.journal import (
    ANSWERED,
    ASSIGNED,
    HEALTH_ASKED,
    HEALTH_NOT_ASKED,
    NOT_SHOWN,
)
from sipdesk.domain.party import PartyKind
from sipdesk.domain.plan import MeasureState
from sipdesk.domain.policy import PolicyArea
from sipdesk.domain.readiness import Matter
from sipdesk.domain.ready_rules import Stands
from sipdesk.domain.routine import StepState
from sipdesk.domain.standstill import Unmet
from sipdesk.domain.survey_words import Points
from sipdesk.domain.table import RowKind
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.paths import resources
from sipdesk.usecases.records_request import NOTED
from sipdesk.usecases.today import Urgency
from tests.architecture.source import PROGRAM, inside, tree

TABLES = tomllib.loads((resources() / "words.toml").read_text("utf-8"))
LONGEST = 50
UNTOLD = (Trouble, Remark, Points, Happening, PolicyArea, RowKind, Stopped)
"""Told as notices, or as figures in files of their own, or never."""


def enums() -> Iterator[type[Enum]]:
    """Every Enum that is shown to people by its word."""
    for module in pkgutil.iter_modules(sipdesk.domain.__path__, "sipdesk.domain."):
        for found in vars(importlib.import_module(module.name)).values():
            own = isinstance(found, type) and found.__module__ == module.name
            if own and issubclass(found, Enum) and found not in UNTOLD:
                yield found
    yield from (SheetKind, Urgency)


ENUMS = tuple(enums())


LABELLED = {"change": 2, "change_with": 2, "save": 2, "assign": 2, "_happens": 1}
"""What writes into the journal, and which of its arguments is the label."""


def labels() -> set[str]:
    """What the use cases write into the journal, as their source says it."""
    return {
        given.value
        for path in inside("usecases")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in LABELLED
        and len(node.args) > LABELLED[node.func.id]
        and isinstance(given := node.args[LABELLED[node.func.id]], ast.Constant)
        and isinstance(given.value, str)
    }


def lines_of(teller: str) -> set[str]:
    """Name the lines that the source tells by a function."""
    return {
        node.args[0].value
        for path in PROGRAM
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == teller
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_value_has_a_word(kind: type[Enum]) -> None:
    assert [word(member) for member in kind] == [
        TABLES[kind.__name__][member.value] for member in kind
    ]


@pytest.mark.journey
def test_no_word_stands_unused() -> None:
    used = {kind.__name__: {m.value for m in kind} for kind in ENUMS}
    named = {ANSWERED, ASSIGNED, NOTED, NOT_SHOWN, HEALTH_ASKED, HEALTH_NOT_ASKED}
    used["Label"] = {*labels()} | named
    used["VerdictInShort"] = {verdict.value for verdict in Verdict}
    used["MeasureStateInShort"] = {state.value for state in MeasureState}
    used["MatterInShort"] = {matter.value for matter in Matter}
    used["MapLine"] = lines_of("map_line")
    whys = {why.value for why in (*Unmet, *Stands)}
    whys |= {"declined-without-reason", "not-given-by-nobody"}
    used["OutlookLine"] = lines_of("outlook_line") | whys
    used["SumLine"] = lines_of("sum_line")
    used["ChartLine"] = lines_of("chart_line") | {a.value for a in Absent}
    used["FigureLine"] = lines_of("figure_line")
    used["Recipient"] = {BOARD, YOUNG_PERSON, FILE_COPY}
    assert {name: set(words) for name, words in TABLES.items()} == used


def test_every_answer_has_a_word_in_short() -> None:
    assert [in_short(verdict) for verdict in Verdict] == ["Ja", "Ska", "Får", "Nej"]

    assert [in_short(state) for state in MeasureState] == [
        "Inte alls",
        "Delvis",
        "Helt",
        "Inte aktuell längre",
    ]


def test_what_a_line_of_the_map_tells_is_kept_as_it_was_written() -> None:
    assert map_line("reason", reason="{by} är borta.") == "Skäl: {by} är borta."


def test_every_change_has_a_label() -> None:
    assert len(labels()) > 40
    assert all(label(code) for code in labels())


def test_everyone_a_paper_can_be_for_has_a_name() -> None:
    roles = [BOARD, YOUNG_PERSON, FILE_COPY, *(kind.value for kind in PartyKind)]
    assert len({recipient(role) for role in roles}) == len(roles)


def test_words_of_one_kind_can_be_told_apart() -> None:
    for words in TABLES.values():
        assert len(set(words.values())) == len(words)


def test_words_are_short_and_begin_with_a_capital() -> None:
    for words in TABLES.values():
        for text in words.values():
            assert text == " ".join(text.split())
            assert text[0].isupper()
            assert not text.endswith(".")
            assert len(text) <= LONGEST


def test_the_states_of_a_step_are_called_as_partners_know_them() -> None:
    assert [word(state) for state in StepState] == [
        "Ej påbörjad",
        "Pågår",
        "Väntar på svar",
        "Klar",
        "Hoppas över",
        "Kan inte börja än",
        "Visas inte här",
    ]


@pytest.mark.parametrize(
    "secret", ["samtyck", "skydd", "sekretess", "hälsa", "hot", "lvu", "lsu", "vårdnad"]
)
def test_what_stands_still_says_nothing_of_health_consent_or_law(secret: str) -> None:
    said = [*map(word, (*Unmet, *Stands)), *TABLES["OutlookLine"].values()]
    assert [w for w in said if secret in w.casefold()] == []


@pytest.mark.parametrize(
    ("word_", "inside"),
    [
        ("Psykisk hälsa", "psykisk hälsa"),
        ("Vård och behandling på SiS", "vård och behandling på SiS"),
        ("SiS skola", "SiS skola"),
        ("BUP eller annan psykiatri", "BUP eller annan psykiatri"),
        ("LSS i kommunen", "LSS i kommunen"),
        ("ADHD", "ADHD"),
        ("Kriminalvården", "Kriminalvården"),
        ("Försäkringskassan", "Försäkringskassan"),
        ("Ärende", "ärende"),
        ("", ""),
    ],
)
def test_inside_a_sentence_names_and_abbreviations_stay(
    word_: str, inside: str
) -> None:
    assert lower_first(word_) == inside


def test_words_that_hold_an_och_are_listed_with_commas() -> None:
    words = map(word, (Area.MENTAL_HEALTH, Area.SCHOOL))
    assert listed(words) == "psykisk hälsa, skola och arbete"


def test_a_word_that_is_missing_is_named() -> None:
    class Strange(Enum):
        THING = "thing"

    with pytest.raises(KeyError, match=r"words\.toml has no word for 'thing' in"):
        word(Strange.THING)
    with pytest.raises(KeyError, match="nothing-like-it"):
        label("nothing-like-it")
    with pytest.raises(KeyError, match="nobody"):
        recipient("nobody")
    assert word(Answer.UNKNOWN) == "Vet inte"
