"""What holds of all that is decided, chosen and built in."""

import ast
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain import policy as table
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.policy import (
    ALLOW_ERASURE,
    DECIDING,
    MOST_FOLDERS,
    NO_POLICIES,
    OF_SETTING,
    POLICIES,
    READ,
    RETENTION_LEAST_MONTHS,
    Decided,
    Policies,
    Policy,
    PolicyFlaw,
    PolicyLevel,
    Value,
    ValueKind,
    named,
)
from sipdesk.domain.policy_reading import Reading, judged
from sipdesk.domain.settings import SETTINGS, Scope
from tests.architecture.source import PROGRAM, name, nodes

LOCAL = st.sampled_from(["C:\\SIPdesk", "/srv/sipdesk", "D:/åäö"])
PATHS = st.sampled_from(["C:\\SIPdesk", "\\\\server\\delad", "/srv/sipdesk", "D:/åäö"])


def values_of(policy: Policy) -> st.SearchStrategy[Value]:
    """Values that a policy may have, as they lie where they are read."""
    match policy.kind:
        case ValueKind.NUMBER:
            return st.integers(policy.least, policy.most)
        case ValueKind.SWITCH:
            return st.booleans()
        case ValueKind.FOLDER:
            return LOCAL if policy.is_local else PATHS
        case ValueKind.FOLDERS:
            return st.lists(PATHS, min_size=1, max_size=MOST_FOLDERS).map(tuple)


def useless_for(policy: Policy) -> st.SearchStrategy[object]:
    """What cannot be a policy's value."""
    never: st.SearchStrategy[object] = st.one_of(
        st.binary(), st.floats(), st.none(), st.just({}), st.just(()), st.just("")
    )
    match policy.kind:
        case ValueKind.NUMBER:
            outside = st.integers().filter(
                lambda n: not policy.least <= n <= policy.most
            )
            return st.one_of(never, outside, st.booleans(), st.just("5"))
        case ValueKind.SWITCH:
            wrong = st.integers().filter(lambda n: n not in {0, 1})
            return st.one_of(never, wrong, st.just("1"), st.just("true"))
        case ValueKind.FOLDER:
            loose = st.sampled_from(
                [
                    "SIPdesk",
                    "..\\x",
                    "C:x",
                    "%TEMP%\\x",
                    "\\x",
                    "/a\0b",
                    "/" + "a" * 1001,
                ]
            )
            shared = st.sampled_from(["\\\\server\\x", "//server/x"])
            wrong_place = shared if policy.is_local else st.nothing()
            return st.one_of(never, loose, st.integers(), wrong_place)
        case ValueKind.FOLDERS:
            many = st.just(("/a",) * (MOST_FOLDERS + 1))
            return st.one_of(never, many, st.just("/a"), st.just(("/a", "b")))


LEVELS = st.sets(st.sampled_from(list(PolicyLevel))).map(frozenset)


@given(st.data(), st.sampled_from(POLICIES), LEVELS, LEVELS)
def test_the_first_level_with_a_value_that_can_be_used_decides(
    data: st.DataObject,
    policy: Policy,
    useful: frozenset[PolicyLevel],
    useless: frozenset[PolicyLevel],
) -> None:
    there = {level: data.draw(values_of(policy)) for level in useful}
    if not policy.has_choice:  # then there is nothing to be a default of
        there.pop(PolicyLevel.INSTALLER, None)
        there.pop(PolicyLevel.CHOICE, None)
    broken = {level: data.draw(useless_for(policy)) for level in useless - useful}
    reading: Reading = {
        level: {policy.name: (there | broken)[level]}
        for level in READ
        if level in there | broken
    }
    policies = judged(reading)
    if policy.unusable is not None:  # it was to keep something from being done
        there |= dict.fromkeys(broken.keys() & DECIDING, policy.unusable)
    there[PolicyLevel.BUILT_IN] = policy.default
    first = next(level for level in PolicyLevel if level in there)
    decided = policies.decide(policy, there.get(PolicyLevel.CHOICE))
    assert decided == Decided(there[first], first)
    assert decided.is_shut == (first in DECIDING)
    assert {fault.level for fault in policies.faults} == broken.keys() & set(READ)


@given(
    st.dictionaries(
        st.sampled_from(READ),
        st.dictionaries(st.text(max_size=12), st.integers() | st.text() | st.none()),
    )
)
def test_what_is_read_is_used_or_told_of(
    reading: Mapping[PolicyLevel, Mapping[str, object]],
) -> None:
    policies = judged(reading)
    told = {(fault.level, fault.name) for fault in policies.faults}
    for level, values in reading.items():
        strange = {name for name in values if named(name) is None}
        if level is not PolicyLevel.INSTALLER:
            assert {(level, name) for name in strange} <= told


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_windows_does_not_mind_capitals(policy: Policy) -> None:
    assert named(policy.name.upper()) is policy
    assert named(policy.name.lower()) is policy


def test_a_name_written_twice_is_told_of() -> None:
    values = {"AllowErasure": 0, "allowerasure": 1}
    policies = judged({PolicyLevel.MACHINE: values})
    assert not policies.allows(ALLOW_ERASURE)
    assert [fault.name for fault in policies.faults] == ["allowerasure"]


def test_a_level_that_cannot_be_read_is_told_of_once() -> None:
    faults = judged({PolicyLevel.USER: PolicyFlaw.UNREADABLE}).faults
    assert [(f.name, f.level) for f in faults] == [("", PolicyLevel.USER)]


@pytest.mark.parametrize("level", [PolicyLevel.MACHINE, PolicyLevel.USER])
def test_what_a_level_that_cannot_be_read_may_keep_shut_is_shut(
    level: PolicyLevel,
) -> None:
    policies = judged({level: PolicyFlaw.UNREADABLE})
    kept = {p.name: d for p, d in policies.in_force.items()}
    floor = kept.pop("RetentionLeastMonths")
    assert floor == Decided(RETENTION_LEAST_MONTHS.most, level)
    assert kept.keys() == {p.name for p in POLICIES if p.name.startswith("Allow")}
    assert set(kept.values()) == {Decided(False, level)}  # noqa: FBT003


def test_what_others_could_have_written_decides_nothing() -> None:
    assert not judged({PolicyLevel.MACHINE: PolicyFlaw.UNSAFE}).in_force


@pytest.mark.parametrize("policy", OF_SETTING.values(), ids=lambda policy: policy.name)
def test_a_policy_for_a_setting_may_say_what_the_setting_may(policy: Policy) -> None:
    setting = SETTINGS[policy.setting]
    assert policy.default == setting.default
    assert setting.scope is Scope.ADMINISTRATOR
    if policy.kind is ValueKind.NUMBER:
        assert (policy.least, policy.most) == (setting.least, setting.most)


@pytest.mark.parametrize(
    "policy", [p for p in POLICIES if not p.has_choice], ids=lambda policy: policy.name
)
@given(st.data())
def test_what_nobody_can_choose_has_no_default_of_the_installers(
    policy: Policy, data: st.DataObject
) -> None:
    value = data.draw(values_of(policy))
    policies = judged({PolicyLevel.INSTALLER: {policy.name: value}})
    assert policies.decide(policy) == Decided(policy.default, PolicyLevel.BUILT_IN)
    assert [fault.flaw for fault in policies.faults] == [PolicyFlaw.NO_DEFAULT]


CONSTANTS = {
    name: found for name, found in vars(table).items() if isinstance(found, Policy)
}


@pytest.mark.journey
@pytest.mark.parametrize(
    "constant", [name for name, policy in CONSTANTS.items() if not policy.setting]
)
def test_no_policy_stands_that_nothing_asks(constant: str) -> None:
    asking = {
        name(path)
        for path in PROGRAM
        for node in nodes(path)
        if isinstance(node, ast.Name) and node.id == constant
    }
    assert asking - {"sipdesk/domain/policy.py"}


def test_every_policy_is_in_the_table() -> None:
    assert {*CONSTANTS.values()} == {*POLICIES}


def test_no_name_stands_twice() -> None:
    names = [policy.name.casefold() for policy in POLICIES]
    assert len(set(names)) == len(names)


@given(st.data())
def test_what_somebody_chose_holds_where_nothing_is_decided(
    data: st.DataObject,
) -> None:
    keys = sorted(OF_SETTING)
    drawn = {
        key: data.draw(values_of(OF_SETTING[key]))
        for key in data.draw(st.sets(st.sampled_from(keys)))
    }
    chosen = {k: v for k, v in drawn.items() if not isinstance(v, tuple)}
    shut = data.draw(st.sets(st.sampled_from(keys)))
    decided = {key: data.draw(values_of(OF_SETTING[key])) for key in shut}
    policies = judged(
        {PolicyLevel.MACHINE: {OF_SETTING[k].name: v for k, v in decided.items()}}
    )
    over = policies.laid_over(chosen)
    built_in = {key: OF_SETTING[key].default for key in keys}
    assert over == built_in | chosen | decided
    assert policies.shut == shut


def test_nothing_is_forbidden_where_nobody_has_decided_anything() -> None:
    switches = [policy for policy in POLICIES if policy.kind is ValueKind.SWITCH]
    for policy in switches:
        NO_POLICIES.check(policy)
    assert not NO_POLICIES.in_force
    shut = Policies({(PolicyLevel.MACHINE, policy.name): False for policy in switches})
    for policy in switches:
        with pytest.raises(RuleBroken):
            shut.check(policy)
