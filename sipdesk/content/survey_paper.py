"""What a survey says on paper beside its questions, as data: honest about anonymity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from sipdesk.content.toml_table import Table
from sipdesk.domain.survey import SHOWN_FROM, SurveyOccasion

_LEAST: Final = "{least}"


@dataclass(frozen=True, slots=True)
class Voice:
    """What is said to one sort of reader.

    ``guess`` tells by occasion who may guess who has answered what. ``how`` and
    ``leave`` are for paper; ``how_in_file``, ``send`` and ``kept`` (what is kept of it)
    for a file that is filled in.
    """

    lead: str = ""
    how: str = ""
    leave: str = ""
    how_in_file: str = ""
    send: str = ""
    kept: str = ""
    guess: Mapping[SurveyOccasion, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SurveyWords:
    """What is said to a young person, and to all others."""

    young_person: Voice = Voice()
    adult: Voice = Voice()
    source: str = ""
    read_on: date | None = None
    status: str = ""  # verified, check, outdated


def read_survey_words(table: Table) -> SurveyWords:
    """Read the words.

    Raises:
        Refused: one is missing or strange.

    """
    words = SurveyWords(
        _voice(table.table("young-person")),
        _voice(table.table("adult")),
        table.text("source"),
        table.needed_day("read_on"),
        table.status(),
    )
    table.end()
    return words


def _voice(table: Table) -> Voice:
    guess = table.table("guess")
    voice = Voice(
        lead=table.text("lead").replace(_LEAST, str(SHOWN_FROM)),
        how=table.text("how"),
        leave=table.text("leave"),
        how_in_file=table.text("how_in_file"),
        send=table.text("send"),
        kept=table.text("kept"),
        guess=MappingProxyType(
            {
                one: guess.text(one.value)
                for one in SurveyOccasion
                if one.value in guess.keys
            }
        ),
    )
    guess.end()
    table.end()
    return voice
