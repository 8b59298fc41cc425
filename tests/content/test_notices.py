"""Everything that can stop a person has a notice, and no notice stands unused."""

import ast
import string
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from sipdesk.content.notices import Notice, notice
from sipdesk.domain.errors import Conflict, Missing, Trouble
from sipdesk.paths import resources
from sipdesk.storage.keys import Weakness
from tests.architecture.source import PROGRAM, name, tree

NOTICES = tomllib.loads((resources() / "notices.toml").read_text("utf-8"))
LONGEST = 80

# The functions and errors whose first argument is the code of a notice.
SAYING = {"RuleBroken", "Refused", "notice"}
SAID_BY_FIELD = {"facts", "field", "line", "place", "rule"}


class Said(NamedTuple):
    """A code in the source, and the names of the facts that go with it."""

    code: str
    facts: frozenset[str]


def said() -> Iterator[Said]:
    """Every code of a notice that stands in the program."""
    for path in PROGRAM:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                yield from in_call(node)
            if name(path) == "sipdesk/domain/plan_rules.py":
                yield from in_plan_rules(node)


def in_call(call: ast.Call) -> Iterator[Said]:
    called = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if called in SAYING and call.args:
        facts = {k.arg for k in call.keywords if k.arg} - SAID_BY_FIELD
        dicts = [n for a in [*call.args, *call.keywords] for n in ast.walk(a)]
        facts |= {
            key.value
            for d in dicts
            if isinstance(d, ast.Dict)
            for key in d.keys
            if isinstance(key, ast.Constant) and isinstance(key.value, str)
        }
        yield from (Said(code, frozenset(facts)) for code in codes(call.args[0]))
    for keyword in call.keywords:
        if keyword.arg == "missing":
            yield from (Said(code, frozenset()) for code in codes(keyword.value))


def in_plan_rules(node: ast.AST) -> Iterator[Said]:
    match node:
        case ast.Call(func=ast.Attribute(attr="append"), args=[code]):
            yield from (Said(found, frozenset()) for found in codes(code))


def codes(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(code)):
            yield code
        case ast.IfExp(body=one, orelse=other):
            yield from codes(one)
            yield from codes(other)
        case ast.JoinedStr(values=[ast.Constant(value="passphrase-"), *_]):
            yield from (f"passphrase-{weakness.value}" for weakness in Weakness)


def every_code() -> set[str]:
    own = {Conflict().code, Missing().code} | {trouble.value for trouble in Trouble}
    return own | {found.code for found in said()}


def placeholders(entry: dict[str, str]) -> set[str]:
    formatter = string.Formatter()
    return {
        field
        for text in entry.values()
        for _, field, _, _ in formatter.parse(text)
        if field is not None
    }


def test_every_code_has_a_notice_and_every_notice_a_code() -> None:
    assert len(every_code()) > 100
    assert NOTICES.keys() - every_code() == set()
    assert every_code() - NOTICES.keys() == set()


def test_a_code_made_up_as_it_goes_is_one_that_the_rules_name() -> None:
    made_up = [
        ast.unparse(node.args[0])
        for path in PROGRAM
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "RuleBroken"
        and not list(codes(node.args[0]))
    ]
    assert set(made_up) <= {"allowed.missing", "lack"}


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
