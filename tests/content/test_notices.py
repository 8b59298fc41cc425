"""Everything that can stop a person has a notice, and no notice stands unused."""

import ast
import string
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import Conflict, Missing, Trouble
from sipdesk.domain.free_text import Remark
from sipdesk.domain.survey_words import Points
from sipdesk.paths import resources
from sipdesk.storage.keys import Weakness
from tests.architecture.source import PROGRAM, name, texts, tree

NOTICES = tomllib.loads((resources() / "notices.toml").read_text("utf-8"))
LONGEST = 100

# The functions and errors whose first argument is the code of a notice.
SAYING = {"RuleBroken", "Refused", "notice"}
NO_FACTS = {"facts", "field", "line", "place", "rule"}  # their other arguments


class Said(NamedTuple):
    """A code in the source, and the names of the facts that go with it."""

    code: str
    facts: frozenset[str]


def said() -> Iterator[Said]:
    """Every code that a rule, a refusal or a window says outright."""
    for path in PROGRAM:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                yield from in_call(node, tree(path))
                if name(path) == "sipdesk/domain/plan_rules.py":
                    yield from in_plan_rules(node)


def in_call(call: ast.Call, module: ast.Module) -> Iterator[Said]:
    called = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if called in SAYING and call.args:
        given = [*call.args[1:], *(k.value for k in call.keywords if k.arg == "facts")]
        # What is passed by name was put together in the same module.
        named = any(isinstance(value, ast.Name) for value in given)
        facts = {k.arg for k in call.keywords if k.arg} - NO_FACTS
        facts |= {key for value in given for key in dict_keys(value)}
        facts |= set(dict_keys(module)) if named else set()
        yield from (Said(code, frozenset(facts)) for code in codes(call.args[0]))
    for keyword in call.keywords:
        if keyword.arg == "missing":  # empty where nothing is
            found = filter(None, codes(keyword.value))
            yield from (Said(code, frozenset()) for code in found)


def in_plan_rules(call: ast.Call) -> Iterator[Said]:
    if ast.unparse(call.func).endswith(".append"):
        yield from (Said(code, frozenset()) for code in codes(call.args[0]))


def dict_keys(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Dict):
            yield from (code for key in inner.keys if key for code in codes(key))


def codes(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(code)) if code:
            yield code
        case ast.IfExp(body=one, orelse=other):
            yield from codes(one)
            yield from codes(other)
        case ast.JoinedStr(values=[ast.Constant(value="passphrase-"), *_]):
            yield from (f"passphrase-{weakness.value}" for weakness in Weakness)
        case _:
            return


def every_code() -> set[str]:
    own = {Conflict().code, Missing().code} | {trouble.value for trouble in Trouble}
    own |= {remark.value for remark in (*Remark, *Points)}
    return own | {found.code for found in said()}


def placeholders(entry: dict[str, str]) -> set[str]:
    formatter = string.Formatter()
    return {
        field
        for text in entry.values()
        for _, field, _, _ in formatter.parse(text)
        if field is not None
    }


@pytest.mark.journey
def test_every_code_has_a_notice() -> None:
    assert len(every_code()) > 100
    assert every_code() - NOTICES.keys() == set()


@pytest.mark.journey
def test_no_notice_stands_unused() -> None:
    spoken = {text for path in PROGRAM for text in texts(path)}
    assert NOTICES.keys() - every_code() - spoken == set()


@pytest.mark.journey
def test_a_code_made_up_as_it_goes_is_one_that_the_rules_name() -> None:
    made_up = [
        ast.unparse(node.args[0])
        for path in PROGRAM
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "RuleBroken"
        and not list(codes(node.args[0]))
    ]
    assert set(made_up) <= {"allowed.missing", "lack", "lacking"}


@pytest.mark.journey
def test_a_notice_speaks_only_of_facts_that_always_come_with_its_code() -> None:
    for found in said():
        assert placeholders(NOTICES[found.code]) <= found.facts, found.code


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_says_what_is_wrong_and_what_to_do_in_short_sentences(
    code: str,
) -> None:
    entry = NOTICES[code]
    assert entry.keys() == {"text", "next"}
    for sentence in entry.values():
        assert sentence == " ".join(sentence.split())
        assert sentence[0].isupper() or sentence[0] == "”"
        assert sentence[-1] in ".}"
        assert "!" not in sentence
        assert len(sentence) <= LONGEST


def test_facts_are_filled_in_and_kept_as_they_are() -> None:
    told = notice("saved-by-another", {"text": "{0} <b>å</b> {text}"})
    assert told.text == "Nu står det: {0} <b>å</b> {text}"
    assert "{" not in told.next


def test_a_notice_without_facts_needs_none() -> None:
    told = notice("conflict")
    assert told == Notice(**NOTICES["conflict"])
    assert notice("conflict", {"more": "than it asks for"}) == told


def test_a_notice_or_fact_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="no notice 'nothing-like-it'"):
        notice("nothing-like-it")
    with pytest.raises(KeyError, match="text"):
        notice("saved-by-another")


def test_a_notice_is_told_whole_in_one_text() -> None:
    assert Notice("Det saknas.", "Skriv in det.").whole == "Det saknas. Skriv in det."
    assert Notice("Det saknas.", "").whole == "Det saknas."


@pytest.mark.parametrize(
    "code", ["no-such-file", "keys-damaged", "empty-file", "damaged"]
)
def test_nobody_is_sent_for_a_copy_that_there_may_not_be(code: str) -> None:
    assert notice(code).next.endswith("om det finns en.")
