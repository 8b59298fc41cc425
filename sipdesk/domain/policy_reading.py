"""What was read of policies: what can be used, and the faults of the rest."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sipdesk.domain.policy import (
    DECIDING,
    POLICIES,
    Policies,
    Policy,
    PolicyFault,
    PolicyFlaw,
    PolicyLevel,
    Value,
    named,
)

Reading = Mapping[PolicyLevel, Mapping[str, object] | PolicyFlaw]
"""What lies at each level that is read, by name; or why nothing of it could be read."""


def judged(reading: Reading) -> Policies:
    """Sort what was read into what can be used, and the faults of the rest."""
    given: dict[tuple[PolicyLevel, str], Value] = {}
    faults: list[PolicyFault] = []
    for level, values in reading.items():
        for name, policy, value in _each(level, values):
            if isinstance(value, PolicyFlaw):
                faults.append(PolicyFault(name, level, value))
                given = _kept_shut(level, policy, value) | given
            elif policy is not None and (level, policy.name) not in given:
                given[level, policy.name] = value
            else:  # written twice, with capitals of its own
                faults.append(PolicyFault(name, level, PolicyFlaw.UNKNOWN))
    return Policies(MappingProxyType(given), tuple(faults))


def _kept_shut(
    level: PolicyLevel, policy: Policy | None, flaw: PolicyFlaw
) -> dict[tuple[PolicyLevel, str], Value]:
    """Give what holds instead, where nobody can tell what was to be kept shut."""
    meant = POLICIES if flaw is PolicyFlaw.UNREADABLE else (policy,)
    instead = {(level, p.name): p.unusable for p in meant if p is not None}
    return {k: v for k, v in instead.items() if v is not None and level in DECIDING}


def _each(
    level: PolicyLevel, values: Mapping[str, object] | PolicyFlaw
) -> Iterator[tuple[str, Policy | None, Value | PolicyFlaw]]:
    if isinstance(values, PolicyFlaw):
        yield "", None, values
        return
    for name, raw in values.items():
        policy = named(name)
        if policy is not None:
            may = policy.has_choice or level is not PolicyLevel.INSTALLER
            flaw = PolicyFlaw.NO_DEFAULT
            yield name, policy, policy.judge(raw) if may else flaw
        elif level is not PolicyLevel.INSTALLER:  # it keeps more there than defaults
            yield name, None, PolicyFlaw.UNKNOWN
